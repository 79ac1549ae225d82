"""Fuzzing of the map: hostile inventories by the thousand, through everything from bytes to pictures.

    python -m tests.fuzz.fuzz_render --count 2000 --seed 1
    python -m tests.fuzz.fuzz_render --seed 1 --case 1234        # one of them again, with its traceback

Every case ends in valid files or in one clear line. Each is drawn as SVG, and as one more format or view; Graphviz is
the real one, in its child. Prints what came out, and every distinct failure. Exit code: 0 none, 1 some.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz.hostile import hostile
from tests.fuzz.pictures import CHECKS
from touchmap import model, source
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.drawing import drawn
from touchmap.draw.failure import DrawingFailed
from touchmap.draw.options import COLOURS_BY, PAGES, Options
from touchmap.draw.theme import names
from touchmap.model import STAGES

NAME = "fuzz.touchmap.yaml"
LIMIT = 60.0
"""In seconds of the processor: no picture may take longer here; the child has a limit of its own."""
_TELL = 60.0
_MORE = ("png", "pdf", "dot", "html", "flow svg", "flow svg", "flow png", "flow pdf", "flow dot")


@dataclass
class Tally:
    """What a run has seen: pictures by format and view, refusals by their first words, failures by their signature."""

    cases: int = 0
    understood: int = 0
    slowest: float = 0.0
    pictures: Counter[str] = field(default_factory=Counter)
    refusals: Counter[str] = field(default_factory=Counter)
    failures: dict[str, tuple[int, str]] = field(default_factory=dict)

    def lines(self) -> str:
        """The run so far."""
        found = f"{len(self.failures)} distinct failures"
        told = [
            f"{self.cases:,} cases, {self.understood:,} understood, slowest {self.slowest:.1f} s, {found}",
            *(f"  {count:>6,} {what}" for what, count in sorted(self.pictures.items())),
            *(f"  {count:>6,} refused: {what}" for what, count in sorted(self.refusals.items())),
        ]
        return "\n".join(told)


def fuzz(count: int, seed: int, first: int = 0) -> Tally:
    """Runs `count` cases from the `first`; the same seed and number give the same case."""
    tally = Tally()
    told = time.monotonic()
    for number in range(first, first + count):
        tally.cases += 1
        try:
            _case(number, seed, tally)
        except Exception as error:
            frame = next(
                (f for f in reversed(traceback.extract_tb(error.__traceback__)) if "/main/" in f.filename), None
            )
            where = f"{Path(frame.filename).name}:{frame.lineno}" if frame else "?"
            signature = f"{type(error).__name__} {where} {str(error)[:80]}"
            if signature not in tally.failures:
                tally.failures[signature] = (number, traceback.format_exc())
                print(f"FAILURE at case {number:,}: {signature}\n{tally.failures[signature][1]}", flush=True)
        if time.monotonic() - told > _TELL:
            told = time.monotonic()
            print(tally.lines().splitlines()[0], flush=True)
    return tally


def _case(number: int, seed: int, tally: Tally) -> None:
    random = Random(f"{seed}-{number}")
    inventory, _ = model.load(source.parse(hostile(random), NAME))
    if inventory is None:
        return
    tally.understood += 1
    result = run([inventory], Settings())
    for what in ("svg", random.choice(_MORE)):
        view, form = what.split() if " " in what else ("lanes", what)
        options = _options(random, view, tuple(inventory.paths))
        began = time.process_time()
        try:
            data, advice = drawn(inventory, result, format=form, options=options)
        except DrawingFailed as refused:
            said = str(refused)
            assert said.isprintable(), f"not one line: {said!r}"
            assert 0 < len(said) < 2000, f"no clear line: {said!r}"
            tally.refusals[" ".join(said.split()[:5])] += 1
            if "Graphviz" in said:  # allowed, but not liked
                print(f"case {number:,}, {what}: {said}", flush=True)
            continue
        finally:
            tally.slowest = max(tally.slowest, time.process_time() - began)
        assert time.process_time() - began < LIMIT, f"{what} takes long"
        assert advice is None or all(line.isprintable() for line in advice.splitlines()), f"advice {advice!r}"
        CHECKS[form](data)
        tally.pictures[f"{view} {form}"] += 1


def _options(random: Random, view: str, paths: tuple[str, ...]) -> Options:
    """Mostly the usual map; now and then anything that can be asked for."""
    if random.random() < 0.4:
        return Options(view=view)  # type: ignore[arg-type]
    lanes = view == "lanes"
    return Options(
        view=view,  # type: ignore[arg-type]
        theme=random.choice(names()),
        color_by=random.choice(COLOURS_BY),  # type: ignore[arg-type]
        findings=random.random() < 0.7,
        depth=random.choice((0, 0, 1, 9)),
        path=random.choice((None, *paths)),
        stages=random.choice(((), (), (random.choice(STAGES),))),
        backstage=lanes and random.random() < 0.3,
        blank=lanes and random.random() < 0.15,
        page=random.choice((None, *PAGES)),  # type: ignore[arg-type]
        scale=random.choice((1.0, 1.0, 0.3)),
        embed_font=random.random() < 0.1,
    )


def main(argv: list[str] | None = None) -> int:
    """The command line; gives the exit code."""
    about, _, usage = str(__doc__).partition("\n")
    parser = argparse.ArgumentParser(description=about, epilog=usage, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=2_000, help="how many cases (2,000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other cases (1)")
    parser.add_argument("--case", type=int, help="only this one")
    options = parser.parse_args(argv)
    tally = fuzz(1, options.seed, options.case) if options.case is not None else fuzz(options.count, options.seed)
    print(tally.lines())
    for signature, (number, _) in sorted(tally.failures.items()):
        print(f"  case {number:,}: {signature}")
    return int(bool(tally.failures))


if __name__ == "__main__":
    sys.exit(main())
