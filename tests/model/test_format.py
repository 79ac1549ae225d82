"""The format: every field and every short form is read, and means what the long form means."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading import inventory, named
from touchmap.model import STAGES, Touchpoint

EVERYTHING = """
touchmap: 1
journey:
  name: Buying a commuter bike
  persona: First-time commuter
  quote: I just want to arrive dry.
  goal: Ride to work within a week
  state: future
  language: en-GB
  owner: cx-team
  reviewed: 2026-10-15
  feedback: yearly
  template: retail
  note: A note
stage_names: {post-purchase: Riding}
people: {employer: Employer, shop: {name: The shop}}
phases:
  consider: {name: Consider, stage: pre-purchase}
  pay: Paying
channels:
  website: {name: Website, kind: digital, owner: web}
  showroom: {name: Showroom, kind: physical, ownership: partner}
  reviews: {name: Review sites, kind: digital, ownership: external, monitored: Weekly look by care}
  phone: Phone
feedback:
  effort:
    kind: survey
    metric: ces
    scale: [1, 7]
    better: high
    scope: touchpoint
    target: 5.5
    owner: e-commerce
    source: surveys/checkout.csv
    every: 30d
    last: 2026-10-01
    acts: {who: care, what: Call back whoever answers 1-3, within: 1d}
    result: {score: 4.9, n: 212}
  visit:
    metric: csat
    target: 80%
    acts: Read in the Monday meeting
    questions: {advice: {result: {score: 91, n: 88}}, waiting: {}, parking: }
  answer: {metric: frt, target: 4h, every: contact, result: {counts: {positive: 3, total: 4}}}
  yearly: {metric: nps, scope: journey, result: {counts: {promoters: 120, passives: 60, detractors: 40}}}
stages:
  pre-purchase:
    website:
      - id: compare-models
        name: Compare two models
        phase: consider
        owner: e-com
        need: Know which bike fits
        role: browse
        who: employer
        ownership: brand
        feedback:
          - effort
          - visit.advice
        moment_of_truth: true
        emotion: 1
        basis: observed
        pains:
          - {text: Sizes differ, action: One table, owner: web, due: 2026-12-01, status: open}
          - Slow
        next:
          - Put it in the basket
          - {to: try-on-site, when: Unsure, share: 30%, wait: 2d, handoff: The saved comparison}
        sends: [comparison-mail]
        parts:
          - Read the size table
        entry: true
        exit: false
        quote: Which one?
        backstage: Price feed
        opportunities: [A table]
        evidence: https://example.org/study
        link: https://example.org
        note: x
        reviewed: 2026-10-01
        collects: name
        uses: [order-number]
        first_impression: Free test ride
        reminder: Card
        personal: By name
        service: {first_response: 4h, hours: 9-17, human: yes, root_cause: Weekly, alerts: team}
        loyalty: {head_start: Two stamps, tiers: [Silver, Gold], channels: [website, Showroom], title: Friend}
        ignore: {TM301: asked in the shop}
    consider:
      showroom:
        - id: try-on-site
          name: Try a bike on site
          feedback: {waive: asked by word of mouth}
      reviews:
        - Read reviews
  purchase:
    website:
      - Put it in the basket
      - {name: Get a mail, id: comparison-mail, phase: pay}
  post-purchase: {}
anytime:
  phone: [{name: Call the helpline, role: help, during: [purchase, post-purchase]}]
paths:
  happy: [Compare two models, Try a bike on site]
"""


def test_every_field_is_read() -> None:
    journey = inventory(EVERYTHING)
    compare = named(journey, "Compare two models")
    unread = {name for name in Touchpoint.model_fields if getattr(compare, name) in (None, (), {}, False)}
    assert unread == {"waive", "during", "exit"}
    assert compare.exit is False
    assert named(journey, "Call the helpline").during == ("purchase", "post-purchase")
    assert named(journey, "Try a bike on site").waive == "asked by word of mouth"
    assert journey.journey.reviewed == date(2026, 10, 15)
    assert journey.stage_name("post-purchase") == "Riding"
    assert journey.stage_name("purchase") == "Purchase"
    assert [person.name for person in journey.people.values()] == ["Employer", "The shop"]


def test_links_lead_to_touchpoints() -> None:
    journey = inventory(EVERYTHING)
    compare = named(journey, "Compare two models")
    basket, try_it = compare.next
    assert basket.target is named(journey, "Put it in the basket")
    assert try_it.target is named(journey, "Try a bike on site")
    assert (try_it.when, try_it.share, try_it.wait) == ("Unsure", 30.0, timedelta(days=2))
    assert [send.target for send in compare.sends] == [named(journey, "Get a mail")]
    assert [step.target for step in journey.paths["happy"].steps] == [compare, try_it.target]


def test_posts_and_their_questions() -> None:
    journey = inventory(EVERYTHING)
    posts = journey.feedback
    effort, advice = named(journey, "Compare two models").asked
    assert effort == (posts["effort"], None)
    assert advice == (posts["visit"], posts["visit"].questions["advice"])
    assert journey.journey.asked == (posts["yearly"],)
    assert posts["visit"].target == 80
    assert posts["answer"].target == timedelta(hours=4)
    assert posts["answer"].every == "contact"
    assert posts["effort"].every == timedelta(days=30)
    assert posts["visit"].acts is not None
    assert posts["visit"].acts.what == "Read in the Monday meeting"
    assert list(posts["visit"].questions) == ["advice", "waiting", "parking"]


def test_results_of_every_measure() -> None:
    posts = inventory("""
        touchmap: 1
        journey: J
        feedback:
          kept: {metric: crr, result: {counts: {start: 400, end: 380, new: 60}}}
          answer: {metric: frt, result: {score: 45min, p90: 3h, n: 90, unanswered: 2}}
          chat: {metric: frt, result: {unanswered: 1, waits: [2min, 1.5h]}}
        stages: {}
        """).feedback
    kept, answer, chat = (posts[key].result for key in ("kept", "answer", "chat"))
    assert kept is not None
    assert kept.counts is not None
    assert (kept.counts.start, kept.counts.end, kept.counts.new) == (400, 380, 60)
    assert answer is not None
    assert (answer.score, answer.p90, answer.n, answer.unanswered) == (timedelta(minutes=45), timedelta(hours=3), 90, 2)
    assert chat is not None
    assert chat.waits == (timedelta(minutes=2), timedelta(minutes=90))


def test_numbers_count_touchpoints_in_the_order_of_the_file_and_never_parts() -> None:
    journey = inventory(EVERYTHING)
    assert [(touchpoint.number, touchpoint.name) for touchpoint in journey.touchpoints] == [
        (1, "Compare two models"),
        (2, "Try a bike on site"),
        (3, "Read reviews"),
        (4, "Put it in the basket"),
        (5, "Get a mail"),
        (6, "Call the helpline"),
    ]
    (part,) = journey.touchpoints[0].parts
    assert part.number is None
    assert part.parent is journey.touchpoints[0]
    assert part.channel is journey.touchpoints[0].channel


def test_phases_stand_between_or_on_the_touchpoint() -> None:
    journey = inventory(EVERYTHING)
    phases = {touchpoint.name: touchpoint.in_phase and touchpoint.in_phase.name for touchpoint in journey.touchpoints}
    assert phases["Compare two models"] == phases["Try a bike on site"] == "Consider"
    assert phases["Get a mail"] == "Paying"
    assert phases["Put it in the basket"] is None
    assert journey.phases["pay"].stage == "purchase"


def test_owner_and_ownership_fall_back_to_the_channel_and_no_further() -> None:
    journey = inventory(EVERYTHING)
    people = {touchpoint.name: (touchpoint.responsible, touchpoint.control) for touchpoint in journey.touchpoints}
    assert people["Compare two models"] == ("e-com", "brand")
    assert people["Put it in the basket"] == ("web", "brand")
    assert people["Try a bike on site"] == (None, "partner")
    assert people["Read reviews"] == (None, "external")


SHORT = """
touchmap: 1
journey: Buying a commuter bike
stages:
  pre-purchase:
    website:
      - Open a product page
      - Compare two models
  purchase:
    website:
      - name: Pay online
        next: Open a product page
"""
LONG = """
touchmap: 1
journey:
  name: Buying a commuter bike
channels:
  website:
    name: Website
stages:
  pre-purchase:
    website:
      - name: Open a product page
      - name: Compare two models
  purchase:
    website:
      - name: Pay online
        next:
          - to: Open a product page
  post-purchase:
people:
phases: []
anytime:
"""


def test_short_forms_mean_the_long_ones() -> None:
    short, long = inventory(SHORT), inventory(LONG)
    assert [touchpoint.model_dump() for touchpoint in short.touchpoints] == [
        touchpoint.model_dump() for touchpoint in long.touchpoints
    ]
    assert short.journey.model_dump() == long.journey.model_dump()
    assert short.channels["website"].name == long.channels["website"].name
    assert not short.channels["website"].declared
    assert long.channels["website"].declared


@pytest.mark.parametrize(
    "name", ["Оплатить онлайн", "Сплатити онлайн", "پرداخت آنلاین", "在线支付", "Riders’ club", "🎉"]
)
def test_names_and_references_in_any_script(name: str) -> None:
    journey = inventory(
        f"touchmap: 1\njourney: J\nstages:\n  purchase:\n    {name}:\n      - {name}\n"
        f"  post-purchase:\n    w:\n      - name: Last\n        next:\n          - {name.upper()}\n"
    )
    assert named(journey, "Last").next[0].target is named(journey, name)
    assert named(journey, name).channel.name == name[:1].upper() + name[1:]


def test_a_persian_name_matches_with_and_without_its_zero_width_joiner() -> None:
    journey = inventory(
        "touchmap: 1\njourney: J\nstages:\n  purchase:\n    w:\n      - name: می\u200cخرم\n        next: میخرم\n"
    )
    assert journey.touchpoints[0].next[0].target is journey.touchpoints[0]


def test_two_touchpoints_of_one_name_are_told_apart_by_their_channel() -> None:
    journey = inventory("""
        touchmap: 1
        journey: J
        stages:
          purchase:
            web:
              - name: Pay
                next: shop/pay
            shop:
              - Pay
        """)
    assert [touchpoint.key for touchpoint in journey.touchpoints] == ["web/pay", "shop/pay"]
    assert journey.touchpoints[0].next[0].target is journey.touchpoints[1]


def test_a_link_to_a_part_leads_to_its_touchpoint() -> None:
    journey = inventory("""
        touchmap: 1
        journey: J
        stages:
          purchase:
            shop:
              - name: Visit the shop
                parts:
                  - Park the car
              - name: Leave
                next: Park the car
        """)
    assert journey.touchpoints[1].next[0].target is journey.touchpoints[0]


@given(st.dictionaries(st.sampled_from(STAGES), st.integers(0, 4), max_size=3), st.integers(0, 3))
def test_every_touchpoint_has_its_own_number_and_key(stages: dict[str, int], anytime: int) -> None:
    lines = ["touchmap: 1", "journey: J", "stages:"]
    for stage, count in stages.items():
        lines += [f"  {stage}:", "    w:", *["      - Same name"] * count]
    lines += ["anytime:", "  w:", *["    - Same name"] * anytime]
    journey = inventory("\n".join(lines) + "\n")
    total = sum(stages.values()) + anytime
    assert [touchpoint.number for touchpoint in journey.touchpoints] == list(range(1, total + 1))
    assert len({touchpoint.key for touchpoint in journey.touchpoints}) == total


def test_a_phase_that_names_no_stage_belongs_to_its_first_use() -> None:
    one = inventory("""
        touchmap: 1
        journey: J
        phases: {order: {name: Order}, later: {name: Later}}
        stages:
          purchase:
            order: {web: [Pay]}
    """)
    assert {key: phase.stage for key, phase in one.phases.items()} == {"order": "purchase", "later": None}
