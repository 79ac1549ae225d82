"""The commands and how they hang together; one module per command."""

from __future__ import annotations

from typing import Annotated

import typer

from touchmap import __version__
from touchmap.cli import audit, explain, init, render, show
from touchmap.cli.outputs import print_text

app = typer.Typer(
    name="touchmap",
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


app.command("init")(init.init)
app.command("audit")(audit.audit)
app.command("render")(render.render)
app.command("show")(show.show)
app.command("rules")(explain.rules)
app.command("explain")(explain.explain)
