"""All that the reports of one batch are made with, besides their records: small enough to be sent with every chunk."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from townreport import __version__
from townreport.batch.names import Pattern
from townreport.findings import FindingsError
from townreport.layout.base_file import BASE_PATH
from townreport.reading import decode, read_file
from townreport.wording import DEFAULT_FILE, Wording, default_source, load


class Settings(NamedTuple):
    """`folder` is where the reports go, `workshop` the folder in it where files are written before they are renamed.

    The wording travels as its text: any executor can carry it, and each worker reads it once.
    """

    folder: str
    workshop: str
    pattern: Pattern
    wording_text: str
    wording_file: str
    draft: bool = False
    strict: bool = False
    force: bool = False

    @property
    def wording_hash(self) -> str:
        """SHA-256 of the wording, in hexadecimal."""
        return hashlib.sha256(self.wording_text.encode()).hexdigest()

    def fingerprint(self) -> str:
        """SHA-256 of everything but the record that decides how a report reads and looks."""
        with open(BASE_PATH, "rb") as base:
            base_hash = hashlib.sha256(base.read()).hexdigest()
        parts = [__version__, self.wording_hash, base_hash, self.draft, self.strict]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def wording_source(wording: Path | str | None) -> tuple[str, str]:
    """A wording's text and its file's name, None being the default; raises FindingsError with every fault of it."""
    if wording is None:
        return default_source(), DEFAULT_FILE
    found = read_file(wording)
    if found.data is None:
        raise FindingsError(found.findings)
    decoded = decode(found.data, str(wording))
    if decoded.text is None:
        raise FindingsError(decoded.findings)
    ready_wording(decoded.text, str(wording))
    return decoded.text, str(wording)


@lru_cache(maxsize=4)
def ready_wording(text: str, file: str) -> Wording:
    """The wording, read once a process; raises FindingsError with every fault of it."""
    return load(text, file)
