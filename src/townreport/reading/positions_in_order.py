"""Where values stand in a text without faults: only those are looked for that somebody asks for.

A record in order mostly has one or two places of which anything is said. To scan all of its text for them would take
longer than reading and checking it; here the standard library's parser steps over what nobody asks for.
"""

from __future__ import annotations

import json
import re

from townreport.reading.positions import Lines, Mark, PathInRecord, Places

_BLANKS = re.compile(r"[ \t\r\n]*+")
# What is stepped over is not looked at: no number is worth making.
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, strict=False)
_Members = dict[str | int, tuple[int | None, int]]
"""Where the members of a list or an object stand: the key, where there is one, and the value."""


class PositionsInOrder(Places):
    """The same as `positions.Positions`, of a text in which `scanner.scan` finds no fault; linear in its length."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._found: dict[PathInRecord, _Members] = {}

    def __contains__(self, path: object, /) -> bool:
        return isinstance(path, tuple) and self._offsets(path) is not None

    def __getitem__(self, path: PathInRecord, /) -> Mark:
        """The mark of the value at `path`. Raises KeyError where the text has no such value."""
        offsets = self._offsets(path)
        if offsets is None:
            raise KeyError(path)
        key, value = offsets
        return Mark(None if key is None else self._lines.position(key), self._lines.position(value))

    def _offsets(self, path: PathInRecord) -> tuple[int | None, int] | None:
        if not path:
            return None, self._token(0)
        around = path[:-1]
        members = self._found.get(around)
        if members is None:
            offsets = self._offsets(around)
            if offsets is None:
                return None
            members = self._found[around] = self._members(offsets[1])
        return members.get(path[-1])

    def _members(self, offset: int) -> _Members:
        """Where those of the list or object at `offset` stand; none of any other value."""
        text = self._text
        found: _Members = {}
        is_object = text[offset] == "{"
        if not is_object and text[offset] != "[":
            return found
        offset = self._token(offset + 1)
        while text[offset] not in "]}":
            key: int | None = None
            name: str | int = len(found)
            if is_object:
                key = offset
                name, offset = _DECODER.raw_decode(text, offset)
                offset = self._token(self._token(offset) + len(":"))
            found[name] = key, offset
            offset = self._token(_DECODER.raw_decode(text, offset)[1])
            if text[offset] == ",":
                offset = self._token(offset + 1)
        return found

    def _token(self, offset: int) -> int:
        """Where the next token begins."""
        blanks = _BLANKS.match(self._text, offset)
        return offset if blanks is None else blanks.end()
