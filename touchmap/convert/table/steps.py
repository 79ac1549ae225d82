"""From the rows of a table to the touchpoints of a draft: where each stands, what it says, which are parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from touchmap.convert.cells import unquoted
from touchmap.convert.draft import Draft, Step, is_key, new_key
from touchmap.convert.failure import CannotConvert
from touchmap.convert.fields import Plain
from touchmap.convert.kinds import NUMBER
from touchmap.convert.remarks import Remarks
from touchmap.convert.stages import ANYTIME, Placed, explained, named, placed
from touchmap.convert.table.columns import where
from touchmap.convert.table.places import Entry, entries
from touchmap.convert.table.posts import read_posts, settle_loyalty, settle_person, settle_posts
from touchmap.convert.table.said import said_in, shown, whole, with_note
from touchmap.convert.table.scale import emotions
from touchmap.convert.table.sheets import PART
from touchmap.convert.table.table import Row, Table
from touchmap.convert.vocabulary import said as words
from touchmap.convert.wishes import Wishes
from touchmap.model import Stage, Touchpoint
from touchmap.model.slug import slug
from touchmap.source.write import Noted

MOST = 20_000
"""How many touchpoints an inventory holds."""
_DEEPEST = 24
"""How many parts may stand inside each other."""
_ELSEWHERE = ("phase", "parts")


class Steps:
    """Reads the rows of one table into `draft`; `whole_known` says that other sheets told of all sections.

    `by_number` are the touchpoints by the number that their row has.
    """

    def __init__(
        self, table: Table, draft: Draft, wishes: Wishes, language: str, remarks: Remarks, *, whole_known: bool
    ) -> None:
        self._table, self._draft, self._wishes, self._language = table, draft, wishes, language
        self._remarks = remarks
        # Where a whole inventory is known and declares no channel, each is just used.
        self._declared = bool(draft.channels) or not (whole_known or wishes.base is not None)
        self._read = {
            "feedback": lambda text: read_posts(text, exact="feedback" in table.exact),
            "emotion": emotions(table, wishes.scale, remarks),
        }
        # In touchmap's own table each word is a post, and where only that is known, also "no".
        self._literal = "feedback" in table.exact and not (whole_known or wishes.base is not None)
        self._ids: set[str] = set()
        self.by_number: dict[str, Step] = {}
        self.fields_by_row: dict[int, Plain] = {}

    def read(self) -> None:
        """All rows."""
        found = entries(self._table, self._wishes.fill, self._remarks)
        if len(found) > MOST:
            raise CannotConvert(
                f"{where(self._table.name)}{len(found):,} rows; an inventory holds {MOST:,} touchpoints"
            )
        wholes = [entry for entry in found if self._named(entry) and not entry.whole]
        if not self._table.has("channel") and not self._wishes.channel:
            self._remarks.check(0, "nothing says the channel; --map channel=COLUMN or --channel NAME does")
        for entry, (stage, phase, how) in zip(wholes, self._places(wholes), strict=True):
            self._step(entry, stage, phase, how)
        self._parts([entry for entry in found if entry.whole and self._named(entry)])

    def _named(self, entry: Entry) -> bool:
        """Whether a row has a name, without which it is no touchpoint."""
        if self._table.cell(entry.row, "name").strip():
            return True
        if not entry.row.blank:
            rest = " · ".join(shown(cell) for cell in entry.row.cells if cell.strip())
            self._remarks.lose(entry.row.number, f"there is no name, so it is left out: {rest}")
        return False

    def _places(self, wholes: Sequence[Entry]) -> list[tuple[str, str, str]]:
        """The stage, the name of the phase and how the stage was found, for each touchpoint."""
        if not self._table.has("stage") and not any(entry.places.get("stage") for entry in wholes):
            return self._without_stages(wholes)
        texts = [unquoted(entry.places.get("stage", "")) for entry in wholes]
        known = list(dict.fromkeys(text for text in texts if text))
        places = dict(zip(known, placed(known, self._wishes.stages), strict=True))
        explained(known, list(places.values()), "the table", self._remarks)
        found = []
        last = Placed("pre-purchase", "place")
        for entry, text in zip(wholes, texts, strict=True):
            if text:
                last = places[text]
            else:
                self._remarks.check(entry.row.number, f"no stage is named, so it follows the one above: {last.stage}")
            phase = unquoted(entry.places.get("phase", ""))
            if text and not phase and named(text) is None:
                phase = text
            elif text and phase and named(text) is None:
                self._remarks.leave(
                    entry.row.number, f'the stage is called "{shown(text)}"; the phase keeps its own name'
                )
            found.append((last.stage, phase, "name" if text else "place"))
        return found

    def _without_stages(self, wholes: Sequence[Entry]) -> list[tuple[str, str, str]]:
        stage = self._wishes.stages.all or "pre-purchase"
        if not self._wishes.stages.all:
            self._remarks.check(
                0,
                f"nothing says the stage, so all stand in {stage}; --map stage=COLUMN or --stages purchase says otherwise",  # noqa: E501
            )
        return [(stage, unquoted(entry.places.get("phase", "")), "told") for entry in wholes]

    def _step(self, entry: Entry, stage: str, phase: str, how: str) -> None:
        row = entry.row
        at = None if stage == ANYTIME else cast(Stage, stage)
        channel = self.channel(unquoted(entry.places.get("channel", "")), row.number)
        fields, notes = self._fields(row, at)
        key = None
        if phase and at is None:
            fields["phase"] = whole(phase, row.number, "phase", self._remarks)
        elif phase and at is not None:
            key = self._phase(phase, at, row.number)
        with_note(fields, notes, row.number, self._remarks)
        asides = ["check: no stage was named"] if how == "place" else []
        step = Step(fields, at, key, channel, row.number, asides)
        self._draft.steps.append(step)
        self.fields_by_row[row.number] = fields
        if entry.number:
            self.by_number.setdefault(entry.number, step)

    def _parts(self, parts: Sequence[Entry]) -> None:
        """Rows whose number has that of another before it are parts of that one."""
        holders = {number: step.fields for number, step in self.by_number.items()}
        for entry in sorted(parts, key=lambda one: one.number.count(PART)):
            fields, notes = self._fields(entry.row, None, part=True)
            with_note(fields, notes, entry.row.number, self._remarks)
            if any(self._table.cell(entry.row, field).strip() for field in ("stage", "phase", "channel")):
                self._remarks.leave(entry.row.number, "a part stands where its touchpoint does, whatever its row says")
            holder = holders.get(entry.whole)
            deep = entry.number.count(PART) > _DEEPEST
            if holder is None or deep:
                why = "parts inside each other are too many" if deep else f"no row has the number {shown(entry.whole)}"
                self._remarks.lose(entry.row.number, f'{why}, so the part "{shown(fields["name"])}" is left out')
                continue
            holder.setdefault("parts", []).append(fields)
            holders.setdefault(entry.number, fields)
            self.fields_by_row[entry.row.number] = fields

    def _fields(self, row: Row, stage: str | None, *, part: bool = False) -> tuple[Plain, list[str]]:
        """What a row says of a touchpoint, and what is to go into its note."""
        fields, notes = said_in(self._table, row, Touchpoint, self._remarks, without=_ELSEWHERE, read=self._read)
        if "name" not in fields:  # it has nothing but what no inventory may hold
            fields["name"] = "?"
        identity = fields.get("id")
        if identity in self._ids:
            self._remarks.lose(row.number, f'another row has the id "{shown(identity)}" already')
            notes.append(f"id: {fields.pop('id')}")
        elif identity:
            self._ids.add(identity)
        if "during" in fields and (stage is not None or part):
            self._remarks.lose(row.number, "during is for what is there any time; it is kept as a note")
            notes.append(f"during: {', '.join(fields.pop('during'))}")
        if "emotion" in fields and NUMBER.read(text := self._table.cell(row, "emotion")) != fields["emotion"]:
            fields["emotion"] = Noted(fields["emotion"], behind=f"{text.strip()} in the table")
        settle_posts(fields, self._draft, row.number, notes, self._remarks, literal=self._literal)
        settle_person(fields, self._draft)
        return {"name": fields.pop("name"), **fields}, notes

    def settle_loyalty(self) -> None:
        """Once all channels are known: rewards are named on those that are there."""
        there = {slug(word) for key, one in self._draft.channels.items() for word in (key, str(one.get("name", key)))}
        there |= {slug(step.channel) for step in self._draft.steps}
        for row, fields in self.fields_by_row.items():
            notes: list[str] = []
            settle_loyalty(fields, self._draft, there, row, notes, self._remarks)
            with_note(fields, notes, row, self._remarks)

    def channel(self, text: str, row: int) -> str:
        """The key of the channel that `text` names."""
        text = whole(text, row, "channel", self._remarks)
        known = text or self._wishes.channel or ""
        if not known and self._table.has("channel"):
            self._remarks.check(row, "no channel is named")
        called = known or words(self._language, "unsorted")
        if (key := _key(called, self._draft.channels)) is not None:
            return key
        if not self._declared and is_key(called):
            return called
        key = new_key(called, {*self._draft.channels, *self._draft.phases}, "channel") if known else "unsorted"
        self._draft.channels[key] = {"name": called}
        if known:
            self._draft.asides.setdefault("channels", "check: say what kind each is, and who owns it")
        else:
            self._draft.asides[f"channels.{key}"] = "check: where does each of these happen: website, shop, phone?"
        return key

    def _phase(self, text: str, stage: Stage, row: int) -> str:
        text = whole(text, row, "phase", self._remarks)
        there = {key: one for key, one in self._draft.phases.items() if one.get("stage") in (stage, None)}
        key = _key(text, there)
        if key is None:
            key = new_key(text, {*self._draft.phases, *self._draft.channels}, "phase")
            self._draft.phases[key] = {"name": text, "stage": stage}
        self._draft.phases[key].setdefault("stage", stage)
        return key


def _key(text: str, entries: Mapping[str, Plain]) -> str | None:
    """The key of the entry that `text` names: by its key, else by its name, where that is clear."""
    if text in entries:
        return text
    alike = [key for key, one in entries.items() if slug(text) in (slug(key), slug(str(one.get("name", key))))]
    return alike[0] if len(alike) == 1 else None
