"""From bytes to a Record, or to findings with line and column: nothing here raises for bad input.

A file in order takes the fast way (the standard library's parser, no positions). Only where its syntax is wrong is it
scanned again, tolerantly, so that all faults of syntax and of content come together.
"""

from __future__ import annotations

from townreport.findings import Finding, Place, Severity, stops
from townreport.reading.decoding import decode
from townreport.reading.json_text import NEEDS_SCAN
from townreport.reading.origin import NO_ORIGIN, Origin
from townreport.reading.sources import MOST_BYTES, Source, read_file, read_stream, unreadable_folder
from townreport.reading.validation import Validated, read_in_order, read_with_faults, validate
from townreport.record import Record

MOST_CHARACTERS = 500_000
"""Of a record's file: more than a hundred of the fullest."""

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "NO_ORIGIN",
    "Origin",
    "Source",
    "Validated",
    "decode",
    "read_file",
    "read_origin",
    "read_record",
    "read_sound_part",
    "read_stream",
    "unreadable_folder",
    "validate",
]


def read_record(data: bytes, file: str | None = None) -> tuple[Record | None, tuple[Finding, ...]]:
    """Read a record from a file's bytes; `file` is the name that findings carry.

    Returns the record, None where faults stop it, and all findings in the file's order; notes, such as
    one on a GBK file that was read, come with a good record too.
    """
    return read_origin(Origin(file, data))


def read_origin(origin: Origin) -> tuple[Record | None, tuple[Finding, ...]]:
    """The same for a file whose `origin` is kept, for what is said later."""
    text, notes = origin.decoded
    if text is None:
        return None, notes
    if len(text) > MOST_CHARACTERS:
        return None, (*notes, _too_long(len(text), origin.file))
    value = origin.value()
    if value is NEEDS_SCAN:
        return _read_slowly(origin)
    record = read_in_order(value)
    if record is None:
        told = read_with_faults(value, origin.file, origin.positions).findings
        return None, (*notes, *sorted(told, key=_stands_at))
    return None if notes and stops(notes) else record, notes


def _too_long(characters: int, file: str | None) -> Finding:
    message = f"文件有 {characters:,} 字，超过了 {MOST_CHARACTERS:,} 字的上限，没有读取"
    fix = "请确认给出的是一个乡镇的记录文件（一般不到 2 万字）"
    return Finding("file.too-long", Severity.ERROR, message, fix, Place(file=file))


def read_sound_part(origin: Origin) -> Record | None:
    """What can be used of a faulty record, for checks of its content; None where it is no record at all."""
    # Imported here: a file in order never needs it, and start-up counts.
    from townreport.reading.sound_part import sound_part

    text = origin.decoded.text
    if text is None or len(text) > MOST_CHARACTERS:
        return None
    value = origin.value()
    if value is not NEEDS_SCAN:
        return sound_part(value)
    scanned = origin.scan
    spoiled = [fault.place.path for fault in scanned.faults if fault.code not in _STRUCTURAL]
    return sound_part(scanned.value, [path for path in spoiled if path])


_STRUCTURAL = frozenset(
    f"json.{fault}"
    for fault in (
        "comment", "duplicate-key", "extra-bracket", "extra-comma", "extra-content", "full-width-punctuation",
        "missing-bracket", "missing-colon", "missing-comma", "odd-space", "trailing-comma", "wrong-bracket",
        "wrong-punctuation",
    )
)  # fmt: skip
"""Faults of syntax beside a value, which leave the value itself as it was meant."""


def _read_slowly(origin: Origin) -> tuple[Record | None, tuple[Finding, ...]]:
    notes, scanned = origin.decoded.findings, origin.scan
    faults = scanned.faults
    if faults and not isinstance(scanned.value, dict):
        return None, (*notes, *faults)
    validated = validate(scanned.value, origin.file, scanned.positions)
    # A value that the syntax has spoiled is said once: its content is not held against it as well. And what
    # seems to be missing may stand in a part that could not be read.
    spoiled = {fault.place.path for fault in faults if fault.code not in _STRUCTURAL}
    rest = [
        finding
        for finding in validated.findings
        if finding.place.path not in spoiled and (scanned.complete or finding.code != "field.required")
    ]
    findings = sorted((*faults, *rest), key=_stands_at)
    return None if findings or stops(notes) else validated.record, (*notes, *findings)


def _stands_at(finding: Finding) -> tuple[int, int]:
    return finding.place.line or 0, finding.place.column or 0
