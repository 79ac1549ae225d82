"""`ignore:` in an inventory: what it hides, and which entries are of no use."""

from __future__ import annotations

import pytest

from tests.audit.examples import LATE, only
from tests.audit.examples import audit as audited
from tests.reading import inventory
from touchmap.audit import Result, Settings, run

TEXT = """
touchmap: 1
journey:
  name: J
  persona: P
  goal: G
{journey}
channels:
  website:
    name: Website
{channel}
feedback:
  yearly:
    scope: journey
{post}
stages:
  purchase:
    website:
      - name: A
        feedback: yearly
{touchpoint}
      - name: B
        feedback: yearly
        parts:
          - name: B1
{part}
"""
HERE = {"journey": 2, "channel": 4, "post": 4, "touchpoint": 8, "part": 12}


def file(**ignores: str) -> str:
    """The text with `ignore: {…}` in the blocks that are named."""
    lines = {
        block: f"{' ' * indent}ignore: {{{ignores[block]}}}" if block in ignores else ""
        for block, indent in HERE.items()
    }
    return TEXT.format(**lines)


def audit(text: str, **settings: object) -> Result:
    """The audit of a text in which every touchpoint speaks for itself, however few are asked about."""
    return audited(text, thresholds=LATE, **settings)


def hidden(result: Result) -> tuple[int, list[str], list[str]]:
    """How many are hidden, what is left of TM301 and TM304, what is said about ignores."""
    left = [f"{one.code} {one.touchpoint or ''}".strip() for one in result.findings if one.code in ("TM301", "TM304")]
    return result.ignored, left, [message.partition(": ")[2] for message in only(result, "TM020")]


@pytest.mark.parametrize(
    ("ignores", "count", "left"),
    [
        ({}, 0, ["TM304", "TM301 A", "TM301 B"]),
        ({"touchpoint": "TM301: The bank asks"}, 1, ["TM304", "TM301 B"]),
        ({"touchpoint": "untracked-touchpoint: The bank asks"}, 1, ["TM304", "TM301 B"]),
        ({"touchpoint": "tm301: In small letters"}, 1, ["TM304", "TM301 B"]),
        ({"channel": "TM301: The site is new"}, 2, ["TM304"]),
        ({"journey": "TM301: We begin next year"}, 2, ["TM304"]),
        ({"journey": "TM304: No system yet"}, 1, ["TM301 A", "TM301 B"]),
        ({"post": "TM304: No system yet"}, 1, ["TM301 A", "TM301 B"]),
    ],
)
def test_what_an_ignore_hides(ignores: dict[str, str], count: int, left: list[str]) -> None:
    assert hidden(audit(file(**ignores), select=("TM301", "TM304"))) == (count, left, [])


@pytest.mark.parametrize(
    ("block", "entry", "message"),
    [
        ("touchpoint", "TM304: not about a touchpoint", "TM304 is ignored here, but finds nothing to ignore"),
        ("part", "TM301: a part is not asked", "TM301 is ignored here, but finds nothing to ignore"),
        ("post", "TM301: not about a post", "TM301 is ignored here, but finds nothing to ignore"),
        ("channel", "TM3O1: mistyped", 'There is no rule "TM3O1"; did you mean "TM301"?'),
        ("channel", "TM3: too wide", '"TM3" stands for several rules: name the one that is ignored'),
        ("journey", "TM314: no", "TM314 cannot be ignored"),
        ("journey", "TM010: no", "TM010 cannot be ignored"),
        ("journey", "TM016: no", "TM016 cannot be ignored"),
    ],
)
def test_useless_entries(block: str, entry: str, message: str) -> None:
    count, left, said = hidden(audit(file(**{block: entry}), select=("TM301", "TM304")))
    assert (count, left, said) == (0, ["TM304", "TM301 A", "TM301 B"], [message])


@pytest.mark.parametrize("entry", ["TM301: ", "TM301: ''", "TM301: '  '", "TM301: null"])
def test_an_ignore_without_a_reason_hides_and_is_said(entry: str) -> None:
    result = audit(file(touchpoint=entry), select=("TM301",))
    assert hidden(result) == (1, ["TM301 B"], ["TM301 is ignored here without a reason"])
    (finding,) = [one for one in result.findings if one.code == "TM020"]
    assert finding.address == "stages.purchase.website[0].ignore.TM301"
    assert (finding.place.line, finding.place.column) == (20, 18)
    assert (finding.touchpoint, finding.number) == ("A", 1)


def test_the_closest_entry_is_the_one_in_use() -> None:
    text = file(touchpoint="TM301: one", channel="TM301: two", journey="TM301: three")
    assert hidden(audit(text, select=("TM301",))) == (2, [], ["TM301 is ignored here, but finds nothing to ignore"])


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        (file(touchpoint="TM208: it may come"), {}),
        (file(journey="TM302: nothing is a moment of truth"), {}),
        (file(touchpoint="TM105: not asked for"), {"select": ("TM301",)}),
        (file(touchpoint="TM105: not asked for"), {"ignore": ("TM105",)}),
        (file(touchpoint="TM105: not in this profile"), {"profile": "starter"}),
    ],
)
def test_an_ignore_is_not_judged_where_its_rule_did_not_run(text: str, settings: dict[str, object]) -> None:
    assert only(audit(text, **settings), "TM020") == []


def test_a_crashed_rule_did_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("touchmap.audit.rules.channel_as_touchpoint.slug", None)
    result = audit(file(touchpoint="TM105: it once hit"))
    assert result.crashed
    assert only(result, "TM020") == []


def test_complaints_about_ignores_can_be_switched_off_and_ignored() -> None:
    useless = file(touchpoint="TM105: it once hit")
    assert only(audit(useless), "TM020")
    assert only(audit(useless, select=("TM301",), ignore=("TM0",)), "TM020") == []
    assert only(audit(useless, ignore=("useless-ignore",)), "TM020") == []
    accepted = file(touchpoint="TM105: it once hit", journey="TM020: we are tidying up")
    assert only(audit(accepted), "TM020") == []
    (left,) = only(audit(file(journey="TM020: nothing to tidy")), "TM020")
    assert left.endswith("TM020 is ignored here, but finds nothing to ignore")


def test_a_part_is_covered_by_what_holds_it_and_a_hand_off_by_where_it_starts() -> None:
    text = """
    touchmap: 1
    journey: J
    channels: {desk: {name: Desk, kind: human}}
    stages:
      purchase:
        desk:
          - name: A
            owner: web
            ignore: {TM208: They sit in one room}
            parts:
              - {name: A1, next: B}
          - {name: B, owner: shop}
          - {name: C, owner: care}
    paths:
      happy:
        - A
        - C
    """
    result = audit(text, select=("TM208",))
    assert (result.findings, result.ignored) == ((), 2)


def test_each_file_has_its_own() -> None:
    text = file(journey="TM301: We begin next year").lstrip()
    other = file().lstrip()
    result = run([inventory(text, "a.yaml"), inventory(other, "b.yaml")], Settings(select=("TM301",)))
    assert {finding.place.file for finding in result.findings} == {"b.yaml"}


COMMENTED = """
touchmap: 1
journey: {{name: J, persona: P, goal: G}}
feedback:
  yearly: {{scope: journey}}{post}
stages:
{stage}
  purchase:{purchase}
    website:
{before}
      - name: A{line}
        feedback: yearly{feedback}
{inside}
      - name: B
        feedback: yearly
  post-purchase:
    website: [{{name: C, feedback: yearly}}]{last}
{end}
"""
SPOTS = ("post", "stage", "purchase", "before", "line", "feedback", "inside", "last", "end")


def commented(**comments: str) -> Result:
    """The audit of a text with comments in some of its places: three TM301 on `feedback:`, one TM304."""
    lines = {spot: f"  # touchmap: {comments[spot]}" if spot in comments else "" for spot in SPOTS}
    return audit(COMMENTED.format(**lines), select=("TM301", "TM304"))


NAMELESS = "This comment does not say which rule is ignored: write `# touchmap: ignore[TM301] the reason`"
ALL = ["TM304", "TM301 A", "TM301 B", "TM301 C"]


@pytest.mark.parametrize(
    ("spot", "codes", "left"),
    [
        ("post", "TM304", ["TM301 A", "TM301 B", "TM301 C"]),
        ("stage", "TM301", ["TM304", "TM301 C"]),
        ("before", "TM301", ["TM304", "TM301 B", "TM301 C"]),
        ("feedback", "TM301", ["TM304", "TM301 B", "TM301 C"]),
        ("feedback", "untracked-touchpoint", ["TM304", "TM301 B", "TM301 C"]),
        ("feedback", "tm301", ["TM304", "TM301 B", "TM301 C"]),
        ("inside", "TM301", ["TM304", "TM301 A", "TM301 C"]),
        ("last", "TM301", ["TM304", "TM301 A", "TM301 B"]),
    ],
)
@pytest.mark.parametrize("reason", [" We know", ": we know", " – we know"])
def test_what_a_comment_hides(spot: str, codes: str, left: list[str], reason: str) -> None:
    result = commented(**{spot: f"ignore[{codes}]{reason}"})
    assert hidden(result) == (4 - len(left), left, [])


@pytest.mark.parametrize(
    ("spot", "words", "said"),
    [
        ("line", "ignore[TM301] the finding is on the next line", "TM301 is ignored here, but finds nothing to ignore"),
        ("purchase", "ignore[TM301] only the line", "TM301 is ignored here, but finds nothing to ignore"),
        ("before", "ignore[TM304] another rule", "TM304 is ignored here, but finds nothing to ignore"),
        ("end", "ignore[TM301] too late", "TM301 is ignored here, but nothing follows this comment"),
        ("before", "ignore[TM3O1] mistyped", 'There is no rule "TM3O1"; did you mean "TM301"?'),
        ("before", "ignore[TM3] too wide", '"TM3" stands for several rules: name the one that is ignored'),
        ("post", "ignore[TM314] never", "TM314 cannot be ignored"),
        ("post", "ignore[TM016] never", "TM016 cannot be ignored"),
        ("before", "ignore TM301 no brackets", NAMELESS),
        ("before", "ignore[ , ]", NAMELESS),
        ("before", "ingore TM301", 'A comment for touchmap cannot say "ingore"; did you mean "ignore"?'),
        ("before", "allow[TM301] x", 'A comment for touchmap cannot say "allow"'),
    ],
)  # fmt: skip
def test_useless_comments(spot: str, words: str, said: str) -> None:
    result = commented(**{spot: words})
    left = [f"{one.code} {one.touchpoint or ''}".strip() for one in result.findings if one.code != "TM020"]
    assert (result.ignored, left) == (0, ALL)
    assert [one.message for one in result.findings if one.code == "TM020"] == [said]


@pytest.mark.parametrize("words", ["a word to the reader", "", "see [3]", "TM301"])
def test_a_comment_that_says_nothing_to_us(words: str) -> None:
    assert hidden(commented(before=words)) == (0, ALL, [])


@pytest.mark.parametrize("reason", ["", "   ", " -", " : "])
def test_a_comment_without_a_reason_hides_and_is_said_once(reason: str) -> None:
    result = commented(feedback=f"ignore[TM301, TM105]{reason}")
    assert hidden(result) == (1, ["TM304", "TM301 B", "TM301 C"], ["TM301 is ignored here without a reason"])


def test_several_rules_in_one_comment() -> None:
    text = COMMENTED.format(**dict.fromkeys(SPOTS, "") | {"before": "  # touchmap: ignore[TM301, TM601] New team"})
    result = audit(text.replace("name: A", "name: A\n        owner: web"), select=("TM301", "TM601"))
    assert [f"{one.code} {one.touchpoint}" for one in result.findings] == [
        "TM020 A", "TM601 B", "TM301 B", "TM601 C", "TM301 C",
    ]  # fmt: skip
    assert only(result, "TM020") == ["9: TM601 is ignored here, but finds nothing to ignore"]


def test_a_useless_comment_is_marked_itself_and_names_what_it_is_about() -> None:
    (finding,) = [one for one in commented(before="ignore[TM304] x").findings if one.code == "TM020"]
    assert finding.place == ("touchmap.yaml", 9, 3, 9, 30)
    assert (finding.address, finding.touchpoint, finding.number) == ("stages.purchase.website[0]", "A", 1)
    (finding,) = [one for one in commented(feedback="ignore[TM304] x").findings if one.code == "TM020"]
    assert finding.address == "stages.purchase.website[0].feedback"
    (finding,) = [one for one in commented(end="ignore[TM304] x").findings if one.code == "TM020"]
    assert (finding.place.line, finding.address, finding.touchpoint) == (17, "journey", None)


def test_the_closest_comment_is_the_one_in_use_and_comes_before_fields() -> None:
    reason = "ignore[TM301] x"
    result = commented(stage=reason, before=reason, feedback=reason)
    assert only(result, "TM020") == ["9: TM301 is ignored here, but finds nothing to ignore"]
    assert only(commented(stage=reason, before=reason), "TM020") == []
    text = COMMENTED.format(**dict.fromkeys(SPOTS, "") | {"feedback": f" # touchmap: {reason}"})
    text = text.replace("name: A", "name: A\n        ignore: {TM301: x}")
    assert only(audit(text, select=("TM301",)), "TM020") == ["11: TM301 is ignored here, but finds nothing to ignore"]


def test_a_comment_on_the_next_line_is_another_one() -> None:
    text = COMMENTED.format(**dict.fromkeys(SPOTS, "")).replace("[{name: C, feedback: yearly}]", "[{name: C, feedback:"
        "\n      yearly}] # touchmap: ignore[TM301] x")  # fmt: skip
    assert hidden(audit(text, select=("TM301",)))[:2] == (0, ["TM301 A", "TM301 B", "TM301 C"])


def test_a_comment_is_not_judged_where_its_rule_did_not_run() -> None:
    assert only(commented(before="ignore[TM105] x"), "TM020") == []


def test_a_comment_may_accept_that_it_is_useless() -> None:
    assert hidden(commented(line="ignore[TM301, TM020] soon")) == (0, ALL, [])
    assert hidden(commented(before="ignore[TM304, TM020] soon")) == (0, ALL, [])
    (left,) = only(commented(line="ignore[TM020] x"), "TM020")
    assert left.endswith("TM020 is ignored here, but finds nothing to ignore")


def test_a_comment_sign_in_a_text_hides_nothing() -> None:
    for text in ('"A # touchmap: ignore[TM301] x"', "|\n          A\n          # touchmap: ignore[TM301] x"):
        result = audit(f"""
touchmap: 1
journey: J
feedback: {{yearly: {{scope: journey}}}}
stages:
  purchase:
    web:
      - name: {text}
""", select=("TM301",))  # fmt: skip
        assert [one.code for one in result.findings] == ["TM301"]


def test_a_touchpoint_may_accept_what_its_listening_post_is_said_about() -> None:
    text = """
        touchmap: 1
        journey: J
        feedback:
          rating:
            metric: csat
            target: 90
            result: {score: 50, n: 200}
        stages:
          purchase:
            website:
              - name: Pay
                feedback: rating
                ignore: {TM311: The bank changes its page in May}
        """
    result = run([inventory(text)], Settings(select=("TM311", "TM020")))
    assert (result.ignored, result.findings) == (1, ())
