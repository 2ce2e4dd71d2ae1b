"""Tables: caption, unit and rows in WordprocessingML, and what they take of the page.

Widths stand in w:tblW, w:gridCol and w:tcW alike (Word goes by the first and last, WPS by the second); lines are
at-least, since exact ones clip; the head comes again on every page and no row is split. A table of pages laid across
(横排) is marked as `Wide`, and `sections` gives it pages of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import Flow, Laid
from townreport.layout.marks import Marks
from townreport.layout.pages import count_lines
from townreport.layout.paragraph import paragraph
from townreport.layout.runs import pieces_runs, run
from townreport.layout.sections import Wide, on_wide_page
from townreport.layout.table_columns import Column, Measures, fraction_width, is_figure, measures
from townreport.outline import UNIT_LABEL, Pieces, Row, Ruling, Table, pieces_text

_END = paragraph("OfficialTableEnd", "")


def room_of(table: Table) -> int:
    """The width of a table in twips: that of the 版心, on its page."""
    return standard.TEXT_HEIGHT if table.is_wide else standard.TEXT_WIDTH


def laid_table(table: Table, marks: Marks, customs: Customs) -> Iterator[Laid]:
    """A table in stretches of XML that only together are whole: caption, unit, a row each, and an empty line.

    The empty line keeps two tables apart and carries the end of a section; Word wants a paragraph behind every table.
    """
    sizes = measures(table, room_of(table), customs.digits_font)
    for xml, flow in _stretches(table, sizes, marks, customs):
        yield Laid(Wide(xml), on_wide_page(flow)) if table.is_wide else Laid(xml, flow)


def _stretches(table: Table, sizes: Measures, marks: Marks, customs: Customs) -> Iterator[Laid]:
    pitch = customs.line_pitch
    if table.caption:
        runs = pieces_runs(table.caption, marks)
        flow = Flow(pieces_text(table.caption), line=pitch, keep_next=True)
        yield Laid(paragraph("OfficialTableCaption", runs), flow)
    if table.unit:
        runs = run(UNIT_LABEL + table.unit, "", standard.RARE_CHARACTER_FONTS.get(customs.body_font))
        flow = Flow("", line=standard.IMPRINT_LINE, keep_next=True)
        yield Laid(paragraph("OfficialTableUnit", runs), flow)
    rows = _Rows(table, sizes, marks, customs)
    head = rows.head_height()
    yield Laid(_opening(table, sizes) + rows.head(), Flow("", line=head, keep_next=True))
    for ordinal, row in enumerate(table.rows, start=1):
        end = "</w:tbl>" if ordinal == len(table.rows) else ""
        yield Laid(rows.row(row) + end, Flow("", line=rows.height(row), keep_next=row.is_group, repeated=head))
    yield Laid(_END, Flow("", line=standard.TABLE_END_LINE))


def _opening(table: Table, sizes: Measures) -> str:
    """The table's start tag and properties."""
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in sizes.columns)
    if table.ruling is Ruling.GRID:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        borders = "".join(_rule(side, standard.TABLE_RULE_EIGHTHS) for side in sides)
    else:
        borders = "".join(_rule(side, standard.TABLE_OUTER_RULE_EIGHTHS) for side in ("top", "bottom"))
    beside, above = standard.TABLE_CELL_MARGIN, standard.TABLE_CELL_PADDING
    margins = "".join(
        f'<w:{side} w:w="{margin}" w:type="dxa"/>'
        for side, margin in (("top", above), ("left", beside), ("bottom", above), ("right", beside))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(column.width for column in sizes.columns)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f"{margins}</w:tblCellMar></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _rule(side: str, eighths: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'


class _Rows:
    """The rows of one table."""

    def __init__(self, table: Table, sizes: Measures, marks: Marks, customs: Customs) -> None:
        self._table, self._marks = table, marks
        self._size, self._columns = sizes
        self._digits_font = customs.digits_font
        self._rare = standard.RARE_CHARACTER_FONTS.get(customs.body_font)
        half_points = standard.half_points(self._size)
        # The styles are of the largest size.
        is_smaller = self._size != standard.TABLE_SIZES[0]
        self._letters = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if is_smaller else ""
        below_head = _rule("bottom", standard.THIN_RULE_EIGHTHS) if table.ruling is Ruling.THREE_LINES else ""
        self._head_borders = f"<w:tcBorders>{below_head}</w:tcBorders>" if below_head else ""

    def head(self) -> str:
        """The table's head, which comes again on every page."""
        cells = (
            _cell(column.width, paragraph("OfficialTableHead", self._runs(cell, None)), self._head_borders)
            for cell, column in zip(self._table.header, self._columns, strict=True)
        )
        return _row("".join(cells), is_head=True)

    def row(self, row: Row) -> str:
        """A row of the table; one that names a group is a single cell."""
        if row.is_group:
            text = paragraph("OfficialTableHead", self._runs(row.cells[0], None), '<w:jc w:val="left"/>')
            span = f'<w:gridSpan w:val="{len(self._columns)}"/>'
            return _row(_cell(sum(column.width for column in self._columns), text, span=span))
        return _row(
            "".join(
                _cell(column.width, self._text(cell, column))
                for cell, column in zip(row.cells, self._columns, strict=True)
            )
        )

    def head_height(self) -> int:
        """What the head takes of the page, in twips."""
        return self._height(self._table.header)

    def height(self, row: Row) -> int:
        """What a row takes of the page, in twips."""
        return standard.TABLE_ROW if row.is_group else self._height(row.cells)

    def _height(self, cells: Sequence[Pieces]) -> int:
        lines = max(self._lines(pieces_text(cell), column) for cell, column in zip(cells, self._columns, strict=True))
        return max(standard.TABLE_ROW, lines * standard.TABLE_LINE + 2 * standard.TABLE_CELL_PADDING)

    def _lines(self, text: str, column: Column) -> int:
        room = column.width - 2 * standard.TABLE_CELL_MARGIN
        if len(text) * standard.points(self._size) <= room:
            return 1
        return count_lines(Flow(text, size=self._size, spacing=0, right=standard.TEXT_WIDTH - room))

    def _text(self, cell: Pieces, column: Column) -> str:
        runs = self._runs(cell, self._rare)
        text = pieces_text(cell)
        if column.figure_right is None or not is_figure(text):
            own = "" if column.align == "left" else f'<w:jc w:val="{column.align}"/>'
            return paragraph("OfficialTableText", runs, own)
        right = column.figure_right + column.fraction - fraction_width(text, self._size, self._digits_font)
        return paragraph("OfficialTableText", runs, f'<w:ind w:right="{right}"/><w:jc w:val="right"/>')

    def _runs(self, cell: Pieces, rare: str | None) -> str:
        return pieces_runs(cell, self._marks, self._letters, rare)


def _row(cells: str, *, is_head: bool = False) -> str:
    head = "<w:tblHeader/>" if is_head else ""
    height = f'<w:trHeight w:val="{standard.TABLE_ROW}" w:hRule="atLeast"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{cells}</w:tr>"


def _cell(width: int, text: str, borders: str = "", span: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{borders}<w:vAlign w:val="center"/></w:tcPr>'
        f"{text}</w:tc>"
    )
