"""The row of a table cut into cells: at every ``|`` that stands in no bracket."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\[\[|\]\]|\{\{|\}\}|[|｜]")


class Words(NamedTuple):
    """A stretch of a block: its text, and how many characters from the block's start it stands."""

    text: str
    offset: int


def cells_of(row: Words) -> list[Words] | None:
    """The cells of a row, without the blanks around them; None where brackets do not pair up."""
    cells, depth, start = [], 0, 0
    for match in _TOKEN.finditer(row.text):
        if match[0] in ("[[", "{{"):
            depth += 1
        elif match[0] in ("]]", "}}"):
            depth -= 1
            if depth < 0:
                return None
        elif depth == 0:
            cells.append(row.text[start : match.start()])
            start = match.end()
    if depth:
        return None
    cells.append(row.text[start:])
    found, offset = [], row.offset
    for cell in cells:
        found.append(Words(cell.strip(), offset + len(cell) - len(cell.lstrip())))
        offset += len(cell) + 1
    # Before the first bar there is nothing, and behind the last one, where it is written.
    return found[1:-1] if len(found) > 2 and not found[-1].text else found[1:]
