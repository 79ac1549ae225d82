"""`touchmap show` as text, CSV and JSON: what the table counts, how it fits, what comes first in the list."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.report.sheets import journey, sheet, sheet_of
from tests.report.test_golden import SAMPLE
from tests.report.test_hostile import DANGEROUS
from touchmap.finding import Finding, Place, Severity
from touchmap.report import Style
from touchmap.report.actions import actions
from touchmap.report.grid import grids
from touchmap.report.shown import SHOWN, _harmless

DAY = datetime.date(2026, 11, 30)
HOTEL = """
    touchmap: 1
    journey: {name: Staying, persona: Family, goal: Sleep}
    channels:
      desk: {name: Reception 漢字, owner: front}
      site: {name: Website, owner: web, ownership: external}
      fax: {name: Fax}
    feedback: {slips: {kind: complaints, source: Box, acts: Read, owner: quality}}
    stages:
      pre-purchase:
        site:
          - {name: Look, entry: true, next: [Pay, wait]}
      purchase:
        desk:
          - {name: Pay, feedback: slips, next: Leave, moment_of_truth: true}
          - name: Wait
            id: wait
            next: Pay
            pains:
              - {text: No chair, action: Buy two, owner: house, due: 2026-11-29}
              - {text: Cold, action: Heat, owner: house, due: 2026-11-30}
              - {text: Draught, action: Close the door, owner: house, due: 2026-01-01, status: done}
              - {text: Dark}
      post-purchase:
        desk:
          - name: Leave
            exit: true
            moment_of_truth: true
            parts:
              - {name: Key box, pains: [{text: Always full, action: Empty it, due: 2027-01-01, status: doing}]}
    anytime:
      desk: [{name: Ask}]
"""


def text(actions: bool, inventory: str, style: Style | None = None) -> str:
    return SHOWN[actions, "text"](sheet(inventory, style=style), DAY)


def test_cells_count_touchpoints_share_and_the_worst() -> None:
    (grid,) = grids(sheet(HOTEL))
    assert list(grid.columns.values()) == ["Pre-purchase", "Purchase", "Post-purchase", "Anytime"]
    assert [row.name for row in grid.rows] == ["Reception 漢字", "Website"]
    desk = grid.rows[0]
    cell = desk.cells["purchase"]
    assert (cell.touchpoints, cell.share.tracked, cell.share.total, cell.worst) == (2, 1, 2, Severity.WARNING)
    assert desk.cells["post-purchase"].worst is Severity.ERROR
    assert "pre-purchase" not in desk.cells
    assert (desk.all.touchpoints, desk.all.worst) == (4, Severity.ERROR)
    assert (grid.rows[1].all.touchpoints, grid.rows[1].all.share.total) == (1, 0)
    assert (grid.all.touchpoints, grid.all.share.total) == (5, 4)


def test_what_is_about_a_whole_stage_or_channel_counts_in_the_sums() -> None:
    bare = "touchmap: 1\njourney: J\nstages:\n  pre-purchase: {shop: [Look]}\n  purchase: {shop: [Pay]}\n"
    (grid,) = grids(sheet(bare + "  post-purchase: {}\n"))
    assert grid.sums["post-purchase"].touchpoints == 0
    assert grid.sums["post-purchase"].worst is Severity.ERROR
    assert grid.all.worst is Severity.ERROR
    made = sheet(HOTEL)
    about = Finding("TM1", "n", Severity.ERROR, "m", Place("touchmap.yaml", 6, 7, 6, 11), "channels.site")
    (grid,) = grids(replace(made, result=replace(made.result, findings=(about,))))
    assert [(row.key, row.all.worst) for row in grid.rows] == [("desk", None), ("site", Severity.ERROR)]
    assert grid.rows[1].cells["pre-purchase"].worst is None


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80, 97, 120])
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("which", [False, True])
def test_no_line_is_wider_than_the_terminal(width: int, colour: bool, which: bool) -> None:
    style = Style(colour=colour, width=width)
    long = SAMPLE.read_text("utf-8").replace("House", "Donaudampfschifffahrt" * 4).replace("The stay", "滞在" * 20)
    for inventory in (HOTEL, long, journey(9), journey(3000)):
        written = re.sub(r"\x1b\[[0-9;]*m", "", text(which, inventory, style))
        assert [line for line in written.splitlines() if cell_len(line) > width] == []


@pytest.mark.parametrize(("width", "has"), [(120, "2, 1 of 2, warning"), (90, "2, 1/2, warning"), (75, "2, 1/2, W"),
                                            (60, "2 touchpoints, 1 of 2 asked here, worst:")])  # fmt: skip
def test_a_narrower_terminal_shows_fewer_words(width: int, has: str) -> None:
    assert has in text(False, HOTEL, Style(width=width))


@pytest.mark.parametrize("width", [70, 80, 120])
def test_columns_stand_under_each_other(width: int) -> None:
    lines = text(False, HOTEL, Style(width=width)).splitlines()
    head, *rows = lines[lines.index("") + 1 :]
    rows = rows[: next(count for count, row in enumerate(rows) if row.startswith("  All")) + 1]
    start = cell_len(head[: head.index("Purchase")])
    for row in rows:
        before, cells = "", 0
        for letter in row:
            if cells >= start:
                break
            before += letter
            cells += cell_len(letter)
        assert cells == start
        assert before.endswith("  ")


def test_colour_changes_nothing_but_colour() -> None:
    for which in (False, True):
        coloured = text(which, HOTEL, Style(colour=True))
        assert "\x1b[" in coloured
        assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text(which, HOTEL)


def test_without_unicode_only_names_are_beyond_ascii() -> None:
    for which in (False, True):
        written = text(which, HOTEL, Style(unicode=False))
        assert {letter for letter in written if ord(letter) > 127} <= set(HOTEL)


def test_several_files_each_have_their_table() -> None:
    written = SHOWN[False, "text"](sheet(HOTEL, journey(6)), DAY)
    assert (
        "Staying (a.touchmap.yaml)\n5 touchpoints: customers are asked at 1 of 4 (25%; 1 not yours, or waived)"
        in written
    )
    assert "Going to the dentist (b.touchmap.yaml)\n6 touchpoints: nobody asks customers" in written


def test_the_table_as_data() -> None:
    made = sheet(HOTEL)
    (file,) = json.loads(SHOWN[False, "json"](made, DAY))["files"]
    assert file["channels"][0]["stages"]["purchase"] == {
        "touchpoints": 2, "tracked": 1, "overall_only": 0, "total": 2, "percent": 50.0, "worst": "warning",
    }  # fmt: skip
    assert file["all"]["all"]["touchpoints"] == 5
    rows = list(csv.DictReader(io.StringIO(SHOWN[False, "csv"](made, DAY))))
    assert sum(int(row["touchpoints"]) for row in rows) == 5
    assert [row["stage"] for row in rows] == ["Purchase", "Post-purchase", "Anytime", "Pre-purchase"]


def pains() -> list[tuple[str, bool]]:
    return [(one.what, one.overdue(DAY)) for one in actions(sheet(HOTEL), DAY) if one.kind == "pain"]


def test_moments_of_truth_first_then_overdue_then_by_date_and_done_last() -> None:
    assert pains() == [
        ("Always full", False), ("No chair", True), ("Cold", False), ("Dark", False), ("Draught", False),
    ]  # fmt: skip
    listed = actions(sheet(HOTEL), DAY)
    moments = [one.moment_of_truth for one in listed if not one.done]
    assert moments == sorted(moments, reverse=True)
    severities = [one.severity for one in listed if one.moment_of_truth and one.kind == "finding"]
    assert severities[0] == "error"


def test_who_has_to_act() -> None:
    owners = {one.what: one.owner for one in actions(sheet(HOTEL), DAY)}
    assert owners["No chair"] == "house"
    # Nobody is named for this action, so nobody is made up; where nothing is planned, it is up to the owner.
    assert owners["Always full"] is None
    assert owners["Dark"] == "front"


def test_the_list_says_what_is_late() -> None:
    written = text(True, HOTEL)
    assert re.search(r"^\d+ things to do, 1 overdue, \d+ without an owner \(on 2026-11-30\)$", written, re.MULTILINE)
    assert '  2026-11-29  overdue  house     "Wait" (3)\n    No chair\n    Do: Buy two\n' in written
    assert '  2026-11-30  open     house     "Wait" (3)\n' in written
    assert written.rstrip().endswith('2026-01-01  done     house     "Wait" (3)\n    Draught\n    Do: Close the door')


def test_in_a_narrow_terminal_the_touchpoint_has_a_line_of_its_own() -> None:
    assert '  2026-11-29  overdue  house\n    "Wait" (3)\n    No chair\n' in text(True, HOTEL, Style(width=40))


def test_a_pain_is_listed_once() -> None:
    found = {finding.code for finding in sheet(HOTEL).result.findings}
    listed = {one.code for one in actions(sheet(HOTEL), DAY) if one.code}
    assert {"TM602", "TM603"} & listed == set()
    assert listed == found - {"TM602", "TM603"}
    assert {"TM602", "TM603"} <= found


def test_nothing_to_do() -> None:
    calm = """
        touchmap: 1
        journey: {name: Calm, persona: p, goal: g}
        channels: {desk: {name: Desk, owner: front, kind: human}}
        feedback: {slips: {kind: complaints, source: Box, acts: Read, owner: quality}}
        stages:
          pre-purchase: {desk: [{name: Look, entry: true, next: Pay, feedback: slips}]}
          purchase: {desk: [{name: Pay, next: Leave, feedback: slips}]}
          post-purchase: {desk: [{name: Leave, exit: true, feedback: slips}]}
    """
    assert text(True, calm) == "Calm (touchmap.yaml)\nNothing to do (on 2026-11-30)\n"


def test_the_list_as_data() -> None:
    made = sheet(HOTEL)
    told = json.loads(SHOWN[True, "json"](made, DAY))
    assert told["today"] == "2026-11-30"
    rows = list(csv.DictReader(io.StringIO(SHOWN[True, "csv"](made, DAY))))
    assert len(rows) == len(told["actions"])
    assert list(rows[0]) == list(told["actions"][0])
    (chair,) = [row for row in rows if row["what"] == "No chair"]
    assert (chair["due"], chair["overdue"], chair["owner"], chair["number"]) == ("2026-11-29", "yes", "house", "3")


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t=", "\r=", "  =", "＝"])
def test_no_cell_begins_a_formula(first: str) -> None:
    quoted = json.dumps(f"{first}cmd|'/c calc'!A1")
    hostile = HOTEL.replace("name: Wait", f"name: {quoted}").replace("owner: front", f"owner: {quoted}")
    for which in (False, True):
        rows = list(csv.reader(io.StringIO(SHOWN[which, "csv"](sheet(hostile), DAY))))
        assert len({len(row) for row in rows}) == 1
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")) for row in rows for cell in row)


@given(st.text(st.characters() | st.sampled_from("=+-@\t\r\n\"',;")))
def test_cells_are_harmless(text: str) -> None:
    shown = _harmless(text)
    assert DANGEROUS.search(shown) is None
    assert not shown.startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("form", SHOWN, ids=str)
def test_no_control_character_gets_out(form: tuple[bool, str]) -> None:
    evil = json.dumps("\x1b]0;owned\x07 [bold]x[/] \u202eabc ##[error]x ::error::y")
    hostile = HOTEL.replace("name: Wait", f"name: {evil}").replace("text: Cold", f"text: {evil}")
    written = SHOWN[form](sheet(hostile.replace("Website", "[red]Web")), DAY)
    assert DANGEROUS.search(written) is None
    assert "##[" not in written


def test_the_sample_is_the_same_in_every_order_of_files() -> None:
    data = SAMPLE.read_bytes()
    one, two = sheet_of({"a.yaml": data, "b.yaml": data}), sheet_of({"a.yaml": data, "b.yaml": data})
    for form, write in SHOWN.items():
        assert write(one, DAY) == write(two, DAY), form
