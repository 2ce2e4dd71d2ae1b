"""Says where the text ends, on which page and how far down, without rendering it.

版记 belongs on the last page, which must be even (GB/T 9704—2012, 版记): whether it goes below the text, on the next
page or on the one after depends on that. Word counts pages only while it shows them, so the layout has to know before.
The lines are broken as LibreOffice and Word break them: Chinese anywhere but before closing and after opening signs,
digits and Latin letters never. A closing sign that Word may hang outside the edge is counted as LibreOffice sets it:
inside, with the character before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from townreport.layout import standard
from townreport.layout.flow import SPACE_BESIDE_DIGITS, Flow

CLOSING = frozenset("，。、；：？！）」』》〉】〕〗”’…—～·%％‰℃,.;:?!)]}")
OPENING = frozenset("（「『《〈【〔〖“‘([{")
_WORD = re.compile("[!-~]+")
ROUNDING = 12
"""Twips at a line's end that word processors do not use: they round each stretch of a line up."""


class End(NamedTuple):
    """Where the text ends: its last page, from 1, and what of that page's 版心 is used, in twips."""

    page: int
    used: int


TOP = End(1, 0)
"""The beginning of a document."""


class Measured(NamedTuple):
    """A paragraph and the number of its lines."""

    flow: Flow
    lines: int

    @property
    def height(self) -> int:
        """What it takes of the page with the space around it, in twips."""
        return self.flow.before + self.lines * self.flow.line + self.flow.after


def measured(flows: Iterable[Flow]) -> list[Measured]:
    """These paragraphs with their lines counted."""
    return [Measured(flow, count_lines(flow)) for flow in flows]


def end_of(paragraphs: Iterable[Measured], after: End = TOP) -> End:
    """Where these paragraphs end when they follow each other from the first page on, or from where others end."""
    page, used = after
    for group in _groups(paragraphs):
        if group[0].flow.new_page and (used or page > 1):
            page, used = page + 1, 0
        if len(group) > 1 and used:
            # Paragraphs kept together move on together, as far as the first line of the last of them.
            *kept, (last, _) = group
            together = sum(paragraph.height for paragraph in kept) + last.before + last.line
            if used + together > standard.TEXT_HEIGHT >= together:
                page, used = page + 1, 0
        for flow, lines in group:
            # Space before a paragraph is lost at the top of a page, but not of the first.
            used += flow.before if used or page == 1 else 0
            line, left = flow.line, lines
            while left:
                if used + line > standard.TEXT_HEIGHT:
                    page, used = page + 1, flow.repeated
                on_page = min(max((standard.TEXT_HEIGHT - used) // max(line, 1), 1), left)
                used += on_page * line
                left -= on_page
            used += flow.after
    return End(page, min(used, standard.TEXT_HEIGHT))


def _groups(paragraphs: Iterable[Measured]) -> Iterator[list[Measured]]:
    """The paragraphs in groups that stay together: each with those it is kept with."""
    group: list[Measured] = []
    for paragraph in paragraphs:
        if paragraph.flow.new_page and group:
            yield group
            group = []
        group.append(paragraph)
        if not paragraph.flow.keep_next:
            yield group
            group = []
    if group:
        yield group


def count_lines(flow: Flow) -> int:
    """How many lines a paragraph takes.

    Goes from line to line, by where the numbers and Latin words would stand if the paragraph were one endless line, so
    that a long report takes a fraction of a millisecond.
    """
    text, length = flow.text, len(flow.text)
    em = standard.points(flow.size)
    wide, narrow, gap = em + flow.spacing, em // 2 + flow.spacing, round(em * SPACE_BESIDE_DIGITS)
    edge = standard.TEXT_WIDTH - flow.right - ROUNDING + flow.spacing
    if flow.first + length * max(wide, narrow + 2 * gap) <= edge:
        return 1
    begins, ends, rights, nexts = _words_on_one_line(text, wide, narrow, gap)
    begins.append(length)
    lines, start, word, here, limit = 1, 0, 0, 0, edge - flow.first
    room = edge - flow.left
    while True:
        # The line goes from `start`, which stands at `here`, to `limit`; `word` is the first that ends behind `start`.
        first_out = bisect_right(rights, limit, word)
        at, position = (start, here) if first_out == word else (ends[first_out - 1], nexts[first_out - 1])
        end = at + (limit - position) // wide if position < limit else at
        begin = begins[first_out]
        if end >= begin:
            if begin == length:
                return lines
            # A word longer than a line is cut where the line ends.
            end = begin if begin > start else start + max((limit - here) // narrow, 1)
        overflow = end
        while end > start and (
            (after := text[end]) in CLOSING
            or (before := text[end - 1]) in OPENING
            or (before.isascii() and after.isascii())
        ):
            end -= 1
        start = end if end > start else max(overflow, start + 1)
        if start == length:
            return lines
        lines += 1
        word = bisect_right(ends, start, word)
        begin = begins[word]
        if start >= begin:
            here = rights[word] - (ends[word] - start) * narrow
        elif word:
            here = nexts[word - 1] + (start - ends[word - 1]) * wide
        else:
            here = start * wide
        limit = here + room


def _words_on_one_line(text: str, wide: int, narrow: int, gap: int) -> tuple[list[int], ...]:
    """The numbers and Latin words of a text and where they stand on one endless line.

    Of each: the offsets at which it begins and ends, and the distances from the line's beginning at which it ends and
    at which what follows stands.
    """
    begins: list[int] = []
    ends: list[int] = []
    rights: list[int] = []
    nexts: list[int] = []
    at = position = 0
    for match in _WORD.finditer(text):
        begin, end = match.span()
        position += (begin - at) * wide + (end - begin) * narrow
        if text[begin - 1 : begin + 1].isalnum():
            position += gap
        begins.append(begin)
        ends.append(end)
        rights.append(position)
        if text[end - 1 : end + 1].isalnum():
            position += gap
        nexts.append(position)
        at = end
    return begins, ends, rights, nexts
