"""What a command imports: nobody waits for the parts of touchmap that are not used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD
from tests.cli.test_process import environment

HEAVY = {"networkx", "uharfbuzz", "pygraphviz", "graphviz", "fontTools", "openpyxl", "rich.console", "jinja2", "numpy"}
PROBE = """\
import sys
from touchmap.cli.guard import run
code = run(sys.argv[1:])
sys.stderr.write("\\n" + "\\n".join(sys.modules))
sys.exit(code)
"""


@pytest.mark.parametrize(("argv", "needed"), [
    (["--version"], set()),
    (["rules"], set()),
    (["explain", "TM203"], set()),
    (["audit", "-"], {"networkx"}),
    (["show", "-"], {"networkx"}),
])  # fmt: skip
def test_only_what_is_used_is_imported(tmp_path: Path, argv: list[str], needed: set[str]) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, *argv], input=GOOD.encode(), capture_output=True,
                          env=environment(), cwd=tmp_path, check=False, timeout=60)  # fmt: skip
    assert done.returncode == 0, done.stderr[:500]
    loaded = set(done.stderr.decode().split("\n"))
    assert "touchmap.cli.app" in loaded
    assert loaded & HEAVY == needed
    assert not {name for name in loaded if name.startswith("touchmap.draw.") and name != "touchmap.draw.options"}
