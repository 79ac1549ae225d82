"""An inventory with the mistake and one without it, for each TM0 code: what `explain` shows beside its texts."""

from __future__ import annotations

import textwrap
from typing import NamedTuple


class Example(NamedTuple):
    """Two complete inventories, or what somebody took for one: with a mistake and without it."""

    bad: str = ""
    good: str = ""


_HEAD = "touchmap: 1\njourney: Buying a bike\n"


def _pair(bad: str, good: str) -> Example:
    """Two inventories of which only what follows the name of the journey is written out."""
    return Example(*(_HEAD + textwrap.dedent(text).lstrip("\n") for text in (bad, good)))


def _purchase(bad: str, good: str) -> Example:
    """Two inventories of which only what stands on the website during the purchase is written out."""
    return _pair(*(f"stages:\n  purchase:\n    website:\n{_indented(text)}" for text in (bad, good)))


def _indented(text: str) -> str:
    return textwrap.indent(textwrap.dedent(text).lstrip("\n"), " " * 6)


EXAMPLES: dict[str, Example] = {
    "TM001": _purchase("- Pay online: by card\n", '- "Pay online: by card"\n'),
    "TM002": _purchase('- "Pay online\\0"\n', "- Pay online\n"),
    "TM003": _pair(
        """
        stages:
          purchase:
            website:
              - Put it in the basket
            website:
              - Pay online
        """,
        """
        stages:
          purchase:
            website:
              - Put it in the basket
              - Pay online
        """,
    ),
    "TM004": _purchase(
        """
        - name: &first Put it in the basket
          next: Pay online
        - name: Pay online
          next: *first
        """,
        """
        - name: Put it in the basket
          next: Pay online
        - name: Pay online
          next: Put it in the basket
        """,
    ),
    "TM005": _purchase(f"- {'[' * 62}\n", "- Pay online\n"),
    "TM006": Example(
        "# Our touchpoints: to be written down\n", f"{_HEAD}stages:\n  purchase:\n    website:\n      - Pay online\n"
    ),
    "TM007": _purchase("- Pay for order #1 online\n", '- "Pay for order #1 online"\n'),
    "TM010": _purchase(
        """
        - name: Pay online
          ownr: web
        """,
        """
        - name: Pay online
          owner: web
        """,
    ),
    "TM011": _purchase(
        """
        - name: Pay online
          reviewed: 15.10.2026
        """,
        """
        - name: Pay online
          reviewed: 2026-10-15
        """,
    ),
    "TM012": _purchase(
        """
        - owner: web
          moment_of_truth: true
        """,
        """
        - name: Pay online
          owner: web
          moment_of_truth: true
        """,
    ),
    "TM013": _purchase(
        """
        - name: Put it in the basket
          next: Pay onlin
        - Pay online
        """,
        """
        - name: Put it in the basket
          next: Pay online
        - Pay online
        """,
    ),
    "TM014": _pair(
        """
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: Pay
          purchase:
            website:
              - Pay
            showroom:
              - Pay
        """,
        """
        stages:
          pre-purchase:
            website:
              - name: Compare two models
                next: showroom/Pay
          purchase:
            website:
              - Pay
            showroom:
              - Pay
        """,
    ),
    "TM015": _purchase(
        """
        - {id: pay, name: Pay online}
        - {id: pay, name: Pay by invoice}
        """,
        """
        - {id: pay, name: Pay online}
        - {id: pay-later, name: Pay by invoice}
        """,
    ),
    "TM016": _pair(
        """
        feedback:
          till-survey: {name: Card at the till, source: /home/anna/answers.csv}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey
        """,
        """
        feedback:
          till-survey: {name: Card at the till, source: answers.csv}
        stages:
          purchase:
            showroom:
              - name: Pay at the till
                feedback: till-survey
        """,
    ),
    "TM020": _purchase(
        """
        - name: Pay online
          ignore: {TM601: }
        """,
        """
        - name: Pay online
          ignore: {TM601: The owner is named when the new shop opens}
        """,
    ),
}
"""By the code. TM090 has none: it is our fault and nobody else's."""
