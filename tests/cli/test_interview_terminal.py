"""`touchmap init --interactive` in a terminal (tmux): typed, pasted, stopped with Ctrl-C and gone on with."""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.test_process import ROOT
from tests.cli.tmux import Terminal
from tests.interview.talks import BAKERY
from tests.reading import inventory, named
from touchmap.interview import words_of

COMMAND = f'{sys.executable} -m touchmap init shop -i; echo "[$?]"'
KEPT, FILE = Path("shop/.touchmap-interview.json"), Path("shop/touchmap.yaml")

Open = Callable[..., Terminal]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Open]:
    """Opens a terminal for somebody who speaks a language."""
    terminals = []
    with tempfile.TemporaryDirectory(prefix="tm", dir="/tmp") as home:

        def opened(language: str, columns: int = 80, rows: int = 40, **more: str) -> Terminal:
            environment = {
                "PATH": os.environ["PATH"], "HOME": home, "PYTHONPATH": str(ROOT), "PS1": "$ ",
                "TERM": "screen-256color", "LC_CTYPE": "C.UTF-8", "LANG": f"{language}.UTF-8", **more,
            }  # fmt: skip
            terminals.append(Terminal(Path(home, "socket"), tmp_path, environment, columns, rows))
            return terminals[-1]

        yield opened
        for terminal in terminals:
            terminal.end()


UKRAINIAN = (
    ("Якою мовою говоримо?", ""),
    ("Як назвемо цей шлях?", "Свіжий хліб на неділю"),
    ("Хто цей клієнт?", "Сусідка з двома дітьми"),
    ("Чого він чи вона зрештою хоче?", "Теплий хліб о дев’ятій"),
    ("Запитання 1 з 4 · 0 точок контакту", "Бачу, що хліб скінчився"),
    ("2 >", ""),
    ("А як я туди потрапляю?", "10"),
    ("Запитання 2 з 4 · 1 точка контакту", "Шукаю пекарню на карті"),
    ("3 >", "Сайт"),
    ("4 >", ""),
    ("«Сайт» — це де.", "Дивлюся, коли відчинено"),
    ("А як я туди потрапляю?", "7"),
    ("Запитання 3 з 4 · 3 точки контакту", "Вибираю хліб"),
    ("5 >", "Плачу на касі"),
    ("6 >", ""),
    ("Вибираю хліб", "Пекарня"),
    ("Новий канал. Який він?", "2"),
    ("Плачу на касі", ""),
    ("Запитання 4 з 4 · 5 точок контакту", "Скаржуся, що хліб підгорів"),
    ("7 >", ""),
    ("[Пекарня] >", "3"),
    ("Озираємося: 1 з 4, маршрут · 6 точок контакту", "так"),
    ("Де все вирішується?", "4 6"),
    ("Повертаємося за свій стіл.", "Олена"),
    ("1 Олена", "1"),
    ("Телефон: Скаржуся", "Ганна"),
    ("Може, якась точка чиясь інша?", "5 Ганна"),
    ("5 Плачу на касі · Ганна", ""),
    ("У яких із цих точок хтось питає клієнта", "4-6"),
    ("Звідки ви знаєте, як там усе минуло?", "Картка біля каси"),
    ("Це новий спосіб почути клієнта.", ""),
    ("Плачу на касі", ""),
    ("Скаржуся", "Дзвінки"),
    ("Це новий спосіб почути клієнта.", "3"),
)
PERSIAN = (
    ("به چه زبانی گفت‌وگو کنیم؟", ""),
    ("نام این سفر چیست؟", "نان تازه برای صبح جمعه"),
    ("این مشتری کیست؟", "همسایه‌ای با دو بچه"),
    ("در پایان به چه می‌خواهد برسد؟", "نان گرم سر سفره"),
    ("پرسش ۱ از ۴ · ۰ نقطهٔ تماس", "می‌بینم نان تمام شده"),
    ("۲ >", ""),
    ("و چگونه به آنجا می‌رسم؟", "۱۰"),
    ("پرسش ۲ از ۴ · ۱ نقطهٔ تماس", "روی نقشه دنبال نانوایی می‌گردم"),
    ("۳ >", ""),
    ("و چگونه به آنجا می‌رسم؟", "۷"),
    ("پرسش ۳ از ۴ · ۲ نقطهٔ تماس", "نان انتخاب می‌کنم"),
    ("۴ >", "پای صندوق پول می‌دهم"),
    ("۵ >", ""),
    ("نان انتخاب می‌کنم", "نانوایی"),
    ("از چه نوعی؟", "۲"),
    ("پای صندوق پول می‌دهم", ""),
    ("پرسش ۴ از ۴ · ۴ نقطهٔ تماس", "از نان سوخته شکایت می‌کنم"),
    ("۶ >", ""),
    ("[نانوایی] >", "۳"),
    ("نگاه به پشت سر: ۱ از ۴، مسیر · ۵ نقطهٔ تماس", "بله"),
    ("سرنوشت‌ساز است؟", "۳، ۵"),
    ("برگردیم پشت میز خودمان.", "مریم"),
    ("تلفن: از نان سوخته شکایت می‌کنم", "۱"),
    ("مسئول دیگری دارد؟", "۴ رضا"),
    ("۴ پای صندوق پول می‌دهم · رضا", ""),
    ("کسی از مشتری می‌پرسد چطور گذشت", "۳ ۵"),
    ("از کجا می‌فهمید آنجا چطور گذشت؟", "برگهٔ نظر"),
    ("از چه نوعی؟", ""),
    ("شکایت می‌کنم", "تماس‌ها"),
    ("از چه نوعی؟", "شکایت‌ها"),
)


def go_through(terminal: Terminal, questions: tuple[tuple[str, str], ...]) -> None:
    for question, answer in questions:
        terminal.until(question)
        terminal.type(answer)


@pytest.mark.parametrize(
    ("locale", "columns", "questions", "stops", "touchpoints", "hurts"),
    [
        ("uk_UA", 80, UKRAINIAN, (9, 24), 6, "Скаржуся, що хліб підгорів"),
        ("fa_IR", 80, PERSIAN, (7, 21), 5, "از نان سوخته شکایت می‌کنم"),
        ("fa_IR", 40, PERSIAN, (13,), 5, "از نان سوخته شکایت می‌کنم"),
    ],
)
def test_a_session_that_is_stopped_and_gone_on_with(
    opened: Open,
    tmp_path: Path,
    locale: str,
    columns: int,
    questions: tuple[tuple[str, str], ...],
    stops: tuple[int, ...],
    touchpoints: int,
    hurts: str,
) -> None:
    words = words_of(locale[:2])
    terminal = opened(locale, columns)
    terminal.type(COMMAND)
    start = 0
    for stop in stops:
        go_through(terminal, questions[start:stop])
        terminal.until(questions[stop][0])
        terminal.type("половина відповіді", enter=False)
        terminal.press("C-c")
        terminal.until(words["end.kept"].partition("{")[0])
        terminal.until("init shop --interactive")
        terminal.until("[130]")
        assert len(json.loads((tmp_path / KEPT).read_text("utf-8"))["answers"]) == stop
        assert not (tmp_path / FILE).exists()
        terminal.type(COMMAND)
        terminal.until(words["resumed"].partition("{")[0])
        start = stop
    go_through(terminal, questions[start:])
    terminal.until(words["end.things"])
    terminal.until(words["end.then"])
    terminal.until("touchmap audit shop")
    terminal.until("touchmap render shop -o shop/touchmap.svg")
    terminal.until("[0]")
    assert not (tmp_path / KEPT).exists()
    read = inventory((tmp_path / FILE).read_text("utf-8"))
    assert read.journey.name == questions[1][1]
    assert read.journey.language == locale[:2]
    assert len(read.touchpoints) == touchpoints
    worst = named(read, hurts)
    assert worst.moment_of_truth
    assert [post.kind for post, _ in worst.asked] == ["complaints"]
    assert len(next(iter(read.paths.values())).steps) == touchpoints


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize(("environment", "colour"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_only_where_it_is_wanted(opened: Open, columns: int, environment: dict[str, str], colour: bool) -> None:
    terminal = opened("en_GB", columns, **environment)
    terminal.type(COMMAND)
    terminal.until("Which language")
    terminal.type("")
    terminal.until("To begin: 1 of 3")
    terminal.until("Sunday”.")
    assert ("\x1b[" in terminal.coloured) is colour


def test_a_line_can_be_edited_and_what_is_long_stays_whole(opened: Open, tmp_path: Path) -> None:
    terminal = opened("en_GB", 40)
    terminal.type(f"{COMMAND.replace(' -i;', ' -i -l en;')}")
    terminal.until("What is the journey called?")
    terminal.type("read", enter=False)
    for key in ("Left", "Left", "Left", "Left", "B", "Delete", "Up", "End", "Escape", "Escape"):
        terminal.press(key)
    long = "Neighbour " * 12
    terminal.press("Enter")
    terminal.until("Who is the customer?")
    terminal.type(long)
    terminal.until("What do they want")
    answers = json.loads((tmp_path / KEPT).read_text("utf-8"))["answers"]
    assert "\x1b" not in "".join(answers)
    assert answers[1].split() == long.split()


def test_a_pasted_list(opened: Open, tmp_path: Path) -> None:
    terminal = opened("en_GB")
    terminal.type(COMMAND)
    for question, answer in (("Which language", ""), ("called?", ""), ("Who is", ""), ("What do they want", "")):
        terminal.until(question)
        terminal.type(answer)
    terminal.until("1 >")
    terminal.paste("Ask a friend\nWebsite\nCall them\n")
    terminal.until("4 >")
    terminal.type("")
    terminal.until("“Website” says where")
    terminal.type(".")
    terminal.until("[2]")
    assert json.loads((tmp_path / KEPT).read_text("utf-8"))["answers"][-1] == ""


def test_the_end_of_the_keyboard(opened: Open, tmp_path: Path) -> None:
    terminal = opened("en_GB")
    terminal.type(COMMAND)
    terminal.until("Which language")
    terminal.press("C-d")
    terminal.until("Nothing was answered yet.")
    terminal.until("[2]")
    assert not (tmp_path / "shop").exists()


def test_a_refusal_asks_once_more(opened: Open) -> None:
    terminal = opened("en_GB")
    terminal.type(COMMAND)
    terminal.until("Which language")
    for answer in ("7", "tlhIngan", "x" * 200):
        terminal.type(answer)
        terminal.until("Please write a number from 1 to 4.")
        terminal.until("[English] >")
    terminal.type("4")
    terminal.until("Як назвемо цей шлях?")


def test_the_whole_bakery_as_somebody_new_would_type_it(opened: Open, tmp_path: Path) -> None:
    terminal = opened("C", 80, 24)
    terminal.type(COMMAND)
    for answer in ("", *BAKERY):
        terminal.until(">")
        terminal.type(answer)
    terminal.until("12 touchpoints. Somebody asks how it went at 3 of the 7")
    terminal.until("[0]")
    assert len(inventory((tmp_path / FILE).read_text("utf-8")).touchpoints) == 12
    assert re.search(r"^  3\. ", terminal.screen, re.MULTILINE)
