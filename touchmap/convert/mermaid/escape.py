"""Other people's texts as Mermaid shows them: one line, with entities for what Mermaid would obey.

Which characters these are was found by drawing hostile names with Mermaid itself, as the tests still do.
"""

from __future__ import annotations

import re

_NOTHING = "?"
_DECODED = str.maketrans({"\ufeff": None})
# Mermaid writes entities as `ﬂ°…¶ß` for itself, and reads that back wherever it comes from.
_OWN = re.compile("(ﬂ)(?=°)|(¶)(?=ß)")
_IN_JOURNEY = re.compile(r'[#:;%<>&"`{}\\$]')
_KEYWORD = re.compile(r"(?i)(?:title|section|journey|acctitle|accdescr)\b")
_IN_FLOWCHART = re.compile(
    r"""[#:;%<>&"`{}\\$*_~|@\[\]=!]
    |^\d+[.)] | ^[-+]                            # would begin a list
    |www\.                                       # would become a link
    |direction(?=\s+(?:TB|BT|RL|LR|TD))          # would turn the diagram
    """,
    re.IGNORECASE | re.VERBOSE,
)


def in_journey(text: str) -> str:
    """`text` as a title, section, task or actor of a journey.

    >>> in_journey("Pay: online"), in_journey("Title page")
    ('Pay#58; online', '#84;itle page')
    """
    line = _IN_JOURNEY.sub(lambda found: _entity(found[0]), _one_line(text))
    if _KEYWORD.match(line):
        line = _entity(line[0]) + line[1:]
    return line or _NOTHING


def in_flowchart(text: str) -> str:
    """`text` as a label of a flowchart, to stand in double quotes.

    >>> in_flowchart('1. Say "hello"')
    '1#46; Say #34;hello#34;'
    """
    return _IN_FLOWCHART.sub(_escaped, _one_line(text)) or _NOTHING


def _escaped(found: re.Match[str]) -> str:
    word = found[0]
    return _entity(word[0]) + word[1:] if len(word) > 2 and word[-1].isalpha() else word[:-1] + _entity(word[-1])


def _one_line(text: str) -> str:
    return _OWN.sub("\\g<0>\u2060", " ".join(text.translate(_DECODED).split()))


def _entity(character: str) -> str:
    return f"#{ord(character)};"
