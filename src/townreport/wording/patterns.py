"""The ways in which sentences have come out: what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import NamedTuple

from townreport.outline import Piece, Pieces, Printed
from townreport.wording.account import Place, Want
from townreport.wording.writing import Left, Slot

Shape = tuple[object, ...]
"""What decides on how a sentence comes out: which of its figures are not given and why, which texts end a sentence, and
the entries of its lists."""


class Missed(NamedTuple):
    """What is left out of a sentence, what it cannot do without, and the places of its gaps."""

    left: tuple[Left, ...]
    undeclared: tuple[Want, ...] = ()
    gaps: tuple[Place, ...] = ()


class Pattern(NamedTuple):
    """How a sentence comes out where the same of its figures are given.

    `put_together` makes its pieces of its `words` (gaps among them) and, behind these, all its figures. `places` are
    theirs, where they are of no entry; `printed` the numbers of those that are printed, None for all. `missing` is what
    it cannot say, None for nothing.
    """

    words: tuple[Piece, ...]
    put_together: Callable[[tuple[Piece, ...]], Pieces]
    places: tuple[Place, ...]
    printed: tuple[int, ...] | None
    missing: Missed | None


def sentence_pattern(pieces: Sequence[Piece], places: Sequence[Place], missing: Missed | None) -> Pattern:
    """The pattern of a sentence with figures from these places as it was written, with a `Slot` for each."""
    words = [piece for piece in pieces if not isinstance(piece, Printed)]
    order: list[int] = []
    printed: list[int] = []
    for piece in pieces:
        if isinstance(piece, Printed):
            assert isinstance(piece.text, Slot)
            printed.append(piece.text.number)
            order.append(len(words) + piece.text.number)
        else:
            order.append(len(order) - len(printed))
    # With one index, itemgetter gives an item instead of a tuple.
    put_together = (
        itemgetter(*order) if len(order) > 1 else itemgetter(slice(order[0], order[0] + 1) if order else slice(0))
    )
    some = None if sorted(printed) == list(range(len(places))) else tuple(printed)
    return Pattern(tuple(words), put_together, tuple(places), some, missing)
