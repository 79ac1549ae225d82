"""TM112: more touchpoints than a map on a wall can hold."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.rule import Hit, rule
from touchmap.audit.subject import Audit
from touchmap.finding import Severity


@rule("TM112", "too-big-for-a-wall", Severity.NOTE, profile="strict")
def too_big_for_a_wall(audit: Audit) -> Iterator[Hit]:
    """One map has more touchpoints than a wall can show

    A map is made for a room full of people. With too many cards the print gets too small to read, and nobody sees any
    more where it hurts.

    Bad:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - Choose the frame
              - Choose the frame size
              - Choose the colour
              - Choose the fork
              - Choose the headset
              - Choose the stem
              - Choose the handlebar
              - Choose the grips
              - Choose the bell
              - Choose the brakes
              - Choose the brake levers
              - Choose the brake discs
              - Choose the shifters
              - Choose the gears
              - Choose the chain
              - Choose the crank
              - Choose the chainring
              - Choose the pedals
              - Choose the front wheel
              - Choose the back wheel
              - Choose the tyres
              - Choose the inner tubes
              - Choose the spokes
              - Choose the hubs
              - Choose the mudguards
              - Choose the rack
              - Choose the stand
              - Choose the saddle
              - Choose the seat post
              - Choose the front lamp
              - Choose the rear lamp
              - Choose the dynamo
              - Choose the reflectors
              - Choose the lock
              - Choose the pump
              - Choose the bottle cage
              - Choose the basket
              - Choose the child seat
              - Choose the chain guard
              - Choose the toolkit
              - Choose the trailer hitch

    Good:
        touchmap: 1
        journey: Buying a bike
        stages:
          purchase:
            website:
              - name: Choose the parts of the bike
                parts:
                  - Choose the frame
                  - Choose the saddle
                  - Choose the lamps
              - Pay online

    Fix: Gather small moments as `parts:` of a larger touchpoint, or make one inventory for each persona. For the wall,
    the stages can also be drawn one by one: `touchmap render --stage purchase`.

    Source: Workshop practice: a map that cannot be read from where people stand is not used.
    """
    number, most = len(audit.inventory.touchpoints), audit.settings.thresholds.wall
    if number > most:
        message = f"{number} touchpoints are too many for one map on a wall (at most {most})"
        yield Hit(audit.inventory, "stages", message)
