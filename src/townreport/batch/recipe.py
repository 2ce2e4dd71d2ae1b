"""All that reports are made with besides their records: small enough to be sent along with every chunk of work."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from townreport import __version__
from townreport.batch.names import Pattern
from townreport.batch.sources import Source
from townreport.build import read_wording_source
from townreport.findings import Finding, FindingsError
from townreport.layout.base_file import BASE_PATH
from townreport.reading import read_file
from townreport.settings import Settings
from townreport.wording import DEFAULT_KIND, KINDS, Wording, load, shipped_source


class Order(NamedTuple):
    """What one batch was asked for.

    `folder` is where the reports go, `workshop` the folder in it where files are written before they are renamed.
    """

    folder: str
    workshop: str
    pattern: Pattern
    draft: bool = False
    strict: bool = False
    force: bool = False
    soffice: str = ""
    """LibreOffice's program, where a PDF is wanted beside each report; else empty."""
    terms: str = ""
    """The file of the county's own terms; empty where there is none."""
    towns: frozenset[str] = frozenset()
    """The towns of the batch, where they are few: no text should speak of another as its own."""


class Recipe(NamedTuple):
    """What the records of one folder are made with: a wording, as its text, and the office's settings.

    The text can travel to any executor's workers; each reads it once. `is_asked` says that the wording was asked for,
    so that none that a record names comes before it. The hashes are SHA-256 in hexadecimal: `fingerprint` is that of
    everything but record and wording that decides how a report reads and looks.
    """

    wording_text: str
    wording_file: str
    settings: Settings
    wording_hash: str
    fingerprint: str
    is_asked: bool = False

    def wording(self) -> Wording:
        """The wording, read once a process; raises FindingsError with every fault of it."""
        return _loaded(self.wording_text, self.wording_file)

    def naming(self, text: str, file: str) -> Recipe:
        """The same with the wording that a record names for itself."""
        return self._replace(wording_text=text, wording_file=file, wording_hash=text_hash(text))


HouseSettings = Settings | Callable[[str], Settings]
"""The settings of all records, or what gives a record's path its own, such as `settings_for`."""


class Recipes:
    """The recipe of every record: that of its folder, where townreport.toml may be.

    `wording` and `settings` come before those of townreport.toml. Raises FindingsError with all faults of all folders.
    """

    def __init__(
        self, sources: Iterable[Source], wording: Path | str | None, settings: HouseSettings, *options: bool
    ) -> None:
        self._by_folder: dict[str, Recipe] = {}
        findings: dict[Finding, None] = {}
        for source in sources:
            folder = os.path.dirname(source.path)
            if folder in self._by_folder:
                continue
            try:
                found = settings if isinstance(settings, Settings) else settings(source.path)
                self._by_folder[folder] = _recipe(found, wording, options)
            except FindingsError as error:
                findings |= dict.fromkeys(error.findings)
        if findings:
            raise FindingsError(findings)

    def of(self, source: Source) -> Recipe:
        """The recipe of one record."""
        return self._by_folder[os.path.dirname(source.path)]


def text_hash(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _recipe(settings: Settings, asked: Path | str | None, options: tuple[bool, ...]) -> Recipe:
    wording = settings.wording if asked is None else asked
    kind = DEFAULT_KIND if wording is None else str(wording)
    text, file = (shipped_source(kind), KINDS[kind].file) if kind in KINDS else (read_wording_source(kind), kind)
    # Read here once, so that its faults come before anything is done, and forked workers have it ready.
    _loaded(text, file)
    # A file counts by what is in it: where it stands is no part of the report.
    house = [_hash_of(value) if isinstance(value, Path) else repr(value) for value in settings._replace(wording=None)]
    parts = json.dumps([__version__, _hash_of(Path(BASE_PATH)), house, options])
    settings = settings._replace(base=None if settings.base is None else Path(os.path.abspath(settings.base)))
    return Recipe(text, file, settings, text_hash(text), text_hash(parts), is_asked=asked is not None)


def _hash_of(path: Path) -> str:
    """SHA-256 of a file; empty where it cannot be read, which each town's findings will say."""
    found = read_file(path)
    return "" if found.data is None else hashlib.sha256(found.data).hexdigest()


@lru_cache(maxsize=8)
def _loaded(text: str, file: str) -> Wording:
    return load(text, file)
