"""Workbooks: what their cells show, sheets, merged cells; and files that only look like one."""

from __future__ import annotations

import datetime
import io
import re
import sys
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.convert.inventories import loaded
from tests.convert.plain import again, read, said, text, the_one
from tests.reading import inventory
from touchmap.convert.failure import CannotConvert
from touchmap.convert.formats import exported, imported
from touchmap.convert.remarks import grouped
from touchmap.convert.table.columns import asked
from touchmap.convert.wishes import Wishes

BIKE = """
    touchmap: 1
    journey: {name: Buying a bike, reviewed: 2026-10-15, feedback: [letter]}
    stage_names: {post-purchase: Riding}
    people: {boss: The boss}
    phases: {look: {name: Look around, stage: pre-purchase}}
    channels: {web: {name: Website, kind: digital}}
    feedback:
      letter: {metric: nps, scope: journey}
      page: {metric: csat, result: {score: 80%, n: 30}, questions: {pay: {target: 90%}}}
    stages:
      pre-purchase:
        look:
          web:
            - {name: "=1+1", emotion: -1, next: Pay, reviewed: 2026-01-31, parts: [{name: The door, parts: [Its bell]}]}
      purchase:
        web: [{name: Pay, who: boss, feedback: page.pay}]
    paths: {way: ["=1+1", Pay]}
"""


def workbook(*sheets: tuple[str, list[list[Any]]], change: Callable[[Any], None] = lambda _: None) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_a_sheet_for_each_section() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", inventory(BIKE))))
    assert book.sheetnames == ["Touchpoints", "Channels", "Feedback", "Phases", "People", "Journey", "Paths"]
    rows = list(book["Touchpoints"].values)
    assert [row[:5] for row in rows] == [
        ("number", "stage", "phase", "channel", "name"),
        (1, "pre-purchase", "Look around", "Website", "=1+1"),
        ("1_1", None, None, None, "The door"),
        ("1_1_1", None, None, None, "Its bell"),
        (2, "purchase", None, "Website", "Pay"),
    ]
    by_name = dict(zip(rows[0], rows[1], strict=True))
    assert (by_name["emotion"], by_name["reviewed"]) == (-1, datetime.datetime(2026, 1, 31))
    assert [row[:2] for row in book["Feedback"].values] == [
        ("key", "question"),
        ("letter", None),
        ("page", None),
        ("page", "pay"),
    ]
    assert ("stage_names.post-purchase", "Riding") in list(book["Journey"].values)


def test_nothing_in_a_workbook_is_computed() -> None:
    for name, content in parts(exported("xlsx", inventory(BIKE))).items():
        if name.startswith("xl/worksheets"):
            assert "<f>" not in content
    styles = parts(exported("xlsx", inventory(BIKE)))["xl/styles.xml"]
    assert 'quotePrefix="1"' in styles  # so that it stays a text when somebody edits the cell


def test_the_same_inventory_gives_the_same_bytes() -> None:
    first = exported("xlsx", inventory(BIKE))
    assert exported("xlsx", inventory(BIKE)) == first
    assert re.findall('W3CDTF">([^<]*)<', parts(first)["docProps/core.xml"]) == ["2000-01-01T00:00:00Z"] * 2


def test_colleagues_change_a_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported("xlsx", inventory(BIKE))))
    page = book["Touchpoints"]
    heads = {cell.value: cell.column for cell in page[1]}
    page.cell(5, heads["owner"]).value = "web"
    page.cell(5, heads["feedback"]).value = "page.pay\nno"
    page.append([None, "post-purchase", None, "website", "Ride home"])
    book["Channels"].cell(2, 3).value = "Digital"
    stream = io.BytesIO()
    book.save(stream)
    changed = read(stream.getvalue(), "xlsx")
    pay, ride = changed.touchpoints[1:]
    assert (pay.owner, [post.key for post, _ in pay.asked]) == ("web", ["page"])
    assert (ride.name, ride.stage, ride.channel.key) == ("Ride home", "post-purchase", "web")
    assert said(again("xlsx", inventory(BIKE))) == said(inventory(BIKE))


def test_other_sheets_are_said_and_one_can_be_chosen() -> None:
    data = workbook(("Notes", [["Hello"]]), ("Map", [["Step", "Channel"], ["Pay", "Web"]]), ("Empty", []))
    with pytest.raises(CannotConvert, match='sheet "Notes", row 1: no column seems to hold the names'):
        the_one(data, "xlsx")
    one = the_one(data, "xlsx", sheet="map")
    assert one.draft.steps[0].fields["name"] == "Pay"
    assert list(grouped(one.remarks.losses)) == ['the sheet "Notes" (1 rows); --sheet chooses another one']
    with pytest.raises(CannotConvert, match='there is no sheet "Plan" with anything on it; there are: "Notes", "Map"'):
        the_one(data, "xlsx", sheet="Plan")
    with pytest.raises(CannotConvert, match="--sheet is for workbooks"):
        the_one(b"Step\nPay\n", "csv", sheet="Map")


def test_merged_cells_count_for_all_that_they_cover() -> None:
    def merge(book: Any) -> None:
        book["Map"].merge_cells("A2:A3")
        book["Map"].merge_cells("B2:B4")

    rows = [
        ["Stage", "Channel", "Step"],
        ["Purchase", "Web", "Order"],
        [None, None, "Pay"],
        ["After", None, "Use"],
        ["After", "Shop", "Ask"],
    ]
    result = loaded(text(the_one(workbook(("Map", rows), change=merge), "xlsx")))
    assert [(one.name, one.stage, one.channel.name) for one in result.touchpoints] == [
        ("Order", "purchase", "Web"), ("Pay", "purchase", "Web"), ("Use", "post-purchase", "Web"), ("Ask", "post-purchase", "Shop"),  # noqa: E501
    ]  # fmt: skip


def test_what_the_cells_show() -> None:
    rows = [["Step", "Reviewed", "Emotion", "Notes", "Owner", "Moment of truth"],
            ["Pay", datetime.date(2026, 5, 1), 1.5, 0.25, 7.0, True],
            ["Ask", datetime.datetime(2026, 5, 1, 9, 30), 2, datetime.time(9, 30), "x_x000D_y", False]]  # fmt: skip

    def show(book: Any) -> None:
        book["Map"]["D2"].number_format = "0%"

    pay, ask = read(workbook(("Map", rows), change=show), "xlsx").touchpoints
    assert (pay.reviewed, pay.emotion, pay.note, pay.owner, pay.moment_of_truth) == (
        datetime.date(2026, 5, 1),
        1.5,
        "25%",
        "7",
        True,
    )
    assert (ask.reviewed, ask.note, ask.owner, ask.moment_of_truth) == (
        datetime.date(2026, 5, 1),
        "09:30:00",
        "x\ry",
        False,
    )


def test_formulas_without_a_result_and_errors_are_said() -> None:
    one = the_one(workbook(("Map", [["Step", "Owner", "Notes"], ["Pay", "=A2", "#N/A"]])), "xlsx")
    assert list(grouped(one.remarks.losses)) == [
        "row 2: the cell B2: its formula has no saved result", "row 2: the cell C2: it says #N/A",
    ]  # fmt: skip
    assert one.draft.steps[0].fields == {"name": "Pay"}


def packed(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in files.items():
            parts.writestr(name.replace("__", "/") + ".xml", content)
    return stream.getvalue()


GOOD = workbook(("Map", [["Step"], ["Pay"]]))
BROKEN = {
    "empty": b"",
    "text": b"Step\nPay\n",
    "cut short": GOOD[:200],
    "another archive": packed(a="<a/>"),
    "entities": packed(a='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
    "a bomb": packed(a="x" * 160_000_000),
    "nothing on it": workbook(("Map", [])),
    "no sheets": packed(**{"[Content_Types]": "<Types/>", "xl__workbook": "<workbook/>"}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_workbook_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(CannotConvert) as refused:
        imported("xlsx", BROKEN[name], "x", Wishes())
    message = str(refused.value)
    assert "\n" not in message
    assert message.startswith(
        ("this is no workbook", "this workbook is far too large", "there is nothing in this workbook")
    )


def test_without_openpyxl_one_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for attempt in (lambda: exported("xlsx", inventory(BIKE)), lambda: imported("xlsx", GOOD, "x", Wishes())):
        with pytest.raises(CannotConvert, match=re.escape("pip install 'touchmap-cli[xlsx]'")):
            attempt()


def test_a_cell_that_would_be_cut_is_refused() -> None:
    many = inventory(BIKE).model_copy()
    note = ", ".join(f'"{"x" * 3900}{number}"' for number in range(9))
    many = inventory(BIKE.replace("who: boss", f"opportunities: [{note}]"))
    with pytest.raises(
        CannotConvert, match="Touchpoints, row 5, opportunities: 35,117 characters do not fit into a cell"
    ):
        exported("xlsx", many)
    assert read(exported("csv", many), "csv").touchpoints[1].opportunities == many.touchpoints[1].opportunities


def test_sheets_beside_the_touchpoints_say_what_is_odd() -> None:
    data = workbook(
        ("Touchpoints", [["number", "stage", "channel", "name"], [1, "purchase", "Web", "Pay"]]),
        ("Channels", [["key", "name", "kind", "colour"], ["web", "Web", "shiny", "red"], ["web", "Again"], [None, "Nameless"], ["k" * 1200]]),  # noqa: E501
        ("Journey", [["field", "value"], ["name", "A"], ["name", "B"], ["mood", "good"], ["language", "Ukrainian, really"]]),  # noqa: E501
        ("Paths", [["path", "to", "share"], ["way", "Pay", "most"], ["way", "Elsewhere"]]),
    )  # fmt: skip
    one = the_one(data, "xlsx")
    result = loaded(text(one))
    assert (result.journey.name, result.journey.note) == ("A", "language: Ukrainian, really")
    assert result.channels["web"].note == "kind: shiny"
    assert [step.to for step in result.paths["way"].steps] == ["Pay"]
    assert list(grouped(one.remarks.losses)) == [
        'Channels, row 1: the column "colour" is none of touchmap\'s',
        'Channels, row 2: kind "shiny" is none of digital, physical, human, print; it is kept as a note',
        'Channels, row 3: "web" stands here a second time, and is left out',
        "Channels, row 4: the key is blank, so the row is left out",
        f'Channels, row 5: the key "{"k" * 59}…" is too long and is cut',
        'Journey, row 3: "name" stands here a second time, and is left out',
        'the field "mood" is none of touchmap\'s',
        'language "Ukrainian, really" should be a language such as en, uk, ru or fa; it is kept as a note',
        'Paths, row 2: share "most" is no number; it is left out',
        'the path "way" leads to "Elsewhere", which is not there any more',
    ]


def test_a_map_holds_for_workbooks_too() -> None:
    result = read(workbook(("Map", [["A", "B"], ["Pay", "web"]])), "xlsx", columns=asked(["name=A,owner=B"]))
    assert result.touchpoints[0].owner == "web"
