"""Names of the hidden bookmarks that tie each printed figure to its place in the record.

Word hides bookmarks whose names begin with ``_`` and allows 40 characters of letters, digits and ``_``. A name follows
from the place alone, so that a program finds the figure again in an edited report: ``经济运行.税收收入.本年`` becomes
``_经济运行_税收收入_本年``, its second printing ``_经济运行_税收收入_本年__2``.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

MAXIMUM_LENGTH = 40
_ROOM_FOR_PRINTING = 6
"""``__9999``: the printing's number never makes a name too long."""
_CHECKSUM_LENGTH = 10
"""``__`` and eight hexadecimal digits."""
_OTHER_CHARACTERS = re.compile("[^0-9A-Za-z\u4e00-\u9fff]")
"""Not of the Basic Multilingual Plane's letters: Word counts letters of other planes as two and may refuse them."""


@lru_cache(maxsize=8192)
def first_name(place: str) -> str:
    """The bookmark of the first printing of the figure at `place`."""
    longest = MAXIMUM_LENGTH - _ROOM_FOR_PRINTING
    readable = _OTHER_CHARACTERS.sub("_", place)
    # Word takes names that differ only in case for one, so only lower-case places are safe as they are.
    if len(place) < longest and readable == place.lower().replace(".", "_") and "_" not in place and ".." not in place:
        return f"_{readable}"
    # Two places that would read alike, or begin alike, are told apart by a checksum of the whole place.
    readable = readable[: longest - 1 - _CHECKSUM_LENGTH].rstrip("_")
    return f"_{readable}__{zlib.crc32(place.encode('utf-8', 'surrogatepass')):08x}"


def mark_name(place: str, printing: int = 1) -> str:
    """The bookmark of the `printing`-th time (from 1) that the figure at `place` is printed in a document."""
    name = first_name(place)
    return name if printing == 1 else f"{name}__{printing}"


class Marks:
    """The bookmarks of one document: gives each figure its name, unique in the document, and a number.

    `count` is the last number given; `printings` says how often the figure at each place was printed.
    """

    __slots__ = ("count", "printings")

    def __init__(self) -> None:
        self.printings: dict[str, int] = {}
        self.count = 0

    def next(self, place: str) -> tuple[int, str]:
        """The number and the name of the next bookmark for a figure from `place`."""
        self.count += 1
        printing = self.printings[place] = self.printings.get(place, 0) + 1
        return self.count, mark_name(place, printing)
