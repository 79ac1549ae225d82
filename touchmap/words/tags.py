"""Language tags (BCP 47): which of our languages fits one, and which way its script runs."""

from __future__ import annotations

from collections.abc import Mapping

FALLBACK = "en"

_LEFTWARD_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"}
)
_LEFTWARD = frozenset(
    {"ar", "arc", "ary", "arz", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "khw", "ks", "lrc", "mzn", "nqo",
     "pnb", "prs", "ps", "rhg", "sd", "sdh", "skr", "syr", "ug", "ur", "yi"}
)  # fmt: skip
"""Languages whose usual script runs from right to left."""


def leftward(tag: str) -> bool:
    """Whether texts in the language `tag` run from right to left; a script that is named decides."""
    language, script = _parts(tag)
    return script in _LEFTWARD_SCRIPTS if script else language in _LEFTWARD


def spoken(tag: str, languages: Mapping[str, str]) -> str:
    """Which of `languages` (each with its script) fits `tag`; English where none does."""
    language, script = _parts(tag)
    known = languages.get(language)
    return language if known and script in ("", known.lower()) else FALLBACK


def _parts(tag: str) -> tuple[str, str]:
    """The language and the script of a tag in small letters; an empty script where none is named."""
    first, *rest = tag.lower().split("-")
    script = next((part for part in rest[:2] if len(part) == 4 and part.isalpha()), "")
    return first, script
