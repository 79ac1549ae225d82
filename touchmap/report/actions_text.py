"""The list of `touchmap show --actions` in a terminal."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from touchmap.audit.wording import called
from touchmap.report.actions import Action, actions
from touchmap.report.coverage import title
from touchmap.report.full import COLOURS
from touchmap.report.page import Page, crop, glued, pad, width, words
from touchmap.report.sheet import Sheet
from touchmap.report.totals import plural

_DATE = 10
_STATE = 7
_OWNER = (5, 16)
_PLACE = 16
"""With less room than this a touchpoint stands on a line of its own."""
_NO_OWNER = "no owner"
_DETAIL = "    "
_REST = "Everything else"
_FILES = 2
"""From so many files on, each entry says which one it is in."""


def report(sheet: Sheet, day: datetime.date) -> str:
    """Moments of truth, then the rest, then what is done; each entry with date, state, owner and touchpoint."""
    page = Page(sheet.style)
    listed = actions(sheet, day)
    _head(page, sheet, listed, day)
    if not listed:
        return page.render()
    owner = min(_OWNER[1], max(_OWNER[0], *(width(one.owner or _NO_OWNER) for one in listed)))
    sections = {
        "Moments of truth": [one for one in listed if one.moment_of_truth and not one.done],
        _REST: [one for one in listed if not one.moment_of_truth and not one.done],
        "Done": [one for one in listed if one.done],
    }
    if len(sections[_REST]) == len(listed):
        sections = {"To do": listed}
    for head, mine in sections.items():
        if not mine:
            continue
        page.blank()
        page.line((head, "bold"))
        for one in mine:
            _entry(page, sheet, one, day, owner)
    return page.render()


def _head(page: Page, sheet: Sheet, listed: Sequence[Action], day: datetime.date) -> None:
    name, where = title(sheet)
    page.flow([*words(name, "bold"), *words(f"({where})" if where else "", "dim")], most=1)
    left = [one for one in listed if not one.done]
    content = words(f"{plural(len(left), 'thing')} to do" if left else "Nothing to do", "bold")
    overdue = sum(one.overdue(day) for one in left)
    unowned = sum(one.owner is None for one in left)
    if overdue:
        content += [glued(","), *words(f"{overdue:,} overdue", COLOURS["error"])]
    if unowned:
        content += [glued(","), *words(f"{unowned:,} without an owner")]
    page.flow([*content, *words(f"(on {day.isoformat()})", "dim")])


def _place(one: Action) -> str:
    """What an action is about: a touchpoint, a listening post or the like, the whole journey, or a line."""
    if one.touchpoint:
        return called(one.touchpoint, one.number)
    return one.about or ("the whole journey" if one.whole else f"line {one.line}")


def _entry(page: Page, sheet: Sheet, one: Action, day: datetime.date, owner: int) -> None:
    overdue = one.overdue(day)
    date = one.due.isoformat() if one.due else page.signs.none
    state = "overdue" if overdue else one.state
    who = crop(one.owner or _NO_OWNER, owner, page.signs.more)
    lead = f"  {pad(date, _DATE)}  "
    star = f"{page.signs.star} " if one.moment_of_truth else ""
    place = f"{star}{_place(one)}"
    if len(sheet.texts) >= _FILES:
        place += f" ({one.file})"
    used = width(lead) + _STATE + 2 + owner + 2
    room = page.style.width - used
    page.line(
        lead,
        (pad(state, _STATE), COLOURS["error"] if overdue else "dim" if one.done else ""),
        "  ",
        (pad(who, owner), "bold" if one.owner else "dim"),
        "  ",
        crop(place, room, page.signs.more) if room >= _PLACE else "",
    )
    if room < _PLACE:
        page.say(place, _DETAIL)
    code = (
        (f"{_DETAIL}{one.code} ", COLOURS[one.severity].removeprefix("bold ")) if one.code and one.severity else _DETAIL
    )
    page.say(one.what, code)
    if one.action:
        page.say(one.action, f"{_DETAIL}Do: ")
    elif not one.done:
        page.say("Nothing is planned yet", _DETAIL, "dim")
