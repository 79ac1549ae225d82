"""Where ways lead from a touchpoint and to it, as links within the page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from urllib.parse import quote

from touchmap.draw.html.markup import Markup, element, joined
from touchmap.draw.html.tongue import Tongue
from touchmap.draw.ink import name
from touchmap.graph import before, journey_graph
from touchmap.model import Inventory, Link, Touchpoint


def about(key: str) -> str:
    """The id of the article on the touchpoint `key`; the address of the page with it leads there."""
    return name(f"about-{key}")


def address(touchpoint: Touchpoint) -> str:
    """The link to a touchpoint within the page."""
    return f"#{quote(about(touchpoint.key))}"


class Ways:
    """The ways of one inventory; touchpoints that are not `shown` are named and not linked."""

    def __init__(self, inventory: Inventory, shown: Collection[Touchpoint], tongue: Tongue) -> None:
        self._graph, self._shown, self._tongue = journey_graph(inventory), frozenset(shown), tongue
        self._paths: dict[Touchpoint, list[str]] = {}
        for path in inventory.paths.values():
            for target in dict.fromkeys(step.target for step in path.steps):
                if target is not None:
                    self._paths.setdefault(target, []).append(path.key)

    def on(self, touchpoint: Touchpoint, *, sent: bool = False) -> Iterator[tuple[Touchpoint, Sequence[Link]]]:
        """Where customers go on to from here, or what is `sent` to them, each with the links that say so."""
        for _, end, edge in self._graph.out_edges(touchpoint, data=True):
            if (edge["kind"] == "sends") == sent:
                yield end, edge["origins"]

    def told(self, touchpoint: Touchpoint, *, sent: bool = False) -> Iterator[Markup]:
        """The same in words."""
        for end, origins in self.on(touchpoint, sent=sent):
            said = (self._said(origin) for origin in origins)
            yield joined(self.link(end), *(element("small", text) for text in said if text))

    def back(self, touchpoint: Touchpoint) -> Iterator[Markup]:
        """The touchpoints that lead here."""
        return (self.link(start) for start in before(self._graph, touchpoint))

    def paths(self, touchpoint: Touchpoint) -> tuple[str, ...]:
        """The names of the paths that it is on."""
        return tuple(self._paths.get(touchpoint, ()))

    def link(self, touchpoint: Touchpoint, *, numbered: bool = True) -> Markup:
        """A touchpoint by name, and by number before that."""
        text = self._tongue.told(touchpoint.name)
        if numbered:
            text = joined(element("b", self._tongue.number(touchpoint.number or 0)), " ", text)
        return element("a", text, href=address(touchpoint)) if touchpoint in self._shown else text

    def _said(self, link: Link) -> Markup:
        """When a way is taken, by how many, how much later, and what is carried over."""
        tongue = self._tongue
        share = tongue.own("way.share", share=link.share) if link.share is not None else None
        wait = tongue.own("way.wait", length=tongue.length(link.wait)) if link.wait is not None else None
        handoff = joined(tongue.say("handoff"), ": ", tongue.told(link.handoff)) if link.handoff else None
        return tongue.line(tongue.told(link.when), share, wait, handoff)
