"""`exclude`: patterns as ruff and git write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from touchmap.config import Exclude

HOME = Path("/home/x")


@pytest.mark.parametrize(
    ("pattern", "way", "expected"),
    [
        ("drafts", "drafts", True),
        ("drafts", "maps/drafts", True),
        ("drafts", "drafts.yaml", False),
        ("drafts/", "maps/drafts", True),
        ("*.old.touchmap.yaml", "maps/bike.old.touchmap.yaml", True),
        ("*.old.touchmap.yaml", "maps/bike.touchmap.yaml", False),
        ("maps/2024", "maps/2024", True),
        ("./maps/2024/", "maps/2024", True),
        ("maps/2024", "more/maps/2024", False),
        ("/maps", "maps", True),
        ("/maps", "more/maps", False),
        ("maps/*", "maps/2024", True),
        ("maps/*", "maps/2024/touchmap.yaml", False),
        ("maps/**", "maps/2024/touchmap.yaml", True),
        ("maps/**/touchmap.yaml", "maps/touchmap.yaml", True),
        ("maps/**/touchmap.yaml", "maps/a/b/touchmap.yaml", True),
        ("maps/**/touchmap.yaml", "maps/a/b/c.touchmap.yaml", False),
        ("**/archive/*", "a/b/archive/x", True),
        ("**/archive/*", "archive", False),
        ("m?ps/20[12]4", "maps/2024", True),
        ("m?ps/20[!2]4", "maps/2024", False),
        ("**/a/**/b/*/c", "a/b/a/c", True),
        ("MAPS", "maps", False),
    ],
)
def test_patterns(pattern: str, way: str, expected: bool) -> None:
    path = HOME / way
    assert Exclude(HOME, (pattern,))(path.parent, path.name) is expected


def test_several_patterns_and_none() -> None:
    assert Exclude(HOME, ("a", "b"))(HOME, "b")
    assert not Exclude(HOME)
    assert not Exclude(HOME)(HOME, "b")


def test_beside_the_configuration_only_names_fit() -> None:
    exclude = Exclude(HOME / "project", ("maps/*", "drafts"))
    assert not exclude(HOME / "maps", "x")
    assert exclude(HOME / "other", "drafts")


def test_a_hostile_pattern_takes_no_time() -> None:
    way = HOME.joinpath(*["a"] * 200)
    assert not Exclude(HOME, ("/".join(["**", "a"] * 200 + ["b"]),))(way.parent, way.name)
