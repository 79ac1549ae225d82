"""From what was said to the inventory, with remarks that teach how to go on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from touchmap.interview.speech import said
from touchmap.interview.state import NOWHERE, QUESTIONS, Meeting, State
from touchmap.interview.unique import unique
from touchmap.interview.walk import PHASES
from touchmap.model import STAGES, Stage
from touchmap.model.slug import slug
from touchmap.source.write import Inline, Noted, write
from touchmap.words import words_in


def written(state: State) -> str:
    """The inventory as the text of a YAML file, its sections apart."""
    first, *others = _sections(state).items()
    head = said(state.words, "remark.head")
    return "\n".join([write(dict([first]), head), *(write({key: value}) for key, value in others)])


def _sections(state: State) -> dict[str, Any]:
    """The inventory as data in the order of the file; what has nothing in it is left out."""
    remark = _Remarks(state)
    ids = _ids(state)
    return {
        "touchmap": Noted(1, behind=remark("version")),
        "journey": _journey(state, remark),
        **_noted("phases", _phases(state), remark),
        **_noted("channels", _channels(state, remark), remark),
        **_noted("feedback", _posts(state), remark),
        "stages": Noted(_stages(state, ids, remark), remark("touchpoints")),
        **_noted("paths", _paths(state, ids), remark),
    }


class _Remarks:
    """What is said to the reader of the file: each remark once, where it is needed first."""

    def __init__(self, state: State) -> None:
        self._own, self._templates = state.words, words_in(state.language, "starter")
        self._said: set[str] = set()

    def __call__(self, key: str) -> str:
        """The remark, the first time that it is asked for; then nothing. What is not our own is said in templates."""
        if key in self._said:
            return ""
        self._said.add(key)
        own = f"remark.{key}"
        return said(self._own, own) if own in self._own else said(self._templates, key)


def _noted(section: str, value: Mapping[str, Any], remark: _Remarks) -> dict[str, Any]:
    """A section under its remark; nothing where nothing stands in it."""
    return {section: Noted(value, remark(section))} if value else {}


def _journey(state: State, remark: _Remarks) -> dict[str, Any]:
    facts = {"name": state.name, "persona": state.persona, "goal": state.goal}
    return {
        **{key: value for key, value in facts.items() if value},
        "state": Noted("current", behind=remark("state")),
        "language": state.language,
    }


def _phases(state: State) -> dict[str, Any]:
    """The two questions before the purchase as parts of that stage, where there is an answer to either."""
    if not any(_phase(meeting) for meeting in state.meetings):
        return {}
    return {
        key: Inline(name=said(state.words, f"phase.{key}"), stage=STAGES[0]) for key in PHASES
        if any(_phase(meeting) == key for meeting in state.meetings)
    }  # fmt: skip


def _phase(meeting: Meeting) -> str:
    return PHASES[meeting.question] if meeting.question < len(PHASES) else ""


def _channels(state: State, remark: _Remarks) -> dict[str, Any]:
    channels: dict[str, Any] = {}
    for place in state.used():
        channel = state.channels[place]
        entries = Inline(name=channel.name, kind=channel.kind)
        if channel.owner:
            entries["owner"] = channel.owner
        if channel.ownership:
            entries["ownership"] = channel.ownership
        note = remark(channel.ownership) if channel.ownership else ""
        channels[channel.key] = Noted(entries, behind=note)
    return channels


def _post_keys(state: State) -> list[str]:
    keys: list[str] = []
    for post in state.posts:
        keys.append(unique(slug(post.name), keys))
    return keys


def _posts(state: State) -> dict[str, Any]:
    heard = {meeting.post for meeting in state.meetings}
    return {
        key: Inline(name=post.name, kind=post.kind)
        for place, (key, post) in enumerate(zip(_post_keys(state), state.posts, strict=True))
        if place in heard
    }


def _ids(state: State) -> dict[int, str]:
    """An id for each touchpoint whose name another one has as well, by its place."""
    names = [slug(meeting.name) for meeting in state.meetings]
    counts = Counter(names)
    taken = {*names, *(meeting.name for meeting in state.meetings)}
    ids: dict[int, str] = {}
    for place, name in enumerate(names):
        if counts[name] > 1:
            ids[place] = unique(name, taken)
            taken.add(ids[place])
    return ids


def _stages(state: State, ids: Mapping[int, str], remark: _Remarks) -> dict[str, Any]:
    """Stage, then phase where there is one, then channel, then touchpoints in the order in which they were named."""
    keys = _post_keys(state)
    starts = {way[0] for way in state.ways} - {place for way in state.ways for place in way[1:]}
    stages: dict[Stage, dict[str, Any]] = {stage: {} for stage in STAGES}
    for place, meeting in enumerate(state.meetings):
        home = stages[QUESTIONS[meeting.question]]
        if phase := _phase(meeting):
            home = home.setdefault(phase, {})
        post = "" if meeting.post == NOWHERE else keys[meeting.post]
        touchpoint = _touchpoint(meeting, ids.get(place, ""), post, place in starts, remark)
        home.setdefault(state.channels[meeting.channel].key, []).append(touchpoint)
    return {stage: Noted(below) if below else Noted({}, behind=remark("empty")) for stage, below in stages.items()}


def _touchpoint(meeting: Meeting, id: str, post: str, starts: bool, remark: _Remarks) -> str | dict[str, Any]:
    """A touchpoint: its name alone where nothing else is known."""
    touchpoint: dict[str, Any] = {"id": Noted(id, behind=remark("id"))} if id else {}
    touchpoint["name"] = meeting.name
    if starts:
        touchpoint["entry"] = Noted(True, behind=remark("entry"))
    if meeting.owner:
        touchpoint["owner"] = Noted(meeting.owner, behind=remark("owner"))
    if meeting.moment:
        touchpoint["moment_of_truth"] = Noted(True, behind=remark("moment"))
    if post:
        touchpoint["feedback"] = post
    return touchpoint if len(touchpoint) > 1 else meeting.name


def _paths(state: State, ids: Mapping[int, str]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    spelt = state.words.numbers.whole
    for number, way in enumerate(state.ways):
        name = said(state.words, "path.other" if number else "path.usual")
        name = f"{name} {spelt(number)}" if number > 1 else name
        paths[name] = [ids.get(place, state.meetings[place].name) for place in way]
    return paths
