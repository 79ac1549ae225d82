"""A journey diagram as the draft of an inventory: sections are phases, tasks touchpoints, scores emotions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from touchmap.convert.draft import LONGEST, Draft, Step, new_key
from touchmap.convert.kinds import short
from touchmap.convert.mermaid.as_journey import HIGHEST, LOWEST
from touchmap.convert.mermaid.parse import Diagram, Section, Task
from touchmap.convert.names import Names
from touchmap.convert.remarks import Remarks
from touchmap.convert.stages import ANYTIME, Placed, explained, placed
from touchmap.convert.vocabulary import language_of, said
from touchmap.convert.wishes import Wishes
from touchmap.model import Stage
from touchmap.model.slug import slug
from touchmap.source.write import Noted


@dataclass(frozen=True, slots=True)
class _Unit:
    """What belongs to one stage: a section, or a task without one."""

    name: str
    phase: bool
    line: int
    tasks: list[Task]


def drafted(diagram: Diagram, name: str, wishes: Wishes, remarks: Remarks) -> Draft:
    """The inventory in `diagram`; `name` is what to call it where it has no title."""
    return _Drafter(diagram, name, wishes, remarks).draft()


class _Drafter:
    """Makes the draft of one diagram."""

    def __init__(self, diagram: Diagram, name: str, wishes: Wishes, remarks: Remarks) -> None:
        self._diagram, self._name, self._wishes, self._remarks = diagram, name, wishes, remarks
        texts = [diagram.title or "", *(task.name for task in diagram.tasks)]
        self._language = wishes.language or language_of(texts)
        self._words = self._language or "en"
        self._scale = wishes.scale or (LOWEST, HIGHEST)
        self._draft = Draft()

    def draft(self) -> Draft:
        """The whole of it."""
        self._journey()
        units = list(_units(self._diagram.sections))
        names = [unit.name for unit in units]
        places = placed(names, self._wishes.stages)
        explained(names, places, "the diagram", self._remarks)
        for unit, place in zip(units, places, strict=True):
            self._unit(unit, place)
        self._path()
        return self._draft

    def _journey(self) -> None:
        diagram, journey = self._diagram, self._draft.journey
        title = self._wishes.name or diagram.title or diagram.acc_title
        journey["name"] = self._text(title or self._name, diagram.line)
        if not title:
            self._draft.asides["journey"] = "check: the diagram has no title; what is this journey called?"
        if self._language:
            journey["language"] = self._language
        about = [text for text in (diagram.acc_title, diagram.acc_description) if text and text != title]
        if about:
            journey["note"] = self._text("\n".join(about), diagram.line)

    def _unit(self, unit: _Unit, place: Placed) -> None:
        stage = None if place.stage == ANYTIME else cast(Stage, place.stage)
        phase = self._phase(unit, stage, place) if unit.phase else None
        if not unit.phase:
            self._remarks.check(unit.line, "this task stands in no section, so it has no phase")
        if unit.phase and not unit.tasks:
            self._remarks.check(unit.line, f'the section "{unit.name}" has no tasks')
        for task in unit.tasks:
            self._draft.steps.append(self._step(task, stage, phase))

    def _phase(self, unit: _Unit, stage: Stage | None, place: Placed) -> str | None:
        if stage is None:
            return None
        key = new_key(unit.name, {*self._draft.phases, *self._draft.channels}, "phase")
        guessed = Noted(stage, behind="check: by its place in the diagram") if place.how == "place" else stage
        self._draft.phases[key] = {"name": self._text(unit.name, unit.line), "stage": guessed}
        return key

    def _step(self, task: Task, stage: Stage | None, phase: str | None) -> Step:
        fields: dict[str, Any] = {"name": self._text(task.name, task.line)}
        notes: list[str] = []
        if task.score is not None:
            self._emotion(task.score, fields, notes, task.line)
        actors = list(task.actors)
        channel = None
        if actors and self._wishes.actors == "channels":
            channel = actors.pop(0)
        elif actors and self._wishes.actors == "people":
            fields["who"] = self._person(actors.pop(0), task.line)
        if actors:
            notes.insert(0, said(self._words, "actors").format(names=", ".join(actors)))
        if notes:
            fields["note"] = self._text("\n".join(notes), task.line)
        return Step(fields, stage, phase, self._channel(channel, task.line), task.line, list(task.remarks))

    def _emotion(self, score: float, fields: dict[str, Any], notes: list[str], line: int) -> None:
        """The score as an emotion where it lies on the scale; its own figure is kept beside it."""
        lowest, highest = self._scale
        figure, scale = f"{short(score):.12g}", f"{short(lowest)} to {short(highest)}"
        if lowest <= score <= highest:
            emotion = round(-2 + 4 * (score - lowest) / (highest - lowest), 2)
            fields["emotion"] = Noted(short(emotion), behind=f"{figure} on a scale of {scale}")
            fields["basis"] = "assumed"
            return
        notes.append(said(self._words, "score").format(score=figure))
        self._remarks.check(line, f"the score {figure} is not from {scale}, so it stays a note; --scale says otherwise")

    def _channel(self, name: str | None, line: int) -> str:
        """The key of a channel: that of an actor, else the one that was asked for, else one to be sorted out."""
        known = name or self._wishes.channel
        called = self._text(known or said(self._words, "unsorted"), line)
        for key, channel in self._draft.channels.items():
            if slug(channel["name"]) == slug(called):
                return key
        key = "unsorted" if known is None else new_key(called, {*self._draft.channels, *self._draft.phases}, "channel")
        self._draft.channels[key] = {"name": called}
        if known is None:
            self._draft.asides[f"channels.{key}"] = (
                "check: the diagram names no channels. Where does each touchpoint happen: website, shop, phone?"
            )
        else:
            self._draft.asides.setdefault("channels", "check: say what kind each is, and who owns it")
        return key

    def _person(self, name: str, line: int) -> str:
        called = self._text(name, line)
        if not any(slug(person["name"]) == slug(called) for person in self._draft.people.values()):
            self._draft.people[new_key(called, self._draft.people, "person")] = {"name": called}
        return called

    def _path(self) -> None:
        """The tasks in their order are a way through the journey."""
        steps = self._draft.steps
        if len(steps) < 2:
            return
        names = Names(steps, {key: channel["name"] for key, channel in self._draft.channels.items()})
        way = said(self._words, "drawn")
        self._draft.paths[way] = [{"to": names.word_for(step)} for step in steps]
        self._draft.asides[f"paths.{way}"] = "check: the order of the diagram; do customers really go this way?"

    def _text(self, text: str, line: int) -> str:
        if len(text) <= LONGEST:
            return text
        self._remarks.lose(line, f"a text of {len(text):,} characters is cut; an inventory holds {LONGEST:,}")
        return f"{text[: LONGEST - 1]}…"


def _units(sections: list[Section]) -> Iterator[_Unit]:
    """The sections; those of one name that follow each other are one, as Mermaid draws them."""
    last: _Unit | None = None
    for section in sections:
        if section.name is None:
            for task in section.tasks:
                yield _Unit(task.name, False, task.line, [task])
        elif last is not None and last.name == section.name:
            last.tasks.extend(section.tasks)
        else:
            if last is not None:
                yield last
            last = _Unit(section.name, True, section.line, list(section.tasks))
    if last is not None:
        yield last
