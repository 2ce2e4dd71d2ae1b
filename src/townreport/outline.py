"""The finished report as a frozen tree, and its numbering.

The tree holds words and figures but no look: `layout` turns it into a .docx, `as_text` into
plain text. Numbers (一、（一）1.（1）一是) are never typed anywhere: `lines` gives them out while it
walks the tree, so a part that is gone leaves no hole. A table goes through `lines` as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import cached_property, partial
from typing import NamedTuple

from townreport.numerals import chinese_ordinal


class Printed(NamedTuple):
    """A figure, name or text as printed; `place` is its place in the record, e.g. ``经济运行.税收收入.本年``."""

    text: str
    place: str


class Gap(NamedTuple):
    """A figure the record does not give, as a draft prints it: ``xx万元``, highlighted."""

    text: str
    place: str


Piece = str | Printed | Gap
Pieces = tuple[Piece, ...]


class PointStyle(StrEnum):
    """How the 一是 points of a section stand."""

    RUN_ON = "连写"
    """All in one paragraph, as the model report has them."""
    PARAGRAPHS = "分段"
    """A paragraph each."""


class Paragraph(NamedTuple):
    """An ordinary paragraph of text."""

    pieces: Pieces


class Point(NamedTuple):
    """One 一是 point: a short lead that ends in 。 (may be empty), and its text."""

    lead: Pieces
    text: Pieces


class Points(NamedTuple):
    """The 一是, 二是 … points of a section. A single point is not numbered."""

    points: tuple[Point, ...]
    style: PointStyle = PointStyle.RUN_ON


class Section(NamedTuple):
    """A heading and what stands under it; its level follows from its depth in the tree.

    `run_in`: the heading and the text below it are one paragraph, （一）标题。一是……; where no text follows at once,
    it stands alone all the same.
    """

    heading: Pieces
    blocks: tuple[Block, ...]
    run_in: bool = False


class Ruling(StrEnum):
    """The lines of a table."""

    GRID = "全框"
    """Around every cell."""
    THREE_LINES = "三线"
    """Above and below the table, and below its head."""


class Row(NamedTuple):
    """A row of a table; one with `is_group` has a single cell, as wide as the table, that heads the rows below it."""

    cells: tuple[Pieces, ...]
    is_group: bool = False


class Table(NamedTuple):
    """A table: caption (may be empty), the unit of its figures (``万元``, may be empty), head and rows.

    `is_wide`: it stands on a page of its own laid across (横排).
    """

    header: tuple[Pieces, ...]
    rows: tuple[Row, ...]
    caption: Pieces = ()
    unit: str = ""
    ruling: Ruling = Ruling.GRID
    is_wide: bool = False

    def pieces(self) -> Iterator[Piece]:
        """All pieces of the table, in order; the unit is no piece of its own."""
        yield from self.caption
        for cells in (self.header, *(row.cells for row in self.rows)):
            for cell in cells:
                yield from cell


Block = Paragraph | Points | Section | Table


class Annex(NamedTuple):
    """An 附件 of the report: its title, and its blocks, numbered from 一、 for themselves."""

    title: Pieces
    blocks: tuple[Block, ...]


class _Tree(NamedTuple):
    title: Pieces
    blocks: tuple[Block, ...]
    attachments: tuple[Annex, ...] = ()


class Outline(_Tree):
    """A whole report."""

    @cached_property
    def text(self) -> tuple[Line | Table, ...]:
        """The paragraphs and tables below the title, with their numbers: checks and layout both walk them."""
        return tuple(block_lines(self.blocks))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of the title and of each of `text`, a table's in lines: checks and layout look at them."""
        return tuple(["\n".join(table_text(line)) if isinstance(line, Table) else line.words() for line in lines(self)])

    @cached_property
    def words(self) -> str:
        """All of `texts` in one, for questions about any of its characters."""
        return "".join(self.texts)


class Role(StrEnum):
    """What a line is; the values are the names of the .docx styles (built on Word's own headings)."""

    TITLE = "公文标题"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    BODY = "公文正文"

    # Enum's own, written in Python, is asked for every line.
    __hash__ = str.__hash__


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
MAXIMUM_DEPTH = len(HEADINGS)


class Part(NamedTuple):
    """A stretch of a line; `is_lead` marks a point's lead, which some offices print bold.

    `role` is the heading's where the stretch is one that runs into its text.
    """

    pieces: Pieces
    is_lead: bool = False
    role: Role | None = None


class Line(NamedTuple):
    """One numbered paragraph of the report, ready to be laid out."""

    role: Role
    parts: tuple[Part, ...]

    def pieces(self) -> Iterator[Piece]:
        """All pieces of the line, in order."""
        for part in self.parts:
            yield from part.pieces

    def words(self) -> str:
        """The characters it prints."""
        # By index: every piece of every report is asked.
        return "".join([piece if piece.__class__ is str else piece[0] for part in self.parts for piece in part[0]])


def heading_number(level: int, ordinal: int) -> str:
    """The number of a heading: 一、（一） 1. （1） for levels 1 to 4 (GB/T 9704—2012, 正文)."""
    if level == 1:
        return f"{chinese_ordinal(ordinal)}、"
    if level == 2:
        return f"（{chinese_ordinal(ordinal)}）"
    return f"{ordinal}." if level == 3 else f"（{ordinal}）"


def lines(outline: Outline) -> tuple[Line | Table, ...]:
    """The report's paragraphs and tables from the title to the end of its text, with their numbers; no 附件."""
    return (Line(Role.TITLE, (Part(outline.title),)), *outline.text)


# A report has some 200 of both: made in C alone, they cost a third.
_line: Callable[[tuple[Role, tuple[Part, ...]]], Line] = partial(tuple.__new__, Line)
_part: Callable[[tuple[Pieces, bool, Role | None]], Part] = partial(tuple.__new__, Part)
_BODY = Role.BODY


def block_lines(blocks: Iterable[Block], level: int = 1) -> list[Line | Table]:
    """The same of blocks alone, whose sections are headings of `level`."""
    written: list[Line | Table] = []
    ordinal = 0
    for block in blocks:
        if isinstance(block, Points):
            written += _point_lines(block)
        elif isinstance(block, Section):
            ordinal += 1
            written += _section_lines(block, level, ordinal)
        elif isinstance(block, Paragraph):
            written.append(_line((_BODY, (_part((block.pieces, False, None)),))))
        else:
            written.append(block)
    return written


def _section_lines(section: Section, level: int, ordinal: int) -> list[Line | Table]:
    heading = (heading_number(level, ordinal), *section.heading)
    below = block_lines(section.blocks, level + 1)
    role = HEADINGS[level - 1]
    if section.run_in and below:
        first = below[0]
        if isinstance(first, Line) and first.role is _BODY and first.parts[0].role is None:
            below[0] = Line(_BODY, (Part(heading, role=role), *first.parts))
            return below
    return [_line((role, (_part((heading, False, None)),))), *below]


def _point_lines(points: Points) -> list[Line]:
    numbered = len(points.points) > 1
    in_paragraphs = points.style is PointStyle.PARAGRAPHS
    written: list[Line] = []
    parts: list[Part] = []
    for ordinal, (lead, text) in enumerate(points.points, start=1):
        if numbered:
            parts.append(_part(((f"{chinese_ordinal(ordinal)}是",), False, None)))
        if lead:
            parts.append(_part((lead, True, None)))
        parts.append(_part((text, False, None)))
        if in_paragraphs:
            written.append(_line((_BODY, tuple(parts))))
            parts = []
    if parts:
        written.append(_line((_BODY, tuple(parts))))
    return written


def piece_text(piece: Piece) -> str:
    """The characters a piece prints."""
    return piece if isinstance(piece, str) else piece.text


def pieces_text(pieces: Iterable[Piece]) -> str:
    """The characters that pieces print."""
    return "".join(map(piece_text, pieces))


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


def annex_mark(ordinal: int, count: int) -> str:
    """What stands above the `ordinal`-th of `count` 附件: its number only where there are several."""
    return f"附件{ordinal}" if count > 1 else "附件"


def as_text(outline: Outline) -> str:
    """The report as plain text, one paragraph a line, each ended by a newline; 附件 at the end."""
    written = list(_text_lines(lines(outline)))
    for ordinal, annex in enumerate(outline.attachments, start=1):
        written += [annex_mark(ordinal, len(outline.attachments)), pieces_text(annex.title)]
        written += _text_lines(block_lines(annex.blocks))
    return "".join(f"{line}\n" for line in written)


def _text_lines(numbered: Iterable[Line | Table]) -> Iterator[str]:
    for line in numbered:
        if isinstance(line, Table):
            yield from table_text(line)
        else:
            yield pieces_text(line.pieces())
