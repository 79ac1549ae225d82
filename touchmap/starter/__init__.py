"""The templates that `init` begins with: one folder each, ours and the user's own, filled with words in a language."""

from touchmap.starter.library import DEFAULT, LANGUAGE, Template, Unusable, find, names, templates

__all__ = ["DEFAULT", "LANGUAGE", "Template", "Unusable", "find", "names", "templates"]
