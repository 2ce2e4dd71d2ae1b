"""Paragraphs into lines of 28 characters, as word processors break them: not before closing marks, not in numbers.

The browser is not left to do it: its fonts are not the paper's, and the page's lines would not be either.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from townreport.layout import standard
from townreport.layout.flow import text_width
from townreport.layout.pages import CLOSING, OPENING
from townreport.outline import Gap, Part, Piece, Printed
from townreport.preview.blocks import Block

_UNBROKEN = frozenset({"title", "mark", "number", "cells", "caption", "unit"})


class Line(NamedTuple):
    """One line: its parts, whether the paragraph goes on below it, and whether it is the first."""

    block: Block
    parts: tuple[Part, ...]
    goes_on: bool
    is_first: bool


def broken(block: Block) -> list[Line]:
    """The block's lines, at least one."""
    if block.kind.split()[0] in _UNBROKEN:
        return [Line(block, block.parts, False, True)]
    text = "".join(piece if isinstance(piece, str) else piece.text for part in block.parts for piece in part.pieces)
    ends = [*line_ends(text, block.first, block.left, block.right), len(text)]
    lines = []
    begin = 0
    for end in ends:
        lines.append(Line(block, tuple(_cut(block.parts, begin, end)), end < len(text), begin == 0))
        begin = end
    return lines


def line_ends(text: str, first: int, left: int, right: int) -> list[int]:
    """Where the lines of a text of 3号 letters end but the last, as offsets; indents in twips from the 版心's edges."""
    edge = standard.TEXT_WIDTH - right
    ends = []
    position, begin, offset = first, 0, 0
    for cluster in _clusters(text):
        # The width from the line's start: spaces between Chinese and digits belong to neighbours.
        width = text_width(text[begin : offset + len(cluster)]) - standard.CHARACTER_SPACING
        if offset > begin and position + width > edge:
            ends.append(offset)
            position, begin = left, offset
        offset += len(cluster)
    return ends


def _clusters(text: str) -> Iterator[str]:
    """The text in pieces between which a line may end."""
    cluster = ""
    for character in text:
        joined = (
            not cluster
            or character in CLOSING
            or cluster[-1] in OPENING
            or (character.isascii() and cluster[-1].isascii() and character != " " and cluster[-1] != " ")
        )
        if not joined:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _cut(parts: tuple[Part, ...], begin: int, end: int) -> Iterator[Part]:
    """The parts between two offsets of their text."""
    offset = 0
    for part in parts:
        pieces: list[Piece] = []
        for piece in part.pieces:
            text = piece if isinstance(piece, str) else piece.text
            kept = text[max(begin - offset, 0) : max(end - offset, 0)]
            offset += len(text)
            if not kept:
                continue
            if isinstance(piece, str):
                pieces.append(kept)
            else:
                pieces.append(Gap(kept, piece.place) if isinstance(piece, Gap) else Printed(kept, piece.place))
        if pieces:
            yield part._replace(pieces=tuple(pieces))
