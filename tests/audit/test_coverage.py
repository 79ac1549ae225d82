"""Feedback coverage: who counts, who is asked, and the sums."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import inventory, named
from touchmap.audit.coverage import NO_OWNER, Share, measure, standing, standings

SURVEYS = """
feedback:
  here: {questions: {till: {}}}
  of-stage: {scope: stage, questions: {till: {}}}
  of-journey: {scope: journey}
"""


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", "nobody"),
        ("feedback: here", "asked"),
        ("feedback: here.till", "asked"),
        ("feedback: [of-journey, here]", "asked"),
        ("feedback: of-stage", "overall"),
        ("feedback: of-stage.till", "overall"),
        ("feedback: of-journey", "overall"),
        ("feedback: {waive: Nobody comes here}", "waived"),
        ("ownership: partner, feedback: here", "asked"),
        ("ownership: customer, feedback: here", "not-ours"),
        ("ownership: external, feedback: {waive: Not ours}", "not-ours"),
        ("parts: [{name: P, feedback: here}]", "nobody"),
        ("parts: [{name: P, feedback: of-stage}]", "nobody"),
    ],
)
def test_standing(fields: str, expected: str) -> None:
    text = f"touchmap: 1\njourney: J\n{SURVEYS}\nstages:\n  purchase:\n    web:\n      - {{name: A, {fields}}}\n"
    one = inventory(text)
    assert standing(named(one, "A"), one) == expected


WIDER = """
touchmap: 1
journey: {journey}
feedback:
  here: {{}}
  of-stage: {{scope: stage}}
  of-journey: {{scope: journey}}
stages:
  pre-purchase:
    web:
      - A
  purchase:
    web:
      - {{name: B, feedback: {post}{more}}}
      - C
anytime:
  phone:
    - D
"""


@pytest.mark.parametrize(
    ("journey", "post", "more", "expected"),
    [
        ("J", "here", "", "nobody asked nobody nobody"),
        ("J", "of-stage", "", "nobody overall overall nobody"),
        ("J", "of-stage", ", ownership: external", "nobody not-ours overall nobody"),
        ("J", "of-journey", "", "nobody overall nobody nobody"),
        ("{name: J, feedback: of-journey}", "here", "", "overall asked overall overall"),
        ("{name: J, feedback: here}", "of-stage", "", "overall overall overall overall"),
    ],
)
def test_wider_surveys(journey: str, post: str, more: str, expected: str) -> None:
    one = inventory(WIDER.format(journey=journey, post=post, more=more))
    assert list(standings(one).values()) == expected.split()
    assert [standing(touchpoint, one) for touchpoint in one.touchpoints] == expected.split()


def test_an_anytime_survey_of_a_stage_belongs_to_no_stage() -> None:
    one = inventory(
        """
        touchmap: 1
        journey: J
        feedback: {of-stage: {scope: stage}}
        stages:
          purchase:
            web:
              - A
        anytime:
          phone:
            - {name: B, feedback: of-stage, during: purchase}
            - C
        """
    )
    assert list(standings(one).values()) == ["nobody", "overall", "nobody"]


def test_by_stage_channel_owner_and_file() -> None:
    first = inventory(
        """
        touchmap: 1
        journey: J
        channels:
          web: {name: Website, owner: web-team}
          shop: Shop
          talk: {name: Talk, ownership: external}
        feedback: {here: {}, wide: {scope: journey}}
        stages:
          post-purchase:
            shop:
              - {name: A, feedback: here}
              - {name: B, owner: care, feedback: wide}
          purchase:
            web:
              - {name: C, owner: care, feedback: here}
              - {name: D, feedback: {waive: No}}
            talk:
              - {name: E, owner: nobody who counts}
        anytime:
          web:
            - name: F
              during:
                - purchase
                - post-purchase
              parts:
                - {name: G, feedback: here}
        """,
        "first.yaml",
    )
    second = inventory(
        "touchmap: 1\njourney: J\nstages:\n  purchase:\n    web:\n      - {name: H, owner: care}\n", "second.yaml"
    )
    coverage = measure([first, second])
    assert (coverage.tracked, coverage.overall_only, coverage.total, coverage.percent) == (2, 1, 5, 40.0)
    assert list(coverage.stages.items()) == [
        ("pre-purchase", Share()),
        ("purchase", Share(1, 0, 2)),
        ("post-purchase", Share(1, 1, 2)),
        ("anytime", Share(0, 0, 1)),
    ]
    assert coverage.channels == {"shop": Share(1, 1, 2), "web": Share(1, 0, 3), "talk": Share()}
    assert coverage.owners == {NO_OWNER: Share(1, 0, 1), "care": Share(1, 1, 3), "web-team": Share(0, 0, 1)}
    assert coverage.files == {"first.yaml": Share(2, 1, 4), "second.yaml": Share(0, 0, 1)}
    assert coverage.channels["talk"].percent is None


@pytest.mark.parametrize(
    ("tracked", "total", "percent"),
    [(0, 0, None), (0, 7, 0.0), (2, 3, 66.6), (1, 3, 33.3), (9, 16, 56.2), (999, 1000, 99.9), (9999, 10000, 99.9)],
)
def test_percent(tracked: int, total: int, percent: float | None) -> None:
    assert Share(tracked, 0, total).percent == percent


@given(st.integers(1, 10**9), st.data())
def test_percent_is_floored_and_full_only_when_full(total: int, data: st.DataObject) -> None:
    tracked = data.draw(st.integers(0, total))
    percent = Share(tracked, 0, total).percent
    assert percent is not None
    tenths = Fraction(str(percent)) * 10
    assert tenths.denominator == 1
    assert tenths <= Fraction(tracked * 1000, total) < tenths + 1
    assert (percent == 100) == (tracked == total)


_TOUCHPOINT = st.fixed_dictionaries(
    {
        "place": st.sampled_from(["pre-purchase", "purchase", "post-purchase", "anytime"]),
        "channel": st.sampled_from(["web", "shop"]),
        "feedback": st.sampled_from(["", "feedback: here", "feedback: of-stage", "feedback: {waive: No}"]),
        "ownership": st.sampled_from(["", "ownership: partner", "ownership: external"]),
        "owner": st.sampled_from(["", "owner: care", "owner: web"]),
    }
)


def _text(touchpoints: list[dict[str, str]], wide: bool) -> str:
    def channels(place: str, indent: str) -> str:
        lines = ""
        for channel in ("web", "shop"):
            lines += f"{indent}{channel}:\n"
            for number, one in enumerate(touchpoints):
                if (one["place"], one["channel"]) == (place, channel):
                    fields = [f"name: T {number}", one["feedback"], one["ownership"], one["owner"]]
                    lines += f"{indent}  - {{{', '.join(filter(None, fields))}}}\n"
        return lines

    journey = "{name: J, feedback: of-journey}" if wide else "J"
    stages = "".join(
        f"  {stage}:\n{channels(stage, '    ')}" for stage in ("pre-purchase", "purchase", "post-purchase")
    )
    return f"touchmap: 1\njourney: {journey}\n{SURVEYS}stages:\n{stages}anytime:\n{channels('anytime', '  ')}"


@given(st.lists(st.tuples(st.lists(_TOUCHPOINT, max_size=8), st.booleans()), max_size=3))
def test_the_parts_make_the_whole(files: list[tuple[list[dict[str, str]], bool]]) -> None:
    inventories = [inventory(_text(*file), f"{number}.yaml") for number, file in enumerate(files)]
    coverage = measure(inventories)
    whole = Share(coverage.tracked, coverage.overall_only, coverage.total)
    for parts in (coverage.stages, coverage.channels, coverage.owners, coverage.files):
        assert sum(parts.values(), Share()) == whole
        assert all(min(share.tracked, share.overall_only, share.nobody) >= 0 for share in parts.values())
    every = [one for touchpoints, _ in files for one in touchpoints]
    eligible = [one for one in every if "external" not in one["ownership"] and "waive" not in one["feedback"]]
    assert coverage.total == len(eligible)
    assert coverage.tracked == sum("here" in one["feedback"] for one in eligible)
    assert list(coverage.files) == [one.path for one in inventories]


@given(st.lists(_TOUCHPOINT, max_size=8), st.booleans())
def test_one_more_question_never_lowers_coverage(touchpoints: list[dict[str, str]], wide: bool) -> None:
    before = measure([inventory(_text(touchpoints, wide))])
    for index, one in enumerate(touchpoints):
        if "waive" in one["feedback"]:
            continue
        asked = [*touchpoints[:index], {**one, "feedback": "feedback: here"}, *touchpoints[index + 1 :]]
        after = measure([inventory(_text(asked, wide))])
        assert after.total == before.total
        assert after.tracked >= before.tracked
