"""Filling the tables of a wording: what the record does not give leaves a — and is named as left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from townreport.outline import Pieces, Row, Table, pieces_text
from townreport.record.fields import Part
from townreport.wording.account import Omission
from townreport.wording.bound import Alternative
from townreport.wording.figures_table import NOT_GIVEN, figure_rows
from townreport.wording.filling import Filler
from townreport.wording.templates import RowTemplate, TableTemplate

_NAMELESS = "表格"


def fill_table(template: TableTemplate, filler: Filler) -> Table | None:
    """The table, or None where it has no rows left; everything that is missing is noted with the filler."""
    name = "".join(node for node in template.caption.nodes if isinstance(node, str)) or _NAMELESS
    if template.figures is not None:
        rows = tuple(figure_rows(template.figures, filler))
    else:
        rows = tuple(row for each in template.rows for row in _rows(each, template, name, filler))
    if not rows:
        return None
    header = tuple(filler.fill(cell) for cell in template.header)
    caption = filler.fill(template.caption)
    return Table(header, rows, caption, template.unit, template.ruling, template.is_wide)


def _rows(row: RowTemplate, template: TableTemplate, name: str, filler: Filler) -> Iterator[Row]:
    if row.each is None:
        filled = _row(row, None, "", template, name, filler)
        if filled is not None:
            yield filled
        return
    entries = filler.entries_to_write(row.each)
    if not entries and row.each.is_blank:
        filler.omit(f"{name}：{row.each.label}", (filler.want_of_list(row.each),))
    for entry, place in entries:
        filled = _row(row, entry, place, template, name, filler)
        if filled is not None:
            yield filled


def _row(
    row: RowTemplate, entry: Part | None, place: str, template: TableTemplate, name: str, filler: Filler
) -> Row | None:
    """A row, or None where it is to print figures and the record gives none of them."""
    first_omission = len(filler.omissions)
    cells: list[Pieces] = []
    missed: list[tuple[int, list[Omission]]] = []
    for column, cell in enumerate(row.cells):
        before = len(filler.omissions)
        pieces = filler.fill(cell, entry, place)
        missed.append((column, filler.omissions[before:]))
        cells.append(pieces or ((NOT_GIVEN,) if cell.clauses else ()))
    del filler.omissions[first_omission:]
    wanted = [column for column, cell in enumerate(row.cells) if _decides(cell)]
    label = _label(cells)
    if wanted and all(cells[column] == (NOT_GIVEN,) for column in wanted):
        _omit(f"{name}：{label}", (omission for _, found in missed for omission in found), filler)
        return None
    for column, omissions in missed:
        head = "".join(node for node in template.header[column].nodes if isinstance(node, str))
        if omissions:
            _omit(f"{name}：{label}的“{head}”", omissions, filler)
    return Row(tuple(cells))


def _omit(text: str, omissions: Iterable[Omission], filler: Filler) -> None:
    found = list(omissions)
    if not found:
        return
    filler.omit(
        text,
        (want for omission in found for want in omission.wants),
        replaced=all(omission.replaced for omission in found),
        unsaid=(place for omission in found for place in omission.unsaid),
    )


def _decides(cell: Alternative) -> bool:
    """Whether a cell prints something that a record may lack."""
    return bool(cell.deciding) or any(_decides(clause.alternatives[0]) for clause in cell.clauses)


def _label(cells: list[Pieces]) -> str:
    """What the reader knows a row by: its first words."""
    return next((text for cell in cells if (text := pieces_text(cell)) and text != NOT_GIVEN), "一行")
