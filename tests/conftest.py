"""What all tests share: golden files, a quiet home for hypothesis, one day that never ends."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from touchmap.audit.settings import Settings

# A whole way from text to map takes longer than hypothesis expects of one example; speed is measured elsewhere.
settings.register_profile("touchmap", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("touchmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture(scope="session", autouse=True)
def day() -> Iterator[datetime.date]:
    """The day by which audits judge that are given none: what is due later never becomes overdue in a test."""
    today = datetime.date(2026, 11, 21)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Settings, "day", property(lambda self: self.today or today))
        yield today


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file; `--update` writes the file anew."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
