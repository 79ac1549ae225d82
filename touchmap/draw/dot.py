"""A finished sheet as DOT text for Graphviz's `nop2`: every place is given, nothing is left to be laid out.

Graphviz counts y upwards and sizes in inches. Traps seen: an edge without a place, or with other than 3n+1 points,
is routed by Graphviz itself; a node without a place gives an empty picture; NaN passes. Hence the checks here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from touchmap.draw.failure import DrawingFailed
from touchmap.draw.ink import ink, joined, name
from touchmap.draw.paper import Fit
from touchmap.draw.shapes import (
    FARTHEST,
    TOO_LARGE,
    Area,
    Arrow,
    Band,
    Box,
    Item,
    Mark,
    Point,
    Sheet,
    Stroke,
    Text,
)
from touchmap.words import turned

HEAD = 10.0
"""Points that Graphviz gives an arrow head of size 1."""
_BASELINE = 0.95  # of the font size: from the top of a text node to its baseline, with labelloc=t
_SLACK = 1.08  # a text node is this much wider than its text was measured; too small only costs a warning
_JUSTIFY = {"start": "l", "middle": "", "end": "r"}
_INVISIBLE = "transparent"

_HEADER = """\
digraph touchmap {{
graph [layout=nop2, bb="0,0,{width},{height}", bgcolor="{paper}",
outputorder=edgesfirst, pad=0, id=touchmap{dpi}{page}{backdrop}];
node [shape=none, label="", labelloc=t, margin=0, fixedsize=true, fontname=Helvetica, penwidth=1];
edge [arrowsize=1];
subgraph cluster_paper {{ graph [bb="0,0,{width},{height}", color=transparent, bgcolor=transparent, id=paper]; }}
"""


def dot(sheet: Sheet, dpi: float | None = None, *, page: Fit | None = None, spell: Callable[[str], str] = str) -> str:
    """`sheet` as DOT text; `dpi` is for pictures made of pixels and must be None for all others.

    `page` is the paper that it is put in the middle of.

    `spell` is for pictures that no other font can help: it replaces what cannot be drawn.
    Raises DrawingFailed where a coordinate is out of reach.
    """
    pen = _Pen(sheet.height, spell)
    if max(sheet.width, sheet.height) >= FARTHEST:
        raise DrawingFailed(TOO_LARGE)
    parts = [
        _HEADER.format(
            width=pen.number(sheet.width),
            height=pen.number(sheet.height),
            paper=sheet.paper,
            dpi="" if dpi is None else f", dpi={dpi:.3f}",
            page="" if page is None else f', margin=0, viewport="{page.width:g},{page.height:g},{page.zoom:.6f}"',
            backdrop=f", _background={joined(pen.backdrop(sheet.backdrop))}" if sheet.backdrop else "",
        )
    ]
    parts += (pen.band(index, band) for index, band in enumerate(sheet.bands))
    nodes: dict[str, str] = {}
    for index, group in enumerate(sheet.groups):
        nodes[group.id] = f"g{index}_0"
        identity = f"id={ink(name(group.id))}, class={ink(group.classes)}, "
        parts += (pen.item(f"g{index}_{place}", item, identity if place == 0 else "")
                  for place, item in enumerate(group.items))  # fmt: skip
    parts += (pen.arrow(arrow, nodes[arrow.source], nodes[arrow.target]) for arrow in sheet.arrows)
    parts.append("}\n")
    return "".join(parts)


def _inches(points: float) -> str:
    return f"{max(points, 0.1) / 72:.4f}"


class _Pen:
    """Writes one thing after another, for a sheet of one height; `spelt` says how a text is spelt."""

    def __init__(self, height: float, spelt: Callable[[str], str]) -> None:
        self.height, self.spelt = height, spelt

    def number(self, value: float) -> str:
        if not math.isfinite(value) or abs(value) >= FARTHEST:
            raise DrawingFailed(TOO_LARGE)
        text = f"{value:.2f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    def point(self, point: Point) -> str:
        return f"{self.number(point[0])},{self.number(self.height - point[1])}"

    def backdrop(self, figures: Sequence[Area | Stroke]) -> Iterator[str]:
        """The operations of Graphviz's xdot language."""
        for figure in figures:
            points = " ".join(self.point(point).replace(",", " ") for point in figure.points)
            count = len(figure.points)
            if isinstance(figure, Area):
                colour = f"{len(figure.fill)} -{figure.fill}"
                yield f"S 15 -setlinewidth(0) c {colour} C {colour} P {count} {points} "
            else:
                weight = f"setlinewidth({self.number(figure.weight)})"
                style = "dotted" if figure.dotted else "solid"
                yield (f"c {len(figure.colour)} -{figure.colour} S {len(weight)} -{weight} "
                       f"S {len(style)} -{style} B {count} {points} ")  # fmt: skip

    def band(self, index: int, band: Band) -> str:
        low, high = self.point((band.rect.x0, band.rect.y1)), self.point((band.rect.x1, band.rect.y0))
        style = "filled,rounded" if band.rounded else "filled"
        line = f'color="{band.fill}", penwidth=0'
        if band.line:
            line = f'fillcolor="{band.fill}", color="{band.line}", penwidth={self.number(band.weight)}'
        return (f'subgraph cluster_{index} {{ graph [bb="{low},{high}", style="{style}", {line}, '
                f"id={ink(name(band.id))}, class={ink(band.classes)}]; }}\n")  # fmt: skip

    def arrow(self, arrow: Arrow, source: str, target: str) -> str:
        if any(len(piece) % 3 != 1 or len(piece) < 4 for piece in arrow.pieces) or not arrow.pieces:
            raise AssertionError("an arrow needs Bézier pieces of 3n+1 points")
        pieces = [" ".join(map(self.point, piece)) for piece in arrow.pieces]
        pieces[-1] = f"e,{self.point(arrow.tip)} {pieces[-1]}"
        pieces[:-1] = [f"{piece};" for piece in pieces[:-1]]
        end = arrow.pieces[-1][-1]
        size = math.dist(end, arrow.tip) / HEAD
        return (f"{source} -> {target} [pos={joined(pieces)}, "
                f'color="{arrow.colour}", penwidth={self.number(arrow.weight)}, '
                f"arrowhead={arrow.head}, arrowsize={self.number(size)}, id={ink(name(arrow.id))}, "
                f"class={ink(arrow.classes)}];\n")  # fmt: skip

    def item(self, node: str, item: Item, identity: str) -> str:
        writer = {Box: self.box, Text: self.text, Mark: self.mark}[type(item)]
        return f"{node} [{identity}{writer(item)}];\n"  # type: ignore[operator]

    def place(self, x: float, y: float, width: float, height: float) -> str:
        return f'pos="{self.point((x, y))}", width={_inches(width)}, height={_inches(height)}'

    def box(self, box: Box) -> str:
        rect = box.rect
        styles = [word for word, on in
                  (("filled", box.fill), ("rounded", box.rounded), ("dashed", box.dashed)) if on]  # fmt: skip
        place = self.place((rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2, rect.width, rect.height)
        return (f'shape=box, {place}, style="{",".join(styles)}", fillcolor="{box.fill or _INVISIBLE}", '
                f'color="{box.line or _INVISIBLE}", penwidth={self.number(box.weight)}')  # fmt: skip

    def text(self, text: Text) -> str:
        width, height = text.width * _SLACK + 4, text.size * 2
        middle = {"start": text.x + width / 2, "middle": text.x, "end": text.x - width / 2}[text.anchor]
        place = self.place(middle, text.y - _BASELINE * text.size + height / 2, width, height)
        font = 'fontname="Helvetica-Bold", ' if text.bold else ""
        line = turned(self.spelt(text.text), text.leftward)
        if not line:  # a line without anything in it has been seen to crash Graphviz
            return place
        return (f'{place}, {font}fontsize={self.number(text.size)}, fontcolor="{text.colour}", '
                f"label={ink(line, _JUSTIFY[text.anchor])}")  # fmt: skip

    def mark(self, mark: Mark) -> str:
        place = self.place(mark.x, mark.y, mark.width, mark.height)
        fill = mark.fill or _INVISIBLE
        return (f'shape={mark.kind}, {place}, style=filled, fillcolor="{fill}", '
                f'color="{mark.line or _INVISIBLE}", penwidth={self.number(mark.weight)}')  # fmt: skip
