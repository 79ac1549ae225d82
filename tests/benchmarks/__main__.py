"""How quick touchmap is beside others, measured on this machine: `python -m tests.benchmarks`.

    python -m tests.benchmarks                             # audit and render, 54, 1,000 and 10,000 touchpoints
    python -m tests.benchmarks audit --sizes 54 1000       # less of it
    python -m tests.benchmarks --peers ~/peers/bin ~/peers-npm/node_modules/.bin

Each turn runs every tool once, so that a busy machine is busy for all of them; figures are medians, ratios those of
the turns. Only the peers that are here run; they are looked for on PATH and in the folders behind `--peers`.

    python3 -m venv ~/peers && ~/peers/bin/pip install yamllint check-jsonschema
    mkdir -p ~/peers-npm && cd ~/peers-npm && npm install @stoplight/spectral-cli @mermaid-js/mermaid-cli
    apt install graphviz plantuml

mermaid-cli comes without a browser after `PUPPETEER_SKIP_DOWNLOAD=1 npm install`, and takes the machine's Chromium.
With render it also counts how often arrows cross, on our map and on that of `dot`.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.content import write
from tests.benchmarks.crossings import dots, ours
from tests.benchmarks.measure import Figures, compare

OURS = "touchmap"
TARGET = Path(__file__).parents[2] / "examples/commuter-bike/touchmap.yaml"
SIZES = (54, 1_000, 10_000)
ROUNDS = {54: 9, 1_000: 5, 10_000: 3}


@dataclass(frozen=True)
class Work:
    """One command of touchmap and what else does such work; `{…}` stands for a file of `content.write`."""

    ours: tuple[str, ...]
    peers: dict[str, tuple[str, ...]]
    ratios: dict[tuple[int, str], float]
    """How many times the time of a peer may be taken, by size and peer."""
    seconds: dict[int, float]
    memory: dict[int, float]
    growth: float
    """How many times longer ten times as many touchpoints may take, from 1,000 on."""


WORKS = {
    "audit": Work(
        ("audit", "{inventory}", "--exit-zero"),
        {
            "yamllint": ("yamllint", "-d", "relaxed", "{inventory}"),
            "check-jsonschema": ("check-jsonschema", "--schemafile", "{schema}", "{inventory}"),
            "spectral": ("spectral", "lint", "--ruleset", "{ruleset}", "{inventory}"),
        },
        {(54, "spectral"): 0.35, (54, "check-jsonschema"): 1.3, (10_000, "spectral"): 0.7},
        {}, {10_000: 150}, 11,
    ),
    "render": Work(
        ("render", "{inventory}", "-f", "svg", "-o", "map.svg", "--force"),
        {
            "dot": ("dot", "-Tsvg", "-odot.svg", "{dot}"),
            "plantuml": ("plantuml", "-tsvg", "{plantuml}"),
            "mmdc": ("mmdc", "-q", "-p", "{browser}", "-i", "{mermaid}", "-o", "mermaid.svg"),
        },
        {(54, "mmdc"): 0.25, (1_000, "dot"): 1.0},
        {10_000: 6}, {}, 12,
    ),
}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints; the exit code is 1 when a target is missed."""
    about, _, usage = str(__doc__).partition("\n")
    parser = argparse.ArgumentParser(description=about, epilog=usage, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("works", nargs="*", metavar="audit|render", help="what to measure (both)")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="how many touchpoints")
    parser.add_argument("--rounds", type=int, help="how many turns (by size)")
    parser.add_argument("--limit", type=float, default=60, help="give a peer up after so many seconds (60)")
    parser.add_argument("--peers", nargs="+", default=[], metavar="FOLDER", help="where else peers are")
    options = parser.parse_args(argv)
    if unknown := set(options.works) - WORKS.keys():
        parser.error(f"no such work: {', '.join(sorted(unknown))}")
    path = os.pathsep.join([*options.peers, os.environ.get("PATH", "")])
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, load {os.getloadavg()[0]:.1f}\n")
    missed = 0
    for name in options.works or WORKS:
        work, taken = WORKS[name], {}
        print("| work | tool | median | processor | memory | touchmap takes | target |")
        print("| --- | --- | --: | --: | --: | --: | --- |")
        for size in options.sizes:
            found = _measured(work, size, path, options.rounds or ROUNDS.get(size, 3), options.limit)
            for tool, figures in found.items():
                wanted, well = _target(work, size, tool, figures)
                missed += not well
                print(f"| {name}, {size:,} | {tool} | {_row(tool, figures)} | {wanted} |", flush=True)
            mine = found[OURS]
            if isinstance(mine, Figures):
                taken[size] = mine.seconds
        print()
        if name == "render":
            _crossings(options.sizes, shutil.which("dot", path=path), options.limit)
        for few, many in zip(sorted(taken), sorted(taken)[1:], strict=False):
            grown = taken[many] / taken[few]
            well = few < SIZES[1] or grown <= work.growth * many / few / 10
            missed += not well
            wanted = f", target ≤ {work.growth * many / few / 10:g}{_mark(well)}" if few >= SIZES[1] else ""
            print(f"{name}: from {few:,} to {many:,} touchpoints {grown:.1f} times as long{wanted}")
        print()
    return int(missed > 0)


def _measured(work: Work, size: int, path: str, rounds: int, limit: float) -> dict[str, Figures | str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {what: str(file) for what, file in write(folder, size).items()}
        commands = {OURS: [sys.executable, "-m", "touchmap", *(part.format(**files) for part in work.ours)]}
        for peer, command in work.peers.items():
            program = shutil.which(command[0], path=path)
            if program is not None:
                commands[peer] = [program, *(part.format(**files) for part in command[1:])]
        return compare(commands, OURS, folder, rounds, limit)


def _crossings(sizes: Sequence[int], program: str | None, limit: float) -> None:
    """A table of how often arrows cross; the journey of the target picture first."""
    print("| crossings | touchmap | dot |")
    print("| --- | --: | --: |")
    print(f"| the target's journey | {ours(TARGET)} | |")
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            files = write(Path(name), size)
            theirs = dots(program, files["dot"], limit) if program else None
            print(
                f"| {size:,} | {ours(files['inventory']):,} | {'' if theirs is None else f'{theirs:,}'} |", flush=True
            )
    print()


def _row(tool: str, figures: Figures | str) -> str:
    if isinstance(figures, str):
        return f"{figures} | | | "
    ratio = "" if tool == OURS else f"{figures.ratio:.2f} ×"
    return f"{figures.seconds:.3f} s | {figures.processor:.3f} s | {figures.memory:.0f} MB | {ratio}"


def _target(work: Work, size: int, tool: str, figures: Figures | str) -> tuple[str, bool]:
    """What is to be reached here, and whether it is."""
    if isinstance(figures, str):
        return "", tool != OURS
    targets = [("× ", work.ratios.get((size, tool)), figures.ratio)]
    if tool == OURS:
        targets = [("s", work.seconds.get(size), figures.seconds), ("MB", work.memory.get(size), figures.memory)]
    said = [f"≤ {limit:g} {unit.strip()}{_mark(value <= limit)}" for unit, limit, value in targets if limit is not None]
    return ", ".join(said), all(limit is None or value <= limit for _, limit, value in targets)


def _mark(well: bool) -> str:
    return ", reached" if well else ", MISSED"


if __name__ == "__main__":
    sys.exit(main())
