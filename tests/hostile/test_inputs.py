"""Files that nobody should have to read: each is a finding or one clear line, soon, and nothing is lost.

What is not here is tested beside the code it concerns: closed pipes, Ctrl-C, standard output on a full disk
(`tests/cli/test_process.py`), permissions and odd paths (`tests/cli/test_audit.py`).
"""

from __future__ import annotations

import json
import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import GOOD, Run
from touchmap.report import FORMATS

Write = Callable[[str, str | bytes], Path]


def emotion(value: str) -> bytes:
    return GOOD.replace("Pay, owner", f"Pay, emotion: {value}, owner").encode()


def post(fields: str) -> bytes:
    return f"{GOOD}feedback: {{p: {{{fields}}}}}\n".encode()


NINES = "9" * 4000
# What is in the file, the code of what is said, its line, some words of it.
WRONG_FILES = {
    "empty": (b"", "TM006", 1, "empty"),
    "only blank lines": (b" \n\n\n", "TM006", 1, "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "TM002", 1, "not UTF-8"),
    "a spreadsheet": (b"PK\x03\x04\x14\0\x06\0\x08\0", "TM002", 1, "control character"),
    "a program": (b"\x7fELF\x02\x01\x01\0\0\0", "TM002", 1, "control character"),
    "UTF-16": (GOOD.encode("utf-16"), "TM002", 1, "saved as UTF-16"),
    "UTF-16, the other way round": (b"\xfe\xff" + GOOD.encode("utf-16-be"), "TM002", 1, "saved as UTF-16"),
    "UTF-16 without a mark": (GOOD.encode("utf-16-le"), "TM002", 1, "saved as UTF-16"),
    "UTF-32": (GOOD.encode("utf-32"), "TM002", 1, "saved as UTF-32"),
    "Latin-1": (GOOD.replace("Fresh", "Süßes").encode("latin-1"), "TM002", 2, "not UTF-8"),
    "cut within a letter": (GOOD.encode() + "é".encode()[:1], "TM002", 13, "not UTF-8"),
    "tabs": (GOOD.replace("  ", "\t").encode(), "TM001", 4, "tab"),
    "an escape sequence": (GOOD.replace("Neigh", "\x1b[31m").encode(), "TM002", 2, "U+001B"),
    "one of eight bits": (GOOD.replace("Neigh", "\x9b31m").encode(), "TM002", 2, "U+009B"),
    "a NUL": (GOOD.replace("Neigh", "\0").encode(), "TM002", 2, "U+0000"),
    "an escaped NUL": (GOOD.replace("Neighbour", '"a\\0"').encode(), "TM002", 2, "control character"),
    "half of a letter": (GOOD.replace("Neighbour", '"\\ud83d"').encode(), "TM001", 2, "no character"),
    "deep brackets": (b"[" * 500_000, "TM005", 1, "64 levels"),
    "deep braces": (b"{a: " * 100_000, "TM005", 1, "64 levels"),
    "deep lines": ("".join(" " * depth + "a:\n" for depth in range(300)).encode(), "TM005", 65, "64 levels"),
    "deep dashes": (b"- " * 50_000 + b"a\n", "TM005", 1, "64 levels"),
    "many touchpoints": (b"touchmap: 1\nstages:\n a:\n  b:\n" + b"  - c\n" * 33_000, "TM002", 20_005, "20,000"),
    "touchpoints without end": (b"touchmap: 1\nanytime: {w: [" + b"a," * 7_900_000, "TM002", 2, "20,000"),
    "an alias bomb": (
        b"a0: &a0 [x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 40)),
        "TM004", 2, "alias",
    ),
    "an alias of itself": (b"touchmap: &a [*a]\n", "TM004", 1, "alias"),
    "a merge key": (GOOD.replace("persona: Neighbour", "<<: {goal: x}").encode(), "TM004", 2, "merge"),
    "code in a tag": (b"!!python/object/apply:os.system [touch pwned]\n", "TM004", 1, "tag"),
    "two documents": (f"{GOOD}---\n{GOOD}".encode(), "TM004", 13, "second document"),
    "no number": (emotion(".nan"), "TM011", 9, "number that exists"),
    "an endless number": (emotion("-.inf"), "TM011", 9, "number that exists"),
    "a number beyond all measure": (emotion("1e999"), "TM011", 9, "number that exists"),
    "a number of 4,000 digits": (emotion(NINES), "TM011", 9, "…"),
    "a version of 4,000 digits": (GOOD.replace(": 1", f": {NINES}", 1).encode(), "TM011", 1, "format 1"),
    "a version that is no number": (GOOD.replace(": 1", ": .nan", 1).encode(), "TM011", 1, "format 1"),
    "answers without end": (post("metric: nps, result: {score: 5, n: 9e300}"), "TM011", 13, "whole number"),
    "counts without end": (post(f"metric: nps, result: {{counts: {{promoters: {NINES[:300]}}}}}"), "TM011", 13, "less"),
    "a scale of no numbers": (post("metric: csat, scale: [.nan, .inf]"), "TM011", 13, "number that exists"),
    "a target of no number": (post("metric: csat, target: .nan"), "TM011", 13, "target"),
    "a day that is none": (post("metric: csat, last: 2026-02-30"), "TM011", 13, "date"),
    "a day in the year 99999": (post("metric: csat, last: 99999-01-01"), "TM011", 13, "date"),
    "an endless while": (post(f"metric: csat, every: {NINES[:400]}d"), "TM011", 13, "every"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_FILES)
def test_a_wrong_file_is_a_finding_at_its_place(touchmap: Run, write: Write, name: str) -> None:
    data, code, line, words = WRONG_FILES[name]
    write("touchmap.yaml", data)
    outcome = touchmap("audit", "-f", "concise")
    assert (outcome.code, outcome.err) == (1, "")
    assert not Path("pwned").exists()
    (said, *_) = [text for text in outcome.out.splitlines() if f": {code} " in text]
    assert said.split(":")[1] == str(line)
    assert words in said
    assert Path("touchmap.yaml").read_bytes() == data


@pytest.mark.parametrize("form", FORMATS)
def test_every_report_is_short_on_wrong_files(touchmap: Run, write: Write, form: str) -> None:
    for name in ("a picture", "an alias bomb", "a number of 4,000 digits", "deep brackets"):
        write("touchmap.yaml", WRONG_FILES[name][0])
        outcome = touchmap("audit", "-f", form)
        assert (outcome.code, outcome.err) == (1, "")
        assert len(outcome.out) < 200_000


@pytest.mark.parametrize("command", [["render", "-f", "dot", "-o", "-"], ["show"], ["show", "--actions"]])
def test_other_commands_say_the_same(touchmap: Run, write: Write, command: list[str]) -> None:
    for data, code, _, _ in WRONG_FILES.values():
        write("touchmap.yaml", data)
        outcome = touchmap(*command)
        assert outcome.code == 1
        assert code in outcome.out + outcome.err
        assert "\x1b" not in outcome.out + outcome.err


SAME = {
    "a byte order mark": lambda text: "\ufeff" + text,
    "lines as Windows ends them": lambda text: text.replace("\n", "\r\n"),
    "lines as old Macs ended them": lambda text: text.replace("\n", "\r"),
    "no end of the last line": lambda text: text.rstrip("\n"),
    "a document mark": lambda text: f"---\n{text}...\n",
}


@pytest.mark.parametrize("name", SAME)
def test_what_editors_do_to_a_file_changes_no_finding(touchmap: Run, name: str) -> None:
    text = GOOD.replace(", persona: Neighbour", "").replace("owner: bakers, exit", "exit")
    changed = SAME[name](text)
    before, after = (touchmap("audit", "-", "-f", "concise", stdin=data.encode()) for data in (text, changed))
    assert before.code == after.code == 0
    first = 1 if "document" in name else 0
    moved = [line.split(":", 2) for line in after.out.splitlines()]
    assert [f"{file}:{int(line) - first}:{rest}" for file, line, rest in moved] == before.out.splitlines()
    assert before.out


def test_a_file_of_100_mb_is_not_read_whole(touchmap: Run, write: Write) -> None:
    path = write("touchmap.yaml", GOOD)
    os.truncate(path, 100_000_000)
    tracemalloc.start()
    outcome = touchmap("audit", "-f", "concise")
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.startswith("touchmap.yaml:1:1: TM002 The file is larger than 16 MB")
    assert most < 50_000_000


def test_a_folder_by_the_name_of_an_inventory(touchmap: Run, write: Write) -> None:
    write("touchmap.yaml/inside.touchmap.yaml", GOOD)
    assert touchmap("audit", "touchmap.yaml").code == 0
    assert touchmap("audit").code == 0


@pytest.mark.parametrize("name", ["touchmap.yaml", "a.touchmap.yaml"])
def test_a_pipe_found_in_a_folder_holds_nobody_up(touchmap: Run, write: Write, name: str) -> None:
    os.mkfifo(name)
    write("good.touchmap.yaml", GOOD)
    outcome = touchmap("audit", "-f", "json")
    assert outcome.code == 2
    assert outcome.err == f"touchmap: {name} is not a regular file; write - to read from a pipe\n"
    assert '"good.touchmap.yaml"' in outcome.out


def test_a_link_that_leads_nowhere(touchmap: Run) -> None:
    Path("touchmap.yaml").symlink_to("nowhere")
    outcome = touchmap("audit")
    assert (outcome.code, outcome.err) == (2, "touchmap: touchmap.yaml does not exist\n")


def test_a_link_that_leads_to_itself(touchmap: Run) -> None:
    Path("touchmap.yaml").symlink_to("touchmap.yaml")
    outcome = touchmap("audit")
    assert outcome.code == 2
    assert len(outcome.err.splitlines()) == 1


def test_a_source_outside_of_the_project_is_not_touched(touchmap: Run, write: Write) -> None:
    os.mkfifo("secret.csv")
    for source in ("../secret.csv", "/etc/passwd", "../project/../secret.csv"):
        write("project/touchmap.yaml", post(f"metric: csat, source: {source}"))
        outcome = touchmap("audit", "project", "-f", "concise")
        assert outcome.code == 1
        assert "TM016" in outcome.out
        assert "root:" not in outcome.out


def test_a_channel_whose_key_is_longer_than_any_name(touchmap: Run) -> None:
    text = GOOD.replace("    shop:", f"    ? {'k' * 5000}\n    :")
    outcome = touchmap("audit", "-", "-f", "json", stdin=text.encode())
    assert (outcome.code, outcome.err) == (0, "")
    assert '"file": "-"' in outcome.out


@pytest.mark.parametrize("field", ["name", "owner", "collects", "evidence", "next", "quote", "phase", "id", "parts"])
def test_a_text_that_is_too_long(touchmap: Run, field: str) -> None:
    touchpoint = {"name": "Pay", field: "x" * 5000}
    text = GOOD.replace("{name: Pay, owner: bakers, next: Eat it}", json.dumps(touchpoint))
    outcome = touchmap("audit", "-", "-f", "concise", stdin=text.encode())
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.count("-:9:") == 1 if field != "name" else outcome.out


@pytest.mark.parametrize("text", ["{h #", "{h #\n", "[h #", "a: {b: #", "a: #x", "{a #b", "- #", "? #", "{a: , #"])
def test_a_remark_where_the_file_ends(touchmap: Run, text: str) -> None:
    outcome = touchmap("audit", "-", "-f", "concise", stdin=text.encode())
    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out
