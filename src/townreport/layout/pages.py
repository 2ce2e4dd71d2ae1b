"""Says where the text ends, on which page and how far down, without rendering it.

版记 belongs on the last page, which must be even (GB/T 9704—2012, 版记): whether it goes below the text, on the next
page or on the one after depends on that. Word counts pages only while it shows them, so the layout has to know before.
The lines are broken as LibreOffice and Word break them: Chinese anywhere but before closing and after opening signs,
digits and Latin letters never. A closing sign that Word may hang outside the edge is counted as LibreOffice sets it:
inside, with the character before it.
"""

from __future__ import annotations

import re
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


def end_of(paragraphs: Iterable[Measured]) -> End:
    """Where these paragraphs end when they follow each other from the first page on."""
    page, used = 1, 0
    for group in _groups(paragraphs):
        *kept, last = group
        if group[0].flow.new_page and (used or page > 1):
            page, used = page + 1, 0
        # Paragraphs kept together move on together, as far as the first line of the last of them.
        together = sum(paragraph.height for paragraph in kept) + last.flow.before + last.flow.line
        if kept and used and used + together > standard.TEXT_HEIGHT >= together:
            page, used = page + 1, 0
        for flow, lines in group:
            # Space before a paragraph is lost at the top of a page, but not of the first.
            used += flow.before if used or page == 1 else 0
            for _ in range(lines):
                if used + flow.line > standard.TEXT_HEIGHT:
                    page, used = page + 1, flow.repeated
                used += flow.line
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

    Goes from one number or Latin word to the next and reckons the Chinese between them, so that a long report takes a
    fraction of a millisecond.
    """
    text, length = flow.text, len(flow.text)
    em = standard.points(flow.size)
    wide, narrow, gap = em + flow.spacing, em // 2 + flow.spacing, round(em * SPACE_BESIDE_DIGITS)
    edge = standard.TEXT_WIDTH - flow.right - ROUNDING + flow.spacing
    words = [match.span() for match in _WORD.finditer(text)]
    words.append((length, length))
    lines, start, word, position = 1, 0, 0, flow.first
    while True:
        at = start
        while True:
            begin, end = max(words[word][0], start), words[word][1]
            fitting = max(edge - position, 0) // wide
            if at + fitting < begin:
                at += fitting
                break
            position += (begin - at) * wide
            at = begin
            if at == length:
                return lines
            width = (end - begin) * narrow
            if begin > start and text[begin].isalnum() and text[begin - 1].isalnum():
                width += gap
            if position + width > edge:
                if begin == start:
                    # A word longer than a line is cut where the line ends.
                    at = begin + max((edge - position) // narrow, 1)
                break
            position += width
            at = end
            word += 1
            if end < length and text[end].isalnum() and text[end - 1].isalnum():
                position += gap
        start = _line_end(text, start, at)
        if start == length:
            return lines
        while word and words[word - 1][1] > start:
            word -= 1
        lines += 1
        position = flow.left


def _line_end(text: str, start: int, overflow: int) -> int:
    """Where the next line begins, when a line begins at `start` and the character at `overflow` has no room on it."""
    end = overflow
    while end > start and not _may_break(text[end - 1], text[end]):
        end -= 1
    return end if end > start else max(overflow, start + 1)


def _may_break(before: str, after: str) -> bool:
    return not (after in CLOSING or before in OPENING or (before.isascii() and after.isascii()))
