"""`touchmap import`: an inventory from a Mermaid journey, a CSV file or a workbook."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from touchmap.cli.exits import FINDINGS, OK
from touchmap.cli.inputs import NAME, read_all
from touchmap.cli.outputs import STDOUT, make_folder, write_file, write_stdout
from touchmap.cli.targets import is_folder
from touchmap.cli.terminal import CannotDo, stderr_style, tell, tell_text
from touchmap.convert.draft import new_key
from touchmap.convert.formats import IMPORTERS, TABLES
from touchmap.convert.stages import told
from touchmap.convert.table.columns import asked, chosen
from touchmap.convert.wishes import ACTORS, Actors, Wishes, ends, said, tag
from touchmap.source import STDIN

if TYPE_CHECKING:
    from touchmap.convert.imported import Imported
    from touchmap.model import Inventory

    Format = str
    ActorsAs = str
else:
    Format = StrEnum("Format", {name: name for name in IMPORTERS})
    ActorsAs = StrEnum("ActorsAs", {name: name for name in ACTORS})


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A .mmd, .md, .csv or .xlsx file; - is standard input.")],
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE|DIR", help="Where to; else standard output. A folder for several."
        ),
    ] = None,
    format: Annotated[
        Format | None, typer.Option("--format", "-f", help="What FILE is; else its ending and its content tell.")
    ] = None,
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="FIELD=COLUMN,…", help="Which column holds a field; nothing behind the = is none."
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="COLUMN=VALUE,…", help="Take only the rows that have one of these values."),
    ] = None,
    sheet: Annotated[
        str | None, typer.Option("--sheet", metavar="NAME", help="Which sheet of a workbook to take.")
    ] = None,
    fill: Annotated[
        bool | None,
        typer.Option(
            "--fill/--no-fill",
            help="Blank stages, phases and channels are those of the row above.",
            show_default="where the table is plainly written so",
        ),
    ] = None,
    base: Annotated[
        str | None,
        typer.Option("--base", metavar="FILE", help="Take from this inventory what the table does not have."),
    ] = None,
    stages: Annotated[
        list[str] | None,
        typer.Option(
            "--stages",
            metavar="SECTION=STAGE,…",
            help="Which section or phase belongs to which stage; or three numbers, or one stage for all.",
        ),
    ] = None,
    channel: Annotated[
        str | None, typer.Option("--channel", metavar="NAME", help="The channel of what names none.")
    ] = None,
    actors: Annotated[ActorsAs, typer.Option("--actors", help="What the actors of a diagram become.")] = "notes",
    scale: Annotated[
        str | None,
        typer.Option("--scale", metavar="LOW-HIGH", help="The lowest and the highest score, such as 1-10; else 1-5."),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="TEXT", help="What the journey is called.")] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="Its language, such as uk; else its letters tell.")
    ] = None,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="NAME", help="How the text is saved, such as cp1251; else guessed."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an inventory that is there already.")] = False,
) -> None:
    """Make an inventory of a Mermaid journey, a CSV file or a workbook.

    What was guessed and what could not be taken is said line by line; in the inventory a remark that begins with
    "check" stands wherever somebody has to decide.

    Exit code: 0 imported, 1 imported but for what could not be understood, 2 the job could not be done.
    """
    from touchmap.convert.failure import CannotConvert
    from touchmap.convert.formats import format_of, imported

    if output == "":
        raise CannotDo("-o is empty: name a file or a folder")
    data = _contents(file)
    try:
        form = str(format) if format else format_of(file, data)
        _check(form, {"--map": map, "--only": only, "--sheet": sheet, "--base": base, "--fill": fill}, str(actors))
        wishes = Wishes(
            name=said("--name", name),
            language=tag(language),
            stages=told(stages or ()),
            channel=said("--channel", channel),
            actors=cast(Actors, str(actors)),
            scale=ends(scale),
            columns=asked(map or ()),
            only=chosen(only or ()),
            sheet=sheet,
            fill=fill,
            encoding=encoding,
            base=None if base is None else _read(base),
        )
        found = imported(form, data, _title(file), wishes)
    except CannotConvert as problem:
        raise CannotDo(f"{_called(file)}: {problem}") from None
    targets = _targets(found, output)
    for one, target in zip(found, targets, strict=True):
        _explain(one, file)
        text = _written(one, file)
        if target == STDOUT:
            write_stdout(text)
            continue
        make_folder(str(Path(target).parent))
        write_file(target, text, overwrite=force)
        tell(f"Wrote {target}")
    raise typer.Exit(FINDINGS if any(one.remarks.wrong for one in found) else OK)


def _contents(file: str) -> bytes:
    """The bytes of the file.

    Raises:
        CannotDo: it cannot be read, or is far too large.
    """
    from touchmap import source
    from touchmap.source.document import MAX_BYTES

    try:
        data = source.contents(file, "a file to import")
    except source.Unreadable as problem:
        raise CannotDo(str(problem)) from None
    if len(data) > MAX_BYTES:
        raise CannotDo(f"{_called(file)} is larger than {MAX_BYTES // 1_000_000} MB: is this a list of touchpoints?")
    return data


def _check(form: str, for_tables: dict[str, object], actors: str) -> None:
    """Makes sure that what was asked for can be had of this format.

    Raises:
        CannotDo: it cannot.
    """
    for option, value in for_tables.items():
        if form not in TABLES and value is not None:
            raise CannotDo(f"{option} is for tables, and this is {form}; -f says otherwise")
    if form in TABLES and actors != ACTORS[0]:
        raise CannotDo(
            f"--actors is for diagrams, and this is {form}; in a table, --map channel=… or who=… does the same"
        )


def _read(file: str) -> Inventory:
    """The inventory that the rest is taken from.

    Raises:
        CannotDo: it cannot be read, or has mistakes.
    """
    inputs = read_all([file])
    if inputs.findings:
        from touchmap.report.full import listing

        tell_text(listing(inputs.findings, inputs.texts, stderr_style()))
    if len(inputs.inventories) != 1:
        raise CannotDo(f"--base {file} is not one inventory without mistakes")
    return inputs.inventories[0]


def _targets(found: list[Imported], output: str | None) -> list[str]:
    """Where each inventory goes.

    Raises:
        CannotDo: several of them would become one.
    """
    if output is not None and output != STDOUT and is_folder(output):
        names = []
        keys: set[str] = set()
        for one in found:
            keys.add(key := new_key(str(one.draft.journey["name"]), keys, "journey"))
            names.append(str(Path(output, f"{key}.{NAME}")))
        return names
    if len(found) > 1:
        raise CannotDo(f"there are {len(found)} journeys in this file: name a folder for them, as in -o journeys/")
    return [output or STDOUT]


def _written(one: Imported, file: str) -> bytes:
    """The text of the inventory."""
    from touchmap.convert.assemble import assembled
    from touchmap.source.write import write

    where = f", {one.origin}" if one.origin else ""
    head = f'Imported from {Path(_called(file)).name}{where}. Where a remark says "check", decide, and take the remark out.'  # noqa: E501
    return write(assembled(one.draft), head).encode()


def _explain(one: Imported, file: str) -> None:
    """Says how the file was read, what is to be looked at, and what is not in the inventory."""
    from touchmap.convert.remarks import grouped

    draft, remarks = one.draft, one.remarks
    parts = [(len(draft.steps), "touchpoint"), (len(draft.phases), "phase"), (len(draft.channels), "channel"),
             (len(draft.feedback), "listening post"), (len(draft.paths), "path")]  # fmt: skip
    counted = ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for count, word in parts if count)
    where = f", {one.origin}" if one.origin else ""
    tell(f"{_called(file)}{where}: {counted}")
    for title, lines in (
        ("Read as", remarks.read),
        ("Please check", list(grouped(remarks.checks))),
        ("Not carried over", list(grouped(remarks.losses))),
    ):
        if lines:
            tell(f"  {title}", *(f"    {line}" for line in lines))


def _title(file: str) -> str:
    """What to call a journey that has no name: as its file is called."""
    words = " ".join(re.split(r"[-_\s]+", Path(file).stem if file != STDIN else "")).strip()
    return words[:1].upper() + words[1:] or "Imported journey"


def _called(file: str) -> str:
    return "standard input" if file == STDIN else file
