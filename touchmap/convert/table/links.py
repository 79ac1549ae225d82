"""Where the ways of a draft lead: to touchpoints that are there, each by a word that fits no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from touchmap.convert.draft import Draft, Step
from touchmap.convert.fields import Plain
from touchmap.convert.names import Names
from touchmap.convert.remarks import Remarks
from touchmap.convert.table.said import shown, with_note
from touchmap.convert.table.table import Row, Table


def names_of(draft: Draft) -> Names:
    """What the touchpoints of `draft` may be called."""
    return Names(draft.steps, {key: str(one.get("name", key)) for key, one in draft.channels.items()})


def settle_links(rows: Mapping[int, Plain], names: Names, by_number: Mapping[str, Step], remarks: Remarks) -> None:
    """Looks up where the ways of each row lead; one that leads nowhere, or to several, becomes a note."""
    for row, fields in rows.items():
        notes: list[str] = []
        for field in ("next", "sends"):
            ways = fields.pop(field, [])
            kept = [way for way in ways if _leads(way, names, by_number, row, field, notes, remarks)]
            if kept:
                fields[field] = kept
        with_note(fields, notes, row, remarks)


def settle_paths(draft: Draft, names: Names, remarks: Remarks) -> None:
    """The steps of paths that lead to a touchpoint; others are left out."""
    for path, ways in draft.paths.items():
        kept = []
        for way in ways:
            if len(names.find(way["to"])) == 1:
                kept.append(way)
            else:
                remarks.lose(0, f'the path "{shown(path)}" leads to "{shown(way["to"])}", which is not there any more')
        draft.paths[path] = kept


def add_ways(table: Table, rows: Sequence[Row], names: Names, steps: Mapping[str, Step], remarks: Remarks) -> None:
    """The rows that are ways from one touchpoint to another: what they are called is the case in which they are
    taken. `steps` are the touchpoints by number and id.
    """
    for row in rows:
        start, end = (_meant(table.cell(row, field).strip(), names, steps) for field in ("from", "to"))
        if start is None or end is None:
            remarks.lose(row.number, f'a way from "{shown(table.cell(row, "from"))}" to "{shown(table.cell(row, "to"))}": '  # noqa: E501
                                     "not both of them are touchpoints here")  # fmt: skip
            continue
        case = " ".join(table.cell(row, "name").split())
        way: dict[str, Any] = {"to": names.word_for(end), **({"when": case} if case else {})}
        start.fields.setdefault("next", []).append(way)


def is_way(table: Table, row: Row) -> bool:
    """Whether a row is a way rather than a touchpoint."""
    return all(table.has(field) and table.cell(row, field).strip() for field in ("from", "to"))


def _leads(
    way: Plain, names: Names, by_number: Mapping[str, Step], row: int, field: str, notes: list[str], remarks: Remarks
) -> bool:
    word = way["to"]
    found = names.find(word)
    if len(found) == 1:
        return True
    if not found and word in by_number:
        way["to"] = names.word_for(by_number[word])
        return True
    why = "fits several touchpoints" if found else "is no touchpoint here"
    remarks.lose(row, f'{field} "{shown(word)}" {why}; it is kept as a note')
    notes.append(f"{field}: {word}")
    return False


def _meant(word: str, names: Names, steps: Mapping[str, Step]) -> Step | None:
    if word in steps:
        return steps[word]
    found = names.find(word) if word else []
    return found[0] if len(found) == 1 else None
