"""Paragraphs of lines that came out like others: what they have in common is written and encoded once for all reports.

The XML of such a line is a row of stretches: every other one is a figure's words, and between them stands all else, the
bookmarks around the figures among it. Reports number their bookmarks through, so a line is known by the first of its
numbers too; the lines of reports that came out alike begin at the same.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from townreport.layout.marks import Marks
from townreport.layout.runs import plain_runs
from townreport.outline import Line, LinePattern, Printed

WORDS = "\ue000"
"""Stands for a figure's words while a frame is made: no character that a plain line holds."""
PARAGRAPH_END = "</w:p>"


class _Frame(NamedTuple):
    """The stretches of a line, with room for its figures' words, and how often it prints each place."""

    stretches: list[bytes]
    printings: dict[str, int]


def known_paragraph(line: Line, pattern: LinePattern, frame: str, marks: Marks) -> bytes:
    """In UTF-8, the line with runs as `plain_runs` gives them, in its style's `frame`.

    It has this pattern, is known to be plain, and all its figures have words.
    """
    places = pattern.places
    if not places:
        return _frame(pattern, frame, 0, ()).stretches[0]
    printings = marks.printings
    before: tuple[tuple[str, int], ...] = ()
    if not printings.keys().isdisjoint(places):
        before = tuple([(place, printings[place]) for place in places if place in printings])
    stretches, printed = _frame(pattern, frame, marks.count, before)
    printings.update(printed)
    marks.count += len(places)
    return with_figures(stretches, line.figures)


def stretches_of(xml: str) -> list[bytes]:
    """XML in UTF-8, cut where it holds `WORDS`, with room for them."""
    stretches: list[bytes] = []
    for stretch in xml.split(WORDS):
        stretches += (stretch.encode(), b"")
    return stretches[:-1]


def with_figures(stretches: list[bytes], figures: tuple[str, ...]) -> bytes:
    """Stretches with the words of figures between them."""
    written = stretches[:]
    written[1::2] = map(str.encode, figures)
    return b"".join(written)


@lru_cache(maxsize=4096)
def _frame(pattern: LinePattern, frame: str, count: int, before: tuple[tuple[str, int], ...]) -> _Frame:
    """The frame of a line behind so many bookmarks, of which `before` were of its own places."""
    marks = Marks()
    marks.count = count
    marks.printings.update(before)
    pieces = [
        piece._replace(text=WORDS) if isinstance(piece, Printed) else piece
        for part in pattern.parts
        for piece in part.pieces
    ]
    return _Frame(stretches_of(f"{frame}{plain_runs(pieces, marks)}{PARAGRAPH_END}"), marks.printings)
