"""Paragraphs of lines that came out like others: what they have in common is written and encoded once for all reports.

The XML of such a line is a row of stretches. Of five, the first is the pattern's own, and the others stand around a
figure: the beginning of its bookmark, the bookmark's name, the figure's words, the bookmark's end.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from townreport.layout.marks import Marks, first_name
from townreport.layout.runs import bookmark_tags, plain_runs
from townreport.outline import Line, LinePattern, Printed

WORDS = "\ue000"
"""Stands for a figure's words while a frame is made: no character that a plain line holds."""
_BEHIND_NAME, _BEHIND_WORDS = '"/><w:r><w:t>', "</w:t></w:r>"
# Compiled when first needed: the only report of a process has no figures in such lines.
_FIGURE = (
    f'<w:bookmarkStart w:id="[0-9]+" w:name="[^"]*{_BEHIND_NAME}{WORDS}{_BEHIND_WORDS}<w:bookmarkEnd w:id="[0-9]+"/>'
)
_STRETCHES = 5
PARAGRAPH_END = "</w:p>"


class _Frame(NamedTuple):
    """The stretches of a line, with room for its figures; the names of their bookmarks; and each place once."""

    stretches: list[bytes]
    names: list[bytes]
    once: dict[str, int]


def known_paragraph(line: Line, pattern: LinePattern, frame: str, marks: Marks) -> bytes:
    """In UTF-8, the line with runs as `plain_runs` gives them, in its style's `frame`.

    It has this pattern, is known to be plain, and all its figures have words.
    """
    stretches, names, once = _frame(pattern, frame)
    places = pattern.places
    count = len(places)
    if not count:
        return stretches[0]
    printings = marks.printings
    if len(once) == count and printings.keys().isdisjoint(once):
        printings.update(once)
    else:
        names = [*names]
        for position, place in enumerate(places):
            if place in printings:
                printing = printings[place] = printings[place] + 1
                names[position] = f"{first_name(place)}__{printing}{_BEHIND_NAME}".encode()
            else:
                printings[place] = 1
    starts, ends = _tags(marks.count + 1, count)
    marks.count += count
    written = stretches[:]
    written[1::_STRETCHES] = starts
    written[2::_STRETCHES] = names
    written[3::_STRETCHES] = map(str.encode, line.figures)
    written[4::_STRETCHES] = ends
    return b"".join(written)


@lru_cache(maxsize=2048)
def _frame(pattern: LinePattern, frame: str) -> _Frame:
    pieces = [
        piece._replace(text=WORDS) if isinstance(piece, Printed) else piece
        for part in pattern.parts
        for piece in part.pieces
    ]
    xml = f"{frame}{plain_runs(pieces, Marks())}{PARAGRAPH_END}"
    if not pattern.places:
        return _Frame([xml.encode()], [], {})
    stretches = [b""] * (_STRETCHES * len(pattern.places) + 1)
    stretches[::_STRETCHES] = [stretch.encode() for stretch in re.split(_FIGURE, xml)]
    names = [f"{first_name(place)}{_BEHIND_NAME}".encode() for place in pattern.places]
    return _Frame(stretches, names, dict.fromkeys(pattern.places, 1))


@lru_cache(maxsize=2048)
def _tags(first: int, count: int) -> tuple[list[bytes], list[bytes]]:
    """What stands before the names and behind the words of so many bookmarks from the number `first` on.

    Lines of reports that came out alike begin at the same number.
    """
    tags = [bookmark_tags(number) for number in range(first, first + count)]
    return [start.encode() for start, _ in tags], [f"{_BEHIND_WORDS}{end}".encode() for _, end in tags]
