"""What goes out comes back: no cell and no word of an inventory is lost on the way through a table."""

from __future__ import annotations

from hypothesis import given, settings

from tests.convert.inventories import hostile_inventories
from tests.convert.plain import again, read, said
from touchmap.convert.formats import exported
from touchmap.model import Inventory


@settings(max_examples=60)
@given(hostile_inventories())
def test_a_workbook_holds_the_whole_inventory(inventory: Inventory) -> None:
    assert said(again("xlsx", inventory)) == said(inventory)


@settings(max_examples=80)
@given(hostile_inventories())
def test_csv_and_the_rest_from_the_inventory_is_the_whole(inventory: Inventory) -> None:
    assert said(again("csv", inventory, base=inventory)) == said(inventory)


@settings(max_examples=80)
@given(hostile_inventories())
def test_csv_alone_keeps_every_cell(inventory: Inventory) -> None:
    written = exported("csv", inventory)
    assert exported("csv", read(written, "csv")).decode() == written.decode()


@settings(max_examples=40)
@given(hostile_inventories())
def test_a_workbook_keeps_every_cell(inventory: Inventory) -> None:
    written = exported("xlsx", inventory)
    assert exported("xlsx", read(written, "xlsx")) == written
