"""The reports of one audit: the one that was asked for, and others that are written beside it."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence

from touchmap.cli.outputs import STDOUT, print_text, refuse_inputs, write_file
from touchmap.cli.terminal import CannotDo, stdout_style, tell
from touchmap.report import FORMATS, Sheet


@dataclasses.dataclass(frozen=True, slots=True)
class Reports:
    """The forms of the reports and where they go: `file` is None for standard output, `also` maps files to forms."""

    form: str
    file: str | None
    also: dict[str, str]
    quiet: bool

    def give(self, sheet: Sheet) -> None:
        """Writes all of them.

        Raises:
            CannotDo: one would replace an inventory, or cannot be written.
        """
        for file in (self.file, *self.also):
            if file is not None:
                refuse_inputs(file, sheet.texts)
        if self.file is None:
            print_text(self._report(self.form, dataclasses.replace(sheet, style=stdout_style())))
        else:
            self._write(self.file, self.form, sheet)
            if not self.quiet:
                tell(f"Wrote the report to {self.file}")
        for file, form in self.also.items():
            self._write(file, form, sheet)

    def _write(self, file: str, form: str, sheet: Sheet) -> None:
        report = self._report(form, dataclasses.replace(sheet, style=stdout_style(to_file=True)))
        write_file(file, report.encode("utf-8", "replace"), overwrite=True)

    def _report(self, form: str, sheet: Sheet) -> str:
        """If `quiet` the findings alone; the forms that programs read hold nothing else worth leaving out."""
        if self.quiet and form == "full":
            from touchmap.report.full import listing

            return listing(sheet.result.findings, sheet.texts, sheet.style)
        return FORMATS["concise" if self.quiet and form == "text" else form](sheet)


def reports(form: str, output: str | None, also: Sequence[str], *, quiet: bool) -> Reports:
    """What `--format`, `--output`, `--also` and `--quiet` ask for.

    Raises:
        CannotDo: one of `also` is not FORMAT=FILE, or two reports would go into one file.
    """
    file = None if output in (None, STDOUT) else output
    others: dict[str, str] = {}
    taken = set() if file is None else {os.path.normpath(file)}
    for words in also:
        other, _, name = words.partition("=")
        if other not in FORMATS or name in ("", STDOUT):
            known = ", ".join(FORMATS)
            raise CannotDo(f"--also {words} is not understood: write a format ({known}), = and the name of a file")
        if os.path.normpath(name) in taken:
            raise CannotDo(f"--also {words}: another report goes into that file already")
        taken.add(os.path.normpath(name))
        others[name] = other
    return Reports(form, file, others, quiet)
