"""Listening posts and people that the rows of a table name: those that are known, and new ones to be looked at."""

from __future__ import annotations

import re
from typing import Any

from touchmap.convert.cells import split, unquoted
from touchmap.convert.draft import Draft, is_key, new_key, unused
from touchmap.convert.fields import Plain
from touchmap.convert.remarks import Remarks
from touchmap.convert.table.said import shown
from touchmap.convert.vocabulary import is_answer
from touchmap.model.slug import slug

_PARTS = re.compile(r"[\r\n;,/]+")
_METRICS = ("nps", "csat", "ces", "frt", "crr")


def read_posts(text: str, *, exact: bool) -> list[str]:
    """The names of listening posts in a cell; in a table of touchmap's own they stand on a line each."""
    if exact:
        return [unquoted(item, in_list=True) for item in split(text)]
    return [item.strip() for item in _PARTS.split(text) if item.strip()]


def settle_posts(said: Plain, draft: Draft, row: int, notes: list[str], remarks: Remarks, *, literal: bool) -> None:
    """Makes sure that every post that a touchpoint names is there; an answer such as "no" names none, unless each word
    is `literal`.
    """
    words = said.pop("feedback", [])
    kept = []
    for word in words:
        if literal:
            kept.append(word if word in draft.feedback else _new(word, draft))
        elif (key := _known(word, draft)) is not None:
            kept.append(key)
        elif is_answer(word, "nobody"):
            remarks.check(row, f'feedback "{shown(word)}" is taken to mean that nobody asks')
        elif is_answer(word, "yes"):
            remarks.lose(row, f'feedback "{shown(word)}" does not say how; it is kept as a note')
            notes.append(f"feedback: {word}")
        else:
            kept.append(_new(word, draft))
    if kept and said.get("waive"):
        remarks.lose(row, "feedback and waive exclude each other; the reason is kept as a note")
        notes.append(f"waive: {said.pop('waive')}")
    if kept:
        said["feedback"] = list(dict.fromkeys(kept))


def settle_person(said: Plain, draft: Draft) -> None:
    """Where people are declared, whoever acts has to be."""
    who = said.get("who")
    if who and draft.people and slug(who) not in {slug(word) for key, one in draft.people.items()
                                                  for word in (key, str(one.get("name", key)))}:  # fmt: skip
        draft.people[new_key(who, draft.people, "person")] = {"name": who}


def settle_loyalty(said: Plain, draft: Draft, channels: set[str], row: int, notes: list[str], remarks: Remarks) -> None:  # noqa: ARG001
    """Rewards are named on channels that are there."""
    loyalty = said.get("loyalty", {})
    for word in list(loyalty.get("channels", ())):
        if slug(word) not in channels:
            remarks.lose(row, f'loyalty.channels: there is no channel "{shown(word)}"; it is kept as a note')
            notes.append(f"loyalty.channels: {word}")
            loyalty["channels"].remove(word)
    if "channels" in loyalty and not loyalty["channels"]:
        del loyalty["channels"]


def _known(word: str, draft: Draft) -> str | None:
    if word in draft.feedback:
        return word
    key, dot, question = word.partition(".")
    if dot and question in draft.feedback.get(key, {}).get("questions", {}):
        return word
    alike = [key for key, post in draft.feedback.items() if slug(word) in (slug(key), slug(str(post.get("name", key))))]
    return alike[0] if len(alike) == 1 else None


def _new(word: str, draft: Draft) -> str:
    """A new post that is called `word`, and by that word where it is short enough."""
    key = unused(word, draft.feedback) if is_key(word) else new_key(word, draft.feedback, "post")
    post: dict[str, Any] = {} if key == word else {"name": word}
    words = slug(word).split("-")
    if metric := next((metric for metric in _METRICS if metric in words), None):
        post["metric"] = metric
    draft.feedback[key] = post
    draft.asides.setdefault(
        "feedback", "check: say what kind each is, where its answers are kept, and who acts on them"
    )
    return key
