"""Fuzzing of the audit: mutated inventories by the million, through everything from bytes to reports.

    python -m tests.fuzz.fuzz_inventory --count 20000 --seed 1          # needs nothing but touchmap
    python -m tests.fuzz.fuzz_inventory --atheris corpus/ -runs=100000  # guided by coverage: pip install '.[fuzz]'
    python -m tests.fuzz.fuzz_inventory --replay FILE                   # one input again, with its traceback

Prints how many cases went through, how fast, and every distinct failure; the smallest input of each is saved below
`--failures`. Exit code: 0 none, 1 some.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import importlib
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz.check import Failure, check
from tests.fuzz.mutate import again, case
from tests.fuzz.smaller import smaller

_SWEEP = 256
"""After so many cases their garbage is collected, which costs less than to look for it all the time."""
_TELL = 60.0
"""How often a long run says how far it is, in seconds."""


@dataclass
class Tally:
    """What a run has seen: failures by their signature, each with its smallest input."""

    cases: int = 0
    understood: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    failures: dict[str, tuple[Failure, bytes, int]] = field(default_factory=dict)

    def line(self) -> str:
        """One line about the run so far."""
        return (
            f"{self.cases:,} cases in {self.seconds:,.0f} s ({self.cases / max(self.seconds, 1e-9):,.0f}/s), "
            f"{self.understood / max(self.cases, 1):.0%} understood and audited, slowest {self.slowest:.2f} s, "
            f"{len(self.failures)} distinct failures"
        )


def fuzz(count: int, seed: int, seconds: float | None = None, failures: Path | None = None) -> Tally:
    """Runs `count` cases, or as many as fit into `seconds`; the same seed gives the same cases."""
    tally = Tally()
    random = Random(seed)
    start = told = time.monotonic()
    watched = gc.isenabled()
    gc.disable()
    try:
        while tally.cases < count and (seconds is None or time.monotonic() - start < seconds):
            data = case(random)
            began = time.monotonic()
            outcome = check(data)
            now = time.monotonic()
            tally.cases += 1
            tally.understood += outcome.understood
            tally.slowest = max(tally.slowest, now - began)
            tally.seconds = now - start
            if outcome.failure is not None:
                _record(tally, outcome.failure, data, failures)
            if tally.cases % _SWEEP == 0:
                gc.collect()
                if tally.cases == _SWEEP:
                    gc.freeze()
            if now - told > _TELL:
                told = now
                print(tally.line(), flush=True)
    finally:
        if watched:
            gc.enable()
            gc.unfreeze()
    return tally


def _record(tally: Tally, failure: Failure, data: bytes, folder: Path | None) -> None:
    known = tally.failures.get(failure.signature)
    if known is not None:
        tally.failures[failure.signature] = (known[0], known[1], known[2] + 1)
        return
    data = smaller(data, failure.signature)
    tally.failures[failure.signature] = (failure, data, 1)
    print(f"FAILURE at case {tally.cases:,}: {failure.signature}\n{data[:600]!r}\n{failure.details}", flush=True)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        name = hashlib.sha256(failure.signature.encode()).hexdigest()[:12]
        (folder / f"{name}.yaml").write_bytes(data)
        (folder / f"{name}.txt").write_text(f"{failure.signature}\n\n{failure.details}", "utf-8", "backslashreplace")


def guided(arguments: list[str]) -> None:
    """Hands over to atheris, which looks at the coverage; half of its mutations are ours."""
    try:
        import atheris
    except ImportError:
        sys.exit("atheris is not here: pip install '.[fuzz]'. Without --atheris it is not needed.")

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        random = Random(seed)
        return again(data, random)[:largest] if random.random() < 0.5 else bytes(atheris.Mutate(data, largest))

    # Imported anew, so that atheris sees the ways through touchmap and through nothing else.
    for name in [name for name in sys.modules if name.startswith("touchmap") or name == "tests.fuzz.check"]:
        del sys.modules[name]
    with atheris.instrument_imports(include=["touchmap"]):
        watched = importlib.import_module("tests.fuzz.check").check

    def one_input(data: bytes) -> None:
        failure = watched(data).failure
        if failure is not None:
            raise AssertionError(f"{failure.signature}\n{failure.details}")

    atheris.Setup([sys.argv[0], "-max_len=4096", "-timeout=10", *arguments], one_input, custom_mutator=mutate)
    atheris.Fuzz()


def main(argv: list[str] | None = None) -> int:
    """The command line; gives the exit code."""
    about, _, usage = str(__doc__).partition("\n")
    parser = argparse.ArgumentParser(description=about, epilog=usage, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--count", type=int, default=20_000, help="how many cases (20,000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed gives other cases (1)")
    parser.add_argument("--seconds", type=float, help="stop after so many seconds")
    parser.add_argument("--failures", type=Path, default=Path("fuzz-failures"), help="where to save what fails")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="check one saved input")
    parser.add_argument("--atheris", nargs=argparse.REMAINDER, metavar="ARG", help="everything behind goes to atheris")
    options = parser.parse_args(argv)
    if options.atheris is not None:
        guided(options.atheris)
        return 0
    if options.replay is not None:
        failure = check(options.replay.read_bytes()).failure
        print(f"{failure.signature}\n{failure.details}" if failure else "all is well")
        return int(failure is not None)
    tally = fuzz(options.count, options.seed, options.seconds, options.failures)
    print(tally.line())
    for signature, (_, data, times) in sorted(tally.failures.items()):
        print(f"  {times:>6,} × {signature}  smallest input: {len(data)} bytes")
    return int(bool(tally.failures))


if __name__ == "__main__":
    sys.exit(main())
