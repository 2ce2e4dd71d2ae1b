"""What a line prints, piece by piece: the wording's own words, the record's figures, and a draft's gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple


class Printed(NamedTuple):
    """A figure, name or text as printed; `place` is its place in the record, e.g. ``经济运行.税收收入.本年``."""

    text: str
    place: str


# There are some 170 in a report: made in C alone, they cost a third.
as_printed: Callable[[tuple[str, str]], Printed] = partial(tuple.__new__, Printed)
"""What makes a `Printed` of its text and place."""


class Gap(NamedTuple):
    """A figure the record does not give, as a draft prints it: ``xx万元``, highlighted."""

    text: str
    place: str


Piece = str | Printed | Gap
Pieces = tuple[Piece, ...]


def piece_text(piece: Piece) -> str:
    """The characters a piece prints."""
    return piece if isinstance(piece, str) else piece.text


def pieces_text(pieces: Iterable[Piece]) -> str:
    """The characters that pieces print."""
    return "".join(map(piece_text, pieces))


def joined(sentences: Iterable[Pieces]) -> Pieces:
    """The pieces of sentences that follow each other; the words where two meet become one piece."""
    pieces: list[Piece] = []
    for sentence in sentences:
        if sentence and pieces and isinstance(pieces[-1], str) and isinstance(sentence[0], str):
            pieces[-1] += sentence[0]
            pieces += sentence[1:]
        else:
            pieces += sentence
    return tuple(pieces)


def with_words(pieces: Pieces, words: Iterator[str]) -> Pieces:
    """The same pieces with the next `words` for what is printed of the record."""
    return tuple([Printed(next(words), piece.place) if isinstance(piece, Printed) else piece for piece in pieces])
