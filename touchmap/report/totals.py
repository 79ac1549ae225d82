"""The end of a report for people: what could not be checked, and how many findings there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from touchmap.audit.result import Skipped
from touchmap.finding import Severity
from touchmap.report.page import Page, Word, glued, words
from touchmap.report.sheet import Sheet

MENDED_FIRST = "The journey itself is checked once these are mended."


def plural(count: int, noun: str) -> str:
    """`1 note`, `2 notes`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def totals(sheet: Sheet) -> list[Word]:
    """How many findings of which severity."""
    counts = Counter(finding.severity for finding in sheet.result.findings)
    parts = [plural(counts[severity], severity.value) for severity in Severity if counts[severity]]
    nothing = "Nothing found so far" if sheet.result.skipped else "Nothing found"
    content = [*words(", ".join(parts) if parts else nothing, "bold"), glued(".", "bold")]
    if sheet.result.ignored:
        content += words(f"{plural(sheet.result.ignored, 'finding')} accepted with a reason.", "dim")
    return content


def broken_note(page: Page, sheet: Sheet) -> None:
    """Says which files have mistakes that keep their journey from being checked."""
    if not sheet.broken:
        return
    page.blank()
    several = bool(sheet.inventories) or len(sheet.broken) > 1
    files = f"({', '.join(sheet.broken)})" if several else ""
    page.flow([*words(MENDED_FIRST, "bold"), *words(files, "dim")], most=2)


def skipped_block(page: Page, sheet: Sheet) -> None:
    """Says which rules had nothing to look at, and what to add for them; one line per reason."""
    reasons: dict[str, list[Skipped]] = {}
    for skipped in sheet.result.skipped:
        reasons.setdefault(skipped.reason, []).append(skipped)
    if not reasons:
        return
    page.blank()
    page.line(("Not checked yet", "bold"))
    for reason, alike in reasons.items():
        codes = sorted({skipped.code for skipped in alike})
        where = files_named(sheet, {skipped.file for skipped in alike})
        about = words(f"({where})", "dim") if where else []
        page.flow([*words(_spans(codes), "dim"), glued(":"), *words(reason), *about], "  ")


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
