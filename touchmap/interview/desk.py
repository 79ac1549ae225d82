"""Back at the desk: who looks after each channel, and where anybody asks how it went."""

from __future__ import annotations

from typing import get_args

from touchmap.interview.afterwards import head, rows
from touchmap.interview.answers import cleaned, is_number, means, number, numbers, one_of, theirs
from touchmap.interview.prompt import Prompt, numbered
from touchmap.interview.speech import map_words, said
from touchmap.interview.state import NOWHERE, Post, State
from touchmap.model.slug import slug
from touchmap.model.values import PostKind

POST_KINDS: tuple[PostKind, ...] = get_args(PostKind)
_BETWEEN = " · "


def _unsettled(state: State) -> list[int]:
    """The channels that are not in the hands of others, and of which we have not asked yet who looks after them."""
    return [place for place in state.used() if state.channels[place].ours and not state.channels[place].settled]


def settled(state: State) -> bool:
    """Whether we have asked about every channel."""
    return not _unsettled(state)


def ask_owner(state: State) -> Prompt:
    """Who looks after a channel."""
    words = state.words
    place = _unsettled(state)[0]
    mine = [state.meetings[one].name for one in state.on(place)]
    owners = tuple(state.owners())
    return Prompt(
        "owners",
        head(state, "owners"),
        (said(words, "ask.owner"),),
        choices=numbered(words, (said(words, "choice.others"), *owners), 0),
        about=f"{state.channels[place].name}: {_BETWEEN.join(mine)}",
        default=said(words, "default.nobody"),
        help=said(words, "help.owner"),
    )


def take_owner(state: State, answer: str) -> State:
    """An owner by number or name, 0 for what others control; nothing means nobody yet."""
    place = _unsettled(state)[0]
    who = _who(state, cleaned(answer, state.words), least=0)
    return state.with_channel(place, ownership="external" if who is None else "", owner=who or "", settled=True)


def _who(state: State, text: str, least: int) -> str | None:
    """The owner that is meant; None for 0, where that may be said."""
    if not is_number(text):
        return "" if means(text, "no", state.words) else text
    owners = state.owners()
    chosen = number(text, len(owners), state.words, least, "refused.listed")
    return owners[chosen - 1] if chosen else None


def unshared(state: State) -> bool:
    """Whether each channel with an owner has one touchpoint, so that none can be somebody else's."""
    return all(len(state.on(place)) < 2 for place in state.used() if state.channels[place].owner)


def ask_others(state: State) -> Prompt:
    """Which touchpoints are somebody else's than their channel."""
    words = state.words
    spelt = words.numbers.whole
    nobody = said(words, "default.nobody")
    mine = tuple(
        (spelt(place), f"{meeting.name}{_BETWEEN}{state.owner(meeting) or nobody}")
        for place, meeting in enumerate(state.meetings, 1)
        if state.channels[meeting.channel].ours
    )
    return Prompt(
        "others",
        head(state, "owners"),
        (said(words, "ask.others"),),
        mine,
        default=said(words, "default.right"),
        help=said(words, "help.others"),
    )


def take_others(state: State, answer: str) -> State:
    """Numbers and who they belong to; nothing goes on."""
    text = cleaned(answer, state.words)
    if not text or means(text, "no", state.words):
        return state.with_(at="asked")
    places, who = theirs(text, len(state.meetings), state.words)
    owner = _who(state, who, least=1) or ""
    for place in places:
        state = state.with_meeting(place - 1, owner=owner)
    return state.with_()


def ask_asked(state: State) -> Prompt:
    """Where anybody asks how it went."""
    words = state.words
    return Prompt(
        "asked",
        head(state, "feedback"),
        (said(words, "ask.asked"),),
        rows(state),
        default=said(words, "default.nowhere"),
        help=said(words, "help.asked"),
    )


def take_asked(state: State, answer: str) -> State:
    """Numbers; nothing means nowhere."""
    text = cleaned(answer, state.words)
    if text and not means(text, "no", state.words):
        for place in numbers(text, len(state.meetings), state.words):
            state = state.with_meeting(place - 1, asks=True)
    return state.with_(at="post")


def _unheard(state: State) -> list[int]:
    """The touchpoints where somebody asks, and nobody has said how."""
    return [place for place, meeting in enumerate(state.meetings) if meeting.asks and meeting.post == NOWHERE]


def heard(state: State) -> bool:
    """Whether each touchpoint where somebody asks has its listening post."""
    return not _unheard(state)


def ask_post(state: State) -> Prompt:
    """How anybody learns how it went at a touchpoint."""
    words = state.words
    names = tuple(post.name for post in state.posts)
    return Prompt(
        "post",
        head(state, "feedback"),
        (said(words, "ask.post"),),
        choices=numbered(words, names),
        about=state.meetings[_unheard(state)[0]].name,
        default=names[_likely(state)] if names else said(words, "default.post"),
        help=said(words, "help.post"),
    )


def _likely(state: State) -> int:
    """The listening post of the touchpoint before; of the first one, whichever was named first."""
    before = [meeting.post for meeting in state.meetings[: _unheard(state)[0]] if meeting.post != NOWHERE]
    return before[-1] if before else 0


def take_post(state: State, answer: str) -> State:
    """A listening post by number or name, or a new one."""
    text = cleaned(answer, state.words)
    place = _unheard(state)[0]
    known = [slug(post.name) for post in state.posts]
    if is_number(text):
        return state.with_meeting(place, post=number(text, len(known), state.words, refusal="refused.listed") - 1)
    if not text and known:
        return state.with_meeting(place, post=_likely(state))
    name = text or said(state.words, "default.post")
    if slug(name) in known:
        return state.with_meeting(place, post=known.index(slug(name)))
    state = state.with_meeting(place, post=len(known))
    return state.with_(at="post kind", posts=(*state.posts, Post(name)))


def ask_post_kind(state: State) -> Prompt:
    """What kind of listening post a new one is."""
    words = state.words
    kinds = tuple(said(map_words(state.language), f"post.{kind}") for kind in POST_KINDS)
    return Prompt(
        f"post kind {len(state.posts)}",
        "",
        (said(words, "ask.post-kind"),),
        choices=numbered(words, kinds),
        about=state.posts[-1].name,
        default=kinds[0],
        help=said(words, "help.post-kind"),
    )


def take_post_kind(state: State, answer: str) -> State:
    """A kind by its number or its name."""
    kinds = [said(map_words(state.language), f"post.{kind}") for kind in POST_KINDS]
    post = Post(state.posts[-1].name, POST_KINDS[one_of(answer, POST_KINDS, kinds, state.words)])
    return state.with_(at="post", posts=(*state.posts[:-1], post))
