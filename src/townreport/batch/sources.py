"""The records of a batch: files, and every record of folders."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.validating import records_in

SUMMARY_JSON = "summary.json"
"""A batch's summary in its folder: no record, even where records and reports share the folder."""


class Source(NamedTuple):
    """One record: `name` is what it is called in findings and summaries, `path` where it is."""

    name: str
    path: str


def list_sources(paths: Iterable[Path | str], out: Path) -> list[Source]:
    """The records in `paths`, each once, in their order; raises FindingsError where there is none.

    Where one folder is all that is given, records are named by their place in it, so that a batch tells the same on
    every machine. Our own summary in `out` is no record.
    """
    given = [os.fspath(path) for path in paths]
    place_of = lru_cache(maxsize=256)(os.path.realpath)
    summary = os.path.realpath(out / SUMMARY_JSON)
    found: list[Source] = []
    seen: set[str] = set()
    for path in given:
        if os.path.isdir(path):
            files = records_in(Path(path))
            records = [(file.name if len(given) == 1 else file.as_posix(), str(file)) for file in files]
        else:
            records = [(os.path.basename(path) if len(given) == 1 else Path(path).as_posix(), path)]
        for name, file in records:
            # A folder's own place is found once, not for each of its thousands of records.
            folder, base = os.path.split(file)
            place = os.path.realpath(file) if os.path.islink(file) else os.path.join(place_of(folder), base)
            if place not in seen and place != summary:
                seen.add(place)
                # A worker may stand in another folder.
                found.append(Source(name, os.path.abspath(file)))
    if not found:
        where = "、".join(given)
        fix = "确认文件夹写对了；记录文件的名字应以 .json 结尾"
        place_ = Place(file=given[0] if len(given) == 1 else None)
        raise FindingsError([Finding("file.no-records", Severity.ERROR, f"“{where}”里没有记录文件", fix, place_)])
    return found
