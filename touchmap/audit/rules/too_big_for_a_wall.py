"""TM112: more touchpoints than a map on a wall can hold."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM112", "too-big-for-a-wall", Severity.NOTE, profile="strict")
def too_big_for_a_wall(audit: Audit) -> Iterator[Hit]:
    """One map has more touchpoints than a wall can show

    A map is for a room full of people. With too many cards on it the print gets small, and nobody sees any more where
    it hurts.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Choose part 1 of 41
              - Choose part 2 of 41
              - Choose part 3 of 41
              - Choose part 4 of 41
              - Choose part 5 of 41
              - Choose part 6 of 41
              - Choose part 7 of 41
              - Choose part 8 of 41
              - Choose part 9 of 41
              - Choose part 10 of 41
              - Choose part 11 of 41
              - Choose part 12 of 41
              - Choose part 13 of 41
              - Choose part 14 of 41
              - Choose part 15 of 41
              - Choose part 16 of 41
              - Choose part 17 of 41
              - Choose part 18 of 41
              - Choose part 19 of 41
              - Choose part 20 of 41
              - Choose part 21 of 41
              - Choose part 22 of 41
              - Choose part 23 of 41
              - Choose part 24 of 41
              - Choose part 25 of 41
              - Choose part 26 of 41
              - Choose part 27 of 41
              - Choose part 28 of 41
              - Choose part 29 of 41
              - Choose part 30 of 41
              - Choose part 31 of 41
              - Choose part 32 of 41
              - Choose part 33 of 41
              - Choose part 34 of 41
              - Choose part 35 of 41
              - Choose part 36 of 41
              - Choose part 37 of 41
              - Choose part 38 of 41
              - Choose part 39 of 41
              - Choose part 40 of 41
              - Choose part 41 of 41

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - name: Choose the parts of the bike
                parts:
                  - Choose the saddle
                  - Choose the lamp
              - Pay online

    Fix: Split the inventory by stage or by persona, or gather small moments as `parts:` of a larger one.

    Source: Workshop practice: a map that cannot be read from where people stand is not used.
    """
    number, most = len(audit.inventory.touchpoints), audit.settings.thresholds.wall
    if number > most:
        yield Hit(audit.inventory, "stages", f"{number} touchpoints are more than one map on a wall can show ({most})")
