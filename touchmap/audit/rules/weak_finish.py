"""TM212: the journey ends worse than it felt before."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator

from touchmap.audit.gates import LINKED
from touchmap.audit.order import rank
from touchmap.audit.rule import Also, Gate, Hit, rule
from touchmap.audit.subject import Audit
from touchmap.audit.ways import onward
from touchmap.audit.wording import figure, named, quoted
from touchmap.finding import Severity
from touchmap.graph import sent
from touchmap.model import STAGES, Touchpoint

_ENOUGH = 4
_GOODBYES = ("cancel", "leave")
_EMOTIONS = Gate(
    lambda audit: sum(touchpoint.emotion is not None for touchpoint in audit.inventory.touchpoints) >= _ENOUGH,
    "fewer than four touchpoints say how they feel to customers: add `emotion:` from -2 to 2",
)


@rule("TM212", "weak-finish", Severity.NOTE, profile="strict", needs=(_EMOTIONS, LINKED))
def weak_finish(audit: Audit) -> Iterator[Hit]:
    """The journey feels worse at its end than before

    How a journey ends weighs much in how it is remembered. Here the last touchpoints are declared to feel worse than
    the others, or a pain (something that hurts) stands at the very end.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            showroom:
              - {name: Try a bike on site, emotion: 2, next: Pay at the till}
          purchase:
            showroom:
              - {name: Pay at the till, emotion: 1, next: Collect the bike}
          post-purchase:
            showroom:
              - {name: Collect the bike, emotion: 1, next: Wait for the papers}
              - {name: Wait for the papers, emotion: -1}

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          pre-purchase:
            showroom:
              - {name: Try a bike on site, emotion: 1, next: Pay at the till}
          purchase:
            showroom:
              - {name: Pay at the till, emotion: -1, next: Wait for the papers}
              - {name: Wait for the papers, emotion: -1, next: Collect the bike}
          post-purchase:
            showroom:
              - {name: Collect the bike, emotion: 2}

    Fix: Make the last moment a good one: remove what hurts there, or move it to an earlier point of the journey.

    Source: R. B. Chase and S. Dasu, "Want to Perfect Your Company's Service? Use Behavioral Science", Harvard Business
    Review, 2001: finish strong, get the bad experiences out of the way early.
    """
    ends = _ends(audit)
    felt = {one: one.emotion for one in audit.inventory.touchpoints if one.emotion is not None}
    last = {one: emotion for one, emotion in felt.items() if one in ends}
    rest = [emotion for one, emotion in felt.items() if one not in ends]
    worse = last and rest and _mean(last.values()) < _mean(rest)
    if worse:
        worst, *others = sorted(last, key=lambda one: (last[one], rank(one)))
        where = f"The journey ends at {named(worst)}, which feels"
        if others:
            where = f"The last {len(last)} touchpoints, such as {named(worst)}, feel"
        also = tuple(Also(one, "the journey ends here too", "emotion") for one in others)
        message = f"{where} worse ({figure(_mean(last.values()))}) than the rest of it ({figure(_mean(rest))})"
        yield Hit(worst, "emotion", message, also)
        return
    for touchpoint in ends:
        for pain in touchpoint.pains:
            if pain.status != "done":
                yield Hit(pain, None, f"{quoted(pain.text)} hurts at the very end, at {named(touchpoint)}")


def _mean(emotions: Iterable[float]) -> float:
    """The mean to one decimal, so that what looks equal in a message is equal."""
    return round(statistics.fmean(emotions), 1) + 0.0


def _ends(audit: Audit) -> dict[Touchpoint, None]:
    """Where the journey ends well: the touchpoints of its last stage from which no way leads on in this stage.

    Those of a circle that nobody leaves are all its end. A way back to an earlier stage begins another round, and an
    anytime touchpoint is no end. What is only sent, or is meant for saying good-bye, is left out.
    """
    import networkx as nx

    stage = next(stage for stage in (*reversed(STAGES), None) if stage is None or audit.inventory.at(stage))
    last = dict.fromkeys(one for one in audit.inventory.touchpoints if one.stage == stage and stage is not None)
    final = {one for circle in nx.attracting_components(onward(audit.graph, last)) for one in circle}
    return {
        one: None
        for one in last
        if one.role not in _GOODBYES
        and one not in audit.unconnected
        and (one.exit or (one in final and not sent(audit.graph, one)))
    }
