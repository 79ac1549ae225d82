"""Every template in every language: the same journey, nothing left to fill in, only the gaps it speaks of, a map."""

from __future__ import annotations

import datetime
import functools
import json
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from tests.draw.maps import check, drawn
from tests.reading import inventory
from touchmap import starter
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.model import STAGES, Inventory
from touchmap.model.schema import schema
from touchmap.source import parse
from touchmap.starter.editor import for_editors
from touchmap.words import flat, languages, words_in

FOLDER = Path(__file__).parents[2] / "templates"
NAMES = ("retail", "blank", "hospitality", "online-shop", "public-service", "saas")
FULL = tuple(name for name in NAMES if name != "blank")
LANGUAGES = ("en", "fa", "ru", "uk")
DAY = datetime.date(2026, 11, 21)
PLACEHOLDER = re.compile(r"\$([a-z0-9]+(?:[._-][a-z0-9]+)*)")
EACH = pytest.mark.parametrize(("name", "language"), [(name, language) for name in NAMES for language in LANGUAGES])

GAPS = {
    "retail": {"TM208": 1, "TM301": 4, "TM304": 1, "TM305": 1, "TM601": 1},
    "online-shop": {"TM208": 1, "TM301": 2, "TM305": 1, "TM602": 1},
    "saas": {"TM208": 1, "TM301": 2, "TM315": 1, "TM603": 1},
    "hospitality": {"TM208": 1, "TM301": 2, "TM304": 1, "TM602": 1},
    "public-service": {"TM208": 1, "TM211": 1, "TM301": 2, "TM305": 1},
    "blank": {"TM301": 1, "TM601": 1},  # said in its first lines, not one by one
}
"""What the audit finds in each template: what its first lines speak of, and nothing else."""

COMMON = {
    "social media": "online-shop/see-advert", "ratings and reviews": "hospitality/read-reviews",
    "testimonials": "saas/watch", "word of mouth": "saas/hear", "community involvement": "public-service/ask-stand",
    "advertising": "hospitality/see-photos", "marketing and PR": "public-service/read-paper",
    "store or office": "retail/try-on", "website": "retail/open-page", "catalogue": "online-shop/leaf-through",
    "promotions": "online-shop/enter-code", "staff or sales team": "saas/ask-live",
    "phone system": "public-service/call", "point of sale": "retail/pay-till",
    "billing": "saas/get-invoice", "transactional e-mails": "retail/get-confirmation",
    "marketing e-mails": "online-shop/get-ideas", "service and support teams": "hospitality/call",
    "online help centre": "saas/search-help", "follow-ups": "hospitality/say-how",
    "thank-you cards": "online-shop/find-card",
}  # fmt: skip
"""The common touchpoints that every team should look for, and the touchpoint of a template that stands for each."""


@functools.cache
def text(name: str, language: str) -> str:
    return starter.find(name).text(language, DAY)


@functools.cache
def read(name: str, language: str) -> Inventory:
    return inventory(text(name, language))


def structure(name: str) -> str:
    return (FOLDER / name / "touchmap.yaml").read_text(encoding="utf-8")


def words(name: str, language: str) -> dict[str, str]:
    return dict(flat(tomllib.loads((FOLDER / name / f"{language}.toml").read_text(encoding="utf-8"))))


def shared(language: str) -> dict[str, str]:
    return dict(words_in(language, "starter").entries)


def test_these_templates_are_there() -> None:
    assert starter.names() == NAMES
    assert set(NAMES) == {path.name for path in FOLDER.iterdir()}
    for name in NAMES:
        assert starter.find(name).languages == LANGUAGES == tuple(languages())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_the_same_words_in_the_same_order(name: str, language: str) -> None:
    assert list(words(name, language)) == list(words(name, "en"))


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_used_and_stands_where_it_belongs(name: str) -> None:
    used, own, common = set(PLACEHOLDER.findall(structure(name))), words(name, "en"), shared("en")
    meant = {key if key in own or key in common else f"{key}.name" for key in used - {"language", "due"}}
    assert set(own) <= meant <= set(own) | set(common)
    assert {key for key in own if own[key] == common.get(key)} == set(), "all templates share these"


def test_all_that_the_templates_share_is_used() -> None:
    used = {key for name in NAMES for key in PLACEHOLDER.findall(structure(name))}
    unused = {key for key in set(shared("en")) - used if not key.startswith(("channel.", "owner."))}
    assert unused == {"editor", "gap.mark"}


@EACH
def test_nothing_is_left_to_fill_in(name: str, language: str) -> None:
    lines = for_editors(text(name, language), language).splitlines()
    assert lines[0] == "# yaml-language-server: $schema=./.touchmap.schema.json"
    assert not [line for line in lines[1:] if "$" in line]
    assert read(name, language).journey.language == language
    assert read(name, language).journey.template == name


@EACH
def test_lines_fit_beside_each_other(name: str, language: str) -> None:
    for line in for_editors(text(name, language), language).splitlines():
        assert len(line) <= 100, line
        assert line == line.rstrip(), line
        if line.lstrip().startswith("#"):
            assert line.count("`") % 2 == 0, "code in a comment stands on one line"


def _alike(pattern: Any, value: Any, filled: dict[str, str]) -> bool:
    """Whether `value` is `pattern` with a text for each placeholder, always the same for the same one."""
    if isinstance(pattern, dict):
        return (
            isinstance(value, dict)
            and len(pattern) == len(value)
            and all(
                _alike(one, other, filled) and _alike(pattern[one], value[other], filled)
                for one, other in zip(pattern, value, strict=True)
            )
        )
    if isinstance(pattern, list):
        return (
            isinstance(value, list)
            and len(pattern) == len(value)
            and all(_alike(one, other, filled) for one, other in zip(pattern, value, strict=True))
        )
    if isinstance(pattern, str) and PLACEHOLDER.fullmatch(pattern):
        return isinstance(value, str) and filled.setdefault(pattern, value) == value
    return type(pattern) is type(value) and pattern == value


@EACH
def test_the_journey_is_the_same_in_every_language(name: str, language: str) -> None:
    pattern = parse(structure(name).encode(), name)
    assert not pattern.findings
    filled: dict[str, str] = {}
    assert _alike(pattern.value, parse(text(name, language).encode(), name).value, filled)
    linked = [
        [(link.target and link.target.number, link.when is None, link.handoff is None) for link in touchpoint.links]
        for touchpoint in read(name, language).touchpoints
    ]
    assert linked == [
        [(link.target and link.target.number, link.when is None, link.handoff is None) for link in touchpoint.links]
        for touchpoint in read(name, "en").touchpoints
    ]


@EACH
def test_the_audit_finds_what_the_first_lines_speak_of(name: str, language: str) -> None:
    result = run([read(name, language)], Settings(today=DAY))
    assert Counter(finding.code for finding in result.findings) == GAPS[name]
    mark = shared(language)["gap.mark"]
    gaps = [line for line in text(name, language).splitlines() if f"# {mark}:" in line]
    assert len(gaps) == (0 if name == "blank" else sum(GAPS[name].values()))
    if gaps:
        assert mark in words(name, language)["gaps"]


@EACH
def test_it_stays_so_with_the_years(name: str, language: str) -> None:
    day = datetime.date(2031, 10, 31)
    later = inventory(starter.find(name).text(language, day))
    assert Counter(finding.code for finding in run([later], Settings(today=day)).findings) == GAPS[name]


@EACH
def test_it_draws_well(name: str, language: str) -> None:
    check(drawn(text(name, language)))


@EACH
def test_it_is_what_the_schema_takes(name: str, language: str) -> None:
    made = json.loads(json.dumps(schema()))
    value = parse(text(name, language).encode(), name).value
    assert [error.message for error in Draft7Validator(made).iter_errors(value)] == []


@pytest.mark.parametrize("name", FULL)
def test_a_thought_through_journey(name: str) -> None:
    journey = read(name, "en")
    touchpoints = journey.touchpoints
    roles = {touchpoint.role for touchpoint in touchpoints}
    assert 15 <= len(touchpoints) <= 30
    assert all(journey.at(stage) for stage in STAGES)
    assert all(touchpoint.in_phase for touchpoint in touchpoints if not touchpoint.anytime)
    assert all(channel.kind for channel in journey.channels.values())
    assert {touchpoint.control for touchpoint in touchpoints} & {"external", "customer"}
    assert [touchpoint for touchpoint in touchpoints if touchpoint.anytime and touchpoint.role == "help"]
    assert {"complaint", "cancel", "payment", "order", "use", "follow-up", "loyalty", "renewal"} <= roles
    assert [touchpoint for touchpoint in touchpoints if touchpoint.exit]
    assert 2 <= sum(touchpoint.moment_of_truth for touchpoint in touchpoints) <= len(touchpoints) / 4
    assert [link for touchpoint in touchpoints for link in touchpoint.next if link.handoff]
    assert [touchpoint for touchpoint in touchpoints if touchpoint.emotion is not None and touchpoint.emotion < 0]
    assert all(post.every for post in journey.feedback.values())
    assert all(len(name.split()) > 0 for name in (journey.journey.persona or "", journey.journey.goal or ""))
    assert "[" not in structure(name).replace("scale: [", ""), "names are listed with dashes"


@pytest.mark.parametrize("name", FULL)
def test_stages_have_the_names_of_the_trade(name: str) -> None:
    for language in LANGUAGES:
        own = {read(name, language).stage_name(stage) for stage in STAGES}
        usual = {words_in(language, "map")[f"stage.{stage}"] for stage in STAGES}
        assert len(own) == len(STAGES)
        assert own != usual


@EACH
def test_names_are_short_and_say_what_one_does(name: str, language: str) -> None:
    for touchpoint in read(name, language).touchpoints:
        assert len(touchpoint.name) <= 40, touchpoint.name
    named = [touchpoint.name for touchpoint in read(name, language).touchpoints]
    assert len(set(named)) == len(named)


def test_the_common_touchpoints_are_covered() -> None:
    for common, where in COMMON.items():
        name, _, key = where.partition("/")
        meant = words(name, "en")[f"{key}.name"]
        assert meant in [touchpoint.name for touchpoint in read(name, "en").touchpoints], common


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["uk", "ru", "fa"])
def test_words_are_in_the_script_of_the_language(name: str, language: str) -> None:
    """In Latin letters stands what the inventory itself calls so, and names that everybody writes so."""
    known = re.compile(r"`[^`]*`|\{\w+|SMS|" + "|".join(sorted(read(name, "en").feedback, reverse=True) or ["`"]))
    script = "CYRILLIC" if language != "fa" else "ARABIC"
    for key, said in words(name, language).items():
        assert not re.search("[A-Za-z]", known.sub("", said)), (script, key, said)
        assert said == said.strip(), key
        assert "  " not in said, key


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_of_the_language_and_of_no_other(name: str, language: str) -> None:
    strange = {"en": "[^\x00-\x7f“”]", "uk": "[ыэъёЫЭЪЁ]", "ru": "[іїєґІЇЄҐ’]", "fa": "[ىيكةٱ0-9]"}[language]
    known = re.compile(r"`[^`]*`")
    for key, said in words(name, language).items():
        assert not re.search(strange, known.sub("", said)), (key, said)
