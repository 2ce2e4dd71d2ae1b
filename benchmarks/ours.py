"""townreport's own measures: python benchmarks/ours.py MEASURE ARGUMENTS…, seconds and sizes as JSON.

warm FOLDER COUNT OUT: one process reads, validates, checks, composes, lays out, marks and writes, as the peers do.
batch FOLDER COUNT OUT JOBS: `build_many`, with every file flushed to the disk, lock, state and summaries.
validate FOLDER COUNT: reading and all checks, nothing written; the seconds of each record.
growth FOLDER TIMES: one town whose lists are so many times as long, in memory.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from peers import WARM_UP
from towns import longer

from townreport import build_many
from townreport.build import account, assemble, open_record, read_wording
from townreport.layout.package import read_package

_REPEATS = 5


def warm(folder: str, count: str, out: str) -> dict[str, Any]:
    """Reports one after the other, each read from a file and written to one."""
    records = sorted(Path(folder).glob("*.json"))[: int(count)]
    target = Path(out)
    target.mkdir(parents=True, exist_ok=True)
    wording = read_wording(None)

    def work(records: list[Path]) -> None:
        for number, path in enumerate(records):
            record, notes, origin = open_record(path)
            report = assemble(record, wording, notes=notes, origin=origin)
            (target / f"{number}.docx").write_bytes(report.data)

    work(records[:WARM_UP])
    return _timed(lambda: work(records))


def batch(folder: str, count: str, out: str, jobs: str) -> dict[str, Any]:
    """A whole batch."""
    records = sorted(Path(folder).glob("*.json"))[: int(count)]

    def work() -> None:
        statuses = [town.status for town in build_many(records, out, jobs=int(jobs), name="{town}{year}")]
        assert statuses == ["built"] * int(count), "a town of the benchmark was not built"

    if hasattr(os, "sync"):
        # What others wrote before is not to be put on the disk meanwhile.
        os.sync()
    return _timed(work)


def validate(folder: str, count: str) -> dict[str, Any]:
    """Reading and checking."""
    records = sorted(Path(folder).glob("*.json"))[: int(count)]
    wording = read_wording(None)

    def seconds(path: Path) -> float:
        began = time.process_time()
        record, _, origin = open_record(path)
        account(record, wording, origin=origin)
        return time.process_time() - began

    for path in records[:WARM_UP]:
        seconds(path)
    return {"each": [seconds(path) for path in records]}


def growth(folder: str, times: str) -> dict[str, Any]:
    """One long report; the best of a few."""
    record = json.loads(next(iter(sorted(Path(folder).glob("*.json")))).read_bytes())
    data = json.dumps(longer(record, int(times)), ensure_ascii=False).encode()
    wording = read_wording(None)
    best = float("inf")
    characters = 0
    for _ in range(_REPEATS):
        began = time.process_time()
        opened = open_record(data)
        report = assemble(opened.record, wording, notes=opened.notes, origin=opened.origin)
        best = min(best, time.process_time() - began)
        xml = read_package(report.data)["word/document.xml"].content().decode()
        characters = sum(map(len, re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml)))
    return {"processor": best, "characters": characters}


def _timed(work: Callable[[], None]) -> dict[str, Any]:
    wall, processor = time.perf_counter(), time.process_time()
    work()
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return {
        "wall": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "children": children.ru_utime + children.ru_stime,
        "mib": max(own.ru_maxrss, children.ru_maxrss) / 1024,
    }


MEASURES = {"warm": warm, "batch": batch, "validate": validate, "growth": growth}

if __name__ == "__main__":
    print(json.dumps(MEASURES[sys.argv[1]](*sys.argv[2:])))
