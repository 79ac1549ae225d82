"""`touchmap schema`: the format in a form that editors understand."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from touchmap.cli.outputs import print_text, write_file


def schema(
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file; else to standard output.")
    ] = None,
) -> None:
    """Print the JSON Schema of inventories, with which an editor completes and checks them.

    An editor with YAML support finds it by a first line such as: # yaml-language-server: $schema=touchmap.schema.json
    """
    text = written()
    if output is None or output == "-":
        print_text(text)
    else:
        write_file(output, text.encode(), overwrite=True)


def written() -> str:
    """The schema as the text of a file."""
    from touchmap.model.schema import schema as made

    return json.dumps(made(), indent=2, ensure_ascii=False) + "\n"
