"""Mermaid journeys as Mermaid reads them, and what becomes of them in an inventory."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.convert.inventories import TEXTS, hostile_inventories, loaded
from tests.convert.plain import read, text, the_one
from touchmap.convert.failure import CannotConvert
from touchmap.convert.formats import exported, imported
from touchmap.convert.mermaid.parse import Diagram, parse
from touchmap.convert.remarks import Remarks, grouped
from touchmap.convert.stages import told
from touchmap.convert.wishes import Wishes
from touchmap.model import Inventory


def parsed(text: str) -> tuple[Diagram, list[str]]:
    """The diagram, and everything that is said about it."""
    remarks = Remarks("line")
    diagram = parse(textwrap.dedent(text).strip("\n"), 1, remarks)
    return diagram, [*remarks.read, *grouped(remarks.checks), *grouped(remarks.losses)]


def tasks(text: str) -> list[tuple[str, float | None, tuple[str, ...]]]:
    diagram, said = parsed(text)
    assert said == []
    return [(task.name, task.score, task.actors) for task in diagram.tasks]


def journey(text: str, **wishes: Any) -> Inventory:
    return read(textwrap.dedent(text).encode(), "mermaid", **wishes)


@pytest.mark.parametrize(("line", "expected"), [
    ("Make tea: 5: Me", ("Make tea", 5, ("Me",))),
    ("Make tea:5:Me, Cat ,You", ("Make tea", 5, ("Me", "Cat", "You"))),
    ("Make tea: 5", ("Make tea", 5, ())),
    ("Make tea: 5:", ("Make tea", 5, ())),
    ("Make tea: 2.5: ", ("Make tea", 2.5, ())),
    ("Make tea: -1", ("Make tea", -1, ())),
    ("Make tea: 1e1", ("Make tea", 10, ())),
    ("journey review: 4: Me", ("journey review", 4, ("Me",))),
    ("title: 3", ("title", 3, ())),
    ("sectioned: 3", ("sectioned", 3, ())),
    ("Pay#58; now: 3: A#44; B", ("Pay: now", 3, ("A, B",))),
    ("Say #quot;hi#quot; #35;1: 3", ('Say "hi" #1', 3, ())),
    ("Say #nothing; more: 3", ("Say #nothing; more", 3, ())),
    ("Say #7;a#0;b#55296;c#99999999999;d: 3", ("Say a\ufffdb\ufffdc#99999999999;d", 3, ())),
    ("Make<br>tea<BR/>now: 3", ("Make tea now", 3, ())),
    ("Оплата онлайн: 3: Клієнт", ("Оплата онлайн", 3, ("Клієнт",))),
])  # fmt: skip
def test_a_task(line: str, expected: tuple[str, float, tuple[str, ...]]) -> None:
    assert tasks(f"journey\n  {line}") == [expected]


def test_semicolons_part_statements() -> None:
    assert [name for name, *_ in tasks("journey; section S; A: 1; B: 2: Me;\nC: 3")] == ["A", "B", "C"]


def test_sections_title_and_descriptions() -> None:
    diagram, said = parsed("""
        JOURNEY
          Title Buying: a bike
          accTitle: For screen readers; all of it
          accDescr {
            Two lines
            of it
          } Before: 3
          SECTION One
            A: 1
          section Two
          section One
            B: 2
    """)
    assert said == []
    assert (diagram.title, diagram.acc_title) == ("Buying: a bike", "For screen readers; all of it")
    assert diagram.acc_description == "Two lines of it"
    assert [(section.name, section.line, [task.name for task in section.tasks]) for section in diagram.sections] == [
        (None, 7, ["Before"]), ("One", 8, ["A"]), ("Two", 10, []), ("One", 11, ["B"]),
    ]  # fmt: skip


def test_remarks_go_with_the_task_below_or_before_them() -> None:
    diagram, said = parsed("""
        %% made by hand
        journey
          % who pays?
          # ask finance
          Pay: 3 # cash only
          Leave: 4
    """)
    assert [(task.name, task.remarks) for task in diagram.tasks] == [
        ("Pay", ("made by hand", "who pays?", "ask finance", "cash only")), ("Leave", ()),
    ]  # fmt: skip
    assert said == ['line 5: to Mermaid this is a remark: "#cash only"; if it is not, write #35; for the #']


@pytest.mark.parametrize(("lines", "said"), [
    (["Pay: four"], 'line 2: the score "four" is no number'),
    (["Pay: 1e999"], 'line 2: the score "1e999" is no number'),
    (["Pay:"], "line 2: there is no score"),
    (["Pay: : Me"], "line 2: there is no score"),
    (["Pay: 3: Me: You"], 'line 2: Mermaid takes one list of actors: "You" is left out'),
    ([": 3: Me"], 'line 2: a task without a name: ": 3: Me"'),
    (["Pay"], 'line 2: this is neither a section nor a task: "Pay"; a task is written as `name: score: actors`'),
    (["accDescr missing"], 'line 2: this is neither a section nor a task: "accDescr missing"; write a colon behind it'),
    (["section", "A: 1"], "line 2: a section without a name; its tasks are taken into the one above"),
    (["section A:B", "A: 1"], 'line 2: Mermaid refuses the colon in the section "A:B"; write it as #58;'),
    (["title A", "title B"], 'line 3: a second title; the first one was "A"'),
    (["title", "A: 1"], "line 2: the title is empty"),
    (["accDescr {", "never", "A: 1"], "line 2: accDescr { is never closed; it is taken to end before the next task"),
    (["A: 1", "%% last"], "line 1: remarks at the end are left out: last"),
    (["%%{init: {'theme': 'dark'}}%%", "A: 1"],
     "settings of the diagram are not carried over: %%{init: {'theme': 'dark'}}%%"),
])  # fmt: skip
def test_what_is_odd_is_said_with_its_line(lines: list[str], said: str) -> None:
    assert parsed("\n".join(["journey", *lines]))[1] == [said]


def test_a_brace_that_is_never_closed_ends_before_the_next_task() -> None:
    diagram, _ = parsed("journey\naccDescr { all\n of this\nsection S\nA: 1\naccDescr { again\nB: 2")
    assert (diagram.acc_description, [task.name for task in diagram.tasks]) == ("all of this", ["A", "B"])


def test_the_inventory() -> None:
    diagram = """
        ---
        title: Not this one
        config: {theme: dark}
        ---
        journey
          title Go shopping
          accDescr: One morning
          section Look around
            See the window: 4: Mum, Child
          section Pay at the till
            Pay: 2: Mum
            Pay: 6
          section Anytime
            Call: 3
    """
    one = the_one(textwrap.dedent(diagram).lstrip().encode(), "mermaid")
    assert text(one).decode() == textwrap.dedent("""\
        # Imported

        touchmap: 1
        journey:
          name: Go shopping
          note: One morning
        phases:
          look-around:
            name: Look around
            stage: pre-purchase  # check: by its place in the diagram
          pay-at-the-till: {name: Pay at the till, stage: purchase}
        channels:
          # check: the diagram names no channels. Where does each touchpoint happen: website, shop, phone?
          unsorted: {name: Not sorted yet}
        stages:
          pre-purchase:
            look-around:
              unsorted:
                - name: See the window
                  emotion: 1  # 4 on a scale of 1 to 5
                  basis: assumed
                  note: "Actors: Mum, Child"
          purchase:
            pay-at-the-till:
              unsorted:
                - id: pay
                  name: Pay
                  emotion: -1  # 2 on a scale of 1 to 5
                  basis: assumed
                  note: "Actors: Mum"
                - id: pay-2
                  name: Pay
                  note: "Score in the diagram: 6"
        anytime:
          unsorted:
            - name: Call
              emotion: 0  # 3 on a scale of 1 to 5
              basis: assumed
        paths:
          # check: the order of the diagram; do customers really go this way?
          As in the diagram:
            - See the window
            - pay
            - pay-2
            - Call
    """)
    assert one.remarks.read == [
        "settings in the front matter are not carried over: config",
        'purchase ← "Pay at the till"',
    ]
    assert list(grouped(one.remarks.checks)) == [
        'pre-purchase ← "Look around": guessed by the place in the diagram; --stages says otherwise',
        "line 12: the score 6 is not from 1 to 5, so it stays a note; --scale says otherwise",
    ]
    assert one.remarks.losses == []


SMALL = """
    journey
      section A
        One: 1: Ann
        Two: 10: Ann, Bob
      section B
        Three: 5
"""


def test_actors_as_people_and_as_channels() -> None:
    people = journey(SMALL, actors="people")
    assert {key: person.name for key, person in people.people.items()} == {"ann": "Ann"}
    assert [(one.who, one.note) for one in people.touchpoints][1:] == [
        ("Ann", "Actors: Bob\nScore in the diagram: 10"),
        (None, None),
    ]
    channels = journey(SMALL, actors="channels", channel="Elsewhere")
    assert [one.channel.name for one in channels.touchpoints] == ["Ann", "Ann", "Elsewhere"]


def test_another_scale() -> None:
    assert [one.emotion for one in journey(SMALL, scale=(1, 10)).touchpoints] == [-2, 2, -0.22]


@pytest.mark.parametrize(("words", "stages"), [
    (["A=post", "B=pre-purchase"], ["post-purchase", "post-purchase", "pre-purchase"]),
    (["A=purchase,B=anytime"], ["purchase", "purchase", None]),
    (["1,0,1"], ["pre-purchase", "pre-purchase", "post-purchase"]),
    (["purchase"], ["purchase"] * 3),
])  # fmt: skip
def test_stages_as_told(words: list[str], stages: list[str | None]) -> None:
    by_name = {one.name: one.stage for one in journey(SMALL, stages=told(words)).touchpoints}
    assert [by_name[name] for name in ("One", "Two", "Three")] == stages


@pytest.mark.parametrize(("words", "message"), [
    (["A"], "--stages A is not understood"),
    (["A=sometime"], "--stages A=sometime is not understood"),
    (["C=post"], '--stages: there is no "C" here; there are: "A", "B"'),
    (["1,2,3"], "--stages 1,2,3 speaks of 6 sections, but there are 2"),
])  # fmt: skip
def test_stages_that_do_not_fit(words: list[str], message: str) -> None:
    with pytest.raises(CannotConvert) as refused:
        journey(SMALL, stages=told(words))
    assert str(refused.value).startswith(message)


NAMES = {
    "pre-purchase": ["Awareness", "Considering the options", "Before the purchase", "Пошук і порівняння", "Знакомство",
                     "Осведомлённость", "Изучение", "آگاهی", "جست‌وجو", "پیش از خرید"],
    "purchase": ["Checkout", "Buying it", "Sign up", "Оформлення замовлення", "Під час покупки", "Оплата", "Корзина",
                 "سفارش و پرداخت", "خرید"],
    "post-purchase": ["Delivery", "After the purchase", "Using it", "First use", "Repeat purchase", "Після покупки",
                      "Підтримка", "Доставка", "Повторная покупка", "پس از خرید", "پشتیبانی", "وفاداری"],
}  # fmt: skip


@pytest.mark.parametrize(("stage", "name"), [(stage, name) for stage, names in NAMES.items() for name in names])
def test_a_stage_is_known_by_name_in_four_languages(stage: str, name: str) -> None:
    # At the other end of the journey, so that its place would say otherwise.
    others = "section X\n a: 1\n" * 2
    first, last = ("", others) if stage == "post-purchase" else (others, "")
    inventory = journey(f"journey\n{first}section {name}\n It: 3\n{last}")
    assert next(one.stage for one in inventory.touchpoints if one.name == "It") == stage


def test_books_are_not_bookings_and_houses_are_no_uses() -> None:
    assert [one.stage for one in journey("journey\nsection Book writing\nA: 1\nsection House\nB: 1").touchpoints] == [
        "pre-purchase", "post-purchase",
    ]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), [
    (b"flowchart LR\n a --> b", "line 1: this is a flowchart diagram, no journey: it should begin with `journey`"),
    (b"", "line 1: this is a diagram of another kind, no journey: it should begin with `journey`"),
    (b"journey\n title Nothing", "line 1: there is no task in this journey, so nothing to import"),
    (b"---\ntitle: x\n---\n\ngantt\n", "line 4: this is a gantt diagram, no journey: it should begin with `journey`"),
    (b"\x00\x01\xff\xfe\x00journey", "this is no text file"),
])  # fmt: skip
def test_what_is_no_journey_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(CannotConvert) as refused:
        imported("mermaid", data, "x", Wishes())
    assert str(refused.value) == message


MARKDOWN = """\
# Our customers

```mermaid
flowchart LR
  a --> b
```

## The first way

> - ```mermaid
>   journey
>     Pay: 5
>   ```

~~~~ mermaid
journey
  title Second
  ~~~
  Leave: 1
~~~~

```text
journey
  Not this: 1
```
"""


def test_every_journey_in_markdown() -> None:
    first, second = imported("markdown", MARKDOWN.replace("\n", "\r\n").encode(), "File", Wishes())
    assert [one.draft.journey["name"] for one in (first, second)] == ["The first way", "Second"]
    assert [one.origin for one in (first, second)] == ["line 11", "line 16"]
    assert [[step.origin for step in one.draft.steps] for one in (first, second)] == [[12], [19]]
    assert "line 4: a flowchart diagram, no journey: left out" in first.remarks.read
    assert list(grouped(second.remarks.losses)) == [
        'line 18: this is neither a section nor a task: "~~~"; a task is written as `name: score: actors`'
    ]


def test_markdown_without_a_journey() -> None:
    with pytest.raises(CannotConvert) as refused:
        imported("markdown", MARKDOWN.partition("## ")[0].encode(), "File", Wishes())
    assert str(refused.value) == (
        "there is no ```mermaid block with a journey in this file (line 4: a flowchart diagram, no journey: left out)"
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251"])
def test_encodings(encoding: str) -> None:
    diagram = "journey\r\n  title Подорож покупців\r\n  section Покупка\r\n    Оплатити онлайн: 5\r\n"
    inventory = read(diagram.encode(encoding), "mermaid")
    assert (inventory.journey.name, inventory.journey.language) == ("Подорож покупців", "uk")
    assert inventory.touchpoints[0].name == "Оплатити онлайн"


_LINES = TEXTS | st.sampled_from((
    "section A", "section", "section A:B", "Task: 5: Me", "T: x", "T:", "T: : A", "accTitle: x", "accDescr {", "}",
    "end } T: 4: x", "%% c", "# c", "%%{init: {}}%%", "%%{", "---", "```", "A: 5; B: 6", "y: 1e400", "title",
    "T#58;x: 3: A#44;b", "a<br>b: 2", "\x00: 3",
))  # fmt: skip


@settings(max_examples=60)
@given(st.lists(_LINES, max_size=12), st.sampled_from(("notes", "people", "channels")))
def test_whatever_stands_in_a_diagram_the_inventory_has_no_mistakes(lines: list[str], actors: str) -> None:
    diagram = "\n".join(["journey", *lines, "Last: 3"])
    inventory = journey(diagram, actors=actors)
    assert inventory.touchpoints


@settings(max_examples=25)
@given(hostile_inventories())
def test_what_is_exported_is_read_again(inventory: Inventory) -> None:
    one = the_one(exported("mermaid", inventory), "mermaid", actors="channels")
    again = loaded(text(one))
    assert len(again.touchpoints) == len(inventory.touchpoints)
    assert not one.remarks.wrong
    assert sorted(round(touchpoint.emotion or 0, 2) for touchpoint in inventory.touchpoints) == pytest.approx(
        sorted(touchpoint.emotion or 0 for touchpoint in again.touchpoints), abs=0.011
    )
