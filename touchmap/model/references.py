"""What a name in the file refers to: touchpoints, posts and their questions, people, channels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from touchmap import mistakes
from touchmap.finding import Related
from touchmap.model import strangers
from touchmap.model.entry import Faults
from touchmap.model.inventory import Inventory
from touchmap.model.post import Post, Question
from touchmap.model.slug import slug
from touchmap.model.touchpoint import Link, Touchpoint
from touchmap.source import Spot


def resolve(inventory: Inventory, faults: Faults) -> None:
    """Turns every reference of `inventory` into the object it means; what cannot be found goes to `faults`."""
    everything = [thing for touchpoint in inventory.touchpoints for thing in _with_parts(touchpoint)]
    book = _Book(everything, faults)
    _give_keys(inventory.touchpoints, everything)
    people = {slug(key) for key in inventory.people} | {slug(person.name) for person in inventory.people.values()}
    channels = {slug(word) for channel in inventory.channels.values() for word in (channel.key, channel.name)}
    posts = _Posts(inventory, faults)
    for touchpoint in everything:
        for link in touchpoint.links:
            link.learn(target=book.find(link))
        touchpoint.learn(asked=tuple(posts.asked(touchpoint.feedback, touchpoint.spot)))
        if touchpoint.who and inventory.people and slug(touchpoint.who) not in people:
            faults.add(
                mistakes.UNDECLARED,
                touchpoint.spot.children["who"],
                f'"{touchpoint.who}" is not declared under people{faults.guess(touchpoint.who, inventory.people)}',
            )
        if touchpoint.loyalty:
            spot = touchpoint.loyalty.spot.children.get("channels")
            for position, word in enumerate(touchpoint.loyalty.channels):
                if slug(word) not in channels and spot is not None:
                    faults.add(mistakes.UNDECLARED, spot.children.get(position, spot),
                               f'There is no channel "{word}"{faults.guess(word, inventory.channels)}')  # fmt: skip
    whole = posts.asked(inventory.journey.feedback, inventory.journey.spot)
    inventory.journey.learn(asked=tuple(post for post, _ in whole))
    posts.report()
    for path in inventory.paths.values():
        for step in path.steps:
            step.learn(target=book.find(step))


_FEW = 5
"""How many touchpoints of one name are listed."""


def _with_parts(touchpoint: Touchpoint) -> Iterator[Touchpoint]:
    yield touchpoint
    for part in touchpoint.parts:
        yield from _with_parts(part)


def _top(touchpoint: Touchpoint) -> Touchpoint:
    """The touchpoint itself, or the one it is a part of: parts are no steps of their own."""
    while touchpoint.parent is not None:
        touchpoint = touchpoint.parent
    return touchpoint


class _Book:
    """Looks names up: an explicit id, else a slug, else `channel/slug`."""

    def __init__(self, touchpoints: Iterable[Touchpoint], faults: Faults) -> None:
        self._faults = faults
        self._ids: dict[str, Touchpoint] = {}
        self._slugs: dict[str, list[Touchpoint]] = defaultdict(list)
        self._on_channel: dict[tuple[str, str], list[Touchpoint]] = defaultdict(list)
        self._words: list[str] = []
        self._found: dict[str, list[Touchpoint]] = {}
        for touchpoint in touchpoints:
            self._enter(touchpoint)

    def _enter(self, touchpoint: Touchpoint) -> None:
        name = slug(touchpoint.name)
        self._words.append(touchpoint.id or touchpoint.name)
        self._slugs[name].append(touchpoint)
        for channel in {slug(touchpoint.channel.key), slug(touchpoint.channel.name)}:
            self._on_channel[channel, name].append(touchpoint)
        if touchpoint.id is None:
            return
        first = self._ids.setdefault(touchpoint.id, touchpoint)
        if first is not touchpoint:
            self._faults.add(
                mistakes.DUPLICATE_ID,
                touchpoint.spot.children["id"],
                f'The id "{touchpoint.id}" is already taken by "{first.name}"',
                related=(Related(first.spot.place("id"), "it is given here first"),),
            )

    def find(self, link: Link) -> Touchpoint | None:
        """The touchpoint that `link` leads to; None, and a finding, where that is unclear."""
        word = link.to
        if word in self._ids:
            return _top(self._ids[word])
        tops = self._candidates(word)
        if len(tops) == 1:
            return tops[0]
        if tops:
            self._faults.add(
                mistakes.AMBIGUOUS,
                link.spot.children.get("to", link.spot),
                f'"{word}" fits {len(tops)} touchpoints',
                help=_how_to_tell(tops, word),
                related=tuple(Related(top.spot.place("name"), f"on {top.channel.name}") for top in tops[:_FEW]),
            )
        else:
            self._faults.add(
                mistakes.UNDECLARED,
                link.spot.children.get("to", link.spot),
                f'There is no touchpoint "{word}"{self._faults.guess(word, self._words)}',
                help=self._how_to_write(word),
            )
        return None

    def _candidates(self, word: str) -> list[Touchpoint]:
        """The touchpoints that `word` fits, each once; remembered, since a word may be written very often."""
        if word not in self._found:
            candidates = self._slugs.get(slug(word), [])
            if not candidates and "/" in word:
                channel, _, name = word.partition("/")
                candidates = self._on_channel.get((slug(channel), slug(name)), [])
            self._found[word] = list({id(top): top for top in map(_top, candidates)}.values())
        return self._found[word]

    def _how_to_write(self, word: str) -> str:
        """What to do about a name that is not found: perhaps it is several."""
        parts = [part.strip() for part in word.split(",")]
        if len(parts) > 1 and all(slug(part) in self._slugs or part in self._ids for part in parts):
            return "Write each on a line of its own, beginning with a dash and a space."
        return "Write the name or the id of a touchpoint in this file."


def _how_to_tell(tops: list[Touchpoint], word: str) -> str:
    if len(tops) <= _FEW and len({top.channel.key for top in tops}) == len(tops) and "/" not in word:
        return f"Write {' or '.join(f'{top.channel.key}/{word}' for top in tops)}."
    return "Give the one you mean an `id` and write that."


_NONE = frozenset({"none", "no", "nobody", "nothing", "n/a", "-"})
_NOBODY = "Where nobody asks, leave the line out; where nobody needs to, write `feedback: {waive: why}`."


class _Posts:
    """Looks listening posts up; those that nobody declared are reported together, unless they look like another."""

    def __init__(self, inventory: Inventory, faults: Faults) -> None:
        self._known = inventory.feedback
        self._faults = faults
        self._unknown: dict[str, Spot] = {}

    def asked(self, words: Sequence[str], holder: Spot) -> Iterator[tuple[Post, Question | None]]:
        """The posts, with the question where one is named, that `words` in the `feedback` of a block refer to."""
        spot = holder.children.get("feedback", holder)
        for position, word in enumerate(words):
            post = self._known.get(word)
            if post is not None:
                yield post, None
                continue
            key, _, asked = word.partition(".")
            post = self._known.get(key)
            if post is not None and asked in post.questions:
                yield post, post.questions[asked]
            else:
                self._miss(word, spot.children.get(position, spot), post)

    def _miss(self, word: str, spot: Spot, post: Post | None) -> None:
        message, guess = f'There is no listening post "{word}"', self._faults.guess(word, self._known)
        if post is not None:
            key, _, asked = word.partition(".")
            message = f'The listening post "{key}" has no question "{asked}"{self._faults.guess(asked, post.questions)}'
            advice = f"Add it under `questions:` of {key}, or correct the spelling."
            self._faults.add(mistakes.UNDECLARED, spot, message, help=advice)
        elif word.casefold() in _NONE:
            self._faults.add(mistakes.UNDECLARED, spot, message, help=_NOBODY)
        elif guess:
            advice = "Correct the spelling, or declare it under `feedback:`."
            self._faults.add(mistakes.UNDECLARED, spot, message + guess, help=advice)
        else:
            self._unknown.setdefault(word, spot)

    def report(self) -> None:
        """Reports what was looked for and stands nowhere; where `feedback:` itself cannot be read, that says enough."""
        if self._unknown and "feedback" not in self._faults.unread:
            strangers.posts(self._unknown, self._faults, begun=bool(self._known))


def _give_keys(touchpoints: Sequence[Touchpoint], everything: list[Touchpoint]) -> None:
    """Gives each touchpoint a key of its own: its id, else its slug, with channel and number where needed."""
    taken = Counter(touchpoint.id or slug(touchpoint.name) for touchpoint in touchpoints)
    used: set[str] = set()
    copies: Counter[str] = Counter()
    for touchpoint in (*touchpoints, *(thing for thing in everything if thing.parent is not None)):
        key = touchpoint.id or slug(touchpoint.name)
        if touchpoint.id is None and taken[key] != 1:
            key = f"{slug(touchpoint.channel.key)}/{key}"
        base = key
        while key in used:
            copies[base] += 1
            key = f"{base}-{copies[base] + 1}"
        used.add(key)
        touchpoint.learn(key=key)
