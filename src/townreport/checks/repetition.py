"""Where a text repeats itself at once: found for a whole report in some microseconds.

Looking at every pair of characters one by one costs more than all other rules together. So the low bytes of the text
become one big integer: combined with itself, shifted by some characters, it has a byte of zero wherever two characters
may be equal, and whether they are is asked only where as many zeros stand together.
"""

from __future__ import annotations

from townreport.checks.expressions import Expression

MOST_PLACES = 10_000
"""Places told of a text: what repeats itself oftener was not written by a person."""
_BYTE = 8
_WIDE = Expression("[\U00010000-\U0010ffff]")


class Repetitions:
    """A text prepared for questions about repetition; linear in the text, for any text."""

    def __init__(self, text: str) -> None:
        data = text.encode("utf-16-le", "surrogatepass")
        if len(data) != 2 * len(text):
            # Characters outside the 16-bit plane would take two places.
            data = _WIDE.compiled.sub("\ufffd", text).encode("utf-16-le", "surrogatepass")
        self._text = text
        self._value = int.from_bytes(data[::2], "little")

    def places(self, length: int) -> list[int]:
        """The places, in order, at which so many characters stand twice, one behind the other: for 2, 积极积极.

        No more than `MOST_PLACES`.
        """
        text = self._text
        differences = (self._value ^ (self._value >> (_BYTE * length))).to_bytes(len(text), "little")
        if length == 1:
            return self._doubled(differences)
        found: list[int] = []
        equal = bytes(length)
        place = differences.find(equal)
        while place >= 0 and len(found) < MOST_PLACES:
            between = place + length
            # At the end of the text there are no characters any more to compare with.
            if text[place:between] == text[between : between + length]:
                found.append(place)
            place = differences.find(equal, place + 1)
        return found

    def _doubled(self, differences: bytes) -> list[int]:
        # Dozens in every text: taken out all at one go, and compared without slices. Behind the last stands nothing.
        text, behind = self._text, self._text[1:]
        found: list[int] = []
        place = -1
        for before in differences[:-1].split(b"\0")[:-1]:
            place += len(before) + 1
            if text[place] == behind[place]:
                found.append(place)
                if len(found) == MOST_PLACES:
                    break
        return found
