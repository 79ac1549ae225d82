"""A page in a real browser, watched: whatever it says, asks for or trips over fails the test that opened it.

Without Chromium these tests are skipped, unless TOUCHMAP_BROWSER=required, as in the build. `.ci/browser` installs what
is missing; TOUCHMAP_CHROMIUM names another browser than the first on PATH.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.reading import inventory
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.draw.drawing import render
from touchmap.draw.options import Options

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
JOURNEY = (HERE / "journey.touchmap.yaml").read_text(encoding="utf-8")
AXE = HERE / "node_modules/axe-core/axe.min.js"
PATIENCE = 5000
"""Milliseconds within which the page must have done what it is asked to; it takes far less."""

Open = Callable[..., "Page"]


def missing(what: str) -> None:
    """Ends a test that cannot run: as skipped, or as failed where the build relies on it."""
    reason = f"{what} is missing: run .ci/browser"
    if os.environ.get("TOUCHMAP_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def drawn(text: str, form: str = "html", **wanted: Any) -> bytes:
    """The map of the inventory in `text`; `wanted` are Options."""
    read = inventory(text)
    return render(read, run([read], Settings()), format=form, options=Options(**wanted))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright (pip install -e '.[test]')")
    names = (os.environ.get("TOUCHMAP_CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome")
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        missing("Chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path)
        yield browser
        browser.close()


class Watch:
    """Opens files from disk, and writes down in `heard` what their pages say, ask for and trip over."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.heard: list[str] = []
        self._browser, self._folder = browser, folder
        self._contexts: list[Any] = []

    def open(self, data: bytes, ending: str = "html", **wanted: Any) -> Page:
        """The page of a file with these bytes; further words are those of a browser context: `color_scheme`, …"""
        path = self._folder / f"page-{len(self._contexts)}.{ending}"
        path.write_bytes(data)
        context = self._browser.new_context(**{"viewport": {"width": 1400, "height": 850}, **wanted})
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: self.heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.heard.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.heard.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda asked: asked.url == path.as_uri() or self.heard.append(f"request: {asked.url}"))
        page.goto(path.as_uri())
        return page

    def close(self) -> None:
        """No page was heard of; a test that expects any of it takes it out."""
        for context in self._contexts:
            context.close()
        assert self.heard == []


@pytest.fixture
def watch(browser: Browser, tmp_path: Path) -> Iterator[Watch]:
    """Watches the pages of one test."""
    watch = Watch(browser, tmp_path)
    yield watch
    watch.close()


@pytest.fixture
def opened(watch: Watch) -> Open:
    """Opens a page."""
    return watch.open


@pytest.fixture
def page(opened: Open) -> Page:
    """The journey that has everything."""
    return opened(drawn(JOURNEY))


@pytest.fixture(scope="module")
def lasting(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The same, for the tests of a whole module."""
    watch = Watch(browser, tmp_path_factory.mktemp("lasting"))
    yield watch.open(drawn(JOURNEY))
    watch.close()


@pytest.fixture
def shared(lasting: Page) -> Page:
    """The same, as new: for tests that only search and filter, since opening a page takes longer than that."""
    lasting.evaluate("document.getElementById('reset').click(); document.getElementById('show-map').click()")
    return lasting


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core, which looks for barriers."""
    if not AXE.exists():
        missing("axe-core")
    return AXE.read_text(encoding="utf-8")
