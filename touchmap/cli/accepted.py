"""The baseline file: where it is, reading it, writing it anew, and what is said about it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from touchmap.cli.configured import Project, shown
from touchmap.cli.outputs import refuse_inputs, refuse_inventory, write_file
from touchmap.cli.terminal import CannotDo, tell

if TYPE_CHECKING:
    from touchmap.audit.baseline import Baseline
    from touchmap.audit.result import Result
    from touchmap.cli.inputs import Inputs

_MOST_LISTED = 10


@dataclass(frozen=True)
class Accepted:
    """The baseline of a command and its file."""

    path: str
    baseline: Baseline
    renew: bool

    def settle(self, result: Result, inputs: Inputs, *, quiet: bool) -> None:
        """After an audit: writes the baseline anew if that was asked for, else says which entries are stale.

        Raises:
            CannotDo: it cannot be written.
        """
        from touchmap.audit.baseline import written
        from touchmap.audit.run import codes

        if self.renew:
            refuse_inputs(self.path, inputs.texts)
            entries = self.baseline.renewed(codes())
            write_file(self.path, written(entries), overwrite=True)
            if not quiet:
                tell(f"Wrote {_counted(len(entries), 'accepted finding')} to {self.path}")
        elif result.stale and not quiet:
            are, them = ("is", "it") if len(result.stale) == 1 else ("are", "them")
            tell(
                f"{_counted(len(result.stale), 'entry')} of {self.path} {are} found no longer; "
                f"touchmap audit --write-baseline takes {them} out:",
                *(f"  {one.file}: {one.code} {one.address}" for one in result.stale[:_MOST_LISTED]),
                *(["  …"] if len(result.stale) > _MOST_LISTED else []),
            )


def accepted(option: str | None, renew: bool, project: Project, *, isolated: bool) -> Accepted | None:
    """The baseline of a command: the one that is named, on the command line or in the configuration, else the one
    that lies in the project folder under its usual name. None: there is none, and none is to be written.

    Raises:
        CannotDo: one that is named is not there, or it is no baseline.
    """
    from touchmap.audit.baseline import NAME, Baseline, BrokenBaseline, parse
    from touchmap.source import Unreadable, contents

    named = option if option is not None else project.config.baseline
    path = named if named is not None else shown(project.folder / NAME)
    if named == "":
        raise CannotDo("the name of the baseline is empty")
    if renew:
        refuse_inventory(path)
    if named is None and not renew and (isolated or not os.path.lexists(project.folder / NAME)):
        return None
    try:
        entries = parse(contents(path, "a baseline"))
    except Unreadable as problem:
        missing = str(problem).endswith("does not exist")
        if not (renew and missing):
            hint = "; touchmap audit --write-baseline writes it" if missing else ""
            raise CannotDo(f"the baseline {problem}{hint}") from None
        entries = []
    except BrokenBaseline as problem:
        raise CannotDo(f"{path} is no baseline that can be read: {problem}") from None
    return Accepted(path, Baseline(project.folder, entries, renew=renew), renew)


def _counted(number: int, one: str) -> str:
    many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return f"{number:,} {one if number == 1 else many}"
