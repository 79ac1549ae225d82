"""An inventory as a Mermaid flowchart: stages are subgraphs, touchpoints nodes, and the ways between them arrows."""

from __future__ import annotations

from collections.abc import Iterator

from touchmap.audit.coverage import standings
from touchmap.convert.mermaid.escape import in_flowchart
from touchmap.convert.stages import ANYTIME
from touchmap.graph import journey_graph
from touchmap.model import STAGES, Inventory, Send, Touchpoint
from touchmap.words.tags import leftward

_STAR = "★ "
_MOST_CHARACTERS, _MOST_EDGES = 50_000, 500
"""Beyond these Mermaid refuses to draw, unless it is set up otherwise; GitHub's is not."""


def as_flowchart(inventory: Inventory) -> bytes:
    """The whole inventory as one diagram; a dashed outline means that nobody asks there, as on the map."""
    lines = [f"flowchart {'RL' if leftward(inventory.journey.language) else 'LR'}"]
    for number, stage in enumerate((*STAGES, None), 1):
        there = [touchpoint for touchpoint in inventory.touchpoints if touchpoint.stage == stage]
        if there:
            name = inventory.stage_name(stage) if stage else ANYTIME.capitalize()
            lines.append(f'    subgraph s{number}["{in_flowchart(name)}"]')
            lines += [f'        t{touchpoint.number}["{_label(touchpoint)}"]' for touchpoint in there]
            lines.append("    end")
    lines += _ways(inventory)
    silent = [f"t{one.number}" for one, how in standings(inventory).items() if how == "nobody"]
    if silent and inventory.feedback:
        lines += ["    classDef nobody stroke-dasharray: 5 5", f"    class {','.join(silent)} nobody"]
    return ("\n".join(lines) + "\n").encode()


def cannot_say(inventory: Inventory) -> Iterator[str]:
    """Whether the diagram is larger than Mermaid draws as it comes."""
    text = as_flowchart(inventory).decode()
    edges = journey_graph(inventory).number_of_edges()
    if len(text) > _MOST_CHARACTERS or edges > _MOST_EDGES:
        yield (
            f"the diagram has {len(text):,} characters and {edges} arrows; Mermaid as it comes, and GitHub, draw no "
            f"more than {_MOST_CHARACTERS:,} and {_MOST_EDGES}"
        )


def _label(touchpoint: Touchpoint) -> str:
    star = _STAR if touchpoint.moment_of_truth else ""
    name = in_flowchart(f"{touchpoint.number} · {star}{touchpoint.name}")
    return f"{name}<br/>{in_flowchart(touchpoint.channel.name)}"


def _ways(inventory: Inventory) -> Iterator[str]:
    """An arrow for each way, with its case where one is named; dotted where something is only sent."""
    for start, end, facts in journey_graph(inventory).edges(data=True):
        origins = facts["origins"]
        case = next((origin.when for origin in origins if origin.when), None)
        arrow = "-.->" if all(isinstance(origin, Send) for origin in origins) else "-->"
        label = f'|"{in_flowchart(case)}"|' if case else ""
        yield f"    t{start.number} {arrow}{label} t{end.number}"
