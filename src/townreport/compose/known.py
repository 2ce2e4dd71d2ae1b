"""Reports that come out like others as a whole.

Most towns of a county give the same figures. Where one gives just what another gave, its report is that one's but for
the words: nothing has to be put together. Where it does not, its sentences and points may still be known (`points`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from townreport.compose.blocks import filled_blocks
from townreport.outline import Known, Outline, OutlinePattern, Pieces, Printed, is_to_be_learnt, outline_pattern
from townreport.record.figure import Missing
from townreport.wording.account import Place
from townreport.wording.filling import Filler
from townreport.wording.patterns import Missed, Shape
from townreport.wording.points import apart_from, asked, number_of, taking
from townreport.wording.templates import KnownReports, Wording
from townreport.wording.writing import Left

_MOST_WAYS = 64
"""Kept of one wording; each takes some hundred kilobytes with what `layout` keeps of it."""


class _Way(NamedTuple):
    """How a report comes out where the same is given.

    `words` takes those of the printed figures out of all, `places` are theirs; `left` is what is left out, with its
    heading, whose words are `Slot`s.
    """

    pattern: OutlinePattern
    words: Callable[[list[str]], tuple[str, ...]]
    places: frozenset[Place]
    left: tuple[tuple[Pieces, Left], ...]


def known_report(wording: Wording, filler: Filler) -> tuple[Outline, frozenset[Place]] | None:
    """A report that came out like others, and the places that it prints; None where it has to be put together.

    What it leaves out is accounted for by the filler.
    """
    reports = wording.reports
    if reports is None or not filler.remembers or filler.draft or filler.record.adjustments.__class__ is not Missing:
        return None
    known = reports.known
    if not known.are_to_be_asked():
        return None
    answers = asked(reports.questions, filler)
    if answers is None:
        return None
    words, shape = answers
    way = known.ways.get(shape)
    if way.__class__ is not _Way:
        known.misses += 1
        way = _learn(wording, reports, filler, shape)
        if way is None:
            return None
    known.hits += 1
    pattern, printed, places, left = way
    for heading, clause in left:
        filler.heading = _said(heading, words)
        filler.account_for(Missed((clause,)))
    figures = printed(words)
    filler.count(sum(map(len, figures)))
    return Outline(None, None, (), pattern, figures), places


def _learn(wording: Wording, reports: KnownReports, filler: Filler, shape: Shape) -> _Way | None:
    """The way of a shape; None where it was not met before, or has none."""
    ways = reports.known.ways
    if not is_to_be_learnt(ways, shape, _MOST_WAYS):
        return None
    apart = apart_from(filler, reports.questions)
    title = apart.fill(wording.title)
    outline = Outline(title, tuple(filled_blocks(wording.blocks, apart)))
    pattern = None if apart.is_particular or apart.undeclared or not outline.blocks else outline_pattern(outline)
    if pattern is None:
        ways[shape] = Known.PARTICULAR
        return None
    printed = [piece for line in outline.lines for piece in line.pieces() if isinstance(piece, Printed)]
    left = tuple(zip(apart.headings, apart.left, strict=True))
    places = frozenset([place for _, place in printed])
    way = ways[shape] = _Way(pattern, taking([slot for slot, _ in printed]), places, left)
    return way


def _said(pieces: Pieces, words: list[str]) -> Pieces:
    """Pieces with the figures' words in place of their slots."""
    return tuple(
        [
            Printed(words[number_of(piece.text)], piece.place) if isinstance(piece, Printed) else piece
            for piece in pieces
        ]
    )
