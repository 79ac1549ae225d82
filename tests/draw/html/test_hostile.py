"""Names and links come from strangers: in the page, and in the picture opened alone, they are text and do nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tests.draw.html.conftest import Open, drawn
from tests.strategies import HOSTILE

if TYPE_CHECKING:
    from playwright.sync_api import Page

ATTACKS = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "</title></style></svg><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "\"><a href='javascript:alert(1)'>x</a>",
    "' onclick='alert(1)' x='",
    "--><!--<script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "${alert(1)} `${alert(1)}` {{alert(1)}}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "x\u2028alert(1)\u2029",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "//unknown.invalid/x.js",
    *HOSTILE,
)
LINKS = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
         "//unknown.invalid", "file:///etc/passwd", "https://unknown.invalid/\" onclick=\"alert(1)")  # fmt: skip


def hostile() -> str:
    """An inventory that says one of these texts wherever it takes a text."""
    names = [{"id": f"t{index}", **_touchpoint(text, index)} for index, text in enumerate(ATTACKS)]
    content = {
        "touchmap": 1,
        "journey": {"name": ATTACKS[0], "persona": ATTACKS[1], "quote": ATTACKS[2], "goal": ATTACKS[3],
                    "note": ATTACKS[4], "owner": ATTACKS[5]},
        "stage_names": {"purchase": ATTACKS[0]},
        "people": {"p": ATTACKS[1]},
        "phases": {"f": {"name": ATTACKS[2], "stage": "purchase"}},
        "channels": {f"c{index}": {"name": text, "owner": text} for index, text in enumerate(ATTACKS)},
        "feedback": {f"p{index}": _post(text) for index, text in enumerate(ATTACKS)},
        "stages": {"purchase": {"f": {f"c{index}": [one] for index, one in enumerate(names)}}},
        "paths": {text: ["t0", "t1"] for text in ATTACKS if text.isprintable() and len(text) < 60},
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False)


def _post(text: str) -> dict[str, Any]:
    return {
        "name": text, "metric": "csat", "owner": text, "source": "crm", "target": "80%", "note": text,
        "acts": {"who": text, "what": text}, "result": {"score": 60, "n": 50},
    }  # fmt: skip


def _touchpoint(text: str, index: int) -> dict[str, Any]:
    link = LINKS[index % len(LINKS)]
    return {
        "name": text, "owner": text, "need": text, "quote": text, "note": text, "link": link, "evidence": [link, text],
        "feedback": [f"p{index}"], "backstage": [text], "who": "p", "collects": [text], "opportunities": [text],
        "pains": [{"text": text, "action": text, "owner": text}], "moment_of_truth": True, "emotion": -2,
        "next": [{"to": f"t{(index + 1) % len(ATTACKS)}", "when": text, "handoff": text}],
        "parts": [{"name": text, "link": link}], "ignore": {"TM208": text},
    }  # fmt: skip


def press_everything(page: Page) -> None:
    """Every control and every link within the page, as fast as a script can."""
    page.evaluate(
        """async () => {
        for (const link of document.querySelectorAll('a')) {
          for (const kind of ['mouseover', 'focus', 'click']) {
            link.dispatchEvent(new MouseEvent(kind, {bubbles: true, cancelable: true}));
          }
        }
        for (const button of document.querySelectorAll('button')) button.click();
        for (const choice of document.querySelectorAll('select')) {
          for (let index = 0; index < choice.length; index++) {
            choice.selectedIndex = index;
            choice.dispatchEvent(new Event('change'));
          }
        }
        const search = document.getElementById('search');
        for (const text of ['<img', 'alert', '(', '\\\\', '*', '[']) {
          search.value = text;
          search.dispatchEvent(new Event('input'));
        }
        await new Promise(requestAnimationFrame);
      }"""
    )


def test_in_the_page(opened: Open) -> None:
    page = opened(drawn(hostile()))
    tags = set(page.evaluate("[...new Set([...document.querySelectorAll('*')].map(e => e.tagName.toLowerCase()))]"))
    assert tags <= {
        "html", "head", "meta", "title", "link", "style", "script", "body", "header", "main", "section", "aside",
        "article", "div", "h1", "h2", "h3", "p", "a", "b", "bdi", "code", "small", "span", "strong", "dl", "dt", "dd",
        "ul", "li", "label", "input", "select", "option", "button", "output", "table", "caption", "thead", "tbody",
        "tr", "th", "td", "svg", "g", "path", "rect", "circle", "polygon", "text",
    }  # fmt: skip
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, form, foreignObject").count() == 0
    links = set(page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))"))
    assert {link for link in links if not link.startswith("#")} == set()
    names = page.locator("#table tbody th").all_inner_texts()
    for text in ATTACKS[:10]:
        assert text in names
    assert page.title() == ATTACKS[0]
    press_everything(page)
    assert page.url.startswith("file:")


def test_in_the_picture(opened: Open) -> None:
    page = opened(drawn(hostile(), "svg"), "svg")
    tags = set(page.evaluate("[...new Set([...document.querySelectorAll('*')].map(e => e.tagName))]"))
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "circle", "polygon", "text", "a", "style", "defs"}
    assert page.locator("a").count() == 0
    attributes = page.evaluate("[...new Set([...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()))]")
    assert not [name for name in attributes if name.startswith("on") or name in ("href", "src", "xlink:href")]
    for element in page.locator(".card").all():
        element.dispatch_event("click")
    assert ATTACKS[0][:8] in page.locator("title").first.text_content()  # type: ignore[operator]


def test_without_its_policy_the_page_is_as_harmless(opened: Open) -> None:
    """The content security policy is the second lock; the first, that no text becomes markup, holds without it."""
    data = drawn(hostile())
    start = data.index(b"<meta http-equiv")
    bare = data[:start] + data[data.index(b">", start) + 1 :]
    page = opened(bare)
    press_everything(page)
    assert page.locator("script").count() == 2
