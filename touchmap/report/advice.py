"""What to do about a finding, in a few words that name what to write."""

from __future__ import annotations

import re
from collections.abc import Mapping

from touchmap.audit.catalogue import RuleInfo
from touchmap.finding import Finding

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")
# Where a long advice goes on to details or to another way; not within backquotes.
_CLAUSE = re.compile(r"(?:[:;]|, or)\s(?=(?:[^`]*`[^`]*`)*[^`]*$)")
# What is to be written, not what it stands beside.
_ENTRY = re.compile(r"(?<!beside the )(?<!\()`(?!journey)(\w+):[^`]*`")
_LONG = 80
_ENTRIES = 4
"""How many entries are named at most."""


def advised(finding: Finding, book: Mapping[str, RuleInfo]) -> str:
    """What to do about a finding: what was made for it as it is, the advice of its rule in short."""
    rule = book.get(finding.code)
    if rule is None or finding.help == rule.fix:
        return short(finding.help)
    return _SENTENCE.split(finding.help)[0].rstrip(".")


def short(fix: str) -> str:
    """What to do in a few words: the first sentence of an advice; of a long one, what stands before the details and
    the other ways, then the entries to write.

    >>> short("Make a touchpoint of each step and join them with `next:`. Then draw the map.")
    'Make a touchpoint of each step and join them with `next:`'
    >>> short("Show customers where to go from here: add `next:`, or say with `exit: true` that the way may end here.")
    'Show customers where to go from here: `next:`, `exit: true`'
    """
    sentence = _SENTENCE.split(fix)[0].rstrip(".")
    if len(sentence) <= _LONG:
        return sentence
    clause = _CLAUSE.split(sentence)[0]
    if "`" in clause:
        return clause
    entries = list({match[1]: match[0] for match in reversed(list(_ENTRY.finditer(sentence)))}.values())
    return ": ".join(filter(None, (clause, ", ".join(entries[::-1][:_ENTRIES]))))
