"""Where in its file a record's values were written, for whatever is said of them after the reading.

A file in order is read without positions, because that is fast. Checks that come later know a value only by its place
in the record; `Origin.located` gives their findings file, line and column. The text is looked through for it only where
there is something to say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from townreport.findings import Finding
from townreport.reading.decoding import decode
from townreport.reading.json_text import NEEDS_SCAN, parse_fast
from townreport.record import Record
from townreport.record.catalogue import find, label_path
from townreport.record.fields import Part

if TYPE_CHECKING:
    from townreport.reading.positions import PathInRecord, Places, Position


class Origin:
    """Where a record comes from: the name of its file, and the bytes; both None for a record made by a program."""

    def __init__(self, file: str | None = None, data: bytes | None = None) -> None:
        self.file = file
        self._data = data

    @cached_property
    def _positions(self) -> Places | None:
        text = None if self._data is None else decode(self._data, self.file).text
        if text is None:
            return None
        # Imported here: a file with nothing to be said about it needs neither.
        if parse_fast(text) is not NEEDS_SCAN:
            from townreport.reading.positions_in_order import PositionsInOrder

            return PositionsInOrder(text)
        from townreport.reading.scanner import scan

        return scan(text, self.file).positions

    def as_written(self, path: PathInRecord) -> PathInRecord:
        """A path of labels with the keys that the text has: it may use the fields' English names."""
        return path if self._positions is None else as_written(path, self._positions)

    def position(self, path: PathInRecord) -> Position | None:
        """Where the value at `path` was written, or the nearest value around it; None where there is no text."""
        mark = None if self._positions is None else self._positions.nearest(self.as_written(path))
        return None if mark is None else mark.value

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, those on a place in the record with label, file, line and column; the others as they are.

        Those with a line come in the file's order, before the others.
        """
        told = (self._located(finding) for finding in findings)
        last = (sys.maxsize, 0)
        return tuple(
            sorted(told, key=lambda told: (told.place.line, told.place.column or 0) if told.place.line else last)
        )

    def _located(self, finding: Finding) -> Finding:
        place = finding.place
        if not place.path or place.line is not None:
            return finding
        position = self.position(place.path)
        line, column = position if position is not None else (None, None)
        return finding._replace(
            place=place._replace(
                file=place.file or self.file,
                path=self.as_written(place.path),
                label=place.label or label_path(Record, place.path),
                line=line,
                column=column,
            )
        )


def as_written(path: PathInRecord, positions: Places) -> PathInRecord:
    """A path of labels with the keys that a text has at these positions."""
    written: PathInRecord = ()
    model: type[Part] | None = Record
    for step in path:
        entry = find(model, step) if model is not None and isinstance(step, str) else None
        key = step
        if entry is not None:
            model = entry.model
            if (*written, step) not in positions and (*written, entry.name) in positions:
                key = entry.name
        written = (*written, key)
    return written


NO_ORIGIN = Origin()
"""Of a record that no file holds."""
