"""What was made of what, from one run to the next: one line of JSON for each town, the last one counts.

A line is a hint, never a promise: what it says of a report is held against the file's own SHA-256. So lines may be
lost in a power cut, and half a line is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from townreport.batch.town import Town, town_from_data
from townreport.files import TEMPORARY_PREFIX, flush

STATE_FILE = "state.jsonl"


class State:
    """The state file in a batch's workshop. Raises OSError where it cannot be opened."""

    def __init__(self, workshop: Path) -> None:
        self._path = workshop / STATE_FILE
        self._places: dict[str, int] = {}
        self._has_changed = False
        self._file = self._path.open("a+b")
        self._file.seek(0)
        place = 0
        line = b"\n"
        for line in self._file:
            source = _source(line)
            if source is not None:
                self._places[source] = place
            place += len(line)
        if not line.endswith(b"\n"):
            self._file.write(b"\n")

    def find(self, source: str) -> Town | None:
        """What was made of a record last time; None where nothing is known."""
        place = self._places.get(source)
        if place is None:
            return None
        self._file.seek(place)
        try:
            return town_from_data(json.loads(self._file.readline()))
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def add(self, source: str, line: bytes) -> None:
        """Remember a report that was just made: its `line` is the JSON of `town_data`."""
        self._places[source] = self._file.seek(0, 2)
        self._has_changed = True
        self._file.write(line + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Close the file. Raises nothing: a full disk was told of before."""
        with suppress(OSError):
            self._file.close()

    def tidy(self) -> None:
        """Rewrite the file without what is outdated, in the order of the records' names; raises OSError."""
        if not self._has_changed:
            return
        # Of a name that the next run sweeps away, should this one be killed before it is renamed.
        beside = self._path.with_name(f"{TEMPORARY_PREFIX}{STATE_FILE}")
        with beside.open("wb") as stream:
            stream.writelines(self._lines())
            stream.flush()
            flush(stream.fileno())
        self._file.close()
        beside.replace(self._path)
        self._file = self._path.open("a+b")

    def _lines(self) -> Iterator[bytes]:
        for source in sorted(self._places):
            self._file.seek(self._places[source])
            yield self._file.readline()


def _source(line: bytes) -> str | None:
    try:
        data = json.loads(line)
    except ValueError:
        return None
    source = data.get("source") if isinstance(data, dict) else None
    return source if isinstance(source, str) else None


def json_bytes(data: Any) -> bytes:
    """One line of JSON. A file name that is no text (half a character) becomes an escape, which JSON can hold."""
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace")
