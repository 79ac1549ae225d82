"""The words of the field, as `touchmap explain` says them: what each means, and how it is written."""

from __future__ import annotations

from dataclasses import dataclass

from touchmap.model.slug import slug


@dataclass(frozen=True, slots=True)
class Term:
    """One word: `also` are other words for it, `example` are lines of an inventory."""

    word: str
    meaning: str
    example: str
    also: tuple[str, ...] = ()


TERMS = (
    Term(
        "touchpoint",
        "One precise meeting of a customer with the company, on one channel, in one stage; named as the customer would "
        "say it.",
        "stages:\n  purchase:\n    website:\n      - Pay online",
        ("touchpoints", "card"),
    ),
    Term(
        "channel",
        "Where and how customers meet you: a website, a shop, the phone. It holds touchpoints. Once one channel stands "
        "under `channels:`, all of them have to.",
        "channels:\n  website: {owner: Anna}\n  phone: {}",
        ("channels",),
    ),
    Term(
        "stage",
        "One of three parts of every journey: pre-purchase, purchase, post-purchase. Purchase is where customers get "
        "what they came for, such as a visit. `stage_names:` says what you call them.",
        "stage_names:\n  pre-purchase: Before the visit\n  purchase: At the practice\n  post-purchase: After the visit",
        ("stages", "stage_names", "pre-purchase", "purchase", "post-purchase"),
    ),
    Term(
        "anytime",
        "For touchpoints that are there throughout, such as a helpline: they belong to no stage and need no links.",
        "anytime:\n  phone:\n    - Call the helpline",
    ),
    Term(
        "listening post",
        "A way in which you hear from customers: a survey, reviews, complaints, watching them. It stands once under "
        "`feedback:`, and each touchpoint that it asks about names it.",
        "feedback:\n  visit card:\n    name: How was your visit today?\n    source: box at the desk\n"
        "    acts: Anna calls whoever was unhappy\nstages:\n  purchase:\n    practice:\n      - name: Treatment\n"
        "        feedback: visit card",
        ("feedback", "survey", "surveys", "post", "asked here"),
    ),
    Term(
        "moment of truth",
        "A touchpoint that makes or breaks the journey: after it customers stay or leave. Two to four are enough.",
        "- name: Treatment\n  moment_of_truth: true",
        ("moments of truth",),
    ),
    Term(
        "owner",
        "The person or team that answers for a touchpoint, or for a whole channel. The owner of the journey looks "
        "after the list, not after the touchpoints.",
        "channels:\n  practice: {owner: Dr Weber}",
        ("owners", "responsible"),
    ),
    Term(
        "ownership",
        "Who controls a touchpoint or a channel: brand, partner, customer or external. Word of mouth and review sites "
        "are external: nobody has to ask or answer for them, but somebody should look.",
        "- name: Recommended by a friend\n  ownership: external",
        ("external",),
    ),
    Term(
        "pain",
        "Something that hurts customers at a touchpoint, and what is done about it.",
        "- name: Waiting room\n  pains:\n    - {text: Half an hour late, action: Call patients before, owner: Anna, "
        "due: 2026-12-01}",
        ("pains",),
    ),
    Term(
        "path",
        "A usual way through the journey, from start to end: it links its touchpoints in their order.",
        "paths:\n  usual way:\n    - Book online\n    - Treatment\n    - Invoice",
        ("paths", "link", "links", "next"),
    ),
    Term(
        "entry and exit",
        "Where customers come in, and where they may well leave: neither is a gap.",
        "- {name: Walk past the window, entry: true}\n- {name: Take the plant home, exit: true}",
        ("entry", "exit", "entries"),
    ),
    Term(
        "hand-off",
        "What is carried over where another team takes over, or people on another channel, so that customers need not "
        "say it again.",
        "next:\n  - {to: Technician visit, handoff: address and what was tried already}",
        ("handoff",),
    ),
    Term(
        "coverage",
        "At how many of your touchpoints customers are asked how it went there. A wider survey, about a stage or the "
        "journey, is counted apart: it says that something is wrong, not where.",
        "journey:\n  name: Patients\n  feedback: yearly letter",
        ("feedback coverage", "overall only", "nobody asks"),
    ),
)


def term(word: str) -> Term | None:
    """The term that `word` stands for, in any spelling."""
    wanted = slug(word)
    return next((one for one in TERMS if wanted in map(slug, (one.word, *one.also))), None)
