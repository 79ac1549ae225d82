"""The engine: rules found in their folder, selection, severities, gates, crashes, places."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.audit.examples import LATE, audit
from tests.reading import inventory
from touchmap.audit import Result, Settings, UnknownRule, catalogue, discover, run
from touchmap.audit.rule import Rule
from touchmap.audit.rules import near_duplicate
from touchmap.audit.selection import check, check_severity, select
from touchmap.finding import Finding, Place, Severity
from touchmap.mistakes import MISTAKES, SYNTAX

SMALL = """
touchmap: 1
journey: Buying a bike
stages:
  pre-purchase:
    website:
      - Open a product page
      - Compare two models
  purchase:
    website:
      - Pay online
"""
Drop = Callable[[str], None]


def codes(result: Result) -> list[str]:
    return sorted({finding.code for finding in result.findings})


def chosen(**settings: object) -> set[str]:
    return {rule.code for rule in select(discover.rules(), Settings(**settings)).rules}  # type: ignore[arg-type]


def test_the_short_form_is_an_inventory_with_a_first_audit() -> None:
    result = audit(SMALL)
    assert codes(result) == ["TM101", "TM108", "TM109", "TM200", "TM301", "TM601"]
    assert [skipped.code for skipped in result.skipped] == [
        "TM201", "TM202", "TM203", "TM204", "TM206", "TM208", "TM210", "TM211", "TM302", "TM303", "TM304", "TM305",
        "TM307", "TM308", "TM311", "TM312", "TM313", "TM315", "TM316", "TM602", "TM603", "TM606",
    ]  # fmt: skip
    assert not result.crashed
    assert (result.coverage.tracked, result.coverage.total, result.coverage.percent) == (0, 3, 0.0)


def test_findings_know_place_address_touchpoint_and_what_to_do() -> None:
    result = audit(
        """
        touchmap: 1
        journey: J
        feedback: {yearly: {scope: journey}}
        stages:
          purchase:
            website:
              - First
              - name: Pay online
                owner: web
                feedback: yearly
        """,
        select=("TM301",),
        thresholds=LATE,
    )
    _, finding = result.findings
    assert finding.place == Place("touchmap.yaml", 10, 9, 10, 17)
    assert finding.address == "stages.purchase.website[1].feedback"
    assert (finding.touchpoint, finding.number) == ("Pay online", 2)
    assert (finding.name, finding.severity) == ("untracked-touchpoint", Severity.WARNING)
    assert finding.help.startswith("Ask how it went")


def test_a_step_is_named_by_the_touchpoint_it_leads_from() -> None:
    (finding,) = audit(
        """
        touchmap: 1
        journey: J
        stages:
          purchase:
            website:
              - {name: A, owner: web}
            shop:
              - {name: B, owner: shop}
        paths:
          happy:
            - A
            - B
        """,
        select=("TM208",),
    ).findings
    assert (finding.touchpoint, finding.number, finding.address) == ("A", 1, "paths.happy[1]")


def test_related_places() -> None:
    (finding,) = audit(
        """
        touchmap: 1
        journey: J
        stages:
          purchase:
            website:
              - Pay online
              - name: Pay online!
        """,
        select=("TM106",),
    ).findings
    assert [(related.place.line, related.message) for related in finding.related] == [(6, "the other one stands here")]


def test_findings_are_listed_by_file_and_place_with_those_made_before() -> None:
    before = SYNTAX.at(Place("b.yaml", 1, 1, 1, 2), "This cannot be read")
    small = SMALL.lstrip()
    result = run([inventory(small, "c.yaml"), inventory(small, "a.yaml")], None, [before])
    assert [finding.place.file for finding in result.findings] == ["a.yaml"] * 6 + ["b.yaml"] + ["c.yaml"] * 6
    order = [finding.order for finding in result.findings]
    assert order == sorted(order)


def test_nothing_to_audit() -> None:
    result = run([])
    assert (result.findings, result.coverage.total, result.coverage.percent) == ((), 0, None)


def test_a_rule_is_one_function_in_one_file(drop: Drop) -> None:
    drop(
        '''
        @rule("TM999", "too-many-bikes", Severity.NOTE)
        def too_many_bikes(audit):
            """There are too many bikes

            Nobody needs so many.

            Bad:
                touchmap: 1

            Good:
                touchmap: 1

            Fix: Sell one.

            Source: Our own.
            """
            for touchpoint in audit.inventory.touchpoints:
                if "model" in touchpoint.name:
                    yield Hit(touchpoint, "name", "A bike too many")
        '''
    )
    info = catalogue.find("too-many-bikes")
    assert (info.code, info.summary, info.fix, info.profile) == (
        "TM999",
        "There are too many bikes",
        "Sell one.",
        "standard",
    )
    found = [finding for finding in audit(SMALL).findings if finding.code == "TM999"]
    assert [(finding.place.line, finding.message, finding.help) for finding in found] == [
        (7, "A bike too many", "Sell one.")
    ]


def test_the_rule_in_the_guide_for_contributors_works(drop: Drop) -> None:
    guide = Path(__file__).parents[2] / "CONTRIBUTING.md"
    (text,) = re.findall(r"```python\n(.*?)```", guide.read_text("utf-8"), re.DOTALL)
    drop(text.replace("from __future__ import annotations\n", ""))
    info = catalogue.find("TM199")
    assert all((info.why, info.fix, info.source))
    assert "TM199" in [finding.code for finding in audit(info.bad).findings]
    assert "TM199" not in [finding.code for finding in audit(info.good).findings]


@pytest.mark.parametrize("words", ['"TM301", "other-name"', '"TM999", "open-loop"'])
def test_two_rules_with_one_name_are_refused(drop: Drop, words: str) -> None:
    drop(f"@rule({words}, Severity.NOTE)\ndef again(audit): yield from ()\n")
    with pytest.raises(ValueError, match=r"two rules are called (TM301|open-loop)"):
        discover.rules()


def test_a_rule_that_another_file_imports_counts_once(drop: Drop) -> None:
    before = discover.rules()
    drop("from touchmap.audit.rules.open_loop import open_loop")
    assert discover.rules() == before


def test_a_crash_names_the_rule_and_the_others_still_run(drop: Drop) -> None:
    drop(
        """
        @rule("TM998", "clumsy", Severity.NOTE)
        def clumsy(audit):
            yield Hit(audit.inventory.journey, None, "said before")
            raise RuntimeError("many\\nlines " + "x" * 500)
        """
    )
    result = audit(SMALL)
    assert result.crashed
    (crash,) = [finding for finding in result.findings if finding.code == "TM090"]
    assert crash.message.startswith("The rule clumsy (TM998) failed (RuntimeError: many lines xxx")
    assert len(crash.message) < 300
    assert (crash.severity, crash.address) == (Severity.ERROR, "journey")
    assert codes(result) == ["TM090", "TM101", "TM108", "TM109", "TM200", "TM301", "TM601", "TM998"]


def test_a_gate_that_crashes_is_a_crash_of_its_rule(drop: Drop) -> None:
    drop(
        """
        @rule("TM998", "clumsy", Severity.NOTE, needs=Gate(lambda audit: 1 / 0, "never"))
        def clumsy(audit):
            yield from ()
        """
    )
    result = audit(SMALL, select=("TM998",))
    assert [finding.message for finding in result.findings] == [
        "The rule clumsy (TM998) failed (ZeroDivisionError: division by zero)"
    ]


def test_a_hit_in_nowhere_is_a_crash_too(drop: Drop) -> None:
    drop(
        """
        @rule("TM998", "clumsy", Severity.NOTE)
        def clumsy(audit):
            yield Hit(None, None, "?")
        """
    )
    assert audit(SMALL, select=("TM998",)).crashed


def test_ctrl_c_is_no_crash(drop: Drop) -> None:
    drop(
        """
        @rule("TM998", "slow", Severity.NOTE)
        def slow(audit):
            raise KeyboardInterrupt
            yield
        """
    )
    with pytest.raises(KeyboardInterrupt):
        audit(SMALL)


class TestSelection:
    def test_profiles_grow(self, drop: Drop) -> None:
        drop(
            """
            @rule("TM996", "strict-error", Severity.ERROR, profile="strict")
            def one(audit): yield from ()
            @rule("TM997", "strict-note", Severity.NOTE, profile="strict")
            def other(audit): yield from ()
            """
        )
        starter, standard, strict = (chosen(profile=name) for name in ("starter", "standard", "strict"))
        assert starter < standard < strict
        assert strict - standard == {rule.code for rule in discover.rules() if rule.strict} >= {"TM996", "TM997"}
        stated = {rule.code: rule.severity for rule in discover.rules()}
        assert {stated[code] for code in starter} == {Severity.ERROR}
        assert Severity.ERROR not in {stated[code] for code in standard - starter}

    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            (("TM301",), {"TM301", "TM314"}),
            (("tm301", "Open-Loop"), {"TM301", "TM305", "TM314"}),
            (("TM10",), {"TM101", "TM104", "TM105", "TM106", "TM108", "TM109", "TM314"}),
            (("TM6", "TM200"), {"TM601", "TM602", "TM603", "TM606", "TM200", "TM314"}),
            (("TM0",), {"TM314"}),
        ],
    )
    def test_select(self, words: tuple[str, ...], expected: set[str]) -> None:
        assert chosen(select=words) == expected

    def test_a_beginning_stands_for_rules_of_the_profile_and_a_full_name_for_itself(self, drop: Drop) -> None:
        drop(
            """
            @rule("TM699", "for-experts", Severity.NOTE, profile="strict")
            def one(audit): yield from ()
            """
        )
        assert chosen(select=("TM6",)) == {"TM601", "TM602", "TM603", "TM606", "TM314"}
        strict = chosen(select=("TM6",), profile="strict")
        assert strict == {"TM601", "TM602", "TM603", "TM604", "TM605", "TM606", "TM699", "TM314"}
        assert chosen(select=("for-experts",)) == {"TM699", "TM314"}

    def test_ignore_outweighs_select(self) -> None:
        assert chosen(select=("TM10",), ignore=("missing-goal", "TM104")) == {
            "TM101", "TM105", "TM106", "TM108", "TM314",
        }  # fmt: skip
        assert not {code for code in chosen(ignore=("TM1", "TM2")) if code[2] in "12"}

    @pytest.mark.parametrize("word", ["TM314", "low-coverage", "TM3", "TM"])
    def test_low_coverage_cannot_be_taken_out(self, word: str) -> None:
        assert "TM314" in chosen(ignore=(word,))
        assert "TM314" in codes(audit(SMALL, ignore=(word,), min_coverage=50))

    @pytest.mark.parametrize(
        ("word", "message"),
        [
            ("TM3O1", 'There is no rule "TM3O1"; did you mean "TM301"?'),
            ("open-lop", 'There is no rule "open-lop"; did you mean "open-loop"?'),
            ("TM7", 'There is no rule "TM7"'),
            ("", 'There is no rule ""'),
            ("T", 'There is no rule "T"'),
        ],
    )
    @pytest.mark.parametrize("field", ["select", "ignore"])
    def test_unknown_words(self, field: str, word: str, message: str) -> None:
        with pytest.raises(UnknownRule) as caught:
            chosen(**{field: (word,)})
        assert str(caught.value).startswith(message)

    def test_severities_the_most_exact_word_wins(self) -> None:
        severities = {"missing-goal": Severity.ERROR, "tm10": Severity.WARNING, "TM1": Severity.NOTE}
        result = audit(SMALL, severities=severities)
        assert {finding.code: finding.severity for finding in result.findings} == {
            "TM101": Severity.WARNING,
            "TM108": Severity.WARNING,
            "TM109": Severity.ERROR,
            "TM200": Severity.NOTE,
            "TM301": Severity.WARNING,
            "TM601": Severity.WARNING,
        }

    def test_an_unknown_severity(self) -> None:
        with pytest.raises(UnknownRule):
            chosen(severities={"TM777": Severity.NOTE})

    def test_a_useless_ignore_may_matter_less(self) -> None:
        text = SMALL.replace("- Pay online", "- {name: Pay online, ignore: {TM105: x}}")
        for word in ("TM020", "useless-ignore", "TM0", "TM"):
            found = audit(text, severities={word: Severity.NOTE}).findings
            assert [one.severity for one in found if one.code == "TM020"] == [Severity.NOTE]

    def test_words_for_a_configuration(self) -> None:
        for word in ("TM301", "tm3", "TM", "TM0", "open-loop", "TM020"):
            check(word, discover.rules())
            check_severity(word, discover.rules())
        for word in ("TM010", "unknown-key", "TM7", "open-lop"):
            with pytest.raises(UnknownRule):
                check_severity(word, discover.rules())

    def test_mistakes_keep_their_severity(self, drop: Drop) -> None:
        drop(
            """
            @rule("TM998", "clumsy", Severity.NOTE)
            def clumsy(audit):
                raise RuntimeError
                yield
            """
        )
        result = audit(SMALL, select=("TM998",), ignore=("TM090",), severities={"TM0": Severity.NOTE})
        assert [(finding.code, finding.severity) for finding in result.findings] == [("TM090", Severity.ERROR)]


class TestGates:
    def reasons(self, text: str, *select: str) -> dict[str, str]:
        return {skipped.code: skipped.reason for skipped in audit(text, select=select).skipped}

    def test_no_feedback_anywhere(self) -> None:
        result = audit(SMALL, min_coverage=10)
        (reason,) = {skipped.reason for skipped in result.skipped if skipped.code in ("TM303", "TM304", "TM305")}
        assert "`feedback:`" in reason
        assert {"TM301", "TM314"} <= set(codes(result))

    @pytest.mark.parametrize(
        "line",
        ["feedback: {waive: Nobody comes here}", "parts: [{name: Part, feedback: {waive: It is small}}]"],
    )
    def test_a_waiver_is_a_word_about_feedback(self, line: str) -> None:
        text = f"{SMALL.replace('- Pay online', '- name: Pay online')}        {line}\n"
        assert "list surveys" in self.reasons(SMALL)["TM303"]
        assert "hardly any" in self.reasons(text)["TM303"]

    def test_few_links_say_one_note_and_no_errors(self) -> None:
        text = SMALL.replace("- Open a product page", "- {name: Open a product page, next: Open a product page}")
        result = audit(text, select=("TM2",))
        assert codes(result) == ["TM200"]
        assert [skipped.code for skipped in result.skipped] == [
            "TM201", "TM202", "TM203", "TM204", "TM206", "TM210", "TM211",
        ]  # fmt: skip

    def test_no_entry_can_be_told(self) -> None:
        reasons = self.reasons(
            """
            touchmap: 1
            journey: J
            stages:
              pre-purchase:
                website:
                  - {name: A, next: B}
                  - {name: B, next: A}
            """
        )
        assert "entry" in reasons["TM202"]
        assert "TM204" in reasons
        assert "TM201" not in reasons
        assert "TM203" not in reasons

    def test_each_file_is_skipped_for_itself(self) -> None:
        one = inventory(SMALL.lstrip(), "one.yaml")
        two = inventory(SMALL.lstrip() + "feedback: {a: {}}\n", "two.yaml")
        result = run([one, two], Settings(select=("TM304",)))
        assert [(skipped.code, skipped.file) for skipped in result.skipped] == [("TM304", "one.yaml")]


class TestCatalogue:
    def test_every_rule_and_mistake_in_order(self) -> None:
        listed = [info.code for info in catalogue.catalogue()]
        assert listed == sorted({*MISTAKES, *(rule.code for rule in discover.rules())})

    def test_the_rules_of_this_version(self) -> None:
        written = [
            f"{rule.code} {rule.name} {rule.severity[0].upper()}{'†' * rule.strict}" for rule in discover.rules()
        ]
        assert written == [
            "TM101 empty-stage E", "TM102 missing-common-touchpoint N†", "TM103 single-channel-stage N†",
            "TM104 unused-declaration N", "TM105 channel-as-touchpoint W", "TM106 near-duplicate W",
            "TM107 lopsided-inventory N†", "TM108 missing-persona N", "TM109 missing-goal N",
            "TM110 several-in-one N", "TM111 thing-not-moment N", "TM112 too-big-for-a-wall N†",
            "TM200 few-links N", "TM201 unconnected W", "TM202 no-way-in E", "TM203 dead-end E",
            "TM204 broken-journey E", "TM205 no-way-back N†", "TM206 going-in-circles W",
            "TM207 only-way-through N†", "TM208 silent-handoff W", "TM209 help-out-of-reach N†",
            "TM210 uses-before-knowing E", "TM211 asked-twice W", "TM212 weak-finish N†", "TM213 blind-stretch N†",
            "TM214 only-sunshine N†", "TM301 untracked-touchpoint W", "TM302 untracked-moment-of-truth E",
            "TM303 untracked-stage E", "TM304 post-without-source W", "TM305 open-loop W",
            "TM306 stale-feedback W†", "TM307 score-outside-scale E", "TM308 mixed-scales W",
            "TM309 over-surveyed N†", "TM310 metric-misfit N†", "TM311 below-target E", "TM312 near-target N",
            "TM313 unclear-scale E", "TM314 low-coverage E", "TM315 one-question-for-many W",
            "TM316 thin-evidence N", "TM317 unmonitored-external N", "TM318 too-many-moments N†",
            "TM319 same-need-different-care N†", "TM401 no-first-impression N†", "TM402 no-first-response N†",
            "TM403 bot-without-human N†", "TM404 help-at-fixed-hours N†", "TM405 cause-stays N†",
            "TM406 nobody-alerted N†", "TM407 nothing-personal N†", "TM408 no-reminder N†",
            "TM409 digital-only-help N†", "TM501 no-follow-up N†", "TM502 no-loyalty N†",
            "TM503 rewards-not-everywhere N†", "TM504 no-head-start N†", "TM505 lonely-tier N†",
            "TM506 no-title N†", "TM507 retention-not-measured N†", "TM601 no-owner W",
            "TM602 pain-without-action W", "TM603 action-without-owner W", "TM604 not-reviewed W†",
            "TM605 only-assumed W†", "TM606 overdue-action W",
        ]  # fmt: skip

    @pytest.mark.parametrize("word", ["TM301", "tm301", "untracked-touchpoint", " Untracked-Touchpoint "])
    def test_find(self, word: str) -> None:
        assert catalogue.find(word).code == "TM301"

    def test_find_a_mistake(self) -> None:
        assert catalogue.find("TM003").name == "duplicate-key"

    def test_find_nothing(self) -> None:
        with pytest.raises(UnknownRule, match='did you mean "TM301"'):
            catalogue.find("TM3O1")

    def test_a_rule_without_docstring_is_a_rule(self) -> None:
        bare = Rule("TM999", "bare", Severity.NOTE, lambda _: iter(()))
        assert (bare.documentation.summary, bare.documentation.bad) == ("", "")


def test_two_runs_say_the_same() -> None:
    assert audit(SMALL, min_coverage=50) == audit(SMALL, min_coverage=50)


def test_findings_are_plain_data() -> None:
    assert all(isinstance(finding, Finding) for finding in audit(SMALL).findings)


def test_low_coverage_is_said_once_for_all_files_where_most_is_left_to_do() -> None:
    small = "touchmap: 1\njourney: J\nstages: {purchase: {web: [A]}}\n"
    inventories = [inventory(small, "a.yaml"), inventory(SMALL.lstrip(), "b.yaml"), inventory(small, "c.yaml")]
    result = run(inventories, Settings(select=("TM314",), min_coverage=10))
    assert [(one.place.file, one.message) for one in result.findings] == [
        ("b.yaml", "Customers are asked at 0 of 5 touchpoints (0 %), less than the 10 % wanted")
    ]


def test_near_duplicates_are_found_on_a_crowded_channel() -> None:
    words = ["bike", "helmet", "lamp", "lock", "tyre", "chain", "pump", "bell", "rack", "saddle"]
    names = [f"Compare {one} and {two} by {three}" for one in words for two in words for three in words]
    twins = ["Ask whether they sell a trailer", "Ask whether they sell trailers", "ask WHETHER they sell a trailer"]
    lines = "".join(f"      - {name}\n" for name in [*names[:500], *twins[:1], *names[500:], *twins[1:]])
    text = f"touchmap: 1\njourney: J\nstages:\n  purchase:\n    web:\n{lines}"
    found = {one.touchpoint: one.message for one in audit(text, select=("TM106",)).findings}
    for twin in twins[1:]:
        assert f'looks like "{twins[0]}" (501)' in found[twin]
    assert twins[0] not in found


_NAMES = st.text("abcdé -", min_size=8, max_size=40)


@given(_NAMES, st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["", "x", "é"])), max_size=4))
def test_no_similar_pair_is_sorted_out_unseen(name: str, changes: list[tuple[int, str]]) -> None:
    other = name
    for position, letter in changes:
        other = other[:position] + letter + other[position + 1 :]
    touchpoint = inventory(SMALL.lstrip()).touchpoints[0]
    first, second = sorted([name, other])
    names = [near_duplicate._Name(text, touchpoint) for text in (first, second)]
    if difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.9:
        assert [(one.text, two.text) for one, two in near_duplicate._pairs(names)] == [(first, second)]
