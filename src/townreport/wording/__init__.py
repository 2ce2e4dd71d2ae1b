"""The wording: the report's sentences as data, read from one text file and checked once.

A wording file is an outline (`structure`) of sentences (`syntax`); `binding` ties every reference
to its field, once per wording, and `filling` prints them, once per report.
"""

from __future__ import annotations

import os
from functools import cache
from typing import NamedTuple

from townreport.wording.loading import load
from townreport.wording.templates import Wording


class Kind(NamedTuple):
    """A kind of report that ships with townreport: the file of its wording, and what it is for."""

    file: str
    meaning: str


DEFAULT_KIND = "年度总结"
KINDS = {
    DEFAULT_KIND: Kind("annual.zh-CN.md", "年度工作总结及下一年工作计划（默认）"),
    "半年总结": Kind("half-year.zh-CN.md", "上半年工作总结及下半年工作打算"),
    "政府工作报告": Kind("congress.zh-CN.md", "向人民代表大会作的政府工作报告"),
    "要情": Kind("brief.zh-CN.md", "一页纸的年度工作要情"),
}
"""The kinds of report by the name that ``--wording`` takes."""


@cache
def shipped_source(kind: str = DEFAULT_KIND) -> str:
    """The text of a shipped wording, to be edited and given back with ``--wording``."""
    # importlib.resources would bring tempfile, zipfile and random along, and start-up counts.
    with open(os.path.join(os.path.dirname(__file__), KINDS[kind].file), encoding="utf-8") as file:
        return file.read()


@cache
def shipped_wording(kind: str = DEFAULT_KIND) -> Wording:
    """A shipped wording, read once a process."""
    return load(shipped_source(kind), KINDS[kind].file)


def default_source() -> str:
    """The text of the default wording."""
    return shipped_source()


def default_wording() -> Wording:
    """The default wording."""
    return shipped_wording()


__all__ = [
    "DEFAULT_KIND",
    "KINDS",
    "Wording",
    "default_source",
    "default_wording",
    "load",
    "shipped_source",
    "shipped_wording",
]
