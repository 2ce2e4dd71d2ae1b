"""Where a text repeats itself at once: found for a whole report in some microseconds.

Looking at every pair of characters one by one costs more than all other rules together. So the text
becomes one big integer with a lane of 16 bits a character; shifted by some lanes and combined with
itself, a lane is zero exactly where two characters are equal, and one addition finds all zero lanes.
"""

from __future__ import annotations

from collections.abc import Iterator

from townreport.checks.expressions import Expression

_LANE = 16
_ENOUGH = 8192
_TOPS = int.from_bytes(b"\x00\x80" * _ENOUGH, "little")
"""The top bit of every lane, for a text as long as a report: a shorter text's is a part of it."""
_WIDE = Expression("[\U00010000-\U0010ffff]")


class Lanes:
    """A text prepared for questions about repetition; linear in the text, for any text."""

    def __init__(self, text: str) -> None:
        data = text.encode("utf-16-le", "surrogatepass")
        if len(data) != 2 * len(text):
            # Characters outside the 16-bit plane take two lanes; none of them can be in question.
            data = _WIDE.compiled.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
        self._size = len(text)
        self._value = int.from_bytes(data, "little")
        self._tops = _tops(self._size)
        self._rests = self._tops - (self._tops >> (_LANE - 1))

    def repeats(self, distance: int) -> int:
        """A mask whose lane `i` has its top bit set where character `i` equals character `i + distance`."""
        if self._size <= distance:
            return 0
        difference = self._value ^ (self._value >> (_LANE * distance))
        # A lane's top bit: set where any of its lower bits is set (they carry into it), or the bit itself.
        nonzero = (((difference & self._rests) + self._rests) | difference) & self._tops
        inside = self._tops >> (_LANE * distance)
        return (nonzero ^ self._tops) & inside


def _tops(size: int) -> int:
    if size <= _ENOUGH:
        return _TOPS >> (_LANE * (_ENOUGH - size))
    return int.from_bytes(b"\x00\x80" * size, "little")


def shift(mask: int, lanes: int) -> int:
    """The mask moved so that lane `i` says what lane `i + lanes` said."""
    return mask >> (_LANE * lanes)


def places(mask: int) -> Iterator[int]:
    """The lanes that are set, in order."""
    data = mask.to_bytes((mask.bit_length() + 7) // 8, "little")
    found = data.find(0x80)
    while found >= 0:
        yield found // 2
        found = data.find(0x80, found + 1)
