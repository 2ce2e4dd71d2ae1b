"""Lines onto sheets: 22 to a page, headings with what follows them, 版记 on the last, even page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from townreport.layout import standard
from townreport.preview.blocks import Block
from townreport.preview.breaking import Line, broken

SLACK = 10
"""Twips: 22 lines of whole twips and the 版心 of 225 mm differ by less."""


class Sheet(NamedTuple):
    """A page: its lines, its number (None where none is printed), whether 版记 stands on it, and the twips used."""

    lines: tuple[Line, ...]
    number: int | None
    has_imprint: bool = False
    used: int = 0


def sheets(blocks: Iterable[Block], imprint_height: int) -> list[Sheet]:
    """The pages of a document; `imprint_height` is what 版记 needs, in twips, 0 for none.

    版记-only pages and the blank one before them are unnumbered (GB/T 9704—2012, 页码).
    """
    pages: list[list[Line]] = [[]]
    used = 0
    for group in _groups(blocks):
        height = sum(_height(line, index == 0 and not pages[-1]) for index, line in enumerate(group))
        is_new = group[0].block.new_page and bool(pages[-1])
        if pages[-1] and (is_new or used + height > standard.TEXT_HEIGHT + SLACK):
            pages.append([])
            used = 0
        for line in group:
            used += _height(line, not pages[-1] and len(pages) > 1)
            pages[-1].append(line)
    made = [Sheet(tuple(lines), number) for number, lines in enumerate(pages, start=1)]
    if not imprint_height:
        return made
    if len(made) % 2 == 0 and used + imprint_height + standard.LINE_PITCH <= standard.TEXT_HEIGHT:
        return [*made[:-1], made[-1]._replace(has_imprint=True)]
    blank = [Sheet((), None)] if len(made) % 2 == 0 else []
    return [*made, *blank, Sheet((), None, has_imprint=True)]


def _height(line: Line, is_at_top: bool) -> int:
    """A line's height with the space above it, which a page's top swallows."""
    return line.block.line + (line.block.before if line.is_first and not is_at_top else 0)


def _groups(blocks: Iterable[Block]) -> list[list[Line]]:
    """Lines that stay together: a kept block with the first line of the next."""
    groups: list[list[Line]] = []
    keeps = False
    for block in blocks:
        for line in broken(block):
            if keeps and not block.new_page:
                groups[-1].append(line)
            else:
                groups.append([line])
            keeps = block.keep
    return groups
