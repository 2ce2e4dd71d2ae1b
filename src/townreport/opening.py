"""Files, streams and dictionaries → a record, a wording: the first step of every command."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from townreport.checks.content import Against
from townreport.checks.terms import Terms, read_terms
from townreport.collection import without_collections
from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.reading import NO_ORIGIN, Origin, decode, read_file, read_origin, read_stream, validate
from townreport.record import Missing, Record
from townreport.record.catalogue import nearest
from townreport.wording import KINDS, Wording, default_wording, load, shipped_source, shipped_wording

if TYPE_CHECKING:
    from pathlib import Path

Source = Record | Mapping[str, Any] | bytes | BinaryIO | str | os.PathLike[str]
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


@without_collections
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
        if isinstance(source, str | os.PathLike):
            file = os.fspath(source)
            found = read_file(file)
        else:
            file = file or STREAM_NAME
            found = read_stream(source, file)
        if found.data is None:
            raise FindingsError(found.findings)
        data = found.data
    origin = Origin(file, data)
    record, findings = read_origin(origin)
    if record is None:
        raise FindingsError(findings)
    return Opened(record, findings, origin)


def read_against(
    last_year: Source | None = None, terms: Terms | Path | str | None = None, other_towns: Iterable[str] = ()
) -> Against:
    """What records are checked against besides themselves; raises FindingsError with every fault of it.

    `last_year` is the same town's record of the year before, `terms` the county's own terms or the file that holds
    them, `other_towns` are names of towns that the record should not speak of as its own.
    """
    before = None if last_year is None else open_record(last_year).record
    file = str(last_year) if isinstance(last_year, str | os.PathLike) else None
    return Against(_terms(terms), frozenset(other_towns), before, file)


# All towns of a batch are checked against the same terms.
_read_terms = lru_cache(maxsize=4)(read_terms)


def _terms(terms: Terms | Path | str | None) -> Terms | None:
    if terms is None or isinstance(terms, Terms):
        return terms
    found, faults = _read_terms(read_wording_source(terms), str(terms))
    if faults:
        raise FindingsError(faults)
    return found


def read_wording(wording: Wording | Path | str | None) -> Wording:
    """A wording ready to fill: the default one for None; raises FindingsError with every fault of a file."""
    if wording is None:
        return default_wording()
    if isinstance(wording, Wording):
        return wording
    if str(wording) in KINDS:
        return shipped_wording(str(wording))
    return load(read_wording_source(wording), str(wording))


class NamedWording(NamedTuple):
    """The wording that a record names for itself: its text, and what it is called in findings."""

    text: str
    file: str


def choose_wording(
    record: Record,
    path: Path | str | None,
    asked: Wording | Path | str | None,
    house: Wording | Path | str | None,
    origin: Origin = NO_ORIGIN,
) -> Wording:
    """The wording for a record: the one asked for, else the record's own, else the office's, else the default.

    `path` is the record's file, where it has one. Raises FindingsError with every fault of the wording.
    """
    if asked is not None:
        return read_wording(asked)
    named = named_wording(record, path, origin)
    if named is None:
        return read_wording(house)
    kind = record.wording
    return shipped_wording(kind) if kind in KINDS and isinstance(kind, str) else load(named.text, named.file)


def named_wording(record: Record, path: Path | str | None, origin: Origin = NO_ORIGIN) -> NamedWording | None:
    """The wording that a record names as 文稿: a shipped kind, or a file beside the record; None where it names none.

    A record comes from somebody else: it names no file anywhere else. Raises FindingsError.
    """
    name = record.wording
    if isinstance(name, Missing):
        return None
    if name in KINDS:
        return NamedWording(shipped_source(name), KINDS[name].file)
    folder = None if path is None else os.path.dirname(os.path.abspath(path))
    if folder is not None and not re.search(r'[/\\:*?"<>|\x00]', name) and name not in (".", ".."):
        file = os.path.join(folder, name)
        # A link may lead out of the folder.
        if os.path.isfile(file) and os.path.dirname(os.path.realpath(file)) == os.path.realpath(folder):
            return NamedWording(read_wording_source(file), os.path.join(os.path.dirname(path or ""), name))
    close = nearest(name, KINDS)
    known = f"写自带文稿的名字（{'、'.join(KINDS)}），或与记录同一文件夹里的文件名"
    fix = f"是不是“{close}”？{known}" if close else known
    message = f"同一文件夹里没有“{name}”这份文稿，自带的也没有"
    if folder is None:
        message = f"没有“{name}”这份自带的文稿；记录不是从文件读的，不能用它旁边的文件"
    finding = Finding("wording.named", Severity.ERROR, message, fix, Place(path=("文稿",), label="文稿"))
    raise FindingsError(origin.located((finding,)))


def read_wording_source(file: Path | str) -> str:
    """The text of a wording file; raises FindingsError where it cannot be read."""
    found = read_file(file)
    if found.data is None:
        raise FindingsError(found.findings)
    decoded = decode(found.data, str(file))
    if decoded.text is None:
        raise FindingsError(decoded.findings)
    return decoded.text
