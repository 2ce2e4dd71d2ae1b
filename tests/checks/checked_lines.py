"""The two files of text that are tests by existing: one line, one test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from townreport.checks.rule import TextKind

FOLDER = Path(__file__).parent


class Line(NamedTuple):
    text: str
    kind: TextKind


class FaultyLine(NamedTuple):
    code: str
    text: str
    kind: TextKind
    spans: tuple[tuple[int, int], ...]


def correct_lines() -> Iterator[Line]:
    return _lines("correct.txt")


def faulty_lines() -> Iterator[FaultyLine]:
    for line, kind in _lines("faulty.txt"):
        code, marked = line.split(" ", 1)
        text, spans, start = "", [], 0
        for piece in re.split("([⟦⟧])", marked):
            if piece == "⟦":
                start = len(text)
            elif piece == "⟧":
                spans.append((start, len(text)))
            else:
                text += piece
        yield FaultyLine(code, text, kind, tuple(spans))


def _lines(name: str) -> Iterator[Line]:
    kind = TextKind.PROSE
    # Not splitlines: some of the faults are characters that it would split at.
    for line in (FOLDER / name).read_text(encoding="utf-8").split("\n"):
        if line.startswith("## "):
            kind = TextKind(line.removeprefix("## "))
        elif line and not line.startswith("#"):
            yield Line(line, kind)
