"""How an inventory comes into a folder: with the schema that editors read beside it, and never over another one."""

from __future__ import annotations

from pathlib import Path

from touchmap.cli.inputs import NAME
from touchmap.cli.outputs import make_folder, refuse_existing, write_file
from touchmap.cli.schema import written


def begin(folder: str, text: str, language: str | None, *, force: bool) -> Path:
    """Writes the inventory `text` into `folder`, which is made if it is not there, and says where it stands.

    In front of it comes a line for editors, with a comment in `language`.

    Raises:
        CannotDo: something is there already that would have to be replaced and `force` is not set, or it cannot be
            written.
    """
    from touchmap.starter.editor import SCHEMA, for_editors

    inventory, schema = Path(folder, NAME), Path(folder, SCHEMA)
    made = for_editors(text, language)
    files = {inventory: made.encode()}
    rules = written().encode()
    # A text that names a schema of its own needs none of ours; the one that is there already need not be written.
    if made is not text and not _holds(schema, rules):
        files = {schema: rules, **files}
    if not force:
        for path in reversed(files):
            refuse_existing(str(path))
    make_folder(folder)
    for path, data in files.items():
        write_file(str(path), data, overwrite=force)
    return inventory


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
