"""The faults of one text, gathered while it is scanned, and turned into findings at the end."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from townreport.findings import Finding, Place, Severity
from townreport.reading.positions import Lines, PathInRecord

MOST_OF_A_KIND = 20
"""How many faults of one code are listed; the rest are counted."""
MOST_FAULTS = 1_000
"""How many faults end the scan: such a text is not a record with slips in it."""


class Fault(NamedTuple):
    """One fault of the text at `offset` (from 0), belonging to the value at `path`."""

    offset: int
    code: str
    message: str
    fix: str
    path: PathInRecord = ()


class TooManyFaults(Exception):
    """The text has `MOST_FAULTS` faults; never leaves the package."""


class Faults:
    """Gathers faults. Only the first of a kind are kept; all are counted."""

    def __init__(self) -> None:
        self._listed: list[Fault] = []
        self._count: Counter[str] = Counter()
        self._last: dict[str, Fault] = {}

    def __len__(self) -> int:
        return self._count.total()

    def add(self, fault: Fault) -> None:
        """Take down one fault. Raises TooManyFaults when there is no sense in looking for more."""
        self._count[fault.code] += 1
        self._last[fault.code] = fault
        if self._count[fault.code] <= MOST_OF_A_KIND:
            self._listed.append(fault)
        if len(self) >= MOST_FAULTS:
            raise TooManyFaults

    def findings(self, lines: Lines, file: str | None, *, given_up: bool = False) -> tuple[Finding, ...]:
        """All faults in the order of the text, then what is not listed; `given_up`: the scan stopped before the end."""
        found = [_finding(fault, lines, file) for fault in sorted(self._listed, key=lambda fault: fault.offset)]
        for code, count in self._count.items():
            if count > MOST_OF_A_KIND:
                last = lines.position(self._last[code].offset)
                example = next(fault for fault in self._listed if fault.code == code)
                found.append(
                    Finding(
                        "json.more-of-a-kind",
                        Severity.ERROR,
                        f"“{example.message}”这一类问题有 {count} 处，以上只列出前 {MOST_OF_A_KIND} 处，"
                        f"最后一处在第 {last.line} 行",
                        "用编辑软件的“查找和替换”一并改正，再检查一次",
                        Place(file=file, line=last.line, column=last.column),
                    )
                )
        if given_up:
            found.append(
                Finding(
                    "json.too-many-faults",
                    Severity.ERROR,
                    f"格式错误已达 {len(self)} 处，后面的内容没有再检查",
                    "请确认这个文件是用“townreport new”生成的记录；改正以上各处后再检查一次",
                    Place(file=file),
                )
            )
        return tuple(found)


def _finding(fault: Fault, lines: Lines, file: str | None) -> Finding:
    line, column = lines.position(fault.offset)
    place = Place(file=file, path=fault.path, line=line, column=column)
    return Finding(fault.code, Severity.ERROR, fault.message, fault.fix, place)
