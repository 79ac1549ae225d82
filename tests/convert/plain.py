"""Whether two inventories say the same, and the ways of an inventory through another format."""

from __future__ import annotations

from typing import Any

from tests.convert.inventories import loaded
from touchmap.compare.plain import Ref, sections, touchpoint_fields
from touchmap.convert.assemble import assembled
from touchmap.convert.formats import exported, imported
from touchmap.convert.imported import Imported
from touchmap.convert.wishes import Wishes
from touchmap.model import Inventory, Touchpoint
from touchmap.source.write import write


def said(inventory: Inventory) -> dict[str, Any]:
    """Everything that an inventory says, as plain values; touchpoints are called by their numbers."""

    def refer(touchpoint: Touchpoint) -> Ref:
        return Ref(str(touchpoint.number), touchpoint.name)

    touchpoints = {
        touchpoint.number: touchpoint_fields(touchpoint, refer) | {"stage": touchpoint.stage}
        for touchpoint in inventory.touchpoints
    }
    return {**sections(inventory, refer), "touchpoints": touchpoints}


def again(format: str, inventory: Inventory, **wishes: Any) -> Inventory:
    """An inventory written in a format and read from it."""
    return read(exported(format, inventory), format, **wishes)


def read(data: bytes, format: str, **wishes: Any) -> Inventory:
    """The one inventory in a file."""
    return loaded(text(the_one(data, format, **wishes)))


def the_one(data: bytes, format: str, **wishes: Any) -> Imported:
    (one,) = imported(format, data, "Imported", Wishes(**wishes))
    return one


def text(one: Imported) -> bytes:
    """The file that an import writes."""
    return write(assembled(one.draft), "Imported").encode()
