"""`touchmap rules` and `touchmap explain`: what is checked, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from touchmap.cli.outputs import print_text
from touchmap.cli.terminal import CannotDo, stdout_style


class ListFormat(StrEnum):
    """The forms in which the rules are listed."""

    text = "text"
    markdown = "markdown"
    json = "json"


def rules(
    format: Annotated[ListFormat, typer.Option("--format", "-f", help="Form of the list.")] = ListFormat.text,
) -> None:
    """List every rule: code, name, severity, profile."""
    from touchmap.audit.catalogue import catalogue
    from touchmap.report.rules import as_json, as_markdown, as_table

    write = {ListFormat.text: as_table, ListFormat.markdown: as_markdown, ListFormat.json: as_json}[format]
    print_text(write(catalogue(), stdout_style()))


def explain(
    code: Annotated[
        str,
        typer.Argument(metavar="CODE", help='A code such as TM302, the name of a rule, or a word ("listening post").'),
    ],
) -> None:
    """Say what a finding or a word means, why it matters to a customer, and what to do."""
    from touchmap.audit.catalogue import find
    from touchmap.audit.glossary import term
    from touchmap.audit.selection import UnknownRule
    from touchmap.report.rules import explained, meant

    word = term(code)
    if word is not None:
        print_text(meant(word, stdout_style()))
        return
    try:
        rule = find(code)
    except UnknownRule as problem:
        raise CannotDo(str(problem)) from None
    print_text(explained(rule, stdout_style()))
