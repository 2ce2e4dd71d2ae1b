"""Tables as rows of cells, about as wide and high as the document has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from townreport.layout import standard
from townreport.layout.flow import text_width
from townreport.outline import UNIT_LABEL, Pieces, Ruling, Table, pieces_text

SIZE = 12.0
"""Letters of tables in points; the standard gives none."""
LINE = standard.points(18)
_LEAST_COLUMN, _MOST_COLUMN = 4, 16
"""Characters that a column is reckoned with, at least and at most."""


class TableRow(NamedTuple):
    """One row: its cells and the columns' widths in parts of the whole; caption and unit have `pieces` instead."""

    kind: str
    pieces: Pieces = ()
    cells: tuple[Pieces, ...] = ()
    columns: tuple[int, ...] = ()
    height: int = LINE
    keep: bool = False
    size: float = SIZE


def table_rows(table: Table) -> Iterator[TableRow]:
    """The rows of a table, its caption and unit first."""
    if table.caption:
        yield TableRow("caption", table.caption, height=standard.LINE_PITCH, keep=True, size=standard.SIZE_3)
    if table.unit:
        yield TableRow("unit", (UNIT_LABEL + table.unit,), keep=True)
    columns = _columns(table)
    ruling = "cells" if table.ruling is Ruling.GRID else "cells three-lines"
    yield TableRow(f"{ruling} header", (), table.header, columns, _height(table.header, columns), keep=True)
    for index, row in enumerate(table.rows):
        widths = (1,) if row.is_group else columns
        kind = f"{ruling} group" if row.is_group else ruling
        kind += " last" if index == len(table.rows) - 1 else ""
        yield TableRow(kind, (), row.cells, widths, _height(row.cells, widths), keep=row.is_group)


def _columns(table: Table) -> tuple[int, ...]:
    rows = [table.header, *(row.cells for row in table.rows if not row.is_group)]
    longest = [
        max((len(pieces_text(row[index])) for row in rows if index < len(row)), default=0)
        for index in range(len(table.header))
    ]
    return tuple(min(max(length, _LEAST_COLUMN), _MOST_COLUMN) for length in longest)


def _height(cells: tuple[Pieces, ...], columns: tuple[int, ...]) -> int:
    lines = 1
    for cell, width in zip(cells, columns, strict=False):
        room = standard.TEXT_WIDTH * width // sum(columns) - standard.points(SIZE)
        lines = max(lines, -(-text_width(pieces_text(cell), SIZE, 0) // max(room, standard.points(SIZE))))
    return lines * LINE + standard.points(4)
