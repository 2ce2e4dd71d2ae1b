"""What is wrong, said to the reader: findings, and the few exceptions.

Hierarchy of the exceptions:

    TownreportError
    ├── FindingsError      the input has faults; carries all of them
    └── OutputError        the result could not be written; nothing was left half-written

A fault in the input is data (`Finding`), never a traceback. Every module reports
faults as findings and the console alone decides how they look.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import islice
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding weighs. The values are the words the reader sees."""

    ERROR = "必错"
    """Certainly wrong: stops a build."""
    WARNING = "疑似"
    """Looks wrong: said, and stops a build only with ``--strict``."""
    NOTE = "提示"
    """Worth knowing: never stops anything."""


class Place(NamedTuple):
    """Where a finding is.

    `path` is the place in the record (JSON keys as written, list positions from 0),
    `label` the same in the reader's words (``经济运行 › 税收收入``); `line` and `column`
    count from 1 in `file`, in characters; each is None where it is not known.
    `excerpt` holds the words around the place, where the finding is about words.
    """

    file: str | None = None
    path: tuple[str | int, ...] = ()
    label: str = ""
    line: int | None = None
    column: int | None = None
    excerpt: str = ""


NOWHERE = Place()


class Finding(NamedTuple):
    """One fault: a stable `code`, what is wrong (`message`) and what to do (`fix`)."""

    code: str
    severity: Severity
    message: str
    fix: str
    place: Place = NOWHERE


def stops(findings: Iterable[Finding], *, strict: bool = False) -> bool:
    """Say whether these findings stop a build; with `strict`, warnings do too."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stopping for finding in findings)


MOST_TOLD = 1_000
"""Findings of one file that each step tells. Who looks for them stops at one more: what has so many is no record with
slips in it, and a longer list helps nobody."""


def too_many(file: str | None = None) -> Finding:
    """What is said where more than `MOST_TOLD` were found: an error, since any of the others may be one."""
    message = f"问题超过 {MOST_TOLD:,} 处，其余的没有列出，也没有都检查"
    return Finding("findings.too-many", Severity.ERROR, message, "改正已列出的各处后再检查一次", Place(file=file))


def first_told(findings: Iterable[Finding], file: str | None = None) -> tuple[Finding, ...]:
    """The first `MOST_TOLD` findings and, where there are more, that there are."""
    told = tuple(islice(findings, MOST_TOLD + 1))
    if len(told) <= MOST_TOLD:
        return told
    last = too_many(file)
    return (*(finding for finding in told[:MOST_TOLD] if finding.code != last.code), last)


class TownreportError(Exception):
    """The root of all exceptions that townreport raises on purpose."""


class FindingsError(TownreportError):
    """The input has faults that stop the work; `findings` holds all of them, not only the first."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("；".join(finding.message for finding in self.findings))


class OutputError(TownreportError):
    """The result could not be written; `finding` says why and what to do."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding.message)
