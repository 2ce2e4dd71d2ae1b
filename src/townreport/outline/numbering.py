"""From the tree to lines: numbers (一、（一）1.（1）一是) are given out here alone, so what is gone leaves no hole."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from townreport.numerals import chinese_ordinal
from townreport.outline.lines import HEADINGS, Line, LinePattern, Part, Role, line_of
from townreport.outline.pieces import Gap, Pieces
from townreport.outline.tree import Block, Paragraph, Points, PointsPattern, PointStyle, Section, Table


def heading_number(level: int, ordinal: int) -> str:
    """The number of a heading: 一、（一） 1. （1） for levels 1 to 4 (GB/T 9704—2012, 正文)."""
    if level == 1:
        return f"{chinese_ordinal(ordinal)}、"
    if level == 2:
        return f"（{chinese_ordinal(ordinal)}）"
    return f"{ordinal}." if level == 3 else f"（{ordinal}）"


def block_lines(blocks: Iterable[Block], level: int = 1) -> list[Line | Table]:
    """The paragraphs and tables of blocks whose sections are headings of `level`; tables as they are."""
    written: list[Line | Table] = []
    _write(blocks, level, written)
    return written


def _write(blocks: Iterable[Block], level: int, written: list[Line | Table]) -> None:
    ordinal = 0
    for block in blocks:
        if isinstance(block, Points):
            written += _point_lines(block)
        elif isinstance(block, Section):
            ordinal += 1
            heading, below, run_in = block
            at = len(written)
            written.append((_fixed_heading if _is_fixed(heading) else _heading)(level, ordinal, heading))
            _write(below, level + 1, written)
            if run_in and len(written) > at + 1:
                _run_in(written, at)
        elif isinstance(block, Paragraph):
            written.append(_text_line(block.pieces))
        else:
            written.append(block)


def _run_in(written: list[Line | Table], at: int) -> None:
    """Put a heading before the text behind it, in one line, where it is text that has no heading yet."""
    heading, first = written[at : at + 2]
    assert isinstance(heading, Line)
    if isinstance(first, Line) and first.role is Role.BODY and first.parts[0].role is None:
        part = heading.parts[0]._replace(role=heading.role)
        written[at : at + 2] = [Line(Role.BODY, (part, *first.parts))]


def _is_fixed(pieces: Pieces) -> bool:
    """Whether pieces are the wording's own words alone, the same in every report."""
    # A loop, not all(): every heading and paragraph is asked.
    for piece in pieces:  # noqa: SIM110
        if piece.__class__ is not str:
            return False
    return True


def _heading(level: int, ordinal: int, heading: Pieces) -> Line:
    return Line(HEADINGS[level - 1], (Part((heading_number(level, ordinal), *heading)),))


@lru_cache(maxsize=512)
def _fixed_heading(level: int, ordinal: int, heading: Pieces) -> Line:
    return line_of(HEADINGS[level - 1], (Part((heading_number(level, ordinal), *heading)),))


def _text_line(pieces: Pieces) -> Line:
    return _fixed_text(pieces) if _is_fixed(pieces) else Line(Role.BODY, (Part(pieces),))


@lru_cache(maxsize=512)
def _fixed_text(pieces: Pieces) -> Line:
    return line_of(Role.BODY, (Part(pieces),))


def _point_lines(points: Points) -> list[Line]:
    if points.pattern is not None and points.pattern.lines:
        figures = points.figures
        return [Line(Role.BODY, None, line, figures[first:end]) for line, first, end in points.pattern.lines]
    return [Line(Role.BODY, parts) for parts in _point_parts(points)]


def pattern_of(points: Points) -> PointsPattern:
    """The pattern of points that are the first to come out so."""
    lines: list[tuple[LinePattern, int, int]] = []
    first = 0
    for parts in _point_parts(points):
        if any(isinstance(piece, Gap) for part in parts for piece in part.pieces):
            return PointsPattern(points.points, points.style, ())
        line = LinePattern(Role.BODY, parts)
        end = first + len(line.places)
        lines.append((line, first, end))
        first = end
    return PointsPattern(points.points, points.style, tuple(lines))


def _point_parts(points: Points) -> list[tuple[Part, ...]]:
    """The parts of each line of points."""
    numbered = len(points.points) > 1
    in_paragraphs = points.style is PointStyle.PARAGRAPHS
    written: list[tuple[Part, ...]] = []
    parts: list[Part] = []
    for ordinal, (lead, text) in enumerate(points.points, start=1):
        if numbered:
            parts.append(Part((f"{chinese_ordinal(ordinal)}是",)))
        if lead:
            parts.append(Part(lead, is_lead=True))
        parts.append(Part(text))
        if in_paragraphs:
            written.append(tuple(parts))
            parts = []
    if parts:
        written.append(tuple(parts))
    return written
