"""One command as a process of its own: how long it took, and how much memory at most."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Run:
    """Seconds of the clock and of the processor, peak memory in MB, exit code; of children too where waited for."""

    seconds: float
    processor: float
    memory: float
    code: int


def run(command: Sequence[str], folder: Path, limit: float) -> Run | None:
    """Runs `command` in `folder`; None when it takes longer than `limit` seconds."""
    # An installed program has its bytecode at hand; here the first turn writes it.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPATH"] = os.pathsep.join(sys.path)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True, env=environment,
    )  # fmt: skip
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        seconds = time.perf_counter() - start
        if pid:
            break
        if seconds > limit:
            os.killpg(process.pid, signal.SIGKILL)
            os.wait4(process.pid, 0)
            process.returncode = -signal.SIGKILL
            return None
        time.sleep(0.0005 if seconds < 1 else 0.005)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, process.returncode)


@dataclass(frozen=True)
class Figures:
    """The medians of several runs of one tool; `ratio` is that of ours to it, run by run."""

    seconds: float
    processor: float
    memory: float
    ratio: float


def compare(
    commands: dict[str, Sequence[str]], ours: str, folder: Path, rounds: int, limit: float
) -> dict[str, Figures | str]:
    """Runs all commands in turns, so that whatever slows the machine slows each of them. A text says why there are
    no figures.
    """
    results: dict[str, list[Run]] = {name: [] for name in commands}
    given_up: dict[str, str] = {}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            if name in given_up:
                continue
            done = run(command, folder, limit)
            if done is None:
                given_up[name] = f"more than {limit:.0f} s"
            elif done.code not in (0, 1):
                given_up[name] = f"fails (exit code {done.code})"
            elif turn:
                # The first turn only warms up the caches.
                results[name].append(done)
    found: dict[str, Figures | str] = {}
    for name, runs in results.items():
        if name in given_up or not runs:
            found[name] = given_up.get(name, "no run")
            continue
        ratios = [mine.seconds / theirs.seconds for mine, theirs in zip(results[ours], runs, strict=False)]
        found[name] = Figures(
            median(one.seconds for one in runs),
            median(one.processor for one in runs),
            max(one.memory for one in runs),
            median(ratios) if ratios else float("nan"),
        )
    return found
