"""The row of scores: what is heard at its card, on its own scale, and what asks about more across all of that."""

from __future__ import annotations

import re

import pytest

from tests.draw.maps import cards, check, drawn, outline, pictured
from touchmap.draw.shapes import Box, Group, Mark, Rect, Sheet, Text
from touchmap.draw.theme import theme
from touchmap.draw.view.parts import Gauge, Score

JOURNEY = """
touchmap: 1
journey: {name: Any, feedback: yearly}
feedback:
  effort: {metric: ces, scale: [1, 7], better: high, target: 5.5, result: {score: 2.5, n: 212}}
  share: {metric: csat, target: 80, result: {score: 50, n: 12}}
  soon: {metric: frt, target: 4h, result: {score: 90min, n: 50}}
  none: {metric: nps, target: 30}
  talks: {kind: interview}
  order: {name: A week later, metric: csat, scope: stage, target: 90, result: {score: 91, n: 100}}
  yearly: {name: Yearly letter, metric: nps, scope: journey, result: {score: 20, n: 300}}
stages:
  pre-purchase:
    web: [{id: look, name: Look, feedback: [none, talks]}]
  purchase:
    web: [{id: pay, name: Pay, feedback: [effort, share, order], next: [till]}]
    shop: [{id: till, name: Pay at the till, feedback: soon}]
  post-purchase:
    web: [Use]
"""


def groups(sheet: Sheet, kind: str) -> list[Group]:
    return [group for group in sheet.groups if group.classes == kind]


def texts(group: Group) -> list[str]:
    return [item.text for item in group.items if isinstance(item, Text)]


def test_one_mark_per_score_and_none_made_up() -> None:
    sheet = drawn(JOURNEY)
    assert [texts(group) for group in groups(sheet, "score")] == [
        ["2.5", "CES", "2", "1", "7", "target 5.5 · n 212"],
        ["50%", "CSAT", "2", "0%", "100%", "target 80% · n 12, thin · 25–75%"],
        ["1.5 h", "FRT", "3", "target 4 h · n 50"],
    ]
    check(sheet)


def test_a_score_stands_at_the_column_of_its_card() -> None:
    sheet = drawn(JOURNEY)
    place = {group.id: outline(group) for group in cards(sheet)}
    for group, card in zip(groups(sheet, "score"), ("pay", "pay", "till"), strict=True):
        xs = [item.rect.x0 for item in group.items if isinstance(item, Text)]
        assert min(xs) >= place[f"touchpoint-{card}"].x0 - 1
        assert max(item.rect.x1 for item in group.items if isinstance(item, Text)) <= place[f"touchpoint-{card}"].x1 + 1


def test_gauges_lie_in_line_and_each_has_its_own_ends() -> None:
    (first, second, third) = groups(drawn(JOURNEY), "score")
    tracks = [
        [item.rect for item in group.items if isinstance(item, Box) and item.rect.height < 4]
        for group in (first, second, third)
    ]
    assert [len(track) for track in tracks] == [1, 1, 0]  # a length of time has no scale
    (one,), (other,) = tracks[:2]
    assert (one.x0, one.x1) == (other.x0, other.x1)
    dot = next(item for item in first.items if isinstance(item, Mark) and item.kind == "circle")
    assert dot.x == pytest.approx(one.x0 + (2.5 - 1) / 6 * one.width)


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("metric: ces, scale: [1, 7], better: high, target: 4, result: {score: 2.5, n: 90}",
         Gauge("1", "7", 0.25, 0.5)),
        ("metric: nps, target: 50, result: {score: 0, n: 90}", Gauge("-100", "100", 0.5, 0.75)),
        ("metric: csat, result: {score: 75, n: 4000}", Gauge("0%", "100%", 0.75, None, 0.7364, 0.7632)),
        ("metric: csat, target: 180, result: {score: 75}", Gauge("0%", "100%", 0.75)),
        ("metric: rating, result: {score: 4}", None),
        ("metric: frt, target: 4h, result: {score: 2h}", None),
    ],
)  # fmt: skip
def test_where_a_figure_stands_on_its_scale(post: str, expected: Gauge | None) -> None:
    (card,) = pictured(
        f"touchmap: 1\njourney: Any\nfeedback: {{it: {{{post}}}}}\nstages: {{purchase: {{web: "
        "[{name: Pay, feedback: it}]}}\n"
    ).cards
    gauge = card.scores[0].gauge
    if gauge is None or expected is None:
        assert gauge is expected
        return
    for one, other in zip((gauge.value, gauge.target, gauge.low, gauge.high),
                          (expected.value, expected.target, expected.low, expected.high), strict=True):  # fmt: skip
        assert one == (other if other is None else pytest.approx(other, abs=1e-3))
    assert (gauge.first, gauge.last) == (expected.first, expected.last)


def test_few_answers_are_a_hollow_dot_and_no_interval_is_made_up() -> None:
    first, second, _ = groups(drawn(JOURNEY), "score")
    dots = [next(item for item in group.items if isinstance(item, Mark) and item.kind == "circle")
            for group in (first, second)]  # fmt: skip
    assert dots[0].fill != theme().colours.paper
    assert dots[1].fill == theme().colours.paper
    assert [len([item for item in group.items if isinstance(item, Box) and 4 < item.rect.height < 12 < item.rect.width])
            for group in (first, second)] == [0, 1]  # fmt: skip


def bars(sheet: Sheet) -> dict[str, tuple[Rect, list[str]]]:
    return {group.items[0].rect.__repr__(): (outline(group), texts(group)) for group in groups(sheet, "score wide")}


def test_posts_on_a_stage_or_the_journey_span_it_and_colour_no_card() -> None:
    sheet = drawn(JOURNEY)
    (stage, stage_texts), (whole, whole_texts) = bars(sheet).values()
    assert stage_texts == ["CSAT 91%", "target 90%", "n 100 · 84–95%", "A week later"]
    assert whole_texts == ["NPS 20", "n 300", "Yearly letter", "asks about the whole journey"]
    band = {band.id: band.rect for band in sheet.bands}
    assert band["band-2-lane-web"].x0 <= stage.x0 < stage.x1 <= band["band-2-lane-web"].x1
    assert whole.x0 < band["band-1-lane-web"].x1
    assert whole.x1 > band["band-3-lane-web"].x0
    assert {card.name: card.verdict for card in pictured(JOURNEY).cards} == {
        "Look": "asked", "Pay": "below-target", "Pay at the till": "on-target", "Use": "overall",
    }  # fmt: skip


def test_posts_of_different_stages_share_a_row() -> None:
    text = JOURNEY.replace("web: [Use]", "web: [{name: Use, feedback: after}]").replace(
        "  yearly:", "  after: {metric: csat, scope: stage}\n  yearly:"
    )
    (one, _), (two, _), (whole, _) = bars(drawn(text)).values()
    assert one.y0 == two.y0
    assert whole.y0 >= one.y1


def test_in_a_part_of_the_map_only_posts_on_that_part_are_shown() -> None:
    shown = pictured(JOURNEY, stages=("post-purchase",))
    assert [(post.name, post.first, post.last) for post in shown.wide] == [("Yearly letter", 0, 0)]
    shown = pictured(JOURNEY, stages=("purchase", "post-purchase"))
    assert [(post.name, post.first, post.last) for post in shown.wide] == [("A week later", 0, 0),
                                                                           ("Yearly letter", 0, 1)]  # fmt: skip


def test_no_row_without_scores() -> None:
    sheet = drawn("touchmap: 1\njourney: Any\nfeedback: {a: {metric: csat}}\nstages: {purchase: {web: "
                  "[{name: Pay, feedback: a}]}}\n")  # fmt: skip
    assert not [group for group in sheet.groups if "score" in group.id]
    assert "target" not in pictured(re.sub(r" target: [^,}]*,?", "", JOURNEY)).legend


def test_the_legend_explains_what_is_drawn() -> None:
    assert {"target", "interval", "thin"} <= set(pictured(JOURNEY).legend)
    ids = {group.id for group in drawn(JOURNEY).groups}
    assert {"legend-target", "legend-interval", "legend-thin"} <= ids


def test_a_score_that_says_nothing_is_not_there() -> None:
    assert [score.text for card in pictured(JOURNEY).cards for score in card.scores] == [
        "CES 2.5 · target 5.5", "CSAT 50% · target 80%", "FRT 1.5 h · target 4 h",
    ]  # fmt: skip
    assert Score("Interviews", "", "asked").value == ""
