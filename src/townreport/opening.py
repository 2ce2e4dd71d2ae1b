"""Files, streams and dictionaries → a record, a wording: the first step of every command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from townreport.findings import Finding, FindingsError
from townreport.reading import decode, read_file, read_record, read_stream, validate
from townreport.reading.locating import NO_ORIGIN, Origin
from townreport.record import Record
from townreport.wording import KINDS, Wording, default_wording, load, shipped_wording

Source = Record | Mapping[str, Any] | bytes | BinaryIO | str | Path
"""What a report is made from: a record, the same as a dictionary, a file's bytes, an open file, or a path."""
STREAM_NAME = "标准输入"


class Opened(NamedTuple):
    """A record, what is to be said of the reading, and where it was written."""

    record: Record
    notes: tuple[Finding, ...]
    origin: Origin


def read(source: Source, file: str | None = None) -> tuple[Record, tuple[Finding, ...]]:
    """The record, and what is to be said of the reading; raises FindingsError with every fault.

    `file` is the name that findings carry where `source` is bytes.
    """
    record, notes, _ = open_record(source, file)
    return record, notes


def open_record(source: Source, file: str | None = None) -> Opened:
    """The same as `read`, with the record's origin, by which later findings get their lines."""
    if isinstance(source, Record):
        return Opened(source, (), NO_ORIGIN)
    if isinstance(source, Mapping):
        validated = validate(dict(source), file)
        if validated.record is None:
            raise FindingsError(validated.findings)
        return Opened(validated.record, validated.findings, Origin(file))
    if isinstance(source, bytes):
        data = source
    else:
        if isinstance(source, str | Path):
            file = str(source)
            found = read_file(source)
        else:
            file = file or STREAM_NAME
            found = read_stream(source, file)
        if found.data is None:
            raise FindingsError(found.findings)
        data = found.data
    record, findings = read_record(data, file)
    if record is None:
        raise FindingsError(findings)
    return Opened(record, findings, Origin(file, data))


def read_wording(wording: Wording | Path | str | None) -> Wording:
    """A wording ready to fill: the default one for None; raises FindingsError with every fault of a file."""
    if wording is None:
        return default_wording()
    if isinstance(wording, Wording):
        return wording
    if str(wording) in KINDS:
        return shipped_wording(str(wording))
    return load(read_wording_source(wording), str(wording))


def read_wording_source(file: Path | str) -> str:
    """The text of a wording file; raises FindingsError where it cannot be read."""
    found = read_file(file)
    if found.data is None:
        raise FindingsError(found.findings)
    decoded = decode(found.data, str(file))
    if decoded.text is None:
        raise FindingsError(decoded.findings)
    return decoded.text
