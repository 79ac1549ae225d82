"""Short ways to a sheet, for the tests of reports."""

from __future__ import annotations

import textwrap

from touchmap import source
from touchmap.audit.run import run
from touchmap.audit.settings import Settings
from touchmap.model import load
from touchmap.report import Sheet, Style


def sheet(*texts: str | bytes, style: Style | None = None, settings: Settings | None = None) -> Sheet:
    """The sheet of inventories, named `a.touchmap.yaml` and so on; a single one `touchmap.yaml`."""
    files = {}
    for count, text in enumerate(texts):
        name = "touchmap.yaml" if len(texts) == 1 else f"{chr(ord('a') + count)}.touchmap.yaml"
        files[name] = text if isinstance(text, bytes) else textwrap.dedent(text).encode()
    return sheet_of(files, style, settings)


def sheet_of(files: dict[str, bytes], style: Style | None = None, settings: Settings | None = None) -> Sheet:
    """The sheet of files by their names."""
    documents = [source.parse(data, name) for name, data in files.items()]
    loaded = [load(document) for document in documents]
    inventories = tuple(inventory for inventory, _ in loaded if inventory is not None)
    found = [finding for _, findings in loaded for finding in findings]
    result = run(inventories, settings or Settings(), found)
    return Sheet(result, inventories, {document.path: document.text for document in documents}, style or Style())


def journey(count: int, extra: str = "") -> str:
    """An inventory of `count` touchpoints with nothing but names, spread over the stages."""
    lines = ["touchmap: 1", "journey: Going to the dentist", *textwrap.dedent(extra).splitlines(), "stages:"]
    number = 0
    for place, stage in enumerate(("pre-purchase", "purchase", "post-purchase")):
        lines += [f"  {stage}:", "    phone:"]
        for _ in range(count // 3 + (place < count % 3)):
            number += 1
            lines.append(f"      - Do the thing that is called {_word(number)}")
    return "\n".join(lines) + "\n"


def _word(number: int) -> str:
    """A word of its own for each number, so that no two names are alike."""
    return "".join("bdfgklmnprstvz"[int(digit)] + "aeiou"[int(digit) % 5] for digit in f"{number:05}"[::-1])
