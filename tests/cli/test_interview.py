"""`touchmap init --interactive` fed from a pipe: what is shown, what is kept, what comes out, whatever goes in."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.cli.conftest import Outcome, Run
from tests.cli.test_process import environment
from tests.interview.talks import BAKERY, LANGUAGES, ended, held, talks, whatever
from tests.reading import inventory
from touchmap.cli.first_look import first_look
from touchmap.cli.kept import NAME as KEPT
from touchmap.interview import begin, words_of, written

FILE = Path("bakery/touchmap.yaml")
ANSWERS = "".join(f"{answer}\n" for answer in BAKERY).encode()


def talk(run: Run, stdin: bytes = ANSWERS, *options: str, language: str = "en") -> Outcome:
    chosen = ["--language", language] if language else []
    return run("init", "bakery", "--interactive", *chosen, *options, stdin=stdin)


def test_the_bakery(touchmap: Run) -> None:
    outcome = talk(touchmap)
    assert (outcome.code, outcome.err) == (0, "")
    assert FILE.read_text("utf-8").endswith(written(held().state))
    assert sorted(path.name for path in Path("bakery").iterdir()) == [".touchmap.schema.json", "touchmap.yaml"]
    for part in ("Question 1 of 4 · 0 touchpoints", "Question 4 of 4 · 8 touchpoints", "Looking back 4 of 4"):
        assert part in outcome.out
    end = outcome.out.partition("Done: bakery/touchmap.yaml")[2]
    assert re.search(r"12 touchpoints\. Somebody asks how it went at 3 of the 7 that are yours \(42\.8%\)\.", end)
    assert re.findall(r"^  \d\. ", end, re.MULTILINE) == ["  1. ", "  2. ", "  3. "]
    assert end.splitlines()[-2:] == ["  touchmap audit bakery", "  touchmap render bakery -o bakery/touchmap.svg"]


def test_what_it_ends_with_is_what_the_audit_says(touchmap: Run) -> None:
    end = " ".join(talk(touchmap).out.split())
    audited = " ".join(touchmap("audit", "bakery").out.split())
    assert "customers are asked at 3 of 7 (42.8%" in audited
    assert "3 of the 7 that are yours (42.8%)" in end
    assert touchmap("render", "bakery", "-o", "bakery.svg").code == 0


def test_answers_are_repeated_so_that_a_log_can_be_read(touchmap: Run) -> None:
    out = talk(touchmap).out
    assert "\n  1 > Notice that the bread is gone\n" in out
    assert "\n     [At home] > 9\n" in out


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("columns", [40, 80])
def test_it_fits_the_terminal(touchmap: Run, monkeypatch: pytest.MonkeyPatch, columns: int, language: str) -> None:
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", str(columns))
    helped = "".join(f"?\n{answer}\n" for answer in BAKERY)
    out = talk(touchmap, helped.encode(), language=language).out
    assert "\x1b" not in out
    lines = [line for line in out.splitlines() if " > " not in line and not line.startswith("  touchmap ")]
    assert max(map(cell_len, lines)) <= columns
    assert all(line == line.rstrip() for line in lines)


def test_colour_only_where_it_is_wanted(touchmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in talk(touchmap).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in talk(touchmap, b"").out


@pytest.mark.parametrize("count", [0, 1, 4, 9, 30, len(BAKERY) - 1])
def test_the_end_of_the_answers_keeps_them_all(touchmap: Run, count: int) -> None:
    given = [f"{answer}\n".encode() for answer in BAKERY]
    outcome = talk(touchmap, b"".join(given[:count]))
    assert outcome.code == 2
    (line,) = outcome.err.splitlines()
    assert "touchmap init bakery --interactive" in line
    assert Path("bakery", KEPT).exists() == bool(count)
    assert not FILE.exists()
    outcome = talk(touchmap, b"".join(given[count:]), language="")
    if count:
        assert outcome.code == 0
        assert f"Your answers are all here ({count} answer{'s' * (count > 1)})" in " ".join(outcome.out.split())
        assert FILE.read_text("utf-8").endswith(written(held().state))
        assert not Path("bakery", KEPT).exists()


def test_nothing_is_left_behind_where_nothing_was_said(touchmap: Run) -> None:
    assert talk(touchmap, b"").code == 2
    assert not Path("bakery").exists()


@pytest.mark.parametrize("stop", [".", "stop"])
def test_stopping(touchmap: Run, stop: str) -> None:
    outcome = talk(touchmap, f"Bread\n{stop}\nAnna\n".encode())
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert json.loads(Path("bakery", KEPT).read_text("utf-8"))["answers"] == ["Bread"]


def test_back_and_help(touchmap: Run) -> None:
    outcome = talk(touchmap, b"<\nBread\nAna\nback\nAnna\n?\n")
    assert "This is the first question." in outcome.out
    assert "One step back.\nYou had written: Ana\n" in outcome.out
    assert words_of("en")["help.goal"][:40] in outcome.out
    assert json.loads(Path("bakery", KEPT).read_text("utf-8"))["answers"] == ["Bread", "Anna"]


def test_a_step_back_is_kept_at_once(touchmap: Run) -> None:
    talk(touchmap, b"Bread\nAna\n<\n")
    assert json.loads(Path("bakery", KEPT).read_text("utf-8"))["answers"] == ["Bread"]


def test_an_answer_that_cannot_be_taken_ends_what_was_written_beforehand(touchmap: Run) -> None:
    outcome = talk(touchmap, b"Bread\n\n\nLook\n\n99\nPay\n")
    assert outcome.code == 2
    assert outcome.err == (
        "touchmap: 99: There is no 99 in the list. Please write a number from it, or a name. "
        f"Your answers are kept in bakery/{KEPT}. Go on with: touchmap init bakery --interactive\n"
    )
    assert json.loads(Path("bakery", KEPT).read_text("utf-8"))["answers"] == ["Bread", "", "", "Look", ""]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_files_from_elsewhere(touchmap: Run, ending: str) -> None:
    assert talk(touchmap, b"\xef\xbb\xbf" + ending.join([*BAKERY, ""]).encode()).code == 0
    assert inventory(FILE.read_text("utf-8")).journey.name == BAKERY[0]


def test_letters_that_are_no_utf_8(touchmap: Run) -> None:
    outcome = talk(touchmap, "Хліб\n".encode("cp1251"))
    assert outcome.code == 2
    assert "UTF-8" in outcome.err


def test_a_line_without_end(touchmap: Run) -> None:
    outcome = talk(touchmap, b"x" * (1 << 21))
    assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)
    assert not Path("bakery").exists()


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "uk_UA.UTF-8"}, "uk"), ({"LANG": "fa_IR"}, "fa"), ({"LANG": "C"}, "en"), ({}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"), ({"LANG": "uk_UA.UTF-8", "LC_ALL": "ru_RU.UTF-8"}, "ru"),
    ],
)  # fmt: skip
def test_the_language_of_the_terminal(
    touchmap: Run, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], language: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    outcome = talk(touchmap, b"\n" * 20, language="")
    assert outcome.code == 0
    assert words_of(language)["ask.language"] in " ".join(outcome.out.split())
    assert inventory(FILE.read_text("utf-8")).journey.language == language


@pytest.mark.parametrize("answer", ["2", "fa", "فارسی", "۲"])
def test_a_language_by_number_and_name(touchmap: Run, answer: str) -> None:
    assert talk(touchmap, f"{answer}\n{chr(10) * 20}".encode(), language="").code == 0
    assert inventory(FILE.read_text("utf-8")).journey.language == "fa"


def test_a_language_that_we_do_not_speak(touchmap: Run) -> None:
    outcome = talk(touchmap, language="de")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == "touchmap: the interview is held in en, fa, ru, uk; de is none of these\n"
    assert talk(touchmap, language="uk-UA").code == 0


def test_letters_that_the_terminal_lacks(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "touchmap", "init", "-i"]
    settings = environment(PYTHONIOENCODING="ascii", LANG="uk_UA.UTF-8")
    done = subprocess.run(
        [*command, "-l", "uk"], input=b"", capture_output=True, env=settings, cwd=tmp_path, check=False
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"ascii" in done.stderr
    done = subprocess.run(command, input=b"\n" * 20, capture_output=True, env=settings, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"Which language" in done.stdout


class TestWhatIsThere:
    def test_an_inventory_is_not_replaced(self, touchmap: Run) -> None:
        FILE.parent.mkdir()
        FILE.write_text("mine", encoding="utf-8")
        outcome = talk(touchmap)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == "touchmap: bakery/touchmap.yaml exists already; --force replaces it\n"
        assert talk(touchmap, ANSWERS, "--force").code == 0
        assert inventory(FILE.read_text("utf-8")).journey.name == BAKERY[0]

    def test_one_that_appears_meanwhile_is_not_replaced_either(self, touchmap: Run) -> None:
        talk(touchmap, b"Bread\n")
        answers = Path("bakery", KEPT).read_bytes()
        FILE.symlink_to("elsewhere.yaml")
        assert talk(touchmap, language="").code == 2
        assert Path("bakery", KEPT).read_bytes() == answers

    @pytest.mark.parametrize(
        "content",
        [
            b"", b"[]", b"{}", b"\xff\xfe", b"null",
            b'{"version": 2, "language": "en", "suggested": "en", "answers": []}',
            b'{"version": 1, "language": "en", "suggested": "en", "answers": [1]}',
            b'{"version": 1, "language": "en", "suggested": "en", "answers": ["", "", "", "Look", "", "99"]}',
            b'{"version": 1, "language": "xx", "suggested": "xx", "answers": "abc"}', b"[" * 100_000,
            b'{"version": 1, "language": "", "suggested": "en", "answers": ' + json.dumps([""] * 99).encode() + b"}",
        ],
    )  # fmt: skip
    def test_answers_that_are_none_are_left_alone(self, touchmap: Run, content: bytes) -> None:
        FILE.parent.mkdir()
        Path("bakery", KEPT).write_bytes(content)
        outcome = talk(touchmap)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == (
            f"touchmap: bakery/{KEPT} holds no answers that can be read. Remove that file to begin anew.\n"
        )
        assert Path("bakery", KEPT).read_bytes() == content

    def test_nothing_is_written_through_a_link(self, touchmap: Run) -> None:
        FILE.parent.mkdir()
        Path("bakery", KEPT).symlink_to(Path("elsewhere").absolute())
        assert talk(touchmap).code == 2
        Path("elsewhere").write_text("mine", encoding="utf-8")
        assert talk(touchmap).code == 2
        assert Path("elsewhere").read_text(encoding="utf-8") == "mine"

    def test_an_interview_stays_in_its_language(self, touchmap: Run) -> None:
        talk(touchmap, b"Bread\n")
        outcome = talk(touchmap, language="uk")
        assert outcome.code == 2
        assert outcome.err.startswith(f"touchmap: the interview stopped in bakery/{KEPT} is in en, not uk. ")

    def test_a_full_disk_keeps_what_was_kept(self, touchmap: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        talk(touchmap, b"Bread\nAnna\n")
        answers = Path("bakery", KEPT).read_bytes()

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", fail)
        outcome = talk(touchmap, b"Goal\n", language="")
        assert outcome.code == 2
        assert "No space left on device" in outcome.err
        assert Path("bakery", KEPT).read_bytes() == answers
        assert [path.name for path in Path("bakery").iterdir()] == [KEPT]

    def test_no_template_beside_it(self, touchmap: Run) -> None:
        outcome = talk(touchmap, ANSWERS, "--template", "blank")
        assert (outcome.code, len(outcome.err.splitlines())) == (2, 1)


HOSTILE = (
    "\x1b]0;owned\x07\x1b[2J<", "x" * 10_000, "\"quotes' and `", "Pay: online", "- dash # no remark",
    "\U0001f35e \U0001f950", "\u202eevil", "\u200f\u200eقیمت؟", "::error::no", "##[group]no", "{to: x}", "null", "نان",
    "=cmd|' /C calc'!A0",
    "<script>", "[bold]no[/]", "\u0301\u0301", "日本語で書く", "a\u0000b",
)  # fmt: skip


def everywhere(answer: str) -> list[str]:
    """The answers of an interview in which `answer` is given to every question that takes a text."""
    session = begin("en")
    while not session.over:
        state = session.state
        fixed = {"kind": "2", "way": "", "moments": "1", "others": f"1 {answer}", "asked": "1-2", "post kind": "3"}
        if (state.at == "meetings" and len(state.meetings) > 1) or (state.at == "others" and state.meetings[0].owner):
            line = ""
        else:
            line = fixed.get(state.at, answer)
        session = whatever(session, [line]) if session.answers[-1:] != (line,) else session.answered(line)
    return list(session.answers)


@pytest.mark.parametrize("answer", HOSTILE)
def test_hostile_answers_everywhere(touchmap: Run, answer: str) -> None:
    given = everywhere(answer)
    outcome = talk(touchmap, "".join(f"{line}\n" for line in given).encode())
    assert (outcome.code, outcome.err) == (0, "")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u202a-\u202e\u2066-\u2069]", outcome.out)
    assert not [line for line in outcome.out.splitlines() if line.lstrip().startswith("::")]
    assert "##[" not in outcome.out
    found = inventory(FILE.read_text("utf-8"))
    assert len(found.touchpoints) == 2
    (name,) = {one.name for one in found.touchpoints}
    assert name[:3999] == re.sub(r"\x1b\].*?\x07|\x1b\[2J|[\u202e\0]|^[\u200e\u200f]+", "", answer)[:3999]


@given(talks("fa"))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_what_is_worth_doing_is_said_in_the_language_spoken(tmp_path: Path, answers: list[str]) -> None:
    state = ended(whatever(begin("fa"), answers)).state
    path = tmp_path / "touchmap.yaml"
    path.write_text(written(state), encoding="utf-8")
    asked, things = first_look(path, "fa")
    assert len(things) <= 3
    for text in (asked, *things):
        # Where it is stands in front, in the words of whoever was asked; what we say is what stands behind.
        ours = re.split("(?:»|دیگر): ", text)[-1]
        assert not re.search("[A-Za-z]", re.sub("`[^`]*`", "", ours)), text


def test_nobody_listens(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "touchmap", "init", "bakery", "-i", "-l", "en"], input=ANSWERS, stdout=closed,
            stderr=subprocess.PIPE, env=environment(), cwd=tmp_path, check=False, timeout=60,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / FILE).exists()
