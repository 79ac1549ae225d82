"""The behaviour of the page: its modules as one script, which runs where nothing may be fetched, not even a module."""

from __future__ import annotations

import re
from importlib.resources import files

MODULES = ("dom", "camera", "cards", "panel", "finder", "table", "theme", "main")
"""In the order in which they build on each other."""

_FOLDER = files("touchmap.draw.html") / "client"
_IMPORT = re.compile(r'^import (\{.*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function) ([\w$]+))", re.MULTILINE)


def script() -> str:
    """Each module as a function that is called at once and returns what the module exports."""
    bodies = (_function(module, (_FOLDER / f"{module}.js").read_text(encoding="utf-8")) for module in MODULES)
    return '"use strict";\n' + "\n".join(bodies)


def _function(module: str, text: str) -> str:
    exports = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(r"const \1 = \2Module;", text))
    return f"const {module}Module = (() => {{\n{body}return {{ {exports} }};\n}})();\n"
