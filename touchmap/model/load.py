"""A document as an inventory: short forms expanded, blocks checked, references resolved, mistakes collected."""

from __future__ import annotations

from typing import Any

from touchmap import mistakes
from touchmap.finding import Finding
from touchmap.model import paste, shorthand
from touchmap.model.check import checked, settle
from touchmap.model.entry import Entry, Faults
from touchmap.model.frame import Channel, Journey, Person
from touchmap.model.inventory import Inventory, Path
from touchmap.model.post import Post
from touchmap.model.references import resolve
from touchmap.model.title import title
from touchmap.model.values import Stage
from touchmap.model.walk import Walk, mapping, stage_of
from touchmap.source import Document

VERSION = 1
"""The version of the format that is read."""
_KEYS = (
    "touchmap", "journey", "stage_names", "people", "phases", "channels", "feedback", "stages", "anytime", "paths",
)  # fmt: skip

_OF_JOURNEY = "It belongs under `journey:`, where the name of the journey then stands behind `name:`."
# What is written at the top by mistake -> where it belongs.
_BELONGS = {
    "owner": "An owner belongs to a channel, or to a touchpoint: under `channels:` write lines such as "
    "`website: {owner: Anna}`.",
    "name": "The name of the journey stands behind `journey:`.",
    "touchpoints": "Touchpoints stand under `stages:`, below a stage and a channel, each behind a dash.",
    **dict.fromkeys(("persona", "goal", "quote", "state", "language", "reviewed"), _OF_JOURNEY),
}


def load(document: Document) -> tuple[Inventory | None, list[Finding]]:
    """The inventory in `document` and all its TM0 findings, in the order of the file.

    The inventory is None when there is any finding: a journey that is only partly understood is not judged.
    """
    faults = Faults(list(document.findings))
    inventory = None
    top = Entry(document.value, document.spot)
    if isinstance(top.value, dict):
        inventory = _Loader(document, top.filled(_KEYS), faults).load()
    elif not document.findings:
        faults.add(
            mistakes.WRONG_VALUE,
            top.spot,
            "An inventory is a block of entries: touchmap, journey, stages",
            help=mistakes.EMPTY.fix,
        )
    findings = sorted(faults.findings, key=lambda finding: finding.order)
    return (None if findings else inventory), findings


class _Loader:
    """Reads one document; `load` gives the inventory as far as it can be understood."""

    def __init__(self, document: Document, top: Entry, faults: Faults) -> None:
        self._document = document
        self._top = top
        self._faults = faults
        self._forms = shorthand.TouchpointForms(faults)

    def load(self) -> Inventory:
        self._check_top()
        journey = self._journey()
        people = self._named("people", Person, shorthand.person, "person")
        channels = self._named("channels", Channel, shorthand.channel, "channel")
        posts = self._named("feedback", Post, shorthand.post, "listening post")
        phases = self._top.child("phases") if "phases" in self._top.value else None
        walk = Walk(channels, phases, self._faults)
        reads = {"stages": walk.read_stages, "anytime": walk.read_anytime}
        for key in self._top.value:
            if key in reads:
                reads[key](self._top.child(key))
        walk.report_undeclared()
        walk.add_unused_phases()
        paths = self._named("paths", Path, self._forms.path, "path", titled=False)
        for number, touchpoint in enumerate(walk.touchpoints, 1):
            touchpoint.learn(number=number)
        inventory = Inventory.model_construct(
            path=self._document.path,
            journey=journey,
            stage_names=self._stage_names(),
            people=people,
            phases=walk.phases,
            channels=walk.channels,
            feedback=posts,
            touchpoints=tuple(walk.touchpoints),
            paths=paths,
        )
        inventory.learn(spot=self._top.spot, folder=self._document.folder, comments=self._document.comments)
        resolve(inventory, self._faults)
        return inventory

    def _check_top(self) -> None:
        top, spot = self._top.value, self._top.spot
        for key in top:
            if key not in _KEYS:
                self._faults.add(
                    mistakes.UNKNOWN_KEY,
                    spot.children[key],
                    f'"{key}" is not known at the top of an inventory{self._faults.guess(key, _KEYS)}',
                    help=_BELONGS.get(key, f"The top of an inventory may have: {', '.join(_KEYS)}."),
                )
        for key, example in (("touchmap", "touchmap: 1"), ("journey", "journey: Buying a bike"),
                             ("stages", "stages:")):  # fmt: skip
            if key not in top and not (key == "stages" and key in self._document.value):
                self._faults.add(mistakes.MISSING_KEY, spot, f'This inventory has no "{key}"',
                                 help=f"Add a line `{example}`.")  # fmt: skip
        version = top.get("touchmap", VERSION)
        if version != VERSION or isinstance(version, bool):
            self._faults.add(
                mistakes.WRONG_VALUE,
                spot.children["touchmap"],
                f"This touchmap reads format 1, not {version}",
                help="Write `touchmap: 1`, or install a newer touchmap for a newer format.",
            )

    def _journey(self) -> Journey:
        if "journey" in self._top.value:
            journey = checked(Journey, shorthand.journey(self._top.child("journey")), self._faults, "journey")
            if journey is not None:
                return journey
        journey = Journey(name="?")
        settle(journey, self._top.spot)
        return journey

    def _named(self, section: str, cls: Any, expand: shorthand.Expand, what: str, *, titled: bool = True) -> Any:
        """The blocks of a section such as `channels:` by their keys, each with a name at least."""
        blocks: dict[str, Any] = {}
        if section not in self._top.value:
            return blocks
        advice = f"Write `{section}:` and below it one indented line for each {what}: a short word, a colon, its name."
        listed = _words(self._top.value[section]) if titled else []
        if listed:
            advice = paste.with_lines(advice, paste.block(f"{section}:", dict.fromkeys(listed, "{}")))
        entries = mapping(self._top.child(section), f'"{section}"', self._faults, advice)
        if entries is None and self._top.value[section]:
            self._faults.unread.add(section)
        for entry in entries.children() if entries else ():
            key = str(entry.spot.key)
            entry = expand(entry)
            if titled and isinstance(entry.value, dict) and "name" not in entry.value:
                entry = entry.with_fields({"name": Entry(title(key), entry.spot)})
            block = checked(cls, entry, self._faults, what)
            if block is not None:
                if cls is not Person:
                    block.learn(key=key)
                blocks[key] = block
        return blocks

    def _stage_names(self) -> dict[Stage, str]:
        names: dict[Stage, str] = {}
        if "stage_names" not in self._top.value:
            return names
        entries = mapping(self._top.child("stage_names"), '"stage_names"', self._faults)
        for entry in entries.children() if entries else ():
            stage = stage_of(entry, self._faults)
            if stage is not None and isinstance(entry.value, str) and entry.value:
                names[stage] = entry.value
            elif stage is not None and entry.value is not None:
                self._faults.add(mistakes.WRONG_VALUE, entry.spot, f'The name of the stage "{stage}" should be a text',
                                 help="")  # fmt: skip
        return names


def _words(value: Any) -> list[str]:
    """The words of a list, or the single one, that stands where a block of entries should."""
    listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return listed if all(isinstance(item, str) and item for item in listed) else []
