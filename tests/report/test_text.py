"""The report for people: its first screen, its order, its groups."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from tests.report.sheets import journey, sheet, sheet_of
from tests.report.test_golden import SAMPLE
from touchmap.audit.catalogue import RuleInfo, catalogue
from touchmap.audit.settings import Settings, Thresholds
from touchmap.report import FORMATS, Style
from touchmap.report.groups import many
from touchmap.report.text import report

MIXED = """
    touchmap: 1
    journey: {name: Buying bread, persona: Neighbour, goal: Fresh bread}
    channels:
      shop: {name: Shop, kind: physical, owner: bakers}
      phone: {name: Phone, kind: human, owner: office}
    feedback:
      slips: {kind: complaints, owner: office, source: Box, acts: Read on Friday}
    stages:
      pre-purchase:
        shop:
          - {name: Smell the bread, entry: true, next: Pay, feedback: slips}
          - {name: Read the sign, entry: true, next: Pay}
          - {name: Ask what is in it, entry: true, next: Pay}
      purchase:
        shop:
          - {name: Pay, next: Eat it, moment_of_truth: true}
          - {name: Order a cake, entry: true, next: Eat it, feedback: slips}
      post-purchase:
        shop:
          - {name: Eat it, exit: true}
        phone:
          - {name: Complain, exit: true, entry: true}
"""

LATE = Settings(thresholds=Thresholds(early_share=0))
"""With these each touchpoint is named, however few are asked about."""


def first_screen(text: str) -> list[str]:
    return text.splitlines()[:24]


@pytest.mark.parametrize("width", [80, 100, 120])
def test_first_screen_holds_coverage_and_things(width: int) -> None:
    shown = first_screen(report(sheet_of({SAMPLE.name: SAMPLE.read_bytes()}, Style(width=width))))
    assert shown[0].startswith("Staying a night at the sea")
    assert "customers are asked at 3 of 13 (23%;" in shown[1]
    assert sum("of" in line and ("█" in line or "·" in line) for line in shown[3:8]) == 4
    assert "Five things to do first" in shown
    assert sum(bool(re.match(r"  [1-5]\. ", line)) for line in shown) == 5


@pytest.mark.parametrize("rule", [rule for rule in catalogue() if rule.bad], ids=lambda rule: rule.code)
def test_every_rule_fits_on_the_first_screen(rule: RuleInfo) -> None:
    shown = first_screen(report(sheet(rule.bad, settings=Settings(profile="strict", min_coverage=100))))
    (begin,) = [count for count, line in enumerate(shown) if line.endswith("to do first")]
    things = shown[begin + 1 : shown.index("", begin)]
    assert 1 <= len(things) <= 13
    assert not any(line.endswith("…") for line in things)


def test_first_inventory_of_names_fits_in_forty_lines() -> None:
    text = report(sheet(journey(25)))
    assert len(text.splitlines()) <= 40
    assert "Five things to do first" in text
    assert "feedback:" in "".join(first_screen(text))


@pytest.mark.parametrize("count", [200, 2000])
def test_a_large_journey_stays_short(count: int) -> None:
    owned = "channels:\n  phone: {name: Phone, owner: care}\nfeedback:\n  slips: {kind: complaints}"
    assert len(report(sheet(journey(count, owned))).splitlines()) <= 60


def test_errors_first_then_moments_of_truth_then_reach() -> None:
    text = report(sheet(MIXED))
    things = re.findall(r"^  \d\. .*?\((TM\d+)\)", text, re.MULTILINE | re.DOTALL)
    assert things == ["TM302", "TM303", "TM301", "TM301", "TM602"]
    sample = report(sheet_of({SAMPLE.name: SAMPLE.read_bytes()}))
    assert sample.index("\nErrors\n") < sample.index("\nWarnings\n") < sample.index("\nNotes\n")


def test_findings_of_one_owner_are_one_group() -> None:
    shown = " ".join(report(sheet(MIXED)).split())
    assert '3. bakers · "Read the sign" (2), "Ask what is in it" (3), "Eat it" (6): Ask how it went' in shown
    assert '4. office · "Complain" (7): Ask how it went' in shown


def test_what_stands_wholly_in_the_five_is_not_said_again_unless_it_is_an_error() -> None:
    text = report(sheet(MIXED))
    assert "\nWarnings\n" not in text
    assert "\n  TM302  bakers: " in text
    assert text.count("TM301") == 2
    longer = MIXED.replace("Read the sign", "Read the sign that hangs over the door").replace(
        "Ask what is in it", "Ask what is in it and how long it keeps"
    )
    assert "\n  TM301  bakers: Nobody asks how it went at 3 touchpoints" in report(sheet(longer))


def test_long_groups_say_how_many_more() -> None:
    owned = "channels:\n  phone: {name: Phone, owner: care}\nfeedback:\n  slips: {kind: complaints}"
    text = report(sheet(journey(60, owned), settings=LATE))
    assert re.search(r'care: Nobody asks how it went at 60 touchpoints: "Do .*" \(1\) and \d+ more$',
                     text.replace("\n         ", " "), re.MULTILINE)  # fmt: skip


def test_last_line_says_what_to_run_next() -> None:
    last = " ".join(report(sheet(MIXED)).split("\n\n")[-1].split())
    assert re.match(r"\d errors?, \d warnings?.* touchmap audit -f full\. .*touchmap explain TM30\d$", last)


def test_clean_journey() -> None:
    text = report(sheet(MIXED, settings=Settings(select=("TM101",))))
    assert "to do first" not in text
    assert text.endswith("Nothing found. Next: touchmap render draws the map.\n")


def test_broken_file_says_that_the_journey_comes_later() -> None:
    text = report(sheet("touchmap: 1\njourney: x\nstages: {}\nfoo: 1\nbar: 2\n"))
    assert "The journey itself is checked once these are mended." in text
    assert "asked here" not in text
    assert text.startswith("One thing to do first\n  1. Mend the 2 mistakes in touchmap.yaml, beginning at line 4")


def test_several_files_are_kept_apart() -> None:
    text = report(sheet(MIXED, journey(6), "touchmap: 1\n"))
    assert text.startswith("2 journeys\n")
    heads = [line for line in text.splitlines() if line.startswith(("a.touch", "b.touch", "c.touch"))]
    assert heads == [
        "a.touchmap.yaml Buying bread",
        "b.touchmap.yaml Going to the dentist",
        "c.touchmap.yaml",
    ]
    assert "(c.touchmap.yaml)" in text


def test_nothing_of_ours_to_ask_about() -> None:
    text = report(
        sheet("""
        touchmap: 1
        journey: x
        channels: {reviews: {name: Reviews, ownership: external}}
        stages: {pre-purchase: {reviews: [Read]}, purchase: {}, post-purchase: {}}
    """)
    )
    assert "1 touchpoint: none of them is yours to ask about" in text


def test_bars_show_every_kind_however_large_the_stage() -> None:
    asked = journey(300, "feedback: {slips: {kind: complaints}, wide: {scope: stage}}").splitlines()
    place = asked.index("  pre-purchase:") + 2
    asked[place] = "      - {name: Heard, feedback: slips}"
    asked[place + 1] = "      - {name: Half heard, ownership: partner, feedback: wide}"
    (bar,) = [line for line in report(sheet("\n".join(asked))).splitlines() if line.startswith("  Pre-purchase")]
    assert "█▒" in bar
    assert "1 of 100" in bar


@pytest.mark.parametrize("form", ["text", "full"])
@pytest.mark.parametrize("width", [40, 60, 80, 97, 120])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_the_terminal(form: str, width: int, colour: bool) -> None:
    style = Style(colour=colour, width=width)
    long = SAMPLE.read_text(encoding="utf-8").replace("Look at the rooms", "Donaudampfschifffahrt" * 9 + "漢字" * 60)
    for text in (SAMPLE.read_text(encoding="utf-8"), long, journey(25)):
        shown = re.sub(r"\x1b\[[0-9;]*m", "", FORMATS[form](sheet(text, style=style)))
        assert [line for line in shown.splitlines() if cell_len(line) > width] == []


def test_colour_changes_nothing_but_colour() -> None:
    data = {SAMPLE.name: SAMPLE.read_bytes()}
    coloured = report(sheet_of(data, Style(colour=True)))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == report(sheet_of(data))


def test_without_unicode_only_names_are_beyond_ascii() -> None:
    data = {SAMPLE.name: SAMPLE.read_bytes()}
    text = report(sheet_of(data, Style(unicode=False)))
    assert {char for char in text if ord(char) > 127} <= set(SAMPLE.read_text(encoding="utf-8"))
    assert "# asked here  = overall only  . nobody asks" in text


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A touchpoint is called like its channel", "3 touchpoints are called like their channel"),
        ("Nothing leads to a touchpoint or on from it", "Nothing leads to 3 touchpoints or on from them"),
        ("Nobody asks how it went at a moment of truth", "Nobody asks how it went at 3 moments of truth"),
        ("A stage has no touchpoint", "3 stages have no touchpoint"),
        ("Nobody is said to act on what a listening post hears",
         "Nobody is said to act on what 3 listening posts hear"),
        ("Something is declared and never used", "3 × Something is declared and never used"),
        ("A touchpoint was last reviewed on 2027-01-01", "3 touchpoints were last reviewed on 2027-01-01"),
        ("The CSAT at a touchpoint is 58 %: it clearly misses the target of 80 %",
         "The CSAT at 3 touchpoints is 58 %: it clearly misses the target of 80 %"),
        ("The way ends at a touchpoint: nothing says what comes next",
         "The way ends at 3 touchpoints: nothing says what comes next"),
        ("A touchpoint is a moment of truth, and nobody asks there",
         "3 touchpoints are moments of truth, and nobody asks there"),
        ("A touchpoint is a first contact, and no first impression is declared",
         "3 touchpoints are first contacts, and no first impression is declared"),
        ("A touchpoint has a measure that does not suit it", "3 touchpoints have a measure that does not suit them"),
        ("An action is overdue", "3 actions are overdue"),
        ("A score misses its target, hardly by chance", "3 scores miss their target, hardly by chance"),
        ("A target or a score that its measure cannot have", "3 × A target or a score that its measure cannot have"),
        ("A step carries nothing over", "3 steps carry nothing over"),
        ("A touchpoint across the street", "3 touchpoints across the street"),
    ],
)  # fmt: skip
def test_titles_in_the_plural(title: str, shown: str) -> None:
    assert many(title, 3) == shown


def test_mistakes_are_listed_from_the_top_of_the_file_to_its_end() -> None:
    text = "touchmap: 1\njourney: {name: J, reviewed: soon, persnoa: x}\nstages:\n  purchse:\n  purchase: [x]\n"
    lines = [int(line) for line in re.findall(r"line (\d+):", report(sheet(text)))]
    assert lines == sorted(lines)
    assert len(lines) == 4


def test_a_file_that_is_wrong_everywhere_does_not_drown_the_report() -> None:
    text = "touchmap: 1\njourney: J\nstages:\n  purchase:\n    web:\n" + "      - {name: A, ownr: x}\n" * 3000
    written = report(sheet(text))
    assert written.count("\n") < 200
    assert "more: TM010" in written


def test_a_wider_survey_is_not_called_nobody() -> None:
    posts = "channels: {phone: {owner: us}}\nfeedback: {yearly: {scope: journey, source: mail, acts: Read}}"
    text = journey(12, posts).replace("journey: Going to the dentist", "journey: {name: J, feedback: yearly}")
    assert "2. Ask how it went, first where it matters most" in report(sheet(text))
    written = report(sheet(text, settings=LATE))
    assert "Only a wider survey covers 12 touchpoints: nobody asks right" in written
    assert "asks how it went at 12 touchpoints" not in written
