"""What a report consists of: paragraphs, points, sections and tables, one within the other."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from townreport.outline.lines import LinePattern
from townreport.outline.pieces import Piece, Pieces, with_words


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


class PointsPattern(NamedTuple):
    """Points as they come out in many reports, but for the words of their figures.

    `points` are the first such ones, `lines` the patterns of their lines, each with the first of its figures and the
    one behind its last; none where they have gaps.
    """

    points: tuple[Point, ...]
    style: PointStyle
    lines: tuple[tuple[LinePattern, int, int], ...]


class Points:
    """The 一是, 二是 … points of a section. A single point is not numbered.

    Those that came out like others have their `pattern` and the `figures`' own words; the points themselves are made
    when asked for, which hardly anybody does.
    """

    __slots__ = ("_points", "figures", "pattern", "style")

    def __init__(
        self,
        points: tuple[Point, ...] | None,
        style: PointStyle = PointStyle.RUN_ON,
        pattern: PointsPattern | None = None,
        figures: tuple[str, ...] = (),
    ) -> None:
        self._points = points
        self.style = style
        self.pattern = pattern
        self.figures = figures

    @property
    def points(self) -> tuple[Point, ...]:
        """The points, in order."""
        if self._points is None:
            assert self.pattern is not None
            words = iter(self.figures)
            self._points = tuple(
                [Point(with_words(lead, words), with_words(text, words)) for lead, text in self.pattern.points]
            )
        return self._points

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Points) and self.style is other.style and self.points == other.points

    def __hash__(self) -> int:
        return hash((self.points, self.style))

    def __repr__(self) -> str:
        return f"Points({self.points!r}, {self.style!r})"


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
