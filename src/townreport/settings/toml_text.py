"""TOML as clerks write it: keys in Chinese without quotation marks, and where each key stands.

TOML 1.0 takes only ASCII for bare keys, so the others get their marks here before the standard library reads the text.
"""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from typing import Any, NamedTuple

from townreport.reading.positions import Lines, Mark, PathInRecord, Positions

_BARE = r"[^\s\"'#=\[\].,{}]+"
_LINE = re.compile(rf"^[ \t]*(?:\[[ \t]*(?P<table>{_BARE}|\"[^\"\n]*\")[ \t]*\]|(?P<key>{_BARE}|\"[^\"\n]*\")[ \t]*=[ \t]*)", re.M)


class TomlFault(Exception):
    """The text is no TOML; `line` and `column` from 1, None where the text ends too early."""

    def __init__(self, line: int | None, column: int | None) -> None:
        super().__init__(f"no TOML at line {line}")
        self.line = line
        self.column = column


class TomlPositions(NamedTuple):
    """Where the keys stand, with the look of `Positions`; `inside` is where a table stands in a record."""

    positions: Positions
    inside: PathInRecord = ()

    def nearest(self, path: PathInRecord) -> Mark | None:
        """The mark of the key at `path`, or of the nearest table around it."""
        return self.positions.nearest(path[len(self.inside) :])

    def below(self, *inside: str) -> TomlPositions:
        """The same positions for values that are checked as a part of a record."""
        return self._replace(inside=inside)


def read_toml(text: str) -> tuple[dict[str, Any], TomlPositions]:
    """The values of a text and the place of each key; numbers with a point are Decimal. Raises TomlFault."""
    lines = Lines(text)
    offsets: dict[PathInRecord, tuple[int | None, int]] = {(): (None, 0)}
    table: PathInRecord = ()
    quoted: list[str] = []
    end = 0
    for found in _LINE.finditer(text):
        group = "table" if found["table"] else "key"
        name = found[group]
        key = name.strip('"')
        if group == "table":
            table = (key,)
            offsets[table] = (found.start(group), found.start(group))
        else:
            offsets[(*table, key)] = (found.start(group), found.end())
        quoted.append(text[end : found.start(group)])
        quoted.append(name if name.isascii() else f'"{key}"')
        end = found.end(group)
    quoted.append(text[end:])
    try:
        values = tomllib.loads("".join(quoted), parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+), column (\d+)", str(error))
        # The marks put in above move columns, never lines.
        raise TomlFault(int(place[1]) if place else None, None) from None
    return values, TomlPositions(Positions(lines, offsets))
