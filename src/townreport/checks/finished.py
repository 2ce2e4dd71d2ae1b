"""The finished report's own lines: what goes wrong only where the wording's words and the record's meet.

A fault inside a text of the record is said of that text; here only the joints count, and the wording's own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import accumulate

from townreport.checks.record_texts import Path
from townreport.checks.text import Hits, as_finding
from townreport.findings import Finding, Place
from townreport.outline import Gap, Line, Outline, Printed, lines, piece_text
from townreport.record.catalogue import path_of


def doubtful_lines(outline: Outline) -> list[tuple[Line, str]]:
    """The report's paragraphs from its title on, with what they print; tables are no sentences.

    Without those that say the same in every report, as most headings do, and are known to be in order.
    """
    return [
        (line, words)
        for line, words in zip(lines(outline), outline.texts, strict=True)
        if isinstance(line, Line) and (line.pattern is None or not line.pattern.is_in_order)
    ]


def note_in_order(line: Line) -> None:
    """Note that nothing is to be said of a line: where it has no figures, of none like it."""
    if line.pattern is not None and not line.pattern.places:
        line.pattern.is_in_order = True


def finished_findings(line: Line, words: str, found: Hits, told: AbstractSet[Path]) -> Iterator[Finding]:
    """Faults of a finished line that no text of the record has by itself; `told` are the places already spoken of."""
    pieces = tuple(line.pieces())
    # A quotation mark that one text lacks makes others of the line look wrong: that is said once.
    if not any(isinstance(piece, Printed) and path_of(piece.place) in told for piece in pieces):
        ends = list(accumulate(len(piece_text(piece)) for piece in pieces))
        for rule, hit in found:
            touched = pieces[bisect_right(ends, hit.start) : bisect_left(ends, hit.end) + 1]
            if any(isinstance(piece, Gap) for piece in touched):
                continue
            printed = [piece for piece in touched if isinstance(piece, Printed)]
            if len(touched) == 1 and printed:
                continue
            place = Place(path=path_of(printed[0].place)) if printed else Place(label="文稿")
            yield as_finding(rule, hit, words, place)
