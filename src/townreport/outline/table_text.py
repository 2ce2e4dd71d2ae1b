"""A table as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from townreport.outline.pieces import pieces_text
from townreport.outline.tree import Table

UNIT_LABEL = "单位："
CELL_SEPARATOR = "\t"


def table_text(table: Table) -> Iterator[str]:
    """A table as lines of text: caption, unit, and its rows with a tab between cells."""
    if table.caption:
        yield pieces_text(table.caption)
    if table.unit:
        yield UNIT_LABEL + table.unit
    for cells in (table.header, *(row.cells for row in table.rows)):
        yield CELL_SEPARATOR.join(map(pieces_text, cells))
