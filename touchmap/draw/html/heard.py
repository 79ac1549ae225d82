"""What the listening posts of a touchpoint have heard, and all that is stated about each of them."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.draw.html.markup import Markup, element, joined
from touchmap.draw.html.tongue import Tongue
from touchmap.draw.view.feedback import score
from touchmap.measures import Reading, readings
from touchmap.model import Acts, Post, Touchpoint


def heard(touchpoint: Touchpoint, tongue: Tongue) -> Iterator[Markup]:
    """Each listening post that asks here or about a wider stretch, in the order of the file."""
    return (_heard(reading, tongue) for reading in readings(touchpoint))


def _heard(reading: Reading, tongue: Tongue) -> Markup:
    post, told = reading.post, score(reading, tongue.map)
    sure = tongue.say("interval", interval=told.sure) if told.sure else None
    figure = tongue.line(told.text, told.note, sure)
    asks = reading.question.name if reading.question else None
    return joined(
        element("strong", figure, class_=f"verdict {told.verdict}"),
        *(element("span", tongue.told(text)) for text in (post.name or post.key, asks) if text),
        *(element("small", line) for line in (_kept(post, tongue), _acts(post.acts, tongue)) if line),
    )


def _kept(post: Post, tongue: Tongue) -> Markup:
    """What it is, what it asks about, where the answers are, how often it asks."""
    rhythm = None
    if post.every == "contact":
        rhythm = tongue.say("every.contact")
    elif post.every is not None:
        rhythm = tongue.say("every", length=tongue.length(post.every))
    return tongue.line(
        tongue.own(f"post.{post.kind}"),
        tongue.own(f"wide.{post.scope}") if post.scope != "touchpoint" else None,
        tongue.told(post.owner),
        tongue.told(post.source),
        rhythm,
        tongue.say("last", day=tongue.date(post.last)) if post.last else None,
        tongue.told(post.note),
    )


def _acts(acts: Acts | None, tongue: Tongue) -> Markup:
    """Who does what with the answers."""
    if acts is None:
        return Markup()
    within = tongue.say("within", length=tongue.length(acts.within)) if acts.within else None
    return joined(f"{tongue.page.onward} ", tongue.line(tongue.told(acts.what), tongue.told(acts.who), within))
