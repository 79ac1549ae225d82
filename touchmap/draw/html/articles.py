"""What the side panel shows: one article for each touchpoint, and one for the journey as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.draw.html.entries import Entries, Entry
from touchmap.draw.html.facts import Known, facts, listing
from touchmap.draw.html.markup import Child, Markup, element, joined
from touchmap.draw.html.tongue import Tongue
from touchmap.draw.html.ways import about
from touchmap.draw.view import Picture
from touchmap.finding import Finding

JOURNEY = "journey"
"""The id of the article on the journey."""
ROW = "row-"
"""Before the id of a touchpoint's article, the id of its row in the table."""


def articles(entries: Entries, known: Known, picture: Picture) -> Markup:
    """All of them, the journey first."""
    return joined(_journey(entries, known, picture), *(_article(entry, known) for entry in entries.all))


def _article(entry: Entry, known: Known) -> Markup:
    touchpoint, tongue = entry.touchpoint, known.tongue
    phase, stage, channel = touchpoint.in_phase, touchpoint.stage, touchpoint.channel
    kind = f" ({tongue.own(f'kind.{channel.kind}')})" if channel.kind else None
    where = tongue.line(
        tongue.told(tongue.stage(stage, known.inventory)),
        tongue.told(phase.name) if phase else None,
        joined(tongue.told(channel.name), kind),
    )
    return element(
        "article",
        element("p", where, class_="where"),
        _heading(joined(element("b", tongue.number(touchpoint.number or 0)), " ", tongue.told(touchpoint.name))),
        listing(facts(touchpoint, known)),
        _findings(entry.findings, tongue),
        id=about(touchpoint.key),
        lang=tongue.content,
        data_standing=entry.standing,
        data_moment=touchpoint.moment_of_truth,
        data_findings=bool(entry.findings),
        **{f"data_{facet}": " ".join(map(str, places)) or None for facet, places in entry.facets.items()},
    )


def _journey(entries: Entries, known: Known, picture: Picture) -> Markup:
    tongue, journey = known.tongue, known.inventory.journey
    rows: list[tuple[str, Child]] = [
        ("persona", tongue.told(journey.persona)),
        ("quote", tongue.told(journey.quote)),
        ("goal", tongue.told(journey.goal)),
        ("state", tongue.own(f"state.{journey.state}")),
        ("coverage", tongue.line(picture.headline, *picture.captions)),
        ("owner", tongue.told(journey.owner)),
        ("reviewed", tongue.date(journey.reviewed) if journey.reviewed else None),
        ("note", tongue.told(journey.note)),
    ]
    told = [joined(element("dt", tongue.say(f"fact.{key}")), element("dd", value)) for key, value in rows if value]
    return element(
        "article",
        element("p", tongue.say("journey"), class_="where"),
        _heading(tongue.told(journey.name)),
        element("dl", *told),
        _findings(entries.others, tongue),
        id=JOURNEY,
        lang=tongue.content,
    )


def _heading(text: Markup) -> Markup:
    return element("h2", text, tabindex="-1")


def _findings(findings: Sequence[Finding], tongue: Tongue) -> Markup | None:
    """What the audit found; its messages are English whatever the page speaks."""
    if not findings:
        return None
    speech = {} if tongue.page.language == "en" and tongue.content is None else {"lang": "en", "dir": "ltr"}
    items = (
        element(
            "li",
            element("p", element("b", finding.code), " ", tongue.say(f"severity.{finding.severity}"), class_="code"),
            element("p", finding.message, **speech),
            element("p", finding.help, class_="fix", **speech) if finding.help else None,
            class_=finding.severity.value,
        )
        for finding in findings
    )
    return element("section", element("h3", tongue.say("findings")), element("ul", *items), class_="findings")
