"""All that an inventory says of one touchpoint, each fact under its heading, as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from touchmap.audit.coverage import Standing
from touchmap.draw.html.heard import heard
from touchmap.draw.html.markup import Child, Markup, element, joined
from touchmap.draw.html.tongue import Tongue
from touchmap.draw.html.ways import Ways
from touchmap.draw.svg import safe_link
from touchmap.model import Inventory, Pain, Touchpoint


@dataclass(frozen=True, slots=True)
class Fact:
    """One heading with what stands below it; `sought` says that the search looks there."""

    heading: str
    values: Sequence[Child]
    sought: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What has to be known to tell of a touchpoint."""

    inventory: Inventory
    standings: Mapping[Touchpoint, Standing]
    ways: Ways
    tongue: Tongue


def facts(touchpoint: Touchpoint, known: Known) -> Iterator[Fact]:
    """The facts that are stated of `touchpoint`, in the order in which they are read."""
    whole = touchpoint.parent is None
    for key, sought, tell in _FACTS:
        if whole or key not in _OF_THE_WHOLE:
            values = [value for value in tell(touchpoint, known) if value]
            if values:
                yield Fact(known.tongue.say(f"fact.{key}"), values, sought)


def listing(told: Iterator[Fact]) -> Markup | None:
    """Headings with what stands below them; None where there is nothing."""
    rows = [
        joined(
            element("dt", fact.heading),
            *(element("dd", value, class_="sought" if fact.sought else None) for value in fact.values),
        )
        for fact in told
    ]
    return element("dl", *rows) if rows else None


def _standing(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    standing = known.standings[touchpoint]
    if standing != "not-ours":
        yield known.tongue.own(f"standing.{standing}")
    if touchpoint.waive:
        yield known.tongue.told(touchpoint.waive)


def _heard(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return heard(touchpoint, known.tongue)


def _moments(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    if touchpoint.moment_of_truth:
        yield known.tongue.say("moment")
    for field in ("entry", "exit"):
        marked = getattr(touchpoint, field)
        if marked is not None:
            yield known.tongue.say(field if marked else f"{field}.not")


def _emotion(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    felt, tongue = touchpoint.emotion, known.tongue
    if felt is not None:
        word = tongue.own(f"emotion.{felt:g}") if felt.is_integer() else None
        basis = tongue.say(f"basis.{touchpoint.basis}") if touchpoint.basis else None
        yield tongue.line(tongue.number(felt), word, basis)


def _pains(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return (_pain(pain, known.tongue) for pain in touchpoint.pains)


def _pain(pain: Pain, tongue: Tongue) -> Markup:
    due = tongue.own("pains.due", due=tongue.date(pain.due)) if pain.due else None
    action = tongue.told(pain.action) if pain.action else tongue.own("pains.no-action")
    owner = tongue.told(pain.owner) or (tongue.own("pains.no-owner") if pain.action else None)
    return joined(
        element("strong", tongue.told(pain.text)),
        element("span", f"{tongue.page.onward} ", action),
        element("small", tongue.line(owner, due, tongue.say(f"status.{pain.status}"))),
    )


def _owner(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    if touchpoint.parent is not None:
        yield known.tongue.told(touchpoint.owner)
    else:
        owner = touchpoint.responsible
        yield known.tongue.told(owner) if owner else known.tongue.own("owner.none")


def _control(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    if touchpoint.parent is None or touchpoint.ownership:
        yield known.tongue.own(f"control.{touchpoint.control}")


def _during(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return (known.tongue.told(known.tongue.stage(stage, known.inventory)) for stage in touchpoint.during)


def _role(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    if touchpoint.role:
        yield known.tongue.say(f"role.{touchpoint.role}")


def _who(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    person = known.inventory.people.get(touchpoint.who or "")
    if touchpoint.who:
        yield known.tongue.told(person.name if person else touchpoint.who)


def _next(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return known.ways.told(touchpoint)


def _sends(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return known.ways.told(touchpoint, sent=True)


def _before(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return known.ways.back(touchpoint)


def _paths(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return (known.tongue.told(path) for path in known.ways.paths(touchpoint))


def _parts(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return (joined(known.tongue.told(part.name), listing(facts(part, known))) for part in touchpoint.parts)


def _link(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    if touchpoint.link:
        yield _address(touchpoint.link, known.tongue)


def _evidence(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return (_address(text, known.tongue) for text in touchpoint.evidence)


def _address(text: str, tongue: Tongue) -> Markup:
    """A link where it leads to the web or a mailbox, else a mere text."""
    if safe_link(text) is None:
        return tongue.told(text)
    return element("a", text, href=text, rel="noopener noreferrer", target="_blank", dir="ltr")


def _reviewed(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    if touchpoint.reviewed:
        yield known.tongue.date(touchpoint.reviewed)


def _service(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    service = touchpoint.service
    if service is not None:
        first = known.tongue.length(service.first_response) if service.first_response else None
        yield _named("service.first-response", known.tongue, first)
        for field in ("hours", "human", "root_cause", "alerts"):
            yield _named(f"service.{field.replace('_', '-')}", known.tongue, getattr(service, field))


def _loyalty(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    loyalty = touchpoint.loyalty
    if loyalty is not None:
        yield _named("loyalty.title", known.tongue, loyalty.title)
        yield _named("loyalty.tiers", known.tongue, *loyalty.tiers)
        yield _named("loyalty.channels", known.tongue, *loyalty.channels)
        yield _named("loyalty.head-start", known.tongue, loyalty.head_start)


def _named(key: str, tongue: Tongue, *texts: str | None) -> Markup:
    told = tongue.line(*map(tongue.told, texts))
    return joined(element("small", tongue.say(key)), told) if told else Markup()


def _accepted(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    return (known.tongue.line(code, known.tongue.told(reason)) for code, reason in touchpoint.ignore.items())


def _id(touchpoint: Touchpoint, known: Known) -> Iterator[Child]:
    if touchpoint.id:
        yield element("code", known.tongue.told(touchpoint.id))


_Tell = Callable[[Touchpoint, Known], Iterator[Child]]


def _text(field: str) -> _Tell:
    """A field of one text."""
    return lambda touchpoint, known: iter([known.tongue.told(getattr(touchpoint, field))])


def _texts(field: str) -> _Tell:
    """A field of several texts."""
    return lambda touchpoint, known: (known.tongue.told(text) for text in getattr(touchpoint, field))


_FACTS: tuple[tuple[str, bool, _Tell], ...] = (
    ("standing", False, _standing),
    ("heard", True, _heard),
    ("moments", False, _moments),
    ("emotion", False, _emotion),
    ("quote", True, _text("quote")),
    ("pains", True, _pains),
    ("need", True, _text("need")),
    ("owner", True, _owner),
    ("control", False, _control),
    ("during", False, _during),
    ("role", True, _role),
    ("who", True, _who),
    ("next", False, _next),
    ("sends", False, _sends),
    ("before", False, _before),
    ("paths", True, _paths),
    ("parts", True, _parts),
    ("backstage", True, _texts("backstage")),
    ("opportunities", True, _texts("opportunities")),
    ("collects", True, _texts("collects")),
    ("uses", True, _texts("uses")),
    ("first-impression", True, _text("first_impression")),
    ("personal", True, _text("personal")),
    ("reminder", True, _text("reminder")),
    ("service", True, _service),
    ("loyalty", True, _loyalty),
    ("note", True, _text("note")),
    ("link", True, _link),
    ("evidence", True, _evidence),
    ("reviewed", False, _reviewed),
    ("accepted", False, _accepted),
    ("id", True, _id),
)
"""Heading, whether the search looks there, and how it is told, in the order in which they are read."""

_OF_THE_WHOLE = frozenset({"standing", "during", "before", "next", "sends", "paths"})
"""Facts that a part shares with its touchpoint."""
