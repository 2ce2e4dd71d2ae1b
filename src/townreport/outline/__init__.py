"""The finished report as a frozen tree, and its numbering.

The tree holds words and figures but no look: `layout` turns it into a .docx, `as_text` into plain text. Numbers are
never typed anywhere: `lines` gives them out. A table goes through `lines` as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from townreport.outline.learning import Known, is_to_be_learnt
from townreport.outline.lines import HEADINGS, MAXIMUM_DEPTH, Line, LinePattern, Part, Role
from townreport.outline.numbering import block_lines, heading_number, line_of, pattern_of
from townreport.outline.pieces import Gap, Piece, Pieces, Printed, piece_text, pieces_text
from townreport.outline.tree import (
    Annex,
    Block,
    Paragraph,
    Point,
    Points,
    PointsPattern,
    PointStyle,
    Row,
    Ruling,
    Section,
    Table,
)


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
    def lines(self) -> tuple[Line | Table, ...]:
        """The same from the title on."""
        return (line_of(Role.TITLE, self.title), *self.text)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of the title and of each of `text`, a table's in lines: checks and layout look at them."""
        return tuple(["\n".join(table_text(line)) if isinstance(line, Table) else line.words() for line in self.lines])

    @cached_property
    def own_words(self) -> str:
        """The words that it has not in common with others, in one: those of the record, and lines without a pattern.

        For questions about any of a report's characters: the others are asked of the lines' patterns, once.
        """
        found: list[str] = []
        for line, text in zip(self.lines, self.texts, strict=True):
            if isinstance(line, Line) and line.pattern is not None:
                found += line.figures
            else:
                found.append(text)
        return "".join(found)


def lines(outline: Outline) -> tuple[Line | Table, ...]:
    """The report's paragraphs and tables from the title to the end of its text, with their numbers; no 附件."""
    return outline.lines


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
            yield line.words()


__all__ = [
    "CELL_SEPARATOR", "HEADINGS", "MAXIMUM_DEPTH", "UNIT_LABEL", "Annex", "Block", "Gap", "Line", "LinePattern",
    "Known", "Outline", "Paragraph", "Part", "Piece", "Pieces", "Point", "PointStyle", "Points", "PointsPattern", "Printed",
    "Role", "Row", "Ruling", "Section", "Table", "annex_mark", "as_text", "block_lines", "heading_number",
    "is_to_be_learnt", "lines", "pattern_of", "piece_text", "pieces_text", "table_text",
]  # fmt: skip
