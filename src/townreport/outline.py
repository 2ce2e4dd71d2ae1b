"""The finished report as a frozen tree, and its numbering.

The tree holds words and figures but no look: `layout` turns it into a .docx, `as_text` into
plain text. Numbers (一、（一）1.（1）一是) are never typed anywhere: `lines` gives them out while it
walks the tree, so a part that is gone leaves no hole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
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
    """A heading and what stands under it; its level follows from its depth in the tree."""

    heading: Pieces
    blocks: tuple[Block, ...]


Block = Paragraph | Points | Section


class Outline(NamedTuple):
    """A whole report."""

    title: Pieces
    blocks: tuple[Block, ...]


class Role(StrEnum):
    """What a line is; the values are the names of the .docx styles (built on Word's own headings)."""

    TITLE = "公文标题"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    BODY = "公文正文"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
MAXIMUM_DEPTH = len(HEADINGS)


class Part(NamedTuple):
    """A stretch of a line; `is_lead` marks a point's lead, which some offices print bold."""

    pieces: Pieces
    is_lead: bool = False


class Line(NamedTuple):
    """One numbered paragraph of the report, ready to be laid out."""

    role: Role
    parts: tuple[Part, ...]

    def pieces(self) -> Iterator[Piece]:
        """All pieces of the line, in order."""
        for part in self.parts:
            yield from part.pieces


def heading_number(level: int, ordinal: int) -> str:
    """The number of a heading: 一、（一） 1. （1） for levels 1 to 4 (GB/T 9704—2012, 正文)."""
    if level == 1:
        return f"{chinese_ordinal(ordinal)}、"
    if level == 2:
        return f"（{chinese_ordinal(ordinal)}）"
    return f"{ordinal}." if level == 3 else f"（{ordinal}）"


def lines(outline: Outline) -> Iterator[Line]:
    """The report's paragraphs from the title to the end, with their numbers."""
    yield Line(Role.TITLE, (Part(outline.title),))
    yield from _block_lines(outline.blocks, 1)


def _block_lines(blocks: Iterable[Block], level: int) -> Iterator[Line]:
    ordinal = 0
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Line(Role.BODY, (Part(block.pieces),))
        elif isinstance(block, Points):
            yield from _point_lines(block)
        else:
            ordinal += 1
            number = heading_number(level, ordinal)
            yield Line(HEADINGS[level - 1], (Part((number, *block.heading)),))
            yield from _block_lines(block.blocks, level + 1)


def _point_lines(points: Points) -> Iterator[Line]:
    numbered = len(points.points) > 1
    parts: list[Part] = []
    for ordinal, point in enumerate(points.points, start=1):
        if numbered:
            parts.append(Part((f"{chinese_ordinal(ordinal)}是",)))
        if point.lead:
            parts.append(Part(point.lead, is_lead=True))
        parts.append(Part(point.text))
        if points.style is PointStyle.PARAGRAPHS:
            yield Line(Role.BODY, tuple(parts))
            parts = []
    if parts:
        yield Line(Role.BODY, tuple(parts))


def piece_text(piece: Piece) -> str:
    """The characters a piece prints."""
    return piece if isinstance(piece, str) else piece.text


def as_text(outline: Outline) -> str:
    """The report as plain text, one paragraph a line, each ended by a newline."""
    return "".join("".join(map(piece_text, line.pieces())) + "\n" for line in lines(outline))
