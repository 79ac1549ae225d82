"""Findings brought together: what one owner has to do about one rule in one journey is one thing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from touchmap.audit.catalogue import RuleInfo, catalogue
from touchmap.finding import Finding, Severity
from touchmap.model import STAGES, Touchpoint
from touchmap.report.page import Page, Word, crop, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural

_LABEL = 44
_MESSAGE = 400
_SHOWN = 40
"""More places than this never fit into the few lines of a group."""
_DECLARED = re.compile(r"(?:channels|feedback|phases|people|paths|stages)\.(\"[^\"]*\"|[^.\[]+)")
_ONE = re.compile(
    r"\b[Aa]n? (touchpoint|moment|listening post|channel|stage|link|step|pain|phase)\b( of truth)?( \w+)?"
)
_NAMED = re.compile(r'"[^"]*" \((\d+)\)')
_VERBS = {"is": "are", "has": "have", "does": "do"}
_PRONOUN = re.compile(r"\b(its?)\b")


@dataclass(frozen=True)
class Group:
    """Findings of one code in one file that one owner has to act on, in the order of the file."""

    findings: tuple[Finding, ...]
    owner: str | None
    touchpoints: tuple[Touchpoint, ...]

    @property
    def first(self) -> Finding:
        """The finding that stands highest in the file."""
        return self.findings[0]

    @property
    def code(self) -> str:
        """The code that all of them share."""
        return self.first.code

    @cached_property
    def severity(self) -> Severity:
        """The gravest of them."""
        return min((finding.severity for finding in self.findings), key=lambda severity: severity.rank)

    @property
    def broken(self) -> bool:
        """Whether these are mistakes in the file itself."""
        return self.code.startswith("TM0")


def group(sheet: Sheet) -> list[Group]:
    """All findings of a sheet in groups, ordered by file, severity, and the place of the first."""
    collected: dict[tuple[object, ...], list[Finding]] = {}
    owners: dict[tuple[object, ...], str | None] = {}
    for finding in sheet.result.findings:
        owner = sheet.owner(finding)
        key = (finding.place.file, finding.code, owner, finding.severity, _kind(finding))
        collected.setdefault(key, []).append(finding)
        owners[key] = owner
    groups = [
        Group(tuple(findings), owners[key], tuple(_touchpoints(findings, sheet))) for key, findings in collected.items()
    ]
    return sorted(groups, key=_rank)


def _rank(one: Group) -> tuple[object, ...]:
    """Findings by severity and code; mistakes in a file from its top to its end, as they are mended."""
    return (one.first.place.file, one.severity.rank, "" if one.broken else one.code, one.first.order)


def _kind(finding: Finding) -> object:
    """What tells findings of one rule apart: what is said, whichever touchpoint it is said of.

    A mistake in a file is always one of a kind; where a message names something else too, the rule's title will do.
    """
    return finding.order if finding.code.startswith("TM0") else _said_of_any(finding)


def _said_of_any(finding: Finding) -> str:
    """The message with "a touchpoint" for the one that it names, if it names nothing else; else nothing."""
    if finding.touchpoint is None or finding.number is None:
        return ""
    parts = _NAMED.split(finding.message)
    if len(parts) != 3 or parts[1] != str(finding.number) or '"' in parts[0] + parts[2]:
        return ""
    said = f"{parts[0]}a touchpoint{parts[2]}"
    return said[:1].upper() + said[1:]


def _touchpoints(findings: Iterable[Finding], sheet: Sheet) -> Iterator[Touchpoint]:
    return iter(dict.fromkeys(touchpoint for finding in findings for touchpoint in sheet.concerned(finding)))


def rules() -> Mapping[str, RuleInfo]:
    """Every rule and mistake by its code."""
    return {rule.code: rule for rule in catalogue()}


def what(one: Group, book: Mapping[str, RuleInfo]) -> list[Word]:
    """What is wrong: the message of a single finding, or the title of the rule in the plural and where it hits."""
    if len(one.findings) == 1 or one.broken:
        return words(_short(one.first.message))
    rule = book.get(one.code)
    title = _said_of_any(one.first) or (rule.summary if rule else one.first.name)
    return words(many(title, len(one.findings)))


def many(summary: str, count: int) -> str:
    """The title of a rule for several of its findings.

    >>> many("Nobody asks how it went at a touchpoint", 5)
    'Nobody asks how it went at 5 touchpoints'
    >>> many("A stage has no touchpoint", 2)
    '2 stages have no touchpoint'
    >>> many("Something is declared and never used", 3)
    '3 × Something is declared and never used'
    """
    match = _ONE.search(summary)
    if match is None:
        return f"{count:,} × {summary}"
    verb = (match[3] or "").strip()
    if verb in _VERBS:
        verb = _VERBS[verb]
    elif verb.endswith("s") and not verb.endswith("ss"):
        verb = verb[:-1]
    after = _PRONOUN.sub(lambda its: "them" if its[0] == "it" else "their", summary[match.end() :])
    return summary[: match.start()] + plural(count, match[1]) + (match[2] or "") + (f" {verb}" if verb else "") + after


def places(
    findings: Iterable[Finding], page: Page, sheet: Sheet, *, lines: bool = False
) -> tuple[list[list[Word]], int]:
    """Where findings of one file hit: card number and name of a touchpoint, else the entry; `lines` names the line
    where there is neither. Only as many as may be shown are written out; the number of the rest follows.
    """
    counts: dict[tuple[int | None, str], int] = {}
    for finding in findings:
        name = finding.touchpoint or declared(finding, sheet) or (f"line {finding.place.line}" if lines else "")
        if name:
            counts[finding.number, name] = counts.get((finding.number, name), 0) + 1
    labels = [_label(number, name, count, page) for (number, name), count in itertools.islice(counts.items(), _SHOWN)]
    return labels, len(counts) - len(labels)


def moments_first(groups: Sequence[Group]) -> list[Finding]:
    """The findings of groups of one file, those at moments of truth first."""
    moments = {card.number for one in groups for card in one.touchpoints if card.moment_of_truth}
    findings = [finding for one in groups for finding in one.findings]
    return sorted(findings, key=lambda finding: finding.number not in moments)


def declared(finding: Finding, sheet: Sheet) -> str:
    """The name of the channel, listening post, phase, path or stage that a finding is about."""
    match = _DECLARED.match(finding.address)
    if match is None:
        return ""
    name = str(match[1]).strip('"')
    stage = next((stage for stage in STAGES if stage == name), None)
    inventory = sheet.by_file.get(finding.place.file)
    return inventory.stage_name(stage) if inventory and stage else name


def _label(number: int | None, name: str, count: int, page: Page) -> list[Word]:
    label = words(crop(name, _LABEL, page.signs.more))
    if number is not None and label:
        label[:1] = [Word(str(number), "bold"), Word(f" {label[0].text}", glue=True)]
    if count > 1:
        label.append(Word(f"({page.signs.times}{count})", "dim"))
    return label


def _short(message: str) -> str:
    return crop(message, _MESSAGE)
