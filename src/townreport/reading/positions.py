"""Lines and columns: where in a text a character stands, and where each value of a record was written."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol

PathInRecord = tuple[str | int, ...]
"""A place in a record: JSON keys as written and list positions from 0. The record itself is ``()``."""

# \r\n is one line end, not two. The class comes first so that the search runs fast over other characters.
_LINE_END = re.compile(r"[\r\n](?:(?<=\r)\n)?")


class Position(NamedTuple):
    """A place in a text. Line and column count from 1, columns in characters."""

    line: int
    column: int


class Mark(NamedTuple):
    """Where a member of a record was written: its key (None for list items and the record itself) and its value."""

    key: Position | None
    value: Position


class Lines:
    r"""The lines of a text, ended by ``\n``, ``\r\n`` or ``\r``. Counted when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: array[int] | None = None

    def position(self, offset: int) -> Position:
        """The line and column of the character at `offset` (from 0); the end of the text counts as a place too."""
        if self._starts is None:
            # An array and not a list: a hostile file of 16 million line ends stays at 64 MB.
            self._starts = array("L", [0])
            self._starts.extend(found.end() for found in _LINE_END.finditer(self._text))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


class Places(Protocol):
    """What knows where the values of a record stand, by their paths."""

    def __contains__(self, path: object, /) -> bool: ...

    def __getitem__(self, path: PathInRecord, /) -> Mark: ...

    def nearest(self, path: PathInRecord) -> Mark | None:
        """The mark of `path`, or of the nearest value around it: where something missing should have been."""
        for length in range(len(path), -1, -1):
            if path[:length] in self:
                return self[path[:length]]
        return None


class Positions(Mapping[PathInRecord, Mark], Places):
    """Where every value of a scanned record stands, by its path: ``positions["经济运行", "税收收入"].value.line``."""

    def __init__(self, lines: Lines, offsets: dict[PathInRecord, tuple[int | None, int]]) -> None:
        self._lines = lines
        self._offsets = offsets

    def __getitem__(self, path: PathInRecord) -> Mark:
        """The mark of the value at `path`. Raises KeyError where the text has no such value."""
        key, value = self._offsets[path]
        return Mark(None if key is None else self._lines.position(key), self._lines.position(value))

    def offset(self, path: PathInRecord) -> int:
        """Where in the text the value at `path` begins, in characters from 0. Raises KeyError where there is none."""
        return self._offsets[path][1]

    def __iter__(self) -> Iterator[PathInRecord]:
        return iter(self._offsets)

    def __len__(self) -> int:
        return len(self._offsets)
