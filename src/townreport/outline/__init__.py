"""The finished report as a frozen tree, and its numbering.

The tree holds words and figures but no look: `layout` turns it into a .docx, `as_text` into plain text. Numbers are
never typed anywhere: `lines` gives them out. A table goes through `lines` as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from townreport.outline.learning import Known, is_to_be_learnt
from townreport.outline.lines import HEADINGS, MAXIMUM_DEPTH, Line, LinePattern, Part, Role
from townreport.outline.numbering import block_lines, heading_number, pattern_of
from townreport.outline.outline import Outline, OutlinePattern, outline_pattern
from townreport.outline.pieces import Gap, Piece, Pieces, Printed, as_printed, joined, piece_text, pieces_text
from townreport.outline.table_text import CELL_SEPARATOR, UNIT_LABEL, table_text
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


def lines(outline: Outline) -> tuple[Line | Table, ...]:
    """The report's paragraphs and tables from the title to the end of its text, with their numbers; no 附件."""
    return outline.lines


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
    "CELL_SEPARATOR", "HEADINGS", "MAXIMUM_DEPTH", "UNIT_LABEL", "Annex", "Block", "Gap", "Known", "Line",
    "LinePattern", "Outline", "OutlinePattern", "Paragraph", "Part", "Piece", "Pieces", "Point", "PointStyle", "Points",
    "PointsPattern", "Printed", "Role", "Row", "Ruling", "Section", "Table", "annex_mark", "as_printed", "as_text",
    "block_lines", "heading_number", "is_to_be_learnt", "joined", "lines", "outline_pattern", "pattern_of",
    "piece_text", "pieces_text", "table_text",
]  # fmt: skip
