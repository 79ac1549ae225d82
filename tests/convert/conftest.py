"""Mermaid itself, in a browser: it says whether it accepts a diagram, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.draw.html.conftest import browser, missing

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]

MERMAID = Path(__file__).parent / "node_modules/@mermaid-js/tiny/dist/mermaid.tiny.js"
_DRAW = """async text => {
  const { svg } = await mermaid.render('drawing', text)
  const box = document.createElement('div')
  box.innerHTML = svg
  document.body.replaceChildren(box)
  const shown = query => [...box.querySelectorAll(query)].map(found => found.textContent.replace(/\\s+/g, ' ').trim())
  const db = (await mermaid.mermaidAPI.getDiagramFromText(text)).db
  return {
    shown: shown('text, .label, .nodeLabel, .edgeLabel'),
    nodes: shown('.node .nodeLabel'),
    stages: shown('.cluster-label .nodeLabel'),
    ways: shown('.edgeLabel .edgeLabel'),
    edges: box.querySelectorAll('.edgePaths path').length,
    alive: box.querySelectorAll('script, img, a, iframe, em, strong, del, code, ul, ol').length,
    tasks: db.getTasks ? db.getTasks() : [],
    sections: db.getSections ? db.getSections() : [],
  }
}"""

Draw = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="session")
def draw(browser: Browser) -> Iterator[Draw]:
    """Draws a diagram with Mermaid as GitHub does; one that it refuses raises an error. Nothing is ever asked for."""
    if not MERMAID.exists():
        missing("Mermaid")
    heard: list[str] = []
    page = browser.new_page()
    page.on("request", lambda asked: heard.append(asked.url))
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.set_content("<!doctype html><meta charset=utf-8>")
    page.add_script_tag(content=MERMAID.read_text(encoding="utf-8"))
    page.evaluate("mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })")
    yield lambda text: page.evaluate(_DRAW, text)
    page.close()
    assert heard == []
