"""What lets an editor complete and check an inventory: a first line that names the schema in a file beside it."""

from __future__ import annotations

from touchmap.starter.fill import comment
from touchmap.starter.library import LANGUAGE

SCHEMA = ".touchmap.schema.json"
"""The name of the schema's file, beside the inventory."""

_LINE = f"# yaml-language-server: $schema=./{SCHEMA}"


def for_editors(text: str, language: str | None = None) -> str:
    """The inventory `text` under a line by which editors find the schema, and a comment in `language` that says so.

    A text that tells editors already which schema to take stays as it is.
    """
    from touchmap.words import words_in

    if "yaml-language-server:" in text:
        return text
    said = comment(words_in(language or LANGUAGE, "starter")["editor"])
    end = "\r\n" if "\r\n" in text else "\n"
    return end.join([_LINE, *said, "", text])
