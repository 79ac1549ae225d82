"""How answers are read: numbers in any digits, lists that were pasted, words for keys, and a kind no to the rest."""

from __future__ import annotations

import pytest

from tests.interview.talks import BAKERY, LANGUAGES, ended, held
from touchmap.interview import Refused, Session, begin
from touchmap.interview.answers import LONGEST, cleaned, command, number, numbers, theirs
from touchmap.interview.speech import words_of

ENGLISH = words_of("en")


def at(step: str, language: str = "en") -> Session:
    """The bakery's interview when it comes to a step for the first time."""
    session = begin(language)
    for answer in BAKERY:
        if session.state.at == step:
            return session
        session = session.answered(answer)
    raise AssertionError(step)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2", [2]), ("2 4 5", [2, 4, 5]), ("2,4 ,5", [2, 4, 5]), ("۲، ۴؛ ۵", [2, 4, 5]), ("2-4", [2, 3, 4]),
        ("4–2 9", [4, 3, 2, 9]), ("1 1 2", [1, 1, 2]), ("٣ ۴", [3, 4]), ("6 - 8", [6, 7, 8]), ("007", [7]),
    ],
)  # fmt: skip
def test_numbers(text: str, found: list[int]) -> None:
    assert numbers(text, 9, ENGLISH) == found


@pytest.mark.parametrize("text", ["", "two", "2 and 4", "10", "0", "-1", "1-", "1.5", "1" * 5000, "²", "1-99999999999"])
def test_no_numbers(text: str) -> None:
    with pytest.raises(Refused, match="number"):
        numbers(text, 9, ENGLISH)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 Olena", ([5], "Olena")), ("5, 7: Olena B", ([5, 7], "Olena B")), ("۵ مریم", ([5], "مریم")),
        ("1 2 3", ([1, 2], "3")), ("5. Olena", ([5], "Olena")), ("3-5 web team", ([3, 4, 5], "web team")),
    ],
)  # fmt: skip
def test_numbers_and_whose_they_are(text: str, found: tuple[list[int], str]) -> None:
    assert theirs(text, 9, ENGLISH) == found


@pytest.mark.parametrize("text", ["Olena", "5", "Olena 5", "11 Olena", "5:"])
def test_nobodys_numbers(text: str) -> None:
    with pytest.raises(Refused, match="Please"):
        theirs(text, 9, ENGLISH)


def test_a_refusal_says_what_can_be_written() -> None:
    with pytest.raises(Refused, match=r"^There is no 14\. Please write a number from 1 to 9\.$"):
        number("14", 9, ENGLISH)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  a \t b ", "a b"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[D\x1b[Dback", "back"),
        ("\x1b]0;title\x07x", "x"),
        ("a\0b\x07", "ab"),
        ("\ufeffa", "a"),
        ("\u202etxt\u202c", "txt"),
        ("\u200f", ""),
        ("\u2067\u2069", ""),
        ("\ufffd", ""),
        ("a\u2028b", "a b"),
        ("می\u200cشود", "می\u200cشود"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("e\u0301", "e\u0301"),
        ('"quoted": yes # no', '"quoted": yes # no'),
    ],
)
def test_clean(text: str, clean: str) -> None:
    assert cleaned(text, ENGLISH) == clean


def test_what_cannot_be_decoded_is_refused() -> None:
    with pytest.raises(Refused, match="UTF-8"):
        cleaned("caf\udce9", ENGLISH)


def test_a_very_long_answer_is_cut_and_that_is_said() -> None:
    session = begin("en").answered("x" * 10_000)
    assert len(session.state.name) == LONGEST
    assert "4000" in session.state.told
    assert session.back() == begin("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_commands_have_keys_and_words(language: str) -> None:
    words = words_of(language)
    found = [
        command(text, words) for text in ("<", " < ", "?", "؟", ".", words["word.back"].upper(), words["word.stop"])
    ]
    assert found == ["back", "back", "help", "help", "stop", "back", "stop"]
    for answer in ("", "a.b", "..", "?!", "<3", "5", words["word.back"] + " office"):
        assert command(answer, words) is None


def test_a_pasted_list_is_as_many_touchpoints() -> None:
    session = begin("en").hearing(["", "", "", "Ask a friend\r\n\n  Website \nCall them"])
    assert [one.name for one in session.state.meetings] == ["Ask a friend", "Website", "Call them"]
    assert session.back().state.meetings == ()


def test_a_channel_is_no_touchpoint_yet() -> None:
    session = begin("uk").hearing(["", "", "", "сайт", "Питаю сусідку", ""])
    assert "«сайт»" in session.prompt.text[0]
    session = session.answered("Дивлюся, коли відчинено")
    assert session.prompt.about == "Питаю сусідку"
    first = session.state.meetings[0]
    assert (first.name, session.state.channels[first.channel].key) == ("Дивлюся, коли відчинено", "website")


def test_several_channels_at_once() -> None:
    session = at("channel")
    assert [one.channel for one in session.answered("2 9").state.meetings] == [1, 8]
    with pytest.raises(Refused, match="3 channels for 2 touchpoints"):
        session.answered("1 2 3")
    with pytest.raises(Refused, match="no 13 in the list"):
        session.answered("13")


def test_a_known_channel_is_not_added_again() -> None:
    assert len(at("channel").answered("  fRiends & family ").state.channels) == 13
    assert len(at("channel").answered("friends and FAMILY").state.channels) == 12


@pytest.mark.parametrize(
    ("language", "yes", "no"), [("en", "Yes", "no"), ("uk", "так", "Ні"), ("ru", "да", "нет"), ("fa", "بله", "نه")]
)
def test_yes_and_no(language: str, yes: str, no: str) -> None:
    session = begin(language).hearing(["", "", "", "a\nb", "", "1 1", "", "", ""])
    assert session.state.at == "way"
    assert session.answered(yes).state.ways == ((0, 1),)
    with pytest.raises(Refused):
        session.answered(no)
    session = session.answered(yes)
    assert session.state.at == "moments"
    assert session.answered(no).state.at == "owners"
    assert session.hearing([no, no]).state.at == "asked"
    assert session.hearing([no, no, no]).over


def test_more_than_four_that_decide_are_remarked_on() -> None:
    assert "5" in at("moments").answered("1-5").state.told
    assert not at("moments").answered("1-4").state.told


def test_a_remark_is_made_even_where_the_next_questions_are_passed_over() -> None:
    session = begin("en").hearing(["", "", "", "a\nb\nc\nd\ne", "", "10 10 10 10 10", "", "", "", ""])
    assert session.state.at == "moments"
    session = session.answered("1-5")
    assert (session.state.at, "5" in session.state.told) == ("asked", True)


def test_others_control_it() -> None:
    session = at("owners").answered("0")
    assert not session.state.channels[0].ours
    assert session.prompt.about.startswith("Bakery")


def test_an_owner_by_number_is_one_that_was_named() -> None:
    session = at("owners").answered("Anna").answered("1")
    assert [channel.owner for channel in session.state.channels if channel.owner] == ["Anna", "Anna"]
    with pytest.raises(Refused, match="no 2 in the list"):
        session.answered("2")


def test_the_way_may_be_any_and_every_touchpoint_is_asked_about() -> None:
    session = at("way").answered("1 3 12")
    assert len(session.prompt.rows) == 9
    assert session.answered("").state.at == "moments"
    assert session.answered("1 2 4-11 12").state.at == "moments"
    with pytest.raises(Refused, match="two touchpoints"):
        session.answered("3 3")


def test_the_bakery_is_over_with_its_last_answer() -> None:
    assert held().over
    assert not held(BAKERY[:-1]).over
    assert ended(held(BAKERY[:-1])).over
