"""`touchmap render`: draw the map of each inventory."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap.cli.configured import ConfigFile, Isolated, configured, settings
from touchmap.cli.exits import FAILED, FINDINGS, OK
from touchmap.cli.inputs import Inputs, read_all
from touchmap.cli.outputs import STDOUT, make_folder, refuse_inputs, write_file, write_stdout
from touchmap.cli.parameters import Paths, listed
from touchmap.cli.terminal import CannotDo, say, stderr_style, tell, tell_text
from touchmap.draw.options import ColourBy, Options, Page, View
from touchmap.draw.theme import names
from touchmap.model import Inventory
from touchmap.source import STDIN

if TYPE_CHECKING:
    from touchmap.audit.settings import Settings

    Theme = str
else:
    Theme = StrEnum("Theme", {name: name for name in names()})


class Picture(StrEnum):
    """The forms in which a map can be drawn."""

    svg = "svg"
    html = "html"
    png = "png"
    pdf = "pdf"
    dot = "dot"


_ONLY = {"--page": ("pdf", "html"), "--scale": ("png",), "--embed-font": ("svg",)}
"""The forms that these options are for."""
_ENDINGS = tuple(picture.value for picture in Picture)


def render(
    paths: Paths = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE|DIR", help="Where to; else beside the inventory. - is standard output."
        ),
    ] = None,
    format: Annotated[
        Picture | None, typer.Option("--format", "-f", help="Form of the map; told by the ending of -o, else svg.")
    ] = None,
    view: Annotated[
        View, typer.Option("--view", help="lanes: stages across, channels down. flow: as Graphviz arranges it.")
    ] = "lanes",
    color_by: Annotated[ColourBy, typer.Option("--color-by", help="What the colours of the cards say.")] = "score",
    findings: Annotated[
        bool, typer.Option("--findings/--no-findings", help="Mark on the map what the audit finds.")
    ] = True,
    stage: Annotated[
        list[str] | None, typer.Option("--stage", metavar="STAGES", help="Draw only these stages.")
    ] = None,
    channel: Annotated[
        list[str] | None, typer.Option("--channel", metavar="CHANNELS", help="Draw only these channels.")
    ] = None,
    owner: Annotated[
        list[str] | None, typer.Option("--owner", metavar="OWNERS", help="Draw only what these owners answer for.")
    ] = None,
    path: Annotated[
        str | None, typer.Option("--path", metavar="NAME", help="Bring out this path and dim the rest.")
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=0, max=64, help="List so many levels of parts on the cards.")
    ] = 0,
    backstage: Annotated[
        bool, typer.Option("--backstage", help="Show in a row of its own what happens behind each touchpoint.")
    ] = False,
    blank: Annotated[bool, typer.Option("--blank", help="Leave the cards empty, to be filled in with pens.")] = False,
    theme: Annotated[Theme, typer.Option("--theme", help="Colours; print is black on white, for copiers.")] = "light",
    page: Annotated[Page | None, typer.Option("--page", help="Fit what is printed, PDF or HTML, onto it.")] = None,
    scale: Annotated[
        float | None, typer.Option("--scale", min=0.1, max=10, help="Draw a PNG so many times larger.")
    ] = None,
    embed_font: Annotated[
        bool, typer.Option("--embed-font", help="Put the letters into the SVG, so that it looks the same everywhere.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a map that is there already (understood with -o).")
    ] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Draw the map of a journey.

    Exit code: 0 drawn, 1 the inventory has mistakes, 2 the job could not be done.
    """
    if output == "":
        raise CannotDo("-o is empty: name a file or a folder")
    picture = _picture(output, format)
    _check({"--page": page, "--scale": scale, "--embed-font": embed_font}, picture)
    if view == "flow":
        _check_flow({"--blank": blank, "--backstage": backstage})
    project = configured(paths or (), config, isolated)
    wanted = settings(project.config)
    options = Options(
        findings=findings,
        view=view,
        color_by=color_by,
        theme=str(theme),
        stages=listed(stage) or (),
        channels=listed(channel) or (),
        owners=listed(owner) or (),
        path=path,
        depth=depth,
        backstage=backstage,
        blank=blank,
        page=page,
        scale=1.0 if scale is None else scale,
        embed_font=embed_font,
    )
    inputs = read_all(paths or (), exclude=project.config.exclude)
    code = FAILED if inputs.failed else OK
    targets = _targets(inputs, output, picture)
    if output is not None and _is_folder(output):
        for target in targets.values():
            make_folder(str(Path(target).parent))
    for inventory in inputs.inventories:
        target = targets[inventory.path]
        try:
            _draw(inventory, target, picture, options, wanted, overwrite=force or output is not None)
        except CannotDo as problem:
            say(str(problem))
            code = FAILED
    if inputs.findings:
        from touchmap.report.full import listing

        tell_text(listing(inputs.findings, inputs.texts, stderr_style()))
        code = max(code, FINDINGS)
    raise typer.Exit(code)


def _picture(output: str | None, format: Picture | None) -> Picture:
    """What to draw: as -f says, else as the ending of -o says, else SVG."""
    ending = Path(output or "").suffix.removeprefix(".").lower()
    if format is not None:
        if ending in _ENDINGS and ending != format and not _is_folder(output or ""):
            raise CannotDo(f"{output} ends in .{ending}, but -f says {format}: which one shall it be?")
        return format
    if output is None or output == STDOUT or _is_folder(output) or not ending:
        return Picture.svg
    if ending not in _ENDINGS:
        endings = ", ".join(f".{known}" for known in _ENDINGS)
        raise CannotDo(f"no map can be drawn as .{ending}: end the name in {endings}, or add -f")
    return Picture(ending)


def _check(options: dict[str, object], picture: Picture) -> None:
    """Makes sure that what was asked for can be had in this form.

    Raises:
        CannotDo: it cannot.
    """
    for option, forms in _ONLY.items():
        if options[option] and picture not in forms:
            raise CannotDo(
                f"{option} is for {' and '.join(forms)}, not for {picture}: "
                f"add -f {forms[0]}, or end the name behind -o in .{forms[0]}"
            )


def _check_flow(options: dict[str, bool]) -> None:
    """Makes sure that nothing was asked for that a flow has no place for.

    Raises:
        CannotDo: something was.
    """
    for option, wanted in options.items():
        if wanted:
            raise CannotDo(f"{option} is for lanes, a flow has no place for it: leave out {option} or --view flow")


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or os.path.isdir(output)  # noqa: PTH112 - no error, however long the name


def _targets(inputs: Inputs, output: str | None, picture: Picture) -> dict[str, str]:
    """Where the map of each inventory goes.

    Raises:
        CannotDo: two maps would become one file, or a map would replace an inventory.
    """
    files = [inventory.path for inventory in inputs.inventories]
    if output is not None and not _is_folder(output):
        if len(inputs.texts) > 1:
            raise CannotDo(f"{len(inputs.texts)} maps do not fit into one file: name a folder, as in -o maps/")
        targets = dict.fromkeys(files, output)
    elif output is None:
        targets = {file: STDOUT if file == STDIN else _named(Path(file), picture) for file in files}
    else:
        targets = _below(files, output, picture)
    if len(set(targets.values())) < len(targets):
        raise CannotDo("two of these inventories would be drawn into one file: draw them one by one")
    for target in targets.values():
        refuse_inputs(target, inputs.texts)
    return targets


def _below(files: list[str], folder: str, picture: Picture) -> dict[str, str]:
    """A place in `folder` for each map; inventories from several folders keep these below it."""
    homes = {file: Path("map.yaml" if file == STDIN else file).resolve() for file in files}
    top = os.path.commonpath([home.parent for home in homes.values()]) if homes else ""
    return {file: _named(Path(folder, home.relative_to(top)), picture) for file, home in homes.items()}


def _named(path: Path, picture: Picture) -> str:
    return str(path.with_suffix(f".{picture}"))


def _draw(
    inventory: Inventory, target: str, picture: Picture, options: Options, wanted: Settings, *, overwrite: bool
) -> None:
    from touchmap.audit.run import run
    from touchmap.draw.drawing import drawn
    from touchmap.draw.failure import DrawingFailed

    if target == STDOUT and picture in (Picture.png, Picture.pdf) and sys.stdout is not None and sys.stdout.isatty():
        raise CannotDo(f"a {picture} cannot be shown in a terminal: name a file with -o")
    if target != STDOUT and not overwrite and os.path.lexists(target):
        raise CannotDo(f"{target} exists already; --force replaces it, or name another file with -o")
    result = run([inventory], wanted)
    try:
        data, advice = drawn(inventory, result, format=picture.value, options=options)
    except DrawingFailed as problem:
        raise CannotDo(f"the map of {inventory.path} could not be drawn: {problem}") from None
    if target == STDOUT:
        write_stdout(data)
    else:
        write_file(target, data, overwrite=overwrite)
        tell(f"Drew {target}")
    if advice:
        tell(*advice.splitlines())
