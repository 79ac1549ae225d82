"""Single cells: texts that are found again, values as people write them, nothing that a program would compute."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.convert.inventories import NASTY
from touchmap.convert import kinds
from touchmap.convert.cells import entry, joined, parted, quoted, split, unquoted
from touchmap.convert.days import day
from touchmap.convert.fields import cells, columns_of, fields_of, plain
from touchmap.convert.table.formula import bared, guarded
from touchmap.model import Block, Link, Pain, Touchpoint
from touchmap.model.values import duration

TEXTS = st.text() | st.sampled_from(NASTY) | st.text('"\\n|- :[]{}ab', max_size=8) | st.just("")


@given(TEXTS)
def test_a_text_is_found_again(text: str) -> None:
    assert unquoted(quoted(text)) == text
    assert not text or text.strip() or quoted(text).strip()  # a cell that is not blank


@given(st.lists(TEXTS))
def test_texts_are_found_again_in_one_cell(texts: list[str]) -> None:
    cell = joined([quoted(text, in_list=True) for text in texts])
    assert [unquoted(line, in_list=True) for line in split(cell)] == texts


@given(TEXTS, TEXTS)
def test_a_key_and_its_value_are_found_again(key: str, value: str) -> None:
    assert parted(entry(key, value)) == (key, value)


def test_what_people_write_stays_as_it_is() -> None:
    for text in ('"Well done"', 'He said "no"', "a\nb", "C:\\new", "a | b", '"', '""x""'):
        assert quoted(text) == text == unquoted(text)
    assert split(" - one\r\n\r\n• two\n3. three\r- ") == ["one", "two", "3. three", "-"]


@given(TEXTS)
def test_nothing_is_computed(text: str) -> None:
    cell = guarded(text)
    assert bared(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))


def test_an_apostrophe_that_guards_nothing_stays() -> None:
    assert [bared(text) for text in ("'quoted'", "'90s", "''", "'=1", "''=1")] == [
        "'quoted'",
        "'90s",
        "''",
        "=1",
        "'=1",
    ]


@pytest.mark.parametrize(("kind", "text", "value"), [
    ("emotion", "1,5", 1.5), ("emotion", "\u22121", -1), ("emotion", " 2 ", 2), ("emotion", "1.50", 1.5), ("emotion", "1 000", None),  # noqa: E501
    ("emotion", "great", None), ("emotion", "nan", None), ("emotion", "1e400", None), ("emotion", "", None),
    ("moment_of_truth", "Так", True), ("moment_of_truth", "✓", True), ("moment_of_truth", "x", True),
    ("moment_of_truth", "нет", False), ("moment_of_truth", "خیر", False), ("moment_of_truth", "maybe", None),
    ("role", "Follow up", "follow-up"), ("role", "Advert", "advert"), ("role", "pay", None),
    ("ownership", "Partner", "partner"),
    ("reviewed", "2026-10-15", datetime.date(2026, 10, 15)), ("reviewed", "15.10.2026", datetime.date(2026, 10, 15)),
    ("reviewed", "10/15/2026", datetime.date(2026, 10, 15)), ("reviewed", "15/10/2026", datetime.date(2026, 10, 15)),
    ("reviewed", "3/3/2026", datetime.date(2026, 3, 3)), ("reviewed", "2026-10-15 00:00", datetime.date(2026, 10, 15)),
    ("reviewed", "3/4/2026", None), ("reviewed", "2026-02-30", None), ("reviewed", "soon", None),
    ("service.first_response", "1,5 h", "1.5 h"), ("service.first_response", "4h", "4h"),
    ("service.first_response", "a while", None),
    ("during", "purchase\npost-purchase", ["purchase", "post-purchase"]), ("during", "later", None),
    ("ignore", "TM301: why\nTM302", {"TM301": "why", "TM302": None}),
    ("next", "Pay | when: Cheap | share: 30 % | wait: 2d | handoff: the basket\n- Leave",
     [{"to": "Pay", "when": "Cheap", "share": "30%", "wait": "2d", "handoff": "the basket"}, {"to": "Leave"}]),
    ("next", "Pay | now", [{"to": "Pay | now"}]), ("next", "Pay | when: a | when: b", None),
    ("next", "Pay | share: half", None), ("next", "Pay | wait:", [{"to": "Pay"}]),
    ("pains", "It hurts | due: 1.12.2026", [{"text": "It hurts", "due": datetime.date(2026, 12, 1)}]),
])  # fmt: skip
def test_reading_a_cell(kind: str, text: str, value: Any) -> None:
    read = columns_of(Touchpoint)[kind].read
    if value is None:
        with pytest.raises(ValueError, match="^(is|has|says|might|names)"):  # noqa: RUF043
            read(text)
    else:
        assert read(text) == value


@pytest.mark.parametrize(
    "text", ["0min", "0.001min", "1min", "90min", "1.5h", "7d", "14d", "0.333w", "999999w", "0.1d"]
)
def test_a_length_of_time_is_the_same_when_it_is_read_again(text: str) -> None:
    assert duration(kinds.length(duration(text))) == duration(text)


@given(st.decimals(0, 100, places=6))
def test_so_is_a_share(share: Any) -> None:
    assert float(kinds.percent(float(share)).removesuffix("%")) == float(share)


def test_days_that_might_be_two_are_not_guessed() -> None:
    with pytest.raises(ValueError, match="might be two different days"):
        day("03-04-2026")


def test_every_field_of_every_block_has_a_column() -> None:
    """A new field of the model is in every export; one that has no kind fails here."""

    def below(cls: type[Block]) -> list[type[Block]]:
        return [cls, *(inner for one in cls.__subclasses__() for inner in below(one))]

    blocks = [cls for cls in below(Block) if cls.__name__ not in ("Inventory", "Path")]
    assert len(blocks) > 12
    for cls in blocks:
        assert list(fields_of(cls)) == list(cls.model_fields)
    assert set(columns_of(Touchpoint)) == {
        "service.first_response", "service.hours", "service.human", "service.root_cause", "service.alerts",
        "loyalty.head_start", "loyalty.tiers", "loyalty.channels", "loyalty.title", *Touchpoint.model_fields,
    } - {"parts"}  # fmt: skip


def test_what_is_not_said_has_no_cell() -> None:
    touchpoint = Touchpoint(name="Pay", pains=(Pain(text="Slow"),), next=(Link(to="Leave"),))
    assert plain(touchpoint) == {"name": "Pay", "pains": [{"text": "Slow"}], "next": [{"to": "Leave"}]}
    assert cells(Touchpoint, plain(touchpoint)) == {"name": "Pay", "pains": "Slow", "next": "Leave"}
