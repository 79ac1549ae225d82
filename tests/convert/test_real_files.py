"""Every real file that others wrote imports, and what it holds is counted here in another way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.convert.data import DATA, files, needed
from tests.convert.inventories import loaded
from tests.convert.plain import text, the_one
from touchmap.convert.remarks import grouped
from touchmap.convert.stages import told
from touchmap.convert.table.columns import asked, chosen
from touchmap.model import Inventory

pytestmark = needed
DIAGRAMS = files("mermaid/*/*.mmd")
# A task as anybody would point one out: a name, a colon, a number. What is no number is listed below.
_TASK = re.compile(r"^[^:#%]+:\s*\d+(\s*:.*)?\s*$")
ODD = {
    "mermaid-js__journey.spec__7.mmd": 1,  # size: 2rem
    "adewale__agent-opaque-fidelity.test__1.mmd": 2,  # the rest of a program behind the diagram
    "adewale__journey_multiactor_multiline__1.mmd": 1,  # scores: 4 5
    "adewale__journey_multiactor_multiline__2.mmd": 1,
}
"""How many tasks a file holds whose score is no number."""


def counted(path: Path) -> tuple[int, int]:
    """Sections, those of one name in a row once, and tasks: by looking at lines, without a parser."""
    lines = path.read_text(encoding="utf-8").replace("\r", "").split("\n")
    statements = [one.strip() for line in lines for one in re.sub(r"&\w+;", "", line).split(";")]
    sections = [one[8:].strip() for one in statements if re.match(r"section\s", one)]
    tasks = [one for one in statements if _TASK.match(one) and not one.startswith(("title", "section", "acc"))]
    runs = sum(1 for index, name in enumerate(sections) if not index or name != sections[index - 1])
    return runs, len(tasks) + ODD.get(path.name, 0)


def imported(path: Path, format: str = "mermaid", **wishes: object) -> Inventory:
    return loaded(text(the_one(path.read_bytes(), format, **wishes)))


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_a_diagram_imports_with_all_that_it_holds(path: Path) -> None:
    inventory = imported(path)
    sections, tasks = counted(path)
    assert (len(inventory.phases), len(inventory.touchpoints)) == (sections, tasks)


def test_all_of_them_are_there() -> None:
    assert len(files("mermaid/documents/*.mmd")) == 19
    assert len(files("mermaid/grammar-cases/*.mmd")) > 80


@pytest.mark.parametrize("path", DIAGRAMS, ids=lambda path: path.stem)
def test_no_score_is_lost(path: Path) -> None:
    """What is a number is on the map as a feeling, or in a note where it is not on the scale."""
    inventory = imported(path)
    _, tasks = counted(path)
    felt = [one for one in inventory.touchpoints if one.emotion is not None or "Score" in (one.note or "")]
    assert len(felt) == tasks - ODD.get(path.name, 0)


def test_one_journey_in_two_languages_has_one_structure() -> None:
    russian, english = (imported(DATA / f"mermaid/documents/ikloster03__customer-journey-map__{n}.mmd") for n in (1, 2))

    def structure(inventory: Inventory) -> list[object]:
        phases = {key: place for place, key in enumerate(inventory.phases)}
        return [(one.number, one.stage, phases[one.in_phase.key] if one.in_phase else None, one.emotion)
                for one in inventory.touchpoints]  # fmt: skip

    assert structure(russian) == structure(english)
    assert len(russian.touchpoints) == 13
    assert (russian.journey.language, english.journey.language) == ("ru", "en")
    assert [step.target.number for step in russian.paths["Как на схеме"].steps if step.target] == list(range(1, 14))


@pytest.mark.parametrize(("name", "said"), [
    ("journey-parser.test__10", 'line 3: this is neither a section nor a task: "note over actor"'),
    ("journey-parser.test__12", 'line 2: this is neither a section nor a task: "accTitle Missing colon"'),
    ("journey-parser.test__13", "line 2: accDescr { is never closed"),
    ("agent-opaque-fidelity.test__2", 'line 5: this is neither a section nor a task: "click task href"'),
    ("agent-journey.test__7", "line 3: Mermaid takes one list of actors"),
])  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(name: str, said: str) -> None:
    one = the_one((DATA / f"mermaid/grammar-cases/adewale__{name}.mmd").read_bytes(), "mermaid")
    assert one.remarks.wrong
    assert any(line.startswith(said) for line in grouped(one.remarks.losses))


def test_the_spreadsheet_imports_with_a_map() -> None:
    data = (DATA / "structured/mops__touchpoints.csv").read_bytes()
    one = the_one(
        data, "csv", columns=asked(["name=TouchpointID,channel=Channel", "note=LeadID"]), stages=told(["pre"])
    )
    inventory = loaded(text(one))
    rows = data.decode("utf-8-sig").splitlines()[1:]
    assert len(inventory.touchpoints) == len(rows) == 500
    by_name = {touchpoint.name: touchpoint for touchpoint in inventory.touchpoints}
    for row in rows:
        number, lead, _, channel, _ = row.split(",")
        assert (by_name[number].channel.name, by_name[number].note) == (channel, lead)
    assert list(grouped(one.remarks.losses)) == [
        'columns "Timestamp" (500 cells), "Cost" (500 cells): no field fits; --map \'note=Timestamp\' keeps one as a note'  # noqa: E501
    ]
    assert not one.remarks.wrong


def test_the_flowchart_that_was_exported_as_csv_imports_with_its_lines() -> None:
    data = (DATA / "structured/easyuj__lucid-chart-export.csv").read_bytes()
    columns = asked(["name=Text Area 1,id=Id,from=Line Source,to=Line Destination"])
    inventory = imported(
        DATA / "structured/easyuj__lucid-chart-export.csv", "csv",
        columns=columns, only=chosen(["Name=Text,Line"]), stages=told(["pre"]), channel="Website",
    )  # fmt: skip
    rows = data.decode().splitlines()
    assert len(inventory.touchpoints) == sum(',"Text","Standard"' in row for row in rows) == 13
    ways = [(touchpoint, link) for touchpoint in inventory.touchpoints for link in touchpoint.next]
    assert len(ways) == sum(',"Line",' in row for row in rows) == 15
    names = {(start.name, link.when, link.target.name) for start, link in ways if link.target}
    assert ("Landing page", "Select flowers", "Flower listing page") in names
    assert ("Login page", "Register account", "Account details page") in names


def test_a_table_of_answers_is_refused_with_what_is_there() -> None:
    from touchmap.convert.failure import CannotConvert

    data = (DATA / "responses/gsa__sample_cx_responses_upload_with_bom.csv").read_bytes()
    with pytest.raises(
        CannotConvert, match=r"row 1: no column seems to hold the names .* \"external_id\", \"question_1\""
    ):
        the_one(data, "csv")
