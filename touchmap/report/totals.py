"""The end of a report for people: what could not be checked, and how many findings there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

from touchmap.audit.result import Skipped
from touchmap.finding import Severity
from touchmap.report.page import Page, Word, glued, words
from touchmap.report.sheet import Sheet

_ENTRY = re.compile(r"`[^`]+`")
_LACKING = 5
"""How much of what is lacking is named."""
MENDED_FIRST = "The journey itself is checked once these are mended."


def plural(count: int, noun: str, nouns: str = "") -> str:
    """`1 note`, `2 notes`; `nouns` where an s is not enough."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {nouns or f'{noun}s'}"


def totals(sheet: Sheet) -> list[Word]:
    """How many findings of which severity."""
    counts = Counter(finding.severity for finding in sheet.result.findings)
    parts = [plural(counts[severity], severity.value) for severity in Severity if counts[severity]]
    nothing = "Nothing found so far" if sheet.result.skipped else "Nothing found"
    content = [*words(", ".join(parts) if parts else nothing, "bold"), glued(".", "bold")]
    if sheet.result.ignored:
        content += words(f"{plural(sheet.result.ignored, 'finding')} accepted with a reason.", "dim")
    if sheet.result.baselined:
        content += words(f"{plural(sheet.result.baselined, 'finding')} known from the baseline.", "dim")
    return content


def broken_note(page: Page, sheet: Sheet) -> None:
    """Says which files have mistakes that keep their journey from being checked."""
    if not sheet.broken:
        return
    page.blank()
    several = bool(sheet.inventories) or len(sheet.broken) > 1
    files = f"({', '.join(sheet.broken)})" if several else ""
    page.flow([*words(MENDED_FIRST, "bold"), *words(files, "dim")], most=2)


def more_is_checked(sheet: Sheet) -> str:
    """What would have to be there for more to be checked, in one sentence; empty where nothing is lacking.

    What has no word of its own is named, by the entry to write, only where everything else is there.
    """
    skipped = sheet.result.skipped
    if not skipped:
        return ""
    lacking = list(dict.fromkeys(one.lacks for one in skipped if one.lacks))
    entries = list(dict.fromkeys(match[0] for one in skipped if not one.lacks and (match := _ENTRY.search(one.reason))))
    named = (lacking or entries)[:_LACKING]
    if len(lacking) + len(entries) > len(named):
        named.append("further entries")
    there = " and ".join(filter(None, (", ".join(named[:-1]), *named[-1:]))) or "further entries"
    return f"More is checked once there are {there}: `touchmap audit -f full` says what to add."


def not_checked(page: Page, sheet: Sheet) -> None:
    """Says in a line or two that more could be checked."""
    sentence = more_is_checked(sheet)
    if sentence:
        page.blank()
        page.flow(words(sentence, "dim"))


def skipped_block(page: Page, sheet: Sheet) -> None:
    """Says which rules had nothing to look at, and what to add for them; one line per reason."""
    reasons = skipped_reasons(sheet)
    if not reasons:
        return
    page.blank()
    page.line(("Not checked yet", "bold"))
    for reason, codes, files in reasons:
        where = files_named(sheet, files)
        about = words(f"({where})", "dim") if where else []
        page.flow([*words(codes, "dim"), glued(":"), *words(reason), *about], "  ")


def skipped_reasons(sheet: Sheet) -> list[tuple[str, str, set[str]]]:
    """Why rules had nothing to look at: each reason with the codes and the files that it goes for."""
    reasons: dict[str, list[Skipped]] = {}
    for skipped in sheet.result.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped)
    return [
        (reason, _spans(sorted({skipped.code for skipped in alike})), {skipped.file for skipped in alike})
        for reason, alike in reasons.items()
    ]


def files_named(sheet: Sheet, files: Collection[str]) -> str:
    """Which of several files something is about: the name of one, the number of more; nothing if there is but one."""
    if len(sheet.texts) < 2:
        return ""
    return next(iter(files)) if len(files) == 1 else plural(len(files), "file")


def _spans(codes: list[str]) -> str:
    """Codes with neighbours drawn together: `TM201-TM204 TM208`."""
    spans: list[list[str]] = []
    for code in codes:
        if spans and int(code[2:]) == int(spans[-1][-1][2:]) + 1:
            spans[-1].append(code)
        else:
            spans.append([code])
    return " ".join("-".join(dict.fromkeys((span[0], span[-1]))) for span in spans)
