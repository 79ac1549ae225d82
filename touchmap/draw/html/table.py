"""The table of all touchpoints: what the map shows, for those who rather read it, hear it or sort it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from touchmap.draw.html.articles import ROW
from touchmap.draw.html.entries import Entries, Entry
from touchmap.draw.html.facts import Known
from touchmap.draw.html.markup import Child, Markup, element, joined
from touchmap.draw.html.ways import about
from touchmap.draw.view.feedback import scores
from touchmap.model import STAGES


def table(entries: Entries, known: Known) -> Markup:
    """One row for each touchpoint; a column in which nothing would stand is left out."""
    columns = [(key, tell) for key, tell in _COLUMNS if key in _ALWAYS or any(tell(e, known)[0] for e in entries.all)]
    heads = (
        element("th", element("button", known.tongue.say(f"column.{key}"), type="button"), scope="col")
        for key, _ in columns
    )
    return element(
        "table",
        element("caption", known.tongue.told(known.inventory.journey.name)),
        element("thead", element("tr", *heads)),
        element("tbody", *(_row(entry, columns, known) for entry in entries.all)),
        lang=known.tongue.content,
    )


_Cell = tuple[Child, str | None]
"""What stands in a cell, and by what it is sorted where that is something else."""
_Tell = Callable[[Entry, Known], _Cell]


def _row(entry: Entry, columns: list[tuple[str, _Tell]], known: Known) -> Markup:
    cells = []
    for key, tell in columns:
        shown, order = tell(entry, known)
        tag, scope = ("th", "row") if key == "name" else ("td", None)
        cells.append(element(tag, shown, scope=scope, data_order=order))
    return element("tr", *cells, id=ROW + about(entry.touchpoint.key))


def _number(entry: Entry, known: Known) -> _Cell:
    number = entry.touchpoint.number or 0
    return known.tongue.number(number), str(number)


def _name(entry: Entry, known: Known) -> _Cell:
    return known.ways.link(entry.touchpoint, numbered=False), entry.touchpoint.name


def _stage(entry: Entry, known: Known) -> _Cell:
    stage = entry.touchpoint.stage
    order = STAGES.index(stage) if stage else len(STAGES)
    return known.tongue.told(known.tongue.stage(stage, known.inventory)), str(order)


def _phase(entry: Entry, known: Known) -> _Cell:
    phase = entry.touchpoint.in_phase
    return (known.tongue.told(phase.name) if phase else None), None


def _channel(entry: Entry, known: Known) -> _Cell:
    return known.tongue.told(entry.touchpoint.channel.name), None


def _owner(entry: Entry, known: Known) -> _Cell:
    owner = entry.touchpoint.responsible
    return (known.tongue.told(owner) if owner else known.tongue.own("owner.none")), None


def _feedback(entry: Entry, known: Known) -> _Cell:
    touchpoint, tongue = entry.touchpoint, known.tongue
    if entry.standing == "not-ours":
        return tongue.own(f"control.{touchpoint.control}"), None
    return tongue.own(f"standing.{entry.standing}"), None


def _score(entry: Entry, known: Known) -> _Cell:
    told = scores(entry.touchpoint, known.tongue.map)
    lines = (
        joined(
            element("div", score.text, class_=f"verdict {score.verdict}"),
            element("small", score.note) if score.note else None,
        )
        for score in told
    )
    return joined(*lines), None


def _moment(entry: Entry, known: Known) -> _Cell:
    return (f"★ {known.tongue.say('yes')}" if entry.touchpoint.moment_of_truth else None), None


def _emotion(entry: Entry, known: Known) -> _Cell:
    felt = entry.touchpoint.emotion
    return (None, None) if felt is None else (known.tongue.number(felt), f"{felt:g}")


def _pains(entry: Entry, known: Known) -> _Cell:
    told = (element("div", known.tongue.told(pain.text)) for pain in entry.touchpoint.pains)
    return joined(*told), None


def _next(entry: Entry, known: Known) -> _Cell:
    ways = known.ways
    ends = [end for sent in (False, True) for end, _ in ways.on(entry.touchpoint, sent=sent)]
    return joined(*(element("div", ways.link(end)) for end in ends)), None


def _findings(entry: Entry, known: Known) -> _Cell:
    counts = Counter(finding.code for finding in entry.findings)
    told = (code if count == 1 else f"{code} ({known.tongue.number(count)}×)" for code, count in counts.items())
    return joined(*(element("div", text) for text in told)), None


_COLUMNS: tuple[tuple[str, _Tell], ...] = (
    ("number", _number),
    ("name", _name),
    ("stage", _stage),
    ("phase", _phase),
    ("channel", _channel),
    ("owner", _owner),
    ("feedback", _feedback),
    ("score", _score),
    ("moment", _moment),
    ("emotion", _emotion),
    ("pains", _pains),
    ("next", _next),
    ("findings", _findings),
)
_ALWAYS = frozenset({"number", "name"})
