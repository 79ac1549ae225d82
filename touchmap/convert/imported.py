"""What an import gives: a draft of one inventory, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass

from touchmap.convert.draft import Draft
from touchmap.convert.remarks import Remarks


@dataclass(frozen=True, slots=True)
class Imported:
    """One inventory from another format; `origin` names the place it comes from where a file holds several."""

    draft: Draft
    remarks: Remarks
    origin: str = ""
