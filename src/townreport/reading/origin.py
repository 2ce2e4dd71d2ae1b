"""Where a record comes from: its file's text, read once for all who ask, and where its values were written in it.

A file in order is read without positions, because that is fast. Checks that come later know a value only by its place
in the record; `Origin.located` gives their findings file, line and column. The text is looked through for it only where
there is something to say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from townreport.findings import Finding, first_told
from townreport.reading.decoding import Decoded, decode
from townreport.reading.json_text import NEEDS_SCAN, parse_fast
from townreport.record import Record
from townreport.record.catalogue import find, label_path
from townreport.record.fields import Part

if TYPE_CHECKING:
    from townreport.reading.positions import PathInRecord, Places, Position
    from townreport.reading.scanner import Scan


class Origin:
    """Where a record comes from: the name of its file, and the bytes; both None for a record made by a program.

    However many ask, the bytes are decoded once, and a text that is not in order is scanned once.
    """

    def __init__(self, file: str | None = None, data: bytes | None = None) -> None:
        self.file = file
        self.decoded = Decoded(None) if data is None else decode(data, file)
        """The text, None where there is none, and what is to be said of its encoding."""
        self._data = data
        self._is_in_order: bool | None = None

    def value(self) -> object:
        """The text's value, or `NEEDS_SCAN` where it may not be in order. Not kept, as it is larger than the text."""
        text, findings = self.decoded
        value = NEEDS_SCAN if text is None else parse_fast(text, None if findings else self._data)
        self._is_in_order = value is not NEEDS_SCAN
        return value

    @cached_property
    def scan(self) -> Scan:
        """What the tolerant scanner makes of the text."""
        # Imported here, as below: a file with nothing to be said about it needs neither.
        from townreport.reading.scanner import scan

        return scan(self.decoded.text or "", self.file)

    @cached_property
    def positions(self) -> Places | None:
        """Where each value stands in the text; None where there is no text."""
        text = self.decoded.text
        if text is None:
            return None
        if self._is_in_order is None:
            self.value()
        if not self._is_in_order:
            return self.scan.positions
        from townreport.reading.positions_in_order import PositionsInOrder

        return PositionsInOrder(text)

    def as_written(self, path: PathInRecord) -> PathInRecord:
        """A path of labels with the keys that the text has: it may use the fields' English names."""
        return path if self.positions is None else as_written(path, self.positions)

    def position(self, path: PathInRecord) -> Position | None:
        """Where the value at `path` was written, or the nearest value around it; None where there is no text."""
        mark = None if self.positions is None else self.positions.nearest(self.as_written(path))
        return None if mark is None else mark.value

    def located(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings, those on a place in the record with label, file, line and column; the others as they are.

        Those with a line come in the file's order, before the others; no more than are told of one file.
        """
        told = map(self._located, first_told(findings, self.file))
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
