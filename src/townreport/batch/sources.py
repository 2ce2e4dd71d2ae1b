"""The records of a batch: files, and every record of folders."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.record_files import SUMMARY_JSON, record_names

_SEPARATORS = os.sep + (os.altsep or "")


class Source(NamedTuple):
    """One record: `name` is what it is called in findings and summaries, `path` where it is."""

    name: str
    path: str


def list_sources(paths: Iterable[Path | str], out: Path) -> list[Source]:
    """The records in `paths`, each once, in their order.

    Raises FindingsError where there are none, and where folders cannot be read.

    Where one folder is all that is given, records are named by their place in it, so that a batch tells the same on
    every machine. Our own summary in `out` is no record.
    """
    given = [os.fspath(path) for path in paths]
    # A folder's own place is found once, not for each of its thousands of records.
    place_of, absolute = lru_cache(maxsize=256)(os.path.realpath), lru_cache(maxsize=256)(os.path.abspath)
    summary = os.path.realpath(out / SUMMARY_JSON)
    found: list[Source] = []
    seen: set[str] = set()
    findings: list[Finding] = []
    for path in given:
        try:
            named = _named(path, is_alone=len(given) == 1)
        except FindingsError as error:
            findings += error.findings
            continue
        for name, file in named:
            folder, base = os.path.split(file.rstrip(_SEPARATORS))
            place = os.path.realpath(file) if os.path.islink(file) else os.path.join(place_of(folder), base)
            if place not in seen and place != summary:
                seen.add(place)
                # A worker may stand in another folder.
                found.append(Source(name, os.path.join(absolute(folder), base)))
    if findings:
        raise FindingsError(findings)
    if not found:
        where = "、".join(given)
        fix = "确认文件夹写对了；记录文件的名字应以 .json 结尾"
        place_ = Place(file=given[0] if len(given) == 1 else None)
        raise FindingsError([Finding("file.no-records", Severity.ERROR, f"“{where}”里没有记录文件", fix, place_)])
    return found


def _named(path: str, *, is_alone: bool) -> list[tuple[str, str]]:
    """The record at a path, or those of the folder there: each one's name and file."""
    if os.path.isdir(path):
        names = record_names(path)
        files = [os.path.join(path, name) for name in names]
        return list(zip(names if is_alone else map(_shown, files), files, strict=True))
    return [(os.path.basename(path.rstrip(_SEPARATORS)) if is_alone else _shown(path), path)]


def _shown(file: str) -> str:
    return Path(file).as_posix()
