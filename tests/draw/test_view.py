"""What the map shows of an inventory: counts, verdicts, badges, ways, bars, pains, legend."""

from __future__ import annotations

import pytest

from tests.draw.maps import drawn, pictured
from tests.ours import INVENTORIES
from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.shapes import Box
from touchmap.draw.view import picture
from touchmap.draw.view.parts import Card, Persona, Picture
from touchmap.draw.words import ENGLISH, badge, count

POST = "{{metric: {metric}, source: crm, acts: Call back, {fields}}}"


def card(picture: Picture, name: str) -> Card:
    return next(card for card in [*picture.cards, *(bar.card for bar in picture.bars)] if card.name == name)


def scored(fields: str, metric: str = "csat") -> Card:
    """The card of a touchpoint with one post."""
    post = POST.format(metric=metric, fields=fields)
    return pictured(f"""
        touchmap: 1
        journey: Any
        feedback: {{asks: {post}}}
        stages:
          purchase:
            shop: [{{name: Pay, feedback: asks}}]
    """).cards[0]


@pytest.mark.parametrize(
    ("metric", "fields", "text", "small", "verdict"),
    [
        ("ces", "scale: [1, 7], better: high, target: 5.5, result: {score: 2.9, n: 212}",
         "CES 2.9 · target 5.5", "n 212", "below-target"),
        ("ces", "scale: [1, 5], better: low, target: 2, result: {score: 1.5, n: 40}",
         "CES 1.5 · target 2", "n 40", "on-target"),
        ("ces", "target: 2, result: {score: 1.5, n: 40}", "CES 1.5 · target 2", "n 40", "asked"),
        ("csat", "target: 80%, result: {score: 80%, n: 1234}", "CSAT 80% · target 80%", "n 1,234", "on-target"),
        ("csat", "result: {counts: {positive: 30, total: 40}}", "CSAT 75%", "n 40", "asked"),
        ("nps", "target: 20, result: {counts: {promoters: 120, passives: 60, detractors: 40}}",
         "NPS 36 · target 20", "n 220", "on-target"),
        ("nps", "target: 0, result: {score: -12}", "NPS -12 · target 0", "", "near"),
        ("ces", "scale: [1, 7], better: high, target: 4.5, result: {score: 4.4, n: 188}",
         "CES 4.4 · target 4.5", "n 188", "near"),
        ("nps", "target: 50, result: {score: 40, n: 100}", "NPS 40 · target 50", "n 100", "near"),
        ("nps", "target: 50, result: {score: 10, n: 100}", "NPS 10 · target 50", "n 100", "below-target"),
        ("csat", "target: 80%, result: {score: 76, n: 100}", "CSAT 76% · target 80%", "n 100", "near"),
        ("frt", "target: 4h, result: {score: 90min, n: 50}", "FRT 1.5 h · target 4 h", "n 50", "on-target"),
        ("frt", "target: 4h, result: {score: 2d, n: 50}", "FRT 2 d · target 4 h", "n 50", "near"),
        ("rating", "scale: [1, 5], target: 4.5, result: {score: 3.9, n: 12}",
         "Rating 3.9 · target 4.5", "n 12, thin", "near"),
        ("csat", "target: 90%, result: {score: 10, n: 4}", "CSAT, few answers", "", "asked"),
        ("csat", "target: 90%", "CSAT, no score yet", "", "asked"),
        ("csat", "scope: stage, target: 90%, result: {score: 10, n: 400}", "overall only", "", "overall"),
    ],
)  # fmt: skip
def test_scores(metric: str, fields: str, text: str, small: str, verdict: str) -> None:
    shown = scored(fields, metric)
    assert (shown.feedback, shown.small, shown.verdict) == (text, small, verdict)


def test_what_hurts_comes_first_of_several_posts() -> None:
    shown = pictured("""
        touchmap: 1
        journey: Any
        feedback:
          talks: {kind: interview}
          good: {metric: csat, target: 50%, result: {score: 90%, n: 100}}
          bad: {metric: nps, target: 50, result: {score: 10, n: 100}}
        stages:
          purchase:
            shop: [{name: Pay, feedback: [talks, good, bad]}]
    """).cards[0]
    assert (shown.feedback, shown.small, shown.verdict) == ("NPS 10 · target 50", "n 100, +2 more", "below-target")
    assert [line for line in shown.tooltip.splitlines() if "Feedback" in line] == [
        "Feedback: NPS 10 · target 50",
        "Feedback: CSAT 90% · target 50%",
        "Feedback: Interviews",
    ]


@pytest.mark.parametrize(
    ("fields", "feedback", "verdict"),
    [
        ("feedback: []", "nobody asks", "nobody"),
        ("feedback: {waive: No need}", "no need to ask", "apart"),
        ("ownership: external", "not ours", "apart"),
        ("ownership: customer", "by the customer", "apart"),
        ("ownership: partner", "nobody asks", "nobody"),
    ],
)
def test_where_nobody_asks(fields: str, feedback: str, verdict: str) -> None:
    shown = pictured(f"touchmap: 1\njourney: Any\nstages:\n  purchase:\n    shop: [{{name: Pay, {fields}}}]\n").cards[0]
    assert (shown.feedback, shown.verdict) == (feedback, verdict)


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        ("nobody", "feedback: []"),
        ("asked", "feedback: talks"),
        ("overall", "feedback: wide"),
        ("apart", "ownership: external"),
    ],
)
def test_dashes_mean_that_nobody_asks_and_nothing_else(verdict: str, text: str) -> None:
    sheet = drawn(f"""
        touchmap: 1
        journey: Any
        feedback: {{talks: {{kind: interview}}, wide: {{metric: nps, scope: stage}}}}
        stages:
          purchase:
            shop: [{{name: Pay, {text}}}]
    """)
    for group in sheet.groups:
        dashed = any(isinstance(item, Box) and item.dashed for item in group.items)
        about_it = group.id in ("touchpoint-pay", "stage-purchase-coverage", "legend-nobody")
        assert dashed == (verdict == "nobody" and about_it), group.id


MANY = """
touchmap: 1
journey: {name: Any, persona: Somebody, quote: Well, goal: Get there, state: future, reviewed: 2026-10-15}
stage_names: {purchase: The stay}
phases: {late: {name: Late, stage: purchase}, early: {name: Early, stage: purchase}}
channels:
  shop: {name: Shop, kind: physical, owner: retail}
  phone: {name: Phone, kind: human, owner: care}
  mail: {name: Mail, ownership: partner, owner: crm}
stages:
  purchase:
    shop:
      - {id: a, name: Come in, next: [{to: b, when: Unsure, share: 30%, wait: 2d, handoff: A note}, help, c],
         sends: [m]}
      - {id: b, name: Ask, phase: early, next: [c]}
      - {id: c, name: Pay, phase: late, feedback: {waive: Enough}}
    mail:
      - {id: m, name: Receipt, phase: late}
  post-purchase:
    mail: [{name: News, next: [Receipt], pains: [{text: Too many, action: Fewer, owner: crm, due: 2026-12-01},
      {text: Too dull}, {text: Too late, action: Earlier, status: done}]}]
anytime:
  phone: [{id: help, name: Call, during: [post-purchase], next: [b, help]}, {name: Chat}]
paths:
  happy: [a, b, c, News]
"""


def test_stages_and_phases() -> None:
    shown = pictured(MANY)
    assert [(stage.name, stage.note) for stage in shown.stages] == [
        ("Pre-purchase", "no touchpoints yet"),
        ("The stay", "nobody asks here · 0 of 3"),
        ("Post-purchase", "nobody asks here · 0 of 1"),
    ]
    assert [(phase.name, phase.stage) for phase in shown.phases] == [
        ("", 0), ("", 1), ("Late", 1), ("Early", 1), ("", 2),
    ]  # fmt: skip
    assert [shown.phases[card.phase].name for card in shown.cards] == ["", "Early", "Late", "Late", ""]


def test_lanes_are_channels_that_have_cards() -> None:
    shown = pictured(MANY)
    assert [(lane.name, lane.notes) for lane in shown.lanes] == [
        ("Shop", ("physical", "0 of 2 asked here")),
        ("Mail", ("partner", "0 of 2 asked here")),
    ]


def test_ways() -> None:
    ways = {(way.source, way.target): way for way in pictured(MANY).ways}
    assert list(ways) == [("a", "b"), ("a", "c"), ("a", "m"), ("b", "c"), ("c", "news"), ("news", "m")]
    assert (ways["a", "b"].when, ways["a", "b"].carries) == ("Unsure, 30%, 2\u00a0d\u00a0later", "A note")
    assert ways["a", "b"].tooltip.endswith("\nUnsure, 30%, 2\u00a0d\u00a0later: A note")
    assert (ways["a", "c"].when, ways["a", "c"].carries) == ("", "")
    assert {pair: way.handoff for pair, way in ways.items()} == {
        ("a", "b"): "carries",
        ("a", "c"): "",
        ("a", "m"): "",
        ("b", "c"): "",
        ("news", "m"): "",
        ("c", "news"): "bare",
    }
    assert [pair for pair, way in ways.items() if way.sent] == [("a", "m")]


@pytest.mark.parametrize("name", ["commuter-bike-today", "template-retail"])
def test_a_dot_is_hollow_just_where_the_audit_finds_a_silent_handoff(name: str) -> None:
    read = inventory(INVENTORIES[name])
    result = run([read], Settings())
    keys = {touchpoint.number: touchpoint.key for touchpoint in read.touchpoints}
    found = sorted(keys[finding.number] for finding in result.findings if finding.code == "TM208")
    hollow = sorted(way.source for way in picture(read, result, ENGLISH).ways if way.handoff == "bare")
    assert hollow == found
    assert found


def test_ways_to_what_is_there_any_time_are_words() -> None:
    shown = pictured(MANY)
    assert card(shown, "Come in").jumps == ("→ 6 Call",)
    assert card(shown, "Call").jumps == ("→ 2 Ask",)
    assert [(bar.card.name, bar.channel, bar.first, bar.last) for bar in shown.bars] == [
        ("Call", "Phone", 2, 2),
        ("Chat", "Phone", 0, 2),
    ]


def test_pains_have_an_action_an_owner_and_a_date() -> None:
    shown = pictured(MANY)
    assert [(pain.number, pain.card_number, pain.action, pain.settled) for pain in shown.pains] == [
        (1, 5, "Fewer · crm · by\u00a02026-12-01", True),
        (2, 5, "No action yet", False),
        (3, 5, "Earlier · no\u00a0owner\u00a0yet · done", True),
    ]
    assert card(shown, "News").pains == (1, 2, 3)
    assert [(figure.value, figure.caption) for figure in shown.figures if figure.caption == "pains"] == [("2", "pains")]


def test_title_band() -> None:
    shown = pictured(MANY)
    assert shown.persona == Persona("Somebody", "“Well”", "Goal: Get there")
    assert [(tag.text, tag.kind) for tag in shown.tags] == [("As it should be", "future")]
    assert (shown.headline, shown.captions) == ("0%", ("feedback coverage", "asked here at 0 of 6"))
    assert shown.footer == "touchmap · touchmap.yaml · reviewed 2026-10-15"


def test_percent_is_never_rounded_up() -> None:
    spots = ", ".join(f"{{name: P{number}, feedback: talks}}" for number in range(199))
    shown = pictured(
        f"touchmap: 1\njourney: Any\nfeedback: {{talks: {{kind: interview}}}}\nstages:\n  purchase:\n"
        f"    shop: [{spots}, Last]\n"
    )
    assert shown.headline == "99%"


def test_nothing_to_ask() -> None:
    shown = pictured("touchmap: 1\njourney: Any\nstages: {purchase: {shop: [{name: Pay, ownership: external}]}}\n")
    assert (shown.headline, shown.captions[1]) == ("–", "nothing to ask yet")


def test_badges_say_in_words_what_the_outline_does_not() -> None:
    text = "touchmap: 1\njourney: Any\nstages: {purchase: {shop: [Pay, {name: Go, owner: retail}]}}\n"
    shown = pictured(text)
    assert [card.badges for card in shown.cards] == [("no owner",), ()]
    assert "TM601" in shown.cards[0].tooltip
    plain = pictured(text, findings=False)
    assert [card.badges for card in plain.cards] == [(), ()]
    assert [figure.caption for figure in plain.figures] == ["touchpoints"]


def test_badge_words() -> None:
    assert badge("TM203", "dead-end") == "dead end"
    assert badge("TM999", "some-new-rule") == "some new rule"


def test_legend_has_what_is_shown_and_nothing_else() -> None:
    assert pictured("touchmap: 1\njourney: Any\nstages: {purchase: {shop: [{name: Pay, owner: x}]}}\n").legend == (
        "nobody",
    )
    assert pictured(MANY).legend == ("nobody", "apart", "next", "sends", "carries", "bare", "finding", "pain")


def test_every_word_of_the_legend_is_there() -> None:
    for shown in (pictured(MANY),):
        assert all(f"legend.{key}" in ENGLISH for key in shown.legend)


def test_one_or_many() -> None:
    assert [count(ENGLISH, "count.pain", number) for number in (0, 1, 2)] == ["0 pains", "1 pain", "2 pains"]
