"""What a first audit says about an inventory that was just written: its coverage and the three things to do next."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from touchmap import source
from touchmap.audit.begin import first
from touchmap.audit.coverage import standing
from touchmap.audit.run import run
from touchmap.interview import map_words, said, words_of
from touchmap.model import STAGES, Inventory, load
from touchmap.report import Sheet
from touchmap.report.first import choose
from touchmap.report.groups import declared, group, rules, weightiest_first
from touchmap.report.thing import Thing
from touchmap.words import count

_THINGS, _NAMED = 3, 3


def first_look(path: Path, language: str) -> tuple[str, list[str]]:
    """How much is asked, and what is worth doing next, in `language`; no configuration takes part in it.

    Raises:
        Unreadable: the inventory has gone in the meantime.
    """
    document = source.read(str(path))
    inventory, findings = load(document)
    if inventory is None:
        return "", []
    sheet = Sheet(run([inventory], found=findings), (inventory,), {document.path: document.text})
    return _asked(sheet, inventory, language), list(_things(sheet, inventory, language))


def _asked(sheet: Sheet, inventory: Inventory, language: str) -> str:
    words, share = words_of(language), sheet.result.coverage
    touchpoints = count(map_words(language), "count.touchpoint", len(inventory.touchpoints))
    if share.percent is None:
        return said(words, "end.none", touchpoints=touchpoints)
    if not share.tracked:
        return said(words, "end.nobody", touchpoints=touchpoints, total=share.total)
    percent = words.numbers.percent(share.percent)
    return said(words, "end.asked", touchpoints=touchpoints, tracked=share.tracked, total=share.total, percent=percent)


def _things(sheet: Sheet, inventory: Inventory, language: str) -> Iterator[str]:
    words = words_of(language)
    for thing in choose(sheet, group(sheet), rules())[:_THINGS]:
        key = f"do.{_key(sheet, thing)}"
        names = _names(sheet, inventory, thing, language)
        advice = said(words, key) if key in words else thing.advice
        yield f"{names}: {advice}" if names else advice


def _key(sheet: Sheet, thing: Thing) -> str:
    """The word for what there is to do: the codes, or what is missing for rules to look at."""
    if thing.groups:
        return "-".join(thing.codes)
    wanted = thing.advice.casefold()
    lacks = next((one.lacks for one in sheet.result.skipped if one.first and one.first.casefold() == wanted), "")
    return lacks.replace(" ", "-")


def _names(sheet: Sheet, inventory: Inventory, thing: Thing, language: str) -> str:
    """Where, by name: the touchpoints, stages or listening posts that matter most, and how many there are besides."""
    found = (finding.touchpoint or declared(finding, sheet) for finding in weightiest_first(thing.groups))
    names = list(dict.fromkeys(_called(name, inventory, language) for name in found if name))
    more = len(names) - _NAMED
    if not names and "TM301" in thing.codes:
        unasked = [one for one in inventory.touchpoints if standing(one, inventory) in ("nobody", "overall")]
        names = [one.name for one in first(unasked)]
    words = words_of(language)
    quoted = [said(map_words(language), "quote", quote=name) for name in names[:_NAMED]]
    listed = words.comma.join(quoted)
    return f"{listed} {said(words, 'end.more', number=more)}" if more > 0 else listed


def _called(name: str, inventory: Inventory, language: str) -> str:
    stage = next((stage for stage in STAGES if inventory.stage_name(stage) == name), None)
    if stage is not None:
        return map_words(language)[f"stage.{stage}"]
    post = inventory.feedback.get(name)
    return post.name if post is not None and post.name else name
