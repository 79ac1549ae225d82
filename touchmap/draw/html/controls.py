"""The bar above the map: search, filters, the choice between map and table, light and dark; and the zoom buttons."""

from __future__ import annotations

from collections.abc import Sequence

from touchmap.draw.html.articles import JOURNEY
from touchmap.draw.html.entries import FACETS, Entries
from touchmap.draw.html.facts import Known
from touchmap.draw.html.markup import Markup, element
from touchmap.draw.html.tongue import Tongue

_MOON = "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"
_ABOUT = "M12 11v5M12 8v.01M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z"
_FIT = "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"
_PLUS, _MINUS, _CROSS = "M12 5v14M5 12h14", "M5 12h14", "M6 6l12 12M18 6L6 18"


def bar(entries: Entries, known: Known, chosen: str | None) -> Markup:
    """Search, filters and switches; `chosen` is the path that is picked out at first."""
    tongue = known.tongue
    total = len(entries.all)
    return element(
        "header",
        element("h1", element("a", tongue.told(known.inventory.journey.name), icon(_ABOUT), href=f"#{JOURNEY}",
                              title=tongue.say("journey"))),
        element(
            "div",
            element("label", tongue.say("search"), for_="search", class_="unseen"),
            element("input", type="search", id="search", placeholder=tongue.say("search"), autocomplete="off",
                    spellcheck="false"),
            *(_choice(facet, entries.choices[facet], tongue, chosen) for facet in FACETS if _helps(facet, entries)),
            *(_flag(flag, tongue) for flag in _flags(entries)),
            element("button", tongue.say("reset"), type="button", id="reset", hidden=True),
            element("output", id="count", role="status", data_all=tongue.count("count.touchpoint", total),
                    data_some=tongue.say("shown")),
            role="search",
            class_="finder",
        ),
        element(
            "div",
            element(
                "div",
                element("button", tongue.say("map"), type="button", id="show-map", aria_pressed="true"),
                element("button", tongue.say("table"), type="button", id="show-table", aria_pressed="false"),
                role="group",
                aria_label=tongue.say("view"),
                class_="pair",
            ),
            element("button", icon(_MOON), type="button", id="dark", aria_pressed="false",
                    aria_label=tongue.say("dark"), title=tongue.say("dark"), class_="round"),
            class_="switches",
        ),
        class_="bar",
    )  # fmt: skip


def zoom(tongue: Tongue) -> Markup:
    """Closer, farther, and the whole map at once."""
    buttons = (
        element("button", icon(path), type="button", id=f"zoom-{key}", aria_label=tongue.say(f"zoom.{key}"),
                title=f"{tongue.say(f'zoom.{key}')} ({sign})", class_="round")
        for key, path, sign in (("in", _PLUS, "+"), ("out", _MINUS, "−"), ("fit", _FIT, "0"))
    )  # fmt: skip
    return element("div", *buttons, role="group", aria_label=tongue.say("zoom.group"), class_="zoom")


def close(tongue: Tongue) -> Markup:
    """The button that closes the panel."""
    return element("button", icon(_CROSS), type="button", id="close", aria_label=tongue.say("close"),
                   title=tongue.say("close"), class_="round")  # fmt: skip


def icon(path: str) -> Markup:
    """A small drawing in the colour of the text around it."""
    return element("svg", element("path", d=path), viewBox="0 0 24 24", aria_hidden="true", class_="icon")


def _helps(facet: str, entries: Entries) -> bool:
    """Whether there is anything to choose from."""
    return len(entries.choices[facet]) > (0 if facet == "path" else 1)


def _choice(facet: str, names: Sequence[str], tongue: Tongue, chosen: str | None) -> Markup:
    options = (
        element("option", name, value=str(index), dir="auto", selected=facet == "path" and name == chosen)
        for index, name in enumerate(names)
    )
    every = element("option", tongue.say(f"all.{facet}"), value="")
    return element("select", every, *options, id=f"by-{facet}", aria_label=tongue.say(f"by.{facet}"),
                   data_facet=facet)  # fmt: skip


def _flags(entries: Entries) -> Sequence[str]:
    """The marks that some touchpoints have."""
    marks = {
        "nobody": (entry.standing == "nobody" for entry in entries.all),
        "findings": (bool(entry.findings) for entry in entries.all),
        "moment": (entry.touchpoint.moment_of_truth for entry in entries.all),
    }
    return [flag for flag, marked in marks.items() if any(marked)]


def _flag(flag: str, tongue: Tongue) -> Markup:
    box = element("input", type="checkbox", id=f"only-{flag}", data_flag=flag)
    return element("label", box, element("span", tongue.say(f"only.{flag}")), class_="flag")
