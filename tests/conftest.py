"""What all tests share: golden files, a quiet home for hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A whole way from text to map takes longer than hypothesis expects of one example; speed is measured elsewhere.
settings.register_profile("touchmap", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("touchmap")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a golden file; `--update` writes the file anew."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return compare
