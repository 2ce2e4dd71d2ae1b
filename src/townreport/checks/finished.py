"""The finished report's own lines: what goes wrong only where the wording's words and the record's meet.

A fault inside a text of the record is said of that text; here only the joints count, and the wording's own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import NamedTuple

from townreport.checks.record_texts import Path
from townreport.checks.rule import Hit, Rule, TextKind
from townreport.checks.text import as_finding
from townreport.findings import Finding, Place
from townreport.outline import Gap, Line, Outline, Piece, Printed, lines, piece_text
from townreport.record.catalogue import path_of


class FinishedLine(NamedTuple):
    """A paragraph of the report, and the pieces that it is made of."""

    text: str
    pieces: tuple[Piece, ...]
    kind: TextKind = TextKind.PRINTED


def finished_lines(outline: Outline) -> Iterator[FinishedLine]:
    """The report's paragraphs in which something of the record is printed; tables are no sentences."""
    for line in lines(outline):
        if isinstance(line, Line):
            pieces = tuple(line.pieces())
            yield FinishedLine("".join(map(piece_text, pieces)), pieces)


def finished_findings(
    finished: Sequence[FinishedLine], results: Sequence[list[tuple[Rule, Hit]]], told: AbstractSet[Path]
) -> Iterator[Finding]:
    """Faults of finished lines that no text of the record has by itself; `told` are the places already spoken of."""
    for line, found in zip(finished, results, strict=True):
        if not found or any(isinstance(piece, Printed) and path_of(piece.place) in told for piece in line.pieces):
            # A quotation mark that one text lacks makes others of the line look wrong: that is said once.
            continue
        ends = list(accumulate(len(piece_text(piece)) for piece in line.pieces))
        for rule, hit in found:
            touched = line.pieces[bisect_right(ends, hit.start) : bisect_left(ends, hit.end) + 1]
            if any(isinstance(piece, Gap) for piece in touched):
                continue
            printed = [piece for piece in touched if isinstance(piece, Printed)]
            if len(touched) == 1 and printed:
                continue
            place = Place(path=path_of(printed[0].place)) if printed else Place(label="文稿")
            yield as_finding(rule, hit, line.text, place)
