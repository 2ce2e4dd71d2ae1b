"""Checking records without building: every finding of every file."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

from townreport.build import (
    STREAM_NAME,
    Source,
    account,
    choose_wording,
    read_against,
    read_wording,
    read_wording_source,
)
from townreport.checks.content import MOST_NEIGHBOURS, Against, check
from townreport.checks.order import by_section
from townreport.checks.terms import Terms
from townreport.collection import without_collections
from townreport.compose import compose
from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.fixing import FixedFile, fix_file
from townreport.reading import Origin, read_file, read_origin, read_sound_part, read_stream
from townreport.record import Missing, Record
from townreport.record_files import records_in
from townreport.settings import NO_SETTINGS, Settings, settings_for
from townreport.wording import Wording

Result = tuple[str, tuple[Finding, ...]]
"""A file's name and what was found in it, in the report's order."""


def validate_files(
    names: Iterable[str],
    standard_input: BinaryIO,
    wording: Wording | Path | str | None = None,
    *,
    last_year: Source | None = None,
    terms: Terms | Path | str | None = None,
    other_towns: Iterable[str] = (),
) -> list[Result]:
    """Check files, every record of folders, and ``-`` for standard input.

    Where no `wording` is given, each record is checked with the one that it names, or else its townreport.toml, as it
    would be built. `last_year` is the record of the year before, or a folder in which every town's is looked for;
    `terms` a file of the county's own terms. No record may speak of `other_towns` as its own, nor, where they are few
    enough to be neighbours, of the other towns that are checked with it. Raises FindingsError where `wording`, `terms`
    or `last_year` have faults.
    """
    ready = None if wording is None else read_wording(wording)
    against = read_against(None, terms)
    bases = _Bases(last_year)
    sources = [source for name in names for source in _sources(name, standard_input)]
    if len(sources) <= MOST_NEIGHBOURS:
        found: Iterable[_Read | tuple[Finding, ...]] = [_read(source) for _, source in sources]
        # One set for all, this town's own name included: its pattern is then made only once.
        neighbours = {read.name for read in found if isinstance(read, _Read)}
    else:
        # One after the other, so that memory stays flat however many there are.
        found = (_read(source) for _, source in sources)
        neighbours = set()
    aids = against._replace(other_towns=frozenset(neighbours.union(other_towns) - {""}))
    results = []
    for (name, _), read in zip(sources, found, strict=True):
        findings = _check(read, ready, aids, bases) if isinstance(read, _Read) else read
        results.append((name, tuple(by_section(findings))))
    return results


_Source = Path | str | BinaryIO | tuple[Finding, ...]
"""Where a record is read from, or what is to be said instead of reading one."""


def _sources(name: str, standard_input: BinaryIO) -> list[tuple[str, _Source]]:
    """What a name stands for: one record, or every record of a folder; each with the name that is shown."""
    if name == "-":
        return [(STREAM_NAME, standard_input)]
    if not os.path.isdir(name):
        return [(name, name)]
    try:
        files: list[tuple[str, _Source]] = [(str(file), file) for file in records_in(name)]
    except FindingsError as error:
        return [(name, error.findings)]
    if files:
        return files
    fix = "确认文件夹写对了；记录文件的名字应以 .json 结尾"
    return [(name, (Finding("file.no-records", Severity.ERROR, "文件夹里没有记录文件", fix, Place(file=name)),))]


def fix_files(names: Iterable[str]) -> list[FixedFile]:
    """Write the certain corrections back to files and to every record of folders.

    Raises OutputError where a file cannot be written, FindingsError where a folder cannot be read.
    """
    paths = [path for name in names for path in (records_in(name) if os.path.isdir(name) else [Path(name)])]
    return [fix_file(path) for path in paths]


def read_towns(file: Path | str) -> tuple[str, ...]:
    """The names of towns in a text file, one a line; raises FindingsError where it cannot be read."""
    return tuple(name for line in read_wording_source(file).splitlines() if (name := line.strip()))


class _Read(NamedTuple):
    """A record that was read, or what is sound of a faulty one; and what was said of the reading."""

    record: Record
    findings: tuple[Finding, ...]
    origin: Origin
    settings: Settings
    file: str | None
    is_whole: bool

    @property
    def name(self) -> str:
        """The town's name, empty where it is not known."""
        return "" if isinstance(self.record.name, Missing) else self.record.name


@without_collections
def _read(source: _Source) -> _Read | tuple[Finding, ...]:
    """The record of a source, or only findings where nothing of it can be used."""
    if isinstance(source, tuple):
        return source
    path = str(source) if isinstance(source, str | Path) else None
    file = path or STREAM_NAME
    try:
        settings = settings_for(source) if isinstance(source, str | Path) else NO_SETTINGS
    except FindingsError as error:
        return error.findings
    found = read_file(source) if isinstance(source, str | Path) else read_stream(source, file)
    if found.data is None:
        return found.findings
    origin = Origin(file, found.data)
    record, findings = read_origin(origin)
    rest = record or read_sound_part(origin)
    if rest is None:
        return findings
    return _Read(rest, findings, origin, settings, path, is_whole=record is not None)


def _check(read: _Read, wording: Wording | None, against: Against, bases: _Bases) -> tuple[Finding, ...]:
    try:
        ready = choose_wording(read.record, read.file, wording, read.settings.wording, read.origin)
    except FindingsError as error:
        return (*read.findings, *error.findings)
    against = bases.put_into(against, read.record)
    if read.is_whole:
        told = account(read.record, ready, origin=read.origin, settings=read.settings, against=against).findings
        return (*read.findings, *told)
    record, on_last_year = against.base_for(read.record)
    # As a draft: what is missing may be what could not be read.
    composed = compose(record, ready, draft=True)
    content = check(record, composed.outline, against=against, more=on_last_year)
    located = read.origin.located((*composed.findings, *content))
    said = {(finding.place.line, finding.place.path) for finding in read.findings}
    return (*read.findings, *(finding for finding in located if (finding.place.line, finding.place.path) not in said))


class _Bases:
    """Last year's records: one file for one town, or a folder with those of many."""

    def __init__(self, source: Source | None) -> None:
        self._single = Against()
        self._by_town: dict[tuple[str, int], Against] | None = None
        if isinstance(source, str | Path) and os.path.isdir(source):
            self._by_town = {}
            for file in records_in(source):
                against = read_against(file)
                record = against.last_year
                if record is not None and isinstance(record.name, str) and isinstance(record.year, int):
                    self._by_town[record.name, record.year] = against
        elif source is not None:
            self._single = read_against(source)

    def put_into(self, against: Against, record: Record) -> Against:
        """The same with the record of the year before, where there is one for this town."""
        known = self._single
        if self._by_town is not None and isinstance(record.name, str) and isinstance(record.year, int):
            known = self._by_town.get((record.name, record.year - 1), known)
        return against._replace(last_year=known.last_year, last_year_file=known.last_year_file)
