"""The wording: the report's sentences as data, read from one text file and checked once.

A wording file is an outline (`structure`) of sentences (`syntax`); `binding` ties every reference
to its field, once per wording, and `filling` prints them, once per report.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from townreport.wording.loading import load
from townreport.wording.templates import Wording

DEFAULT_FILE = "annual.zh-CN.md"


@cache
def default_source() -> str:
    """The text of the default wording, to be edited and given back with ``--wording``."""
    return resources.files(__package__).joinpath(DEFAULT_FILE).read_text(encoding="utf-8")


@cache
def default_wording() -> Wording:
    """The default wording, read once a process."""
    return load(default_source(), DEFAULT_FILE)


__all__ = ["DEFAULT_FILE", "Wording", "default_source", "default_wording", "load"]
