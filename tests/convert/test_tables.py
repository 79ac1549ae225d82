"""Tables that people keep: columns guessed in four languages, groups, headings, blanks; nothing dropped silently."""

from __future__ import annotations

import csv
import io
import textwrap
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.convert.inventories import TEXTS, loaded
from tests.convert.plain import read, text, the_one
from touchmap.convert.failure import CannotConvert
from touchmap.convert.formats import exported
from touchmap.convert.remarks import grouped
from touchmap.convert.stages import told
from touchmap.convert.table.columns import FIELDS, asked, chosen
from touchmap.convert.vocabulary import known
from touchmap.model import Inventory


def written(rows: list[list[str]], delimiter: str = ",") -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode("utf-8", "replace")


def table(source: str, **wishes: Any) -> tuple[Inventory, list[str]]:
    """The inventory of a table whose cells are parted by bars with spaces, and everything that is said about it."""
    rows = [
        [cell.strip().replace("/", "\n") for cell in line.split("|")]
        for line in textwrap.dedent(source).strip("\n").split("\n")
    ]
    one = the_one(written(rows), "csv", **wishes)
    said = [*one.remarks.read, *grouped(one.remarks.checks), *(f"LEFT {line}" for line in grouped(one.remarks.losses))]
    return loaded(text(one)), said


def places(inventory: Inventory) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (one.name, one.stage, one.in_phase.name if one.in_phase else None, one.channel.name)
        for one in inventory.touchpoints
    ]


FOUR = {
    "en": "Stage | Touchpoint | Channel | Responsible | Pain points | Emotions | Comments",
    "uk": "Етап | Точка контакту | Канал | Відповідальний | Болі | Емоції | Коментарі",
    "ru": "Этап | Точка касания | Канал | Ответственный | Боли | Эмоции | Комментарии",
    "fa": "مرحله | نقطهٔ تماس | کانال | مسئول | مشکلات | احساسات | توضیحات",
}


@pytest.mark.parametrize("language", FOUR)
def test_columns_are_known_in_four_languages(language: str) -> None:
    inventory, said = table(f"{FOUR[language]}\nPurchase | Pay | Website | web | Slow/Ugly | -1 | Look at it")
    (pay,) = inventory.touchpoints
    assert (pay.name, pay.stage, pay.channel.name, pay.owner, pay.emotion, pay.note) == (
        "Pay", "purchase", "Website", "web", -1, "Look at it",
    )  # fmt: skip
    assert [pain.text for pain in pay.pains] == ["Slow", "Ugly"]
    names = FOUR[language].split(" | ")
    assert said == [
        f"name ← {names[1]}, stage ← {names[0]}, channel ← {names[2]}, owner ← {names[3]}, emotion ← {names[5]}, "  # noqa: ISC004
        f"pains ← {names[4]}, note ← {names[6]}"
    ]


def test_the_vocabulary_speaks_of_fields_that_there_are() -> None:
    assert set(known("columns")) <= set(FIELDS)


@pytest.mark.parametrize(("head", "field"), [
    ("Phase of journey", "stage"), ("TOUCHPOINT NAME", "name"), ("CustomerNeeds", "need"), ("Owner (team)", "owner"),
    ("Key pain points", "pains"), ("№", "number"), ("Moment of truth?", "moment_of_truth"), ("URL", "link"),
])  # fmt: skip
def test_column_names_are_understood_in_other_words(head: str, field: str) -> None:
    rows = [["Action", head], ["Pay", "1"]] if field != "name" else [[head, "Channel"], ["Pay", "1"]]
    one = the_one(written(rows), "csv")
    assert f"{field} ← {head}" in one.remarks.read[0]


def test_a_map_says_otherwise() -> None:
    inventory, said = table(
        "Touchpoint | Step, really | Score | Extra | More\nWebsite | Pay | 3 | e | m",
        columns=asked(["channel=Touchpoint,name=Step, really", "emotion=", "note=D,note=More"]),
    )  # fmt: skip
    assert places(inventory) == [("Pay", "pre-purchase", None, "Website")]
    assert inventory.touchpoints[0].note == "Extra: e\nMore: m"
    assert inventory.touchpoints[0].emotion is None
    assert said == [
        "name ← Step, really, channel ← Touchpoint, note ← Extra + More",
        "nothing says the stage, so all stand in pre-purchase; --map stage=COLUMN or --stages purchase says otherwise",
        "LEFT column \"Score\" (1 cell): no field fits; --map 'note=Score' keeps one as a note",
    ]


@pytest.mark.parametrize(("words", "message"), [
    (["nonsense=A"], "--map nonsense=A is not understood"),
    (["nmae=A"], 'with a field such as name, stage, channel or owner; did you mean "name"?'),
    (["name"], "--map name is not understood"),
    (["owner=A,owner=B"], "--map names two columns for owner; only a note can come from several"),
])  # fmt: skip
def test_a_map_that_cannot_be_understood(words: list[str], message: str) -> None:
    with pytest.raises(CannotConvert) as refused:
        asked(words)
    assert message in str(refused.value)


def test_a_column_that_is_not_there() -> None:
    with pytest.raises(CannotConvert) as refused:
        table("Touchpoint | A\nPay | b", columns=asked(["owner=Team"]))
    assert str(refused.value) == '--map owner=Team: there is no such column; there are: "Touchpoint", "A"'


@pytest.mark.parametrize(("rows", "message"), [
    ([], "there is nothing in this table"),
    ([["", ""], ["  "]], "there is nothing in this table"),
    ([["Touchpoint", "Channel"]], "there is no touchpoint in this table, so nothing to import"),
    ([["Fruit", "Colour"], ["Apple", "red"]], "row 1: no column seems to hold the names of touchpoints"),
])  # fmt: skip
def test_what_is_no_list_of_touchpoints(rows: list[list[str]], message: str) -> None:
    with pytest.raises(CannotConvert) as refused:
        the_one(written(rows), "csv")
    assert str(refused.value).startswith(message)


GROUPED = """
    Our journey |  |
    as of May | |
    Stage | Channel | Touchpoint
    Pre-purchase | Website | Look
     | | Compare
     | Shop | Try
    Purchase | Website | Pay
     | | Print the receipt
    After | E-mail | Get a mail
"""


def test_a_sheet_that_is_written_in_groups() -> None:
    inventory, said = table(GROUPED)
    assert places(inventory) == [
        ("Look", "pre-purchase", None, "Website"), ("Compare", "pre-purchase", None, "Website"), ("Try", "pre-purchase", None, "Shop"),  # noqa: E501
        ("Pay", "purchase", None, "Website"), ("Print the receipt", "purchase", None, "Website"),
        ("Get a mail", "post-purchase", None, "E-mail"),
    ]  # fmt: skip
    assert said[1:] == [
        'post-purchase ← "After"',
        "rows 5-6, 8: the stage is blank, so it is that of the row above; --no-fill leaves it blank",
        "rows 5, 8: the channel is blank, so it is that of the row above; --no-fill leaves it blank",
        'LEFT row 1: above the head stands "Our journey"',
        'LEFT row 2: above the head stands "as of May"',
    ]


def test_blank_cells_that_stay_blank() -> None:
    inventory, said = table(GROUPED, fill=False)
    assert [one.channel.name for one in inventory.touchpoints].count("Not sorted yet") == 2
    assert "rows 5, 8: no channel is named" in said
    assert "rows 5-6: no stage is named, so it follows the one above: pre-purchase" in said


def test_a_cell_that_is_missing_is_no_group_unless_told() -> None:
    rows = "Stage | Channel | Step\nPurchase | Web | A\nPurchase | | B\nPurchase | Web | C"
    inventory, said = table(rows)
    assert [one.channel.name for one in inventory.touchpoints] == ["Web", "Web", "Not sorted yet"]
    assert "row 3: no channel is named" in said
    inventory, said = table(rows, fill=True)
    assert [one.channel.name for one in inventory.touchpoints] == ["Web", "Web", "Web"]
    assert "row 3: the channel is blank, so it is that of the row above; --no-fill leaves it blank" in said


def test_rows_that_are_headings() -> None:
    inventory, said = table("""
        Touchpoint | Channel
        Before purchase |
        Look | Website
        AFTER THE PURCHASE |
        Ask | Phone
    """)
    assert places(inventory) == [("Look", "pre-purchase", None, "Website"), ("Ask", "post-purchase", None, "Phone")]
    assert 'row 2: "Before purchase" is taken as a heading, the stage of the rows below it' in said


def test_own_names_of_stages_become_phases() -> None:
    inventory, said = table("""
        Phase of journey | Step
        Inspiration | Dream
        Booking | Pay
        On site | Arrive
        Loyalty | Come back
    """)
    assert [place[1:3] for place in places(inventory)] == [
        ("pre-purchase", "Inspiration"), ("purchase", "Booking"), ("purchase", "On site"), ("post-purchase", "Loyalty"),
    ]  # fmt: skip
    assert 'purchase ← "On site": guessed by the place in the table; --stages says otherwise' in said
    again, _ = table("Phase | Step\nOn site | Arrive\nBooking | Pay", stages=told(["On site=post,Booking=pre"]))
    assert [place[:3] for place in places(again)] == [
        ("Arrive", "post-purchase", "On site"),
        ("Pay", "pre-purchase", "Booking"),
    ]


def test_what_cannot_be_read_is_kept_as_a_note() -> None:
    inventory, said = table("""
        Step | Role | Emotion | Reviewed | Next | Note | Moment of truth
        Pay | cashier | great | 1-2-2026 | Fly/Leave | Mine | perhaps
        Leave | | | | Pay/Pay | |
        Pay | | | | | |
    """)
    assert inventory.touchpoints[0].note == (
        "Mine\nrole: cashier\nmoment_of_truth: perhaps\nemotion: great\nreviewed: 1-2-2026\nnext: Fly"
    )
    assert [link.to for link in inventory.touchpoints[0].next] == ["Leave"]
    assert inventory.touchpoints[1].note == "next: Pay\nnext: Pay"
    assert 'LEFT row 2: next "Fly" is no touchpoint here; it is kept as a note' in said
    assert 'LEFT row 3: next "Pay" fits several touchpoints; it is kept as a note' in said


def test_rows_and_ids_can_be_linked_by_number() -> None:
    inventory, _ = table("No | Step | Next\n10 | Pay | 20\n20 | Pay | 30/Leave\n30 | Leave |")
    pay, again, leave = inventory.touchpoints
    assert [link.target for link in pay.next] == [again]
    assert [link.target for link in again.next] == [leave, leave]


def test_listening_posts_are_made_of_what_is_said_about_feedback() -> None:
    inventory, said = table("""
        Step | Survey
        Pay | NPS survey; reviews
        Look | no
        Leave | nps-survey
        Ask | yes
    """)
    assert {key: (post.name, post.metric) for key, post in inventory.feedback.items()} == {
        "NPS survey": ("NPS survey", "nps"), "reviews": ("Reviews", None),
    }  # fmt: skip
    assert [[post.key for post, _ in one.asked] for one in inventory.touchpoints] == [
        ["NPS survey", "reviews"],
        [],
        ["NPS survey"],
        [],
    ]
    assert 'row 3: feedback "no" is taken to mean that nobody asks' in said
    assert 'LEFT row 5: feedback "yes" does not say how; it is kept as a note' in said


def test_rows_without_a_name_are_said_with_all_that_they_hold() -> None:
    _, said = table("Step | Channel | Owner\nPay | Web | a\n | Web | b\n | Phone |")
    assert "LEFT row 3: there is no name, so it is left out: Web · b" in said
    assert "LEFT row 4: there is no name, so it is left out: Phone" in said


@pytest.mark.parametrize(("numbers", "emotions", "said"), [
    (["1", "5"], [-2, 2], ["emotion is read as from 1 to 5; --scale says otherwise"]),
    (["1", "2"], [1, 2], []),
    (["-2", "2"], [-2, 2], []),
    (["0", "4"], [0, None], ['LEFT row 3: emotion "4" should be 2 or less, not 4; it is kept as a note']),
])  # fmt: skip
def test_the_scale_of_feelings(numbers: list[str], emotions: list[float | None], said: list[str]) -> None:
    rows = "Stage | Step | Emotion\nPurchase | A | {}\nPurchase | B | {}".format(*numbers)
    inventory, remarks = table(rows, channel="Web")
    assert [one.emotion for one in inventory.touchpoints] == emotions
    assert remarks[1:] == said


def test_the_scale_can_be_told() -> None:
    inventory, said = table("Stage | Step | Emotion\nPurchase | A | 10\nPurchase | B | 11\nPurchase | C | 5,5",
                            scale=(1, 10), channel="Web")  # fmt: skip
    assert [one.emotion for one in inventory.touchpoints] == [2, None, 0]
    assert said[1:] == ['LEFT row 3: emotion "11" is not from 1 to 10; it is kept as a note']


def test_rows_can_be_chosen() -> None:
    inventory, _ = table("Kind | Step\nmeeting | A\nline | B\nMeeting | C", only=chosen(["kind=meeting,call"]))
    assert [one.name for one in inventory.touchpoints] == ["A", "C"]
    with pytest.raises(CannotConvert, match='--only Sort=…: there is no such column; there are: "Kind", "Step"'):
        table("Kind | Step\nmeeting | A", only=chosen(["Sort=meeting"]))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1251"])
def test_however_it_is_saved(delimiter: str, encoding: str) -> None:
    rows = [
        ["Етап", "Точка контакту", "Болі"],
        ["Покупка", "Оплатити, онлайн; швидко", "Довго\nДорого"],
        ["Покупка", "Піти", ""],
    ]
    inventory = read(written(rows, delimiter).decode().encode(encoding), "csv")
    assert [one.name for one in inventory.touchpoints] == ["Оплатити, онлайн; швидко", "Піти"]
    assert [pain.text for pain in inventory.touchpoints[0].pains] == ["Довго", "Дорого"]
    assert inventory.journey.language == "uk"


@pytest.mark.parametrize(("encoding", "name", "codec"), [
    ("cp1252", "Café besuchen, große Füße", "cp1252"),
    ("cp1256", "پرداخت برای خرید", "cp1256"),
    ("cp1251", "Задать вопрос в чате", "cp1251"),
])  # fmt: skip
def test_old_encodings_are_guessed_and_said(encoding: str, name: str, codec: str) -> None:
    name = name.replace("ی", "ي") if encoding == "cp1256" else name
    one = the_one(written([["Touchpoint", "Channel"], [name, "x"]]).decode().encode(encoding), "csv")
    assert one.draft.steps[0].fields["name"] == name
    assert f"this is not UTF-8; read as {codec} (--encoding says otherwise)" in one.remarks.read


def test_an_encoding_can_be_told() -> None:
    data = written([["Touchpoint"], ["Оплата"]]).decode().encode("koi8-r")
    assert read(data, "csv", encoding="koi8-r").touchpoints[0].name == "Оплата"
    for encoding, message in (
        ("utf-8", "this is not text in utf-8"),
        ("latin-99", "the encoding latin-99 is not known"),
    ):
        with pytest.raises(CannotConvert, match=message):
            read(data, "csv", encoding=encoding)


def test_a_spreadsheet_says_what_parts_its_cells() -> None:
    one = the_one(b"sep=|\r\nTouchpoint|Channel, really\r\nPay, now; please|Web\r\n", "csv")
    assert one.draft.steps[0].fields["name"] == "Pay, now; please"
    assert one.draft.steps[0].origin == 3


def test_a_quote_that_is_never_closed_is_said() -> None:
    one = the_one(b'Touchpoint,Channel\nPay,Web\nLeave,"Web\nAsk,Phone\n', "csv")
    assert "row 3: a double quote is opened here and never closed, so all that follows is one cell" in list(
        grouped(one.remarks.losses)
    )


def test_parts_need_the_row_that_they_are_parts_of() -> None:
    inventory, said = table(
        "No | Step | Channel\n1 | Shop | Shop\n1_1 | Sign | \n1_1_1 | Light | \n2_1 | Lost | \n1_2 | Door | Web"
    )
    (shop,) = inventory.touchpoints
    assert [part.name for part in shop.parts] == ["Sign", "Door"]
    assert [part.name for part in shop.parts[0].parts] == ["Light"]
    assert 'LEFT row 5: no row has the number 2, so the part "Lost" is left out' in said
    assert "LEFT row 6: a part stands where its touchpoint does, whatever its row says" in said


def test_an_id_belongs_to_one_row() -> None:
    inventory, said = table("Id | Step\na | Pay\na | Leave")
    assert [(one.id, one.note) for one in inventory.touchpoints] == [("a", None), (None, "id: a")]
    assert 'LEFT row 3: another row has the id "a" already' in said


def test_what_an_inventory_cannot_hold() -> None:
    inventory, said = table(f"Step | Note\nPay\x07 | {'x' * 5000}")
    assert inventory.touchpoints[0].name == "Pay"
    assert len(inventory.touchpoints[0].note or "") == 4000
    assert "LEFT row 2: invisible control characters in name are left out" in said
    assert "LEFT row 2: the note is cut: it has 5,000 characters, an inventory holds 4,000" in said


def test_too_many_rows() -> None:
    with pytest.raises(CannotConvert, match="20,001 rows; an inventory holds 20,000 touchpoints"):
        the_one(b"Touchpoint\n" + b"Pay\n" * 20_001, "csv")


_COLUMNS = ("Touchpoint", "Owner", "Need", "Quote", "Notes", "URL", "Person in charge of data", "Pains", "Ideas")


@settings(max_examples=60)
@given(st.lists(st.lists(TEXTS | st.just(""), min_size=len(_COLUMNS), max_size=len(_COLUMNS)), min_size=1, max_size=5))
def test_a_table_of_somebody_elses_keeps_every_cell(rows: list[list[str]]) -> None:
    """What is written there is in the inventory, and in the table that is made of it again."""
    rows = [[f"{number} {row[0]}", *row[1:]] for number, row in enumerate(rows)]
    told = asked(
        [
            "name=Touchpoint,owner=Owner,need=Need,quote=Quote,note=Notes,link=URL,reminder=G,pains=Pains,opportunities=Ideas"
        ]
    )
    fields = ("name", "owner", "need", "quote", "note", "link", "reminder", "pains", "opportunities")
    head = ["Touchpoint", "Owner", "Need", "Quote", "Notes", "URL", "", "Pains", "Ideas"]
    data = written([head, *rows])
    once = exported("csv", read(data, "csv", columns=told))
    found = list(csv.DictReader(io.StringIO(once.decode(), newline="")))
    # Written again, nothing changes any more; and the first time nothing was lost but blanks around a text.
    assert exported("csv", read(once, "csv")) == once
    for row, again in zip(rows, found, strict=True):
        for field, cell in zip(fields, row, strict=True):
            assert letters(again[field]) == letters(cell), field


def letters(cell: str) -> str:
    """What a cell says, without what only parts its lines or guards it."""
    for sign in ("\\n", "\\r", "\\t", "\\u007c", "\\\\", '\\"'):
        cell = cell.replace(sign, "")
    return "".join(sign for sign in cell if sign not in "'\"\\|-*+•‣·▪–—" and not sign.isspace())


_HEADS = st.sampled_from(sorted({word for words in known("columns").values() for word in words} | set(FIELDS))) | TEXTS
_CELLS = st.just("") | TEXTS | st.sampled_from((
    "1", "1_1", "1_1_1", "anytime", "Awareness", "5", "3,5", "Website", "Pay | when: x | share: 30%", "Pay", "x | wait: never",  # noqa: E501
    "01.02.2024", "2/3/24", "\x00", "\x07bell", "x" * 5000, "{}",
))  # fmt: skip


@settings(max_examples=120)
@given(st.integers(1, 5).flatmap(lambda width: st.tuples(
    st.lists(_HEADS, min_size=width, max_size=width),
    st.lists(st.lists(_CELLS, min_size=width, max_size=width), max_size=5))), st.sampled_from((None, True, False)))  # fmt: skip  # noqa: E501
def test_whatever_stands_in_a_table_the_inventory_has_no_mistakes(content: Any, fill: bool | None) -> None:
    head, rows = content
    data = written(
        [
            ["Touchpoint", *head],
            *(["Pay" if number % 2 else row[-1], *row] for number, row in enumerate(rows)),
            ["Leave"],
        ]
    )
    try:
        one = the_one(data, "csv", fill=fill)
    except CannotConvert:
        return
    assert loaded(text(one)).touchpoints
