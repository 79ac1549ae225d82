"""The journey as a graph for Graphviz's `dot`: touchpoints as nodes, stages as clusters from left to right.

Written twice: bare, with nothing but sizes, for `dot` to arrange; and with words and colours, for whoever wants to
draw it otherwise.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence

from touchmap.draw.flow.order import Order, loose_cards
from touchmap.draw.ink import ink
from touchmap.draw.sheet.brush import Brush
from touchmap.draw.sheet.cards import Content
from touchmap.draw.view import Card, Picture, Stage, Way

Size = tuple[float, float]
"""Width and height in points."""

CLUSTER = "cluster_stage_"
"""Before the position of a stage in the picture: the name of its cluster."""

_HEADER = """\
digraph touchmap {{
graph [layout=dot, newrank=true, rankdir={direction}, ranksep={ranks:.2f}, nodesep={nodes:.2f}{more}];
node [shape=box{node}];
edge [arrowsize=0.9{edge}];
"""
_RANKS, _NODES = 30.0, 12.0  # points between the columns that dot makes, and between the cards in one
CLEAR = 7.0
"""Points around a card that arrows to others keep off."""
_PAD = 4.0  # points around the words on an arrow
_INCH = 72.0
_QUICK = ", nslimit=1, nslimit1=1, mclimit=0.2"


def bare(
    picture: Picture, cards: Mapping[str, Size], words: Mapping[str, Size], empty: float, *, quick: bool = False
) -> str:
    """For `dot` to arrange: `cards` as large as said, and room for `words`, by the id of their way.

    A stage without touchpoints is `empty` points wide. The position of a way is the id of its edge. `quick` makes
    `dot` content with less.
    """
    rooms = {key: (wide + 2 * CLEAR, high + 2 * CLEAR) for key, (wide, high) in cards.items()}
    spares: dict[int, str] = {}
    for index, keys in enumerate(loose_cards(picture)):
        if keys:  # all of one size, so that they can change places
            largest = max(rooms[key] for key in keys)
            rooms |= dict.fromkeys(keys, largest)
            spares[index] = _size(largest)
    nodes = {key: f'label="", {_size(room)}' for key, room in rooms.items()}
    edges = {
        way.id: f'id="{index}"' + (f", label={_room(words[way.id])}" if way.id in words else "")
        for index, way in enumerate(picture.ways)
    }
    header = _HEADER.format(
        direction="LR",
        ranks=_RANKS / _INCH,
        nodes=_NODES / _INCH,
        more=_QUICK if quick else "",
        node=", fixedsize=true",
        edge="",
    )
    blanks = {
        index: f'label="", style=invis, {_size((empty, 1.0))}'
        for index, stage in enumerate(picture.stages)
        if not stage.cards
    }
    order = Order(picture)
    clusters = (
        _cluster(
            index,
            "margin=18",
            [*_members(picture, stage, nodes), *order.rows(index, spares.get(index, ""))],
            blanks.get(index),
        )
        for index, stage in enumerate(picture.stages)
    )
    return "".join([header, *clusters, *order.stages(), *order.edges(edges), "}\n"])


def written(picture: Picture, contents: Mapping[str, Content], brush: Brush) -> str:
    """With words and colours."""
    colours, width = brush.theme.colours, brush.theme.sizes.card_width
    direction = "RL" if brush.words.leftward else "LR"
    header = _HEADER.format(
        direction=direction, ranks=_RANKS / _INCH, nodes=_NODES / _INCH,
        more=f', bgcolor="{colours.paper}", fontname=Helvetica, label={ink(picture.title)}, labelloc=t, fontsize=24',
        node=", fontname=Helvetica, fontsize=12", edge=", fontname=Helvetica, fontsize=9",
    )  # fmt: skip
    nodes = {card.key: _told(card, contents[card.key], width, brush) for card in _all(picture)}
    edges = {way.id: _said(way, brush) for way in picture.ways}
    order = Order(picture, brush.words.leftward)
    clusters = (
        _cluster(
            index,
            f'label={ink(stage.name)}, style="filled,rounded", color="{colours.lane}", fontsize=18',
            [*_members(picture, stage, nodes), *order.rows(index, _size((width, 1.0)))],
            'label="", style=invis',
        )
        for index, stage in enumerate(picture.stages)
    )
    anytime = ""
    if picture.bars:
        members = [f"t{bar.card.number} [{nodes[bar.card.key]}];\n" for bar in picture.bars]
        name = ink(brush.say("anytime"))
        anytime = f'subgraph cluster_anytime {{ graph [label={name}, style="filled,rounded", color="{colours.lane}"];\n'
        anytime += "".join([*members, "}\n"])
    return "".join([header, *clusters, anytime, *order.stages(), *order.edges(edges), "}\n"])


def _all(picture: Picture) -> Iterator[Card]:
    yield from picture.cards
    yield from (bar.card for bar in picture.bars)


def _size(size: Size) -> str:
    return f"width={size[0] / _INCH:.4f}, height={size[1] / _INCH:.4f}"


def _room(size: Size) -> str:
    """A label of that size with nothing in it."""
    wide, high = (math.ceil(side + 2 * _PAD) for side in size)
    return (
        f'<<table border="0" cellspacing="0" cellpadding="0" fixedsize="true" width="{wide}" height="{high}">'
        "<tr><td></td></tr></table>>"
    )


def _told(card: Card, content: Content, width: float, brush: Brush) -> str:
    """A card in plain words: number and name, then what stands below."""
    look, number = brush.ground(card), brush.words.numbers.whole(card.number)
    lines = [f"{number} {content.name[0]}", *content.name[1:], card.feedback, *(line for line, _ in content.below)]
    style = "filled,rounded,dashed" if card.verdict == "nobody" else "filled,rounded"
    return (
        f'label={_lines(lines)}, {_size((width, content.height))}, style="{style}", fillcolor="{look.ground}", '
        f'color="{look.line}", fontcolor="{look.ink}", id={ink(card.id)}, tooltip={ink(card.name)}'
    )


def _said(way: Way, brush: Brush) -> str:
    colours = brush.theme.colours
    colour, head = (colours.sent, "onormal") if way.sent else (colours.arrow, "normal")
    lines = [text for text in (way.when, way.carries) if text]
    label = f", label={_lines(lines)}" if lines else ""
    return f'color="{colour}", fontcolor="{colours.ink}", arrowhead={head}{label}'


def _lines(lines: Iterable[str]) -> str:
    """Several lines as one label, each no longer than one quoted piece can be."""
    return " + ".join(ink(line, "n") for line in lines)


def _members(picture: Picture, stage: Stage, nodes: Mapping[str, str]) -> list[str]:
    cards = {card.key: card for card in picture.cards}
    return [f"t{cards[key].number} [{nodes[key]}];\n" for key in stage.cards if key in cards]


def _cluster(index: int, look: str, members: Sequence[str], blank: str | None) -> str:
    if not members and blank:
        members = [f"empty_{index} [{blank}];\n"]
    return f"subgraph {CLUSTER}{index} {{ graph [{look}];\n{''.join(members)}}}\n"
