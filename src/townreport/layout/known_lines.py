"""Lines that came out like others, as runs: what they have in common is written once for all reports.

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

_WORDS = "\ue000"
"""Stands for a figure's words while a frame is made: no character that a plain line holds."""
_BEHIND_NAME, _BEHIND_WORDS = '"/><w:r><w:t>', "</w:t></w:r>"
# Compiled when first needed: the only report of a process has no figures in such lines.
_FIGURE = (
    f'<w:bookmarkStart w:id="[0-9]+" w:name="[^"]*{_BEHIND_NAME}{_WORDS}{_BEHIND_WORDS}<w:bookmarkEnd w:id="[0-9]+"/>'
)
_STRETCHES = 5


class _Frame(NamedTuple):
    """The stretches of a line, with room for its figures; the names of their bookmarks; and each place once."""

    stretches: list[str]
    names: list[str]
    once: dict[str, int]


def known_runs(line: Line, pattern: LinePattern, marks: Marks) -> str:
    """What `plain_runs` gives for the line, which has this pattern and whose figures all have words."""
    stretches, names, once = _frame(pattern)
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
                names[position] = f"{first_name(place)}__{printing}{_BEHIND_NAME}"
            else:
                printings[place] = 1
    starts, ends = _tags(marks.count + 1, count)
    marks.count += count
    written = stretches[:]
    written[1::_STRETCHES] = starts
    written[2::_STRETCHES] = names
    written[3::_STRETCHES] = line.figures
    written[4::_STRETCHES] = ends
    return "".join(written)


@lru_cache(maxsize=2048)
def _frame(pattern: LinePattern) -> _Frame:
    pieces = [
        piece._replace(text=_WORDS) if isinstance(piece, Printed) else piece
        for part in pattern.parts
        for piece in part.pieces
    ]
    xml = plain_runs(pieces, Marks())
    if not pattern.places:
        return _Frame([xml], [], {})
    stretches = [""] * (_STRETCHES * len(pattern.places) + 1)
    stretches[::_STRETCHES] = re.split(_FIGURE, xml)
    names = [first_name(place) + _BEHIND_NAME for place in pattern.places]
    return _Frame(stretches, names, dict.fromkeys(pattern.places, 1))


@lru_cache(maxsize=2048)
def _tags(first: int, count: int) -> tuple[list[str], list[str]]:
    """What stands before the names and behind the words of so many bookmarks from the number `first` on.

    Lines of reports that came out alike begin at the same number.
    """
    tags = [bookmark_tags(number) for number in range(first, first + count)]
    return [start for start, _ in tags], [_BEHIND_WORDS + end for _, end in tags]
