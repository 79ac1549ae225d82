"""What a finished sheet is made of: boxes, lines, marks and single lines of text, each at its place.

Lengths are points, the origin is the top left, y points down. A sheet knows nothing of journeys, and nothing of
the program that draws it. Nobody changes a shape once it is made; only those of which there are few are frozen, as
freezing costs three times as much as making.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple

FARTHEST = 200_000.0
"""Points; the largest coordinate that Graphviz draws without trouble."""
TOO_LARGE = "The map is too large to be drawn. Split the inventory, for example by stage."

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]
MarkKind = Literal["circle", "triangle", "invtriangle", "diamond", "star", "square"]


class Rect(NamedTuple):
    """A box with `x0 <= x1` and `y0 <= y1`."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.y1 - self.y0

    def moved(self, dx: float = 0.0, dy: float = 0.0) -> Rect:
        """The same box elsewhere."""
        return Rect(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def grown(self, by: float) -> Rect:
        """The box with `by` points more on each side."""
        return Rect(self.x0 - by, self.y0 - by, self.x1 + by, self.y1 + by)

    def holds(self, point: Point) -> bool:
        """Whether `point` is inside or on the border."""
        return self.x0 <= point[0] <= self.x1 and self.y0 <= point[1] <= self.y1

    def meets(self, other: Rect) -> bool:
        """Whether the two share more than a border."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1


@dataclass(slots=True)
class Box:
    """A rectangle; an empty colour means none."""

    rect: Rect
    fill: str = ""
    line: str = ""
    weight: float = 1.0
    rounded: bool = False
    dashed: bool = False


@dataclass(slots=True)
class Text:
    """One line of text; (x, y) is where its baseline starts, has its middle or ends, by `anchor`.

    `width` is how wide it is, as measured; `leftward` says that it is read from right to left. The sides that the
    anchor speaks of are those of a text that runs to the right: `start` is always the left one.
    """

    x: float
    y: float
    text: str
    size: float
    colour: str
    width: float
    bold: bool = False
    anchor: Anchor = "start"
    leftward: bool = False

    @property
    def rect(self) -> Rect:
        """The box that the letters fill, from the top of an É to the foot of a g."""
        left = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        return Rect(left, self.y - 0.95 * self.size, left + self.width, self.y + 0.25 * self.size)


@dataclass(slots=True)
class Mark:
    """A small shape around its middle."""

    kind: MarkKind
    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    line: str = ""
    weight: float = 1.0


Item = Box | Text | Mark


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon behind everything."""

    points: Sequence[Point]
    fill: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line behind everything, of Bézier curves (3n+1 points)."""

    points: Sequence[Point]
    colour: str
    weight: float = 1.0
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A box behind arrows and cards that has a name of its own in the SVG; without `line` it has no outline."""

    id: str
    classes: str
    rect: Rect
    fill: str
    rounded: bool = True
    line: str = ""
    weight: float = 1.2


@dataclass(slots=True)
class Arrow:
    """A line of Bézier pieces (3n+1 points each) whose last piece ends where the head begins.

    `source` and `target` are the ids of the groups that it leads from and to.
    """

    id: str
    classes: str
    source: str
    target: str
    pieces: Sequence[Sequence[Point]]
    tip: Point
    colour: str
    weight: float
    head: Literal["normal", "onormal", "vee"] = "normal"
    title: str = ""


@dataclass(slots=True)
class Group:
    """Items that belong together; `title` is shown while the pointer is on them, `link` is where a click leads.

    `about` is the id of the card that the group tells more of, if it does.
    """

    id: str
    classes: str
    items: Sequence[Item]
    title: str = ""
    link: str | None = None
    about: str = ""


@dataclass(slots=True)
class Sheet:
    """A whole drawing, from back to front: backdrop, bands, arrows, groups.

    `language` is that of its names, a BCP 47 tag, and `spoken` that of its own words; `leftward` says that it is read
    from right to left.
    """

    width: float
    height: float
    title: str = ""
    description: str = ""
    language: str = "en"
    spoken: str = "en"
    leftward: bool = False
    paper: str = "#ffffff"
    backdrop: list[Area | Stroke] = field(default_factory=list)
    bands: list[Band] = field(default_factory=list)
    arrows: list[Arrow] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def texts(sheet: Sheet) -> Iterator[Text]:
    """Every line of text on `sheet`."""
    return (item for group in sheet.groups for item in group.items if isinstance(item, Text))


def line(*points: Point) -> list[Point]:
    """A polyline as the Bézier control points (3n+1) of its straight stretches."""
    out: list[Point] = [points[0]]
    for (ax, ay), (bx, by) in pairwise(points):
        out += [(ax + (bx - ax) / 3, ay + (by - ay) / 3), (bx - (bx - ax) / 3, by - (by - ay) / 3), (bx, by)]
    return out
