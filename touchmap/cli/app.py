"""The commands and how they hang together; one module per command, imported when the command is called."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from touchmap import __version__
from touchmap.cli.outputs import print_text

COMMANDS = {
    "init": ("init", "init"),
    "audit": ("audit", "audit"),
    "render": ("render", "render"),
    "show": ("show", "show"),
    "diff": ("diff", "diff"),
    "import": ("importing", "import_"),
    "export": ("exporting", "export"),
    "rules": ("explain", "rules"),
    "explain": ("explain", "explain"),
    "schema": ("schema", "schema"),
}
"""Every command, in the order of the help text: the module of touchmap.cli that holds it, and its function."""


class _Commands(Mapping[str, Any]):
    """The commands by name, each built when it is asked for: reading the parameters of all of them takes longer than
    most audits.
    """

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __getitem__(self, name: str) -> Any:
        return _built(name)


@functools.cache
def _built(name: str) -> Any:
    module, function = COMMANDS[name]
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    alone.command(name)(getattr(import_module(f"touchmap.cli.{module}"), function))
    return get_command(alone)


class _Group(TyperGroup):
    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()  # type: ignore[assignment]


app = typer.Typer(
    name="touchmap",
    cls=_Group,
    help="List the touchpoints of a customer journey, see where nobody asks, and draw the map.",
    epilog="Begin with: touchmap init my-journey",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _touchmap(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V", help="Say which version this is, and exit.")] = False,
) -> None:
    if version:
        print_text(f"touchmap {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print_text(f"{context.get_help()}\n")
        raise typer.Exit(2)
