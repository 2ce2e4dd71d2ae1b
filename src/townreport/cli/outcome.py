"""How commands end, and in what form they say it. Without Typer: the quick way needs this too.

Exit codes: 0 fine, 1 findings that stop, 2 wrong usage, 130 interrupted by Ctrl-C.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from townreport.findings import Finding

STANDARD_STREAM = "-"
FAILED = 1
INTERRUPTED = 130
MOST_JOBS = 61
"""Windows cannot wait for more processes at once."""


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class TableFormat(StrEnum):
    """How results of many towns are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class WrongUsage(Exception):
    """The words of a command do not go together; raised before it does anything. Typer says it, with exit code 2."""


def fail(findings: Iterable[Finding], format: Format, outcome: str = "没有生成") -> NoReturn:  # noqa: A002
    """Say what stopped a command, and leave it with exit code 1."""
    from townreport import console

    findings = tuple(findings)
    if format is Format.JSON:
        from townreport.data import finding_data

        console.say_json({"findings": [finding_data(finding) for finding in findings]})
    else:
        console.say_findings(findings)
        console.say(f"{outcome}：{console.counts(findings)}", stream=sys.stderr)
    raise SystemExit(FAILED)
