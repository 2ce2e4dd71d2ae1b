"""Checking records without building: every finding of every file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from townreport.build import STREAM_NAME, account, open_record, read_wording
from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.schema import SCHEMA_SUFFIX
from townreport.settings import NO_SETTINGS, settings_for
from townreport.wording import Wording

Result = tuple[str, tuple[Finding, ...]]
"""A file's name and what was found in it, in its order."""


def validate_files(
    names: Iterable[str], standard_input: BinaryIO, wording: Wording | Path | str | None = None
) -> list[Result]:
    """Check files, every record of folders, and ``-`` for standard input; raises FindingsError for a bad `wording`.

    Where none is given, each record is checked with the one that its townreport.toml names, as it would be built.
    """
    ready = None if wording is None else read_wording(wording)
    results = []
    for name in names:
        if name == "-":
            results.append((STREAM_NAME, _check(standard_input, ready)))
        elif Path(name).is_dir():
            files = list(records_in(Path(name)))
            results += [(str(file), _check(file, ready)) for file in files]
            if not files:
                fix = "确认文件夹写对了；记录文件的名字应以 .json 结尾"
                finding = Finding("file.no-records", Severity.ERROR, "文件夹里没有记录文件", fix, Place(file=name))
                results.append((name, (finding,)))
        else:
            results.append((name, _check(name, ready)))
    return results


def records_in(folder: Path) -> Iterator[Path]:
    """The records in a folder, by name; schemas beside them are not records."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() == ".json" and path.is_file() and not path.name.endswith(SCHEMA_SUFFIX):
            yield path


def _check(source: Path | str | BinaryIO, wording: Wording | None) -> tuple[Finding, ...]:
    try:
        settings = settings_for(source) if isinstance(source, str | Path) else NO_SETTINGS
        ready = wording or _wording(settings.wording)
        record, notes, origin = open_record(source)
    except FindingsError as error:
        return error.findings
    return (*notes, *account(record, ready, origin=origin, settings=settings).findings)


@lru_cache(maxsize=8)
def _wording(file: Path | None) -> Wording:
    return read_wording(file)
