"""Which touchpoint of a draft a word leads to, and by which word to lead to one: as the model resolves references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from touchmap.convert.draft import Step, new_key
from touchmap.model.slug import slug


class Names:
    """Everything in a draft that a reference may name: ids, names, names on a channel; parts stand for their whole.

    `channels` are the names of the channels by their keys.
    """

    def __init__(self, steps: Iterable[Step], channels: Mapping[str, str]) -> None:
        self._ids: dict[str, Step] = {}
        self._slugs: dict[str, list[Step]] = defaultdict(list)
        self._on_channel: dict[tuple[str, str], list[Step]] = defaultdict(list)
        self._words: set[str] = set()
        for step in steps:
            places = {slug(step.channel), slug(channels.get(step.channel, step.channel))}
            for fields in _with_parts(step.fields):
                self._enter(fields, step, places)

    def find(self, word: str) -> list[Step]:
        """The touchpoints that `word` fits; a reference must fit one."""
        if word in self._ids:
            return [self._ids[word]]
        found = self._slugs.get(slug(word), [])
        if not found and "/" in word:
            channel, _, name = word.partition("/")
            found = self._on_channel.get((slug(channel), slug(name)), [])
        return list(dict.fromkeys(found))

    def word_for(self, step: Step) -> str:
        """A word that leads to `step` and nowhere else: its id, its name, else an id that it is given now."""
        name: str = step.fields["name"]
        if "id" in step.fields:
            return str(step.fields["id"])
        if self.find(name) == [step]:
            return name
        # What leads to others by their names must go on doing so.
        taken = self._words | (self._slugs.keys() - {slug(name)})
        step.fields["id"] = word = new_key(name, taken, "touchpoint")
        self._ids[word] = step
        self._words.add(word)
        return word

    def _enter(self, fields: Mapping[str, Any], step: Step, places: set[str]) -> None:
        name = slug(fields["name"])
        self._slugs[name].append(step)
        self._words.add(fields["name"])
        for place in places:
            self._on_channel[place, name].append(step)
        if "id" in fields:
            self._ids.setdefault(fields["id"], step)
            self._words.add(fields["id"])


def _with_parts(fields: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield fields
    for part in fields.get("parts", ()):
        yield from _with_parts(part)
