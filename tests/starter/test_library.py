"""A user's own templates: they come before ours, and whatever is wrong with one is said in one line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading import inventory
from touchmap import starter
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.starter import Unusable, find, names

PLAIN = """\
touchmap: 1
journey: {name: Buying bread, template: bakery}
stages:
  pre-purchase:
    shop:
      - {name: Smell the bread, role: browse, next: Pay}
  purchase:
    shop:
      - {name: Pay, role: payment}
"""
STRUCTURE = """\
touchmap: 1
journey:
  name: $journey                  # $persona
  language: $language
stages:
  purchase:
    shop:
      - $pay
"""
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(name: str, text: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def refused(name: str, own: Path, language: str | None = None) -> str:
    with pytest.raises(Unusable) as caught:
        find(name, own).text(language)
    message = str(caught.value)
    assert "\n" not in message
    return message.replace(str(own), "own")


def test_one_without_words_is_taken_as_it_is(tmp_path: Path, write: Write) -> None:
    write("bakery/touchmap.yaml", PLAIN.replace("\n", "\r\n") + "# $left as it is\r\n")
    bakery = find("bakery", tmp_path)
    assert bakery.languages == ()
    assert bakery.text() == PLAIN.replace("\n", "\r\n") + "# $left as it is\r\n"
    assert refused("bakery", tmp_path, "uk") == (
        'the template "bakery" has no files of words, such as uk.toml: it comes in one language only'
    )


def test_one_with_words_may_use_those_that_all_share(tmp_path: Path, write: Write) -> None:
    write("bakery/touchmap.yaml", STRUCTURE)
    write("bakery/uk.toml", 'journey = "Хліб"\npay = "Заплатити: тут"\n')
    write("bakery/de.toml", 'journey.name = "Brot"\n[pay]\nname = "Zahlen"\n')
    assert find("bakery", tmp_path).languages == ("de", "uk")
    ukrainian = inventory(find("bakery", tmp_path).text("uk"))
    assert (ukrainian.journey.name, ukrainian.journey.language) == ("Хліб", "uk")
    assert ukrainian.touchpoints[0].name == "Заплатити: тут"
    assert "чий це шлях" in find("bakery", tmp_path).text("uk")
    german = find("bakery", tmp_path).text("de")
    assert inventory(german).touchpoints[0].name == "Zahlen"
    assert "whose way this is" in german, "there are no comments of ours in German"


def test_the_only_language_there_is_needs_no_name(tmp_path: Path, write: Write) -> None:
    write("bakery/touchmap.yaml", STRUCTURE)
    write("bakery/fa.toml", 'journey = "نان"\npay = "پرداخت"\n')
    write("bakery/notes.toml", "not words at all")
    assert inventory(find("bakery", tmp_path).text()).journey.language == "fa"
    write("bakery/ru.toml", 'journey = "Хлеб"\npay = "Оплатить"\n')
    assert refused("bakery", tmp_path) == 'the template "bakery" has no words in "en", only in fa, ru'
    assert refused("bakery", tmp_path, "de") == 'the template "bakery" has no words in "de", only in fa, ru'


def test_the_users_own_comes_first(tmp_path: Path, write: Write) -> None:
    write("retail/touchmap.yaml", PLAIN)
    write("apothecary/touchmap.yaml", PLAIN)
    write("just-a-folder/readme.md", "nothing")
    write("a-file", "nothing")
    assert names(tmp_path) == ("retail", "apothecary", *names()[1:])
    assert find("retail", tmp_path).text() == PLAIN
    assert find("saas", tmp_path).text("uk") == find("saas").text("uk")


def test_no_such_template(tmp_path: Path) -> None:
    with pytest.raises(Unusable) as caught:
        find("retial")
    assert str(caught.value) == (
        'there is no template "retial", only retail, blank, hospitality, online-shop, public-service, saas; '
        'did you mean "retail"?'
    )
    for name in ("", ".", "..", "../templates/retail", "/etc", "retail/"):
        assert refused(name, tmp_path).startswith(f'there is no template "{name}", only')


def test_a_folder_that_is_none(tmp_path: Path, write: Write) -> None:
    file = write("file", "")
    said = "the folder of templates own cannot be read: "
    assert refused("retail", file) == f"{said}Not a directory"
    assert refused("retail", tmp_path / "gone") == f"{said}No such file or directory"


def test_words_that_are_missing(tmp_path: Path, write: Write) -> None:
    write("bakery/touchmap.yaml", STRUCTURE)
    write("bakery/en.toml", 'journey = "Bread"\n')
    assert refused("bakery", tmp_path) == 'own/bakery/touchmap.yaml:8: there are no words for "$pay" in en.toml'


@pytest.mark.parametrize(("words", "message"), [
    ('journey = "Bread', "own/bakery/en.toml is not TOML: "),
    ("pay = 1", 'own/bakery/en.toml: "pay" should be a text in quotes'),
    ('[pay]\nname = ["a"]', 'own/bakery/en.toml: "pay.name" should be a text in quotes'),
    (b"pay = '\xe4'", "own/bakery/en.toml is not UTF-8 text"),
    ("a = " + "[" * 20_000, "own/bakery/en.toml is "),
])  # fmt: skip
def test_words_that_are_none(tmp_path: Path, write: Write, words: str | bytes, message: str) -> None:
    write("bakery/touchmap.yaml", STRUCTURE)
    write("bakery/en.toml", words)
    assert refused("bakery", tmp_path).startswith(message)


def test_a_structure_that_cannot_be_read(tmp_path: Path, write: Write) -> None:
    write("bakery/touchmap.yaml", b"\xff\xfe\x00")
    assert refused("bakery", tmp_path) == "own/bakery/touchmap.yaml is not UTF-8 text"
    write("bakery/touchmap.yaml", STRUCTURE)
    os.mkfifo(tmp_path / "bakery/en.toml")
    assert refused("bakery", tmp_path) == "own/bakery/en.toml is not a regular file; write - to read from a pipe"


def test_what_is_expected_of_a_journey_follows_the_users_own(tmp_path: Path, write: Write) -> None:
    write("bakery/touchmap.yaml", PLAIN)
    journey = inventory(PLAIN.replace(", role: browse", ""))
    wanted = Settings(select=("TM102",), profile="strict")
    assert [skip.code for skip in run([journey], wanted).skipped] == ["TM102"]
    found = run([journey], Settings(select=("TM102",), profile="strict", templates=tmp_path)).findings
    assert [finding.message for finding in found] == [
        'This journey has no touchpoint with these roles of the template "bakery": browse'
    ]
    gone = Settings(select=("TM102",), profile="strict", templates=tmp_path / "gone")
    assert [skip.code for skip in run([journey], gone).skipped] == ["TM102"]


def test_ours_are_read_once() -> None:
    assert starter.templates() is starter.templates()
