"""The finished report's own lines: what goes wrong only where the wording's words and the record's meet.

A fault inside a text of the record is said of that text; here only the joints count, and the wording's own words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from townreport.checks.record_texts import Path
from townreport.checks.text import Hits, as_finding
from townreport.findings import Finding, Place
from townreport.outline import Gap, Line, Outline, Printed, Table, piece_text
from townreport.record.catalogue import path_of


class DoubtfulLines:
    """The report's paragraphs from its title on that are to be checked; tables are no sentences.

    Those that say the same in every report, as most headings do, are left out once they are known to be in order.
    `texts` is what the others print.
    """

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        pattern = outline.pattern
        numbers: Sequence[int] = (
            [number for number, line in enumerate(outline.lines) if _is_doubtful(line)]
            if pattern is None
            else pattern.doubtful
        )
        self._numbers = numbers
        texts = outline.texts
        self.texts = [texts[number] for number in numbers]

    def line(self, position: int) -> Line:
        """The line of one of the texts."""
        line = self._outline.lines[self._numbers[position]]
        assert isinstance(line, Line)
        return line

    def note_in_order(self, found: Container[int]) -> None:
        """Note that nothing is to be said of any lines but those `found`, nor of others like them without figures."""
        pattern = self._outline.pattern
        if pattern is None:
            lines = self._outline.lines
            for position, number in enumerate(self._numbers):
                line = lines[number]
                if position not in found and isinstance(line, Line) and line.pattern and not line.pattern.places:
                    line.pattern.is_in_order = True
        elif not pattern.is_noted:
            pattern.is_noted = True
            # By these lines' own numbers: another thread may have noted it meanwhile.
            numbers = enumerate(self._numbers)
            pattern.doubtful = tuple(
                [number for position, number in numbers if position in found or pattern.lines[number][0].places]
            )


def _is_doubtful(line: Line | Table) -> bool:
    return isinstance(line, Line) and (line.pattern is None or not line.pattern.is_in_order)


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
