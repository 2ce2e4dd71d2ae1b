"""Writes the pieces of one sentence; marks close up while it writes.

Where two marks of the wording meet because a clause between them is gone, the stronger stays; a mark never opens a
sentence. Only the wording's own words are touched; a text from the record is printed as it stands.
"""

from __future__ import annotations

from townreport.outline import Gap, Piece, Pieces, as_printed
from townreport.wording.binding import MARKS
from townreport.wording.values import SENTENCE_ENDS

_WEAK = "、，；"
SEMICOLON = "；"
_OPENING = "（〔【《“‘"
_CLOSING = "）〕】》”’"
_OPENERS = dict(zip(_CLOSING, _OPENING, strict=True))
_MAY_CLOSE_UP = frozenset({*MARKS, *_CLOSING})

# A plain tuple: every clause has one, and the constructor of one with names takes twice the time.
Written = tuple[int, Piece | None, str, str]
"""How far the writing had come before a clause was tried: pieces, the last of them and its last character, `owed`."""


class Pen:
    """Writes `pieces`. `owed` is the mark with which a row of clauses ends, should words follow it."""

    __slots__ = ("_last", "owed", "pieces")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.owed = ""
        self._last = ""

    def print(self, words: str, place: str) -> None:
        """Write a figure, a name or a text."""
        if self.owed:
            self._settle()
        self.pieces.append(as_printed((words, place)))
        # Only a text that ends its own sentence meets the marks of the wording.
        self._last = "。" if words[-1] in SENTENCE_ENDS else " "

    def leave_gap(self, words: str, place: str) -> None:
        """Write the blank of a figure that is not given."""
        self._settle()
        self.pieces.append(Gap(words, place))
        self._last = words[-1]

    def literal(self, text: str) -> None:
        """Write words of the wording's own."""
        first = text[0]
        if self.owed:
            # The last clauses of a row are gone: the row still ends before the words that follow it.
            owed, self.owed = self.owed, ""
            if first not in _MAY_CLOSE_UP:
                self.literal(owed)
        if first in _MAY_CLOSE_UP:
            if first in MARKS:
                text = self._close_up(text)
                if not text:
                    return
            elif self._last in _WEAK:
                self._drop_last_mark()
            elif self._last == _OPENERS.get(first) and self.pieces and isinstance(self.pieces[-1], str):
                # Nothing is left between the brackets: they go too.
                self._drop_last_mark()
                self._last = self._last_character()
                if len(text) > 1:
                    self.literal(text[1:])
                return
        pieces = self.pieces
        if pieces and pieces[-1].__class__ is str:
            pieces[-1] += text
        else:
            pieces.append(text)
        self._last = text[-1]

    def so_far(self) -> Written:
        """What `take_back` returns to."""
        pieces = self.pieces
        return len(pieces), pieces[-1] if pieces else None, self._last, self.owed

    def take_back(self, written: Written) -> None:
        """Unwrite all that came behind."""
        length, last_piece, self._last, self.owed = written
        del self.pieces[length:]
        if last_piece is not None:
            # A mark in front may have been merged into it, or dropped it altogether.
            self.pieces[length - 1 :] = [last_piece]

    def _settle(self) -> None:
        """Write the mark that a row owes before a figure follows it."""
        if self.owed:
            owed, self.owed = self.owed, ""
            self.literal(owed)

    def _close_up(self, text: str) -> str:
        """Settle the mark that `text` begins with against what stands before it; return what remains."""
        last = self._last
        if not last or last in _OPENING:
            return text[1:]
        strength = MARKS.get(last)
        if strength is None:
            return text
        if strength < MARKS[text[0]] and isinstance(self.pieces[-1], str):
            self._drop_last_mark()
            return text
        return text[1:]

    def _last_character(self) -> str:
        last = self.pieces[-1] if self.pieces else ""
        return last[-1] if isinstance(last, str) and last else " " if last else ""

    def _drop_last_mark(self) -> None:
        last = self.pieces[-1] if self.pieces else None
        if isinstance(last, str):
            if len(last) > 1:
                self.pieces[-1] = last[:-1]
            else:
                self.pieces.pop()


def ends_in_semicolon(pieces: Pieces) -> bool:
    """Whether a sentence is to go on in the next point."""
    return isinstance(pieces[-1], str) and pieces[-1].endswith(SEMICOLON)


def ended(pieces: Pieces) -> Pieces:
    """The sentence with a full stop where it ends in a weaker mark."""
    last = pieces[-1]
    return (*pieces[:-1], last[:-1] + "。") if isinstance(last, str) and last[-1] in _WEAK else pieces
