"""How wide a table's columns are, how large its letters, and where its figures stand.

Figures stand with their decimal points below each other, by the distance of each from its cell's right edge: Word's
decimal tabs work in its cells without a tab character and LibreOffice's only with one, a distance works in all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from townreport.layout import standard
from townreport.layout.flow import text_width
from townreport.outline import Gap, Pieces, Table, pieces_text

_NUMBER = re.compile(r"[+\-－−]?\d[\d,，]*(\.\d+)?([^\d.]*)")
_EMPTY = ("", "—", "-", "/")
"""What stands in a figure's cell where there is none."""
_SHORT_TEXT = 4
"""Characters: a column whose words are all this short (units, ordinals) is centred."""
_LEAST_TEXT = 5
"""Characters that a column of words keeps where there is little room."""
_HEAD_LINES = 2


class Column(NamedTuple):
    """A column: its width, with its cells' margins, in twips.

    `align` is that of its words. Where it holds figures, `figure_right` is the distance in twips of the longest
    fraction's end from the right edge and `fraction` the width of that fraction with its point; else None and 0.
    """

    width: int
    align: str
    figure_right: int | None = None
    fraction: int = 0


class Measures(NamedTuple):
    """A table's letters in points and its columns."""

    size: float
    columns: tuple[Column, ...]


class _Needs(NamedTuple):
    """A column at one size: what it cannot do without, what it would like, and the figures' two halves."""

    least: int
    liked: int
    whole: int
    fraction: int
    is_figures: bool
    is_short: bool


def measures(table: Table, room: int, digits_font: str | None = None) -> Measures:
    """The largest letters with which the columns fit into `room` twips, and the columns that fill it."""
    cells = [tuple(row.cells[column] for row in table.rows if not row.is_group) for column in range(len(table.header))]
    size, needs = 0.0, []
    for size in standard.TABLE_SIZES:
        needs = [_needs(head, column, size, digits_font) for head, column in zip(table.header, cells, strict=True)]
        if sum(need.least for need in needs) <= room:
            break
    widths = _shared(needs, room)
    return Measures(size, tuple(_column(need, width) for need, width in zip(needs, widths, strict=True)))


def fraction_width(text: str, size: float, digits_font: str | None) -> int:
    """What a number takes behind its ones, in twips: 0 for 120, point and digit for 8.6, the sign for 7%."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return 0
    width = text_width((match[1] or "") + match[2], size, 0)
    # Digits are half an em in Chinese fonts and Latin ones alike, but a Latin point is a quarter of one.
    return width - standard.points(size) // 4 if digits_font and match[1] else width


def is_figure(text: str) -> bool:
    """Whether a cell holds a number, with or without a unit behind it."""
    return _NUMBER.fullmatch(text) is not None


def _needs(head: Pieces, cells: Sequence[Pieces], size: float, digits_font: str | None) -> _Needs:
    em = standard.points(size)
    margins = 2 * standard.TABLE_CELL_MARGIN
    texts = [pieces_text(cell) for cell in cells]
    width_of_head = text_width(pieces_text(head), size, 0)
    least_head = math.ceil(width_of_head / _HEAD_LINES / em) * em if width_of_head > _SHORT_TEXT * em else width_of_head
    widths = [text_width(text, size, 0) for text in texts]
    longest = max(widths, default=0)
    figures = [text for text in texts if is_figure(text)]
    others = [cell for cell, text in zip(cells, texts, strict=True) if not is_figure(text)]
    is_figures = bool(figures) and all(_is_empty(cell) for cell in others) and len(set(map(_unit, figures))) == 1
    if is_figures:
        fractions = [fraction_width(text, size, digits_font) for text in figures]
        fraction = max(fractions)
        whole = max(text_width(text, size, 0) - own for text, own in zip(figures, fractions, strict=True))
        least = max(whole + fraction, least_head) + margins
        return _Needs(least, max(least + em, width_of_head + margins + em), whole, fraction, True, False)
    least = max(min(longest, _LEAST_TEXT * em), least_head) + margins
    liked = max(longest, width_of_head) + margins + em
    return _Needs(least, max(least, liked), 0, 0, False, longest <= _SHORT_TEXT * em)


def _is_empty(cell: Pieces) -> bool:
    return pieces_text(cell) in _EMPTY or any(isinstance(piece, Gap) for piece in cell)


def _unit(figure: str) -> str:
    match = _NUMBER.fullmatch(figure)
    return match[2] if match else ""


def _shared(needs: Sequence[_Needs], room: int) -> list[int]:
    """The room shared out: first what each column needs, then what it likes, the rest in proportion."""
    least, liked = sum(need.least for need in needs), sum(need.liked for need in needs)
    if liked <= room:
        widths = [need.liked * room // liked for need in needs]
    elif least < room:
        widths = [need.least + (need.liked - need.least) * (room - least) // (liked - least) for need in needs]
    else:
        widths = [need.least * room // least for need in needs]
    widths[-1] += room - sum(widths)
    return widths


def _column(need: _Needs, width: int) -> Column:
    if not need.is_figures:
        return Column(width, "center" if need.is_short else "left")
    inner = width - 2 * standard.TABLE_CELL_MARGIN
    return Column(width, "center", max((inner - need.whole - need.fraction) // 2, 0), need.fraction)
