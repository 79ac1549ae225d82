"""The first steps of a journey that has just begun, in the order in which somebody of experience would take them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple


class Step(NamedTuple):
    """One first step: where it stands among the chosen ones, and how soon it is chosen; smaller comes first."""

    place: int
    urgency: int


# What a finding's code or a gate's missing word stands for -> its step. Pains and a goal come in where there is room.
STEPS: Mapping[str, Step] = {
    "moments of truth": Step(1, 1),
    "TM301": Step(2, 2),
    "TM304": Step(3, 3),
    "TM305": Step(3, 3),
    "TM601": Step(4, 4),
    "pains": Step(5, 7),
    "TM108": Step(6, 5),
    "TM109": Step(6, 8),
    "TM200": Step(7, 6),
}
USUAL = Step(9, 9)
"""Whatever is no first step."""
SETTLED = Step(0, 3)
"""What is found in journeys beyond their first steps, where some of several have just begun."""

ADVICE: Mapping[str, str] = {
    "TM108": "Say whose journey it is: `persona:` under `journey:`",
    "TM109": "Say what the customer wants: `goal:` under `journey:`",
    "TM200": "Draw the usual way from start to end: list its touchpoints under `paths:`",
}
"""What to do about a code while a journey has just begun, where that is less than its rule advises."""

TOGETHER: Mapping[tuple[str, str], str] = {
    ("TM108", "TM109"): "Say whose journey it is and what they want: `persona:` and `goal:` under `journey:`",
    ("TM304", "TM305"): "Say where the answers are kept and who acts on them: `source:` and `acts:`",
}
"""Two codes about the same places -> what to do about both at once."""

SAYS: Mapping[str, Collection[str]] = {
    "TM200": frozenset({"links", "entries"}),
    "TM301": frozenset({"surveys"}),
}
"""The code of a finding -> what is missing for other rules, and need not be asked for once more."""
