"""``summary.json`` and ``summary.csv``: what became of every town, written as they come, there when all is done.

One line for each town, and neither time nor place of the run: the same batch gives the same summary everywhere.
"""

from __future__ import annotations

import csv
import io
import json
import os
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import IO

from townreport import __version__
from townreport.batch.recipe import Order
from townreport.batch.state import json_bytes
from townreport.batch.town import Status, Town
from townreport.files import flush
from townreport.findings import Severity
from townreport.record_files import SUMMARY_JSON

SUMMARY_CSV = "summary.csv"
_BOM = "\ufeff"
"""Excel and WPS take a CSV without it for the system's old encoding."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_HEADINGS = (
    "记录", "区县", "名称", "年度", "结果", "报告", "已填", "应填", "空白", "收起句子", "必错", "疑似", "提示",
    "说明", "记录 SHA-256", "文稿 SHA-256", "报告 SHA-256",
)  # fmt: skip
STATUS_WORDS = {
    Status.BUILT: "已生成",
    Status.UNCHANGED: "没有变化",
    Status.EDITED: "有人改过，保留",
    Status.FAILED: "没有做成",
}


class Summary:
    """Both files, under way in the workshop; raises OSError where the disk does not take them."""

    def __init__(self, order: Order) -> None:
        self._folder = Path(order.folder)
        self._workshop = Path(order.workshop)
        self._counts: Counter[str] = Counter()
        self._severities: Counter[str] = Counter()
        self._json = (self._workshop / SUMMARY_JSON).open("wb")
        self._csv = (self._workshop / SUMMARY_CSV).open("wb")
        self._json.write(json_bytes({"townreport": __version__})[:-1] + b',\n"towns": [')
        self._csv.write((_BOM + csv_line(_HEADINGS)).encode())

    def add(self, town: Town, line: bytes) -> None:
        """Add a town; `line` is the JSON of `town_data`."""
        self._json.write((b",\n" if self._counts else b"\n") + line)
        self._csv.write(csv_line(_cells(town)).encode("utf-8", "backslashreplace"))
        self._counts[town.status.value] += 1
        self._severities.update(finding.severity.name.lower() for finding in town.findings)

    def finish(self, *, is_complete: bool) -> None:
        """Put both files in their places. `is_complete` is false where the batch was interrupted."""
        counts = {status.value: self._counts[status.value] for status in Status}
        severities = {severity.name.lower(): self._severities[severity.name.lower()] for severity in Severity}
        tail = {"counts": counts, "findings": severities, "complete": is_complete}
        self._json.write(b"\n],\n" + json.dumps(tail).encode()[1:] + b"\n")
        for stream, name in ((self._json, SUMMARY_JSON), (self._csv, SUMMARY_CSV)):
            self._place(stream, name)

    def close(self) -> None:
        """Close the files, finished or not. Raises nothing: a full disk was told of before."""
        for stream in (self._json, self._csv):
            with suppress(OSError):
                stream.close()

    def _place(self, stream: IO[bytes], name: str) -> None:
        stream.flush()
        flush(stream.fileno())
        stream.close()
        os.replace(self._workshop / name, self._folder / name)


def csv_line(cells: tuple[object, ...]) -> str:
    """One line of a CSV file in which no cell is a formula, whatever stands in it."""
    line = io.StringIO()
    csv.writer(line).writerow([_harmless(cell) for cell in cells])
    return line.getvalue()


def _harmless(cell: object) -> object:
    # Spreadsheets run what begins so, even from a file; an apostrophe in front makes it text.
    if isinstance(cell, str) and cell.lstrip(" \u3000\xa0").startswith(_FORMULA_STARTS):
        return "'" + cell
    return cell


def _cells(town: Town) -> tuple[object, ...]:
    first = town.findings[0].message if town.findings else ""
    return (
        town.source, town.county, town.name, town.year or "", STATUS_WORDS[town.status], town.output,
        town.filled, town.wanted, town.gaps, len(town.omissions),
        *(town.count(severity) for severity in Severity),
        first, town.record_hash, town.wording_hash, town.result_hash,
    )  # fmt: skip
