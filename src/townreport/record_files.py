"""The record files of a folder."""

from __future__ import annotations

import os
from pathlib import Path

from townreport.findings import FindingsError
from townreport.reading import unreadable_folder
from townreport.schema import SCHEMA_SUFFIX

SUMMARY_JSON = "summary.json"
"""A batch's summary, which may stand among the records: records and reports may share a folder."""
SUMMARY_START = b'{"townreport":'
"""What a summary begins with, and no record."""


def records_in(folder: Path | str) -> list[Path]:
    """The records in a folder, by name. Raises what `record_names` raises."""
    return [Path(folder, name) for name in record_names(folder)]


def record_names(folder: Path | str) -> list[str]:
    """The file names of the records in a folder, in order; schemas and a batch's summary beside them are not records.

    Raises FindingsError where the folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if _is_record_name(entry.name) and _is_file(entry))
    except OSError as error:
        raise FindingsError([unreadable_folder(error, folder)]) from error
    return [name for name in names if name != SUMMARY_JSON or not _is_summary(os.path.join(folder, name))]


def _is_record_name(name: str) -> bool:
    return os.path.splitext(name)[1].lower() == ".json" and not name.endswith(SCHEMA_SUFFIX)


def _is_file(entry: os.DirEntry[str]) -> bool:
    # The folder itself knows of nearly all; a link that leads nowhere, or to itself, is none.
    return entry.is_file(follow_symlinks=False) or os.path.isfile(entry.path)


def _is_summary(path: str) -> bool:
    try:
        with open(path, "rb") as stream:
            return stream.read(len(SUMMARY_START)) == SUMMARY_START
    except OSError:
        # Whoever reads it as a record will say so.
        return False
