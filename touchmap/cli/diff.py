"""`touchmap diff`: what changed from one inventory to the next."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from touchmap.cli.configured import ConfigFile, Isolated, configured, settings
from touchmap.cli.exits import FINDINGS, OK
from touchmap.cli.outputs import STDOUT, print_text, refuse_inputs, write_file
from touchmap.cli.parameters import Today
from touchmap.cli.terminal import CannotDo, stderr_style, stdout_style, tell, tell_text

if TYPE_CHECKING:
    from touchmap.audit.result import Result
    from touchmap.compare import Comparison
    from touchmap.model import Inventory


class DiffFormat(StrEnum):
    """The forms in which changes are shown."""

    text = "text"
    json = "json"
    markdown = "markdown"
    svg = "svg"
    html = "html"


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="Inventory as it was: a file, or REV:PATH as git has it.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Inventory as it is now, or as it should be.")],
    format: Annotated[DiffFormat, typer.Option("--format", "-f", help="Form of the output.")] = DiffFormat.text,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write it to a file.")] = None,
    today: Today = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Say which touchpoints are new, eliminated, moved or changed, and which findings came and went.

    svg and html draw the map of NEW with these changes marked.

    Exit code: 0 compared, 1 an inventory has mistakes, 2 the job could not be done.
    """
    pair = _read(old, new)
    if pair is None:
        raise typer.Exit(FINDINGS)

    from touchmap.audit.run import run
    from touchmap.compare import compare

    wanted = settings(configured((new,), config, isolated).config, today=today)
    before, after = pair
    audited = run([after], wanted)
    comparison = compare(before, after, run([before], wanted), audited)
    file = None if output == STDOUT else output
    if format in (DiffFormat.svg, DiffFormat.html):
        data = _drawn(comparison, audited, old, format)
    else:
        from touchmap.report.differing import FORMATS

        data = FORMATS[format.value](comparison, stdout_style(to_file=file is not None)).encode("utf-8", "replace")
    if file is None:
        print_text(data.decode())
    else:
        refuse_inputs(file, (old, new))
        write_file(file, data, overwrite=True)
        tell(f"Wrote {file}")
    raise typer.Exit(OK)


def _drawn(comparison: Comparison, audited: Result, old: str, format: DiffFormat) -> bytes:
    """The map of the new inventory, with what changed marked on it.

    Raises:
        CannotDo: it could not be drawn.
    """
    from touchmap.draw.drawing import render
    from touchmap.draw.failure import DrawingFailed
    from touchmap.draw.options import ChangeKind, Gone, Options, Since
    from touchmap.report.differences import place

    cards: dict[str, ChangeKind] = {pair.new.key: "moved" if pair.moved else "changed" for pair in comparison.changed}
    cards |= {touchpoint.key: "new" for touchpoint in comparison.added}
    gone = tuple(Gone(one.number or 0, one.name, place(one)) for one in comparison.eliminated)
    revision, colon, path = old.rpartition(":")
    before, after = comparison.old.journey.state, comparison.new.journey.state
    since = Since(f"{revision}{colon}{Path(path).name}", cards, gone, before if before != after else "")
    try:
        return render(comparison.new, audited, format=format.value, options=Options(findings=False, since=since))
    except DrawingFailed as problem:
        raise CannotDo(f"the map of {comparison.new.path} could not be drawn: {problem}") from None


def _read(old: str, new: str) -> tuple[Inventory, Inventory] | None:
    """Both inventories; None when one has mistakes, which are told."""
    from touchmap.cli.revisions import document
    from touchmap.model import load

    documents = [document(name) for name in (old, new)]
    loaded = [load(one) for one in documents]
    findings = [finding for _, found in loaded for finding in found]
    if findings:
        from touchmap.report.full import listing

        tell_text(listing(findings, {one.path: one.text for one in documents}, stderr_style()))
    before, after = (inventory for inventory, _ in loaded)
    return None if before is None or after is None else (before, after)
