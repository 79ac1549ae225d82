"""Findings brought together: what one owner has to do about one rule in one journey is one thing."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from touchmap.audit.begin import urgency
from touchmap.audit.catalogue import RuleInfo, catalogue
from touchmap.audit.wording import called, quoted
from touchmap.finding import Finding, Severity
from touchmap.model import STAGES, Touchpoint
from touchmap.report.page import Page, Word, crop, glued, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural

_LABEL = 44
_MESSAGE = 400
_SHOWN = 40
"""More places than this never fit into the few lines of a group."""
_DECLARED = re.compile(r"(?:channels|feedback|phases|people|paths|stages)\.(\"[^\"]*\"|[^.\[]+)")
_ONE = re.compile(
    r"(?:^An? (?P<subject>action|need|score|effort score)|"
    r"\b[Aa]n? (?P<any>touchpoint|moment|listening post|channel|stage|link|step|pain|phase))\b"
    r"(?P<of> of truth)?(?P<next> \w+)?"
)
_QUOTES = re.compile('["“”]')
_FIGURES = re.compile(r"\d")
_BY_URGENCY = frozenset({"TM301"})
"""Codes about asking: where that is most urgent is named first."""
_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}
_NO_VERBS = frozenset({"always", "as", "besides", "its", "perhaps", "sometimes", "this"})
_PRONOUN = re.compile(r"\b(its?)\b")
_PREDICATE = re.compile(r"^ an? (\w+ )??(moment|contact)\b")


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
    return finding.order if finding.code.startswith("TM0") else said_of_any(finding)


def said_of_any(finding: Finding) -> str:
    """The message with "a touchpoint" for the one that it names, if it names nothing else; else nothing."""
    if finding.touchpoint is None or finding.number is None:
        return ""
    before, name, after = finding.message.partition(called(finding.touchpoint, finding.number))
    if not name or _QUOTES.search(before + after):
        return ""
    said = f"{before}a touchpoint{after}"
    return said[:1].upper() + said[1:]


def bare(finding: Finding, sheet: Sheet) -> bool:
    """Whether a message holds no name but that of what it is about, and no figure: then its advice says as much."""
    name = called(finding.touchpoint, finding.number) if finding.touchpoint else quoted(declared(finding, sheet))
    rest = finding.message.replace(name, "", 1)
    return not _QUOTES.search(rest) and not _FIGURES.search(rest)


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
    title = said_of_any(one.first) or (rule.summary if rule else one.first.name)
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
    before, after = summary[: match.start()], summary[match.end() :]
    counted = before + plural(count, match["subject"] or match["any"]) + (match["of"] or "")
    if before.startswith("The "):  # another thing does what is said
        return counted + (match["next"] or "") + after
    verb = _of_several((match["next"] or "").strip())
    if verb in _VERBS.values():
        after = _PREDICATE.sub(r" \1\2s", after)
    after = _PRONOUN.sub(lambda its: "them" if its[0] == "it" else "their", after)
    return counted + (f" {verb}" if verb else "") + after


def _of_several(verb: str) -> str:
    """A verb as it follows several things: `leads` becomes `lead`, `watches` `watch`; any other word stays."""
    if verb in _VERBS:
        return _VERBS[verb]
    if verb in _NO_VERBS or verb.endswith("ss"):
        return verb
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("goes", "go"), ("s", "")):
        if verb.endswith(ending):
            return verb.removesuffix(ending) + instead
    return verb


def introduced(content: Sequence[Word]) -> list[Word]:
    """What is said before a list of places: with a colon, unless it asks a question."""
    return [*content] if content[-1].text.endswith("?") else [*content, glued(":")]


def places(
    findings: Iterable[Finding], page: Page, sheet: Sheet, *, lines: bool = False
) -> tuple[list[list[Word]], int]:
    """Where findings of one file hit: name and card number of a touchpoint, else the entry; `lines` names the line
    where there is neither. Only as many as may be shown are written out; the number of the rest follows.
    """
    counts: dict[tuple[int | None, str], int] = {}
    for finding in findings:
        name = finding.touchpoint or declared(finding, sheet) or (f"line {finding.place.line}" if lines else "")
        if name:
            counts[finding.number, name] = counts.get((finding.number, name), 0) + 1
    labels = [_label(number, name, count, page) for (number, name), count in itertools.islice(counts.items(), _SHOWN)]
    return labels, len(counts) - len(labels)


def weightiest_first(groups: Sequence[Group]) -> list[Finding]:
    """The findings of groups of one rule and file, those at moments of truth first, then those that are urgent."""
    urgent = bool(groups) and groups[0].code in _BY_URGENCY
    cards = {
        card.number: urgency(card) if urgent else not card.moment_of_truth for one in groups for card in one.touchpoints
    }
    findings = [finding for one in groups for finding in one.findings]
    return sorted(findings, key=lambda finding: cards.get(finding.number, True))


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
    name = crop(name, _LABEL, page.signs.more)
    label = words(name if number is None else quoted(name))
    if number is not None:
        label.append(Word(f" ({number})", glue=True))
    if count > 1:
        label.append(Word(f"({page.signs.times}{count})", "dim"))
    return label


def _short(message: str) -> str:
    return crop(message, _MESSAGE)
