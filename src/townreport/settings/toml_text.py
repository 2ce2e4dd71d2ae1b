"""TOML as clerks write it: keys in Chinese without quotation marks, and where each key stands.

TOML 1.0 takes only ASCII for bare keys, so the others get their marks here before the standard library reads the text.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from townreport.reading.positions import Lines, PathInRecord, Positions
from townreport.toml_source import NoToml, toml_values

_NAME = r"[^\s\"'#=\[\].,{}]+|\"[^\"\n]*\""
_LINE = re.compile(rf"^[ \t]*(?:\[[ \t]*(?P<table>{_NAME})[ \t]*\]|(?P<key>{_NAME})[ \t]*=[ \t]*)", re.MULTILINE)


class TomlFault(Exception):
    """The text is no TOML; `line` counts from 1, None where the text ends too early or `is_excessive`."""

    def __init__(self, line: int | None, *, is_excessive: bool = False) -> None:
        super().__init__(f"no TOML at line {line}")
        self.line = line
        self.is_excessive = is_excessive


class Toml(NamedTuple):
    """The values of a text, numbers with a point as Decimal, and where each was written."""

    values: dict[str, Any]
    lines: Lines
    offsets: dict[PathInRecord, tuple[int | None, int]]

    def positions(self, *inside: str) -> Positions:
        """Where the values stand, or would stand as a part of a record `inside` some group."""
        return Positions(self.lines, {(*inside, *path): offset for path, offset in self.offsets.items()})


def read_toml(text: str) -> Toml:
    """The values of a text and the place of each key. Raises TomlFault."""
    offsets: dict[PathInRecord, tuple[int | None, int]] = {}
    table: PathInRecord = ()
    marked: list[str] = []
    end = 0
    for found in _LINE.finditer(text):
        group = "table" if found["table"] else "key"
        name, start = found[group], found.start(group)
        key = name.strip('"')
        if group == "table":
            table = (key,)
            offsets[table] = (start, start)
        else:
            offsets[(*table, key)] = (start, found.end())
        marked += (text[end:start], name if name.isascii() or name[0] == '"' else f'"{name}"')
        end = found.end(group)
    marked.append(text[end:])
    try:
        values = toml_values("".join(marked), Decimal)
    except NoToml as error:
        # The marks put in above move columns, never lines.
        place = re.search(r"at line (\d+)", str(error))
        raise TomlFault(int(place[1]) if place else None, is_excessive=error.is_excessive) from None
    return Toml(values, Lines(text), offsets)
