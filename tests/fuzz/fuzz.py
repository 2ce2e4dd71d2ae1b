"""Throws hostile inputs at townreport and notes every fault.

    python tests/fuzz/fuzz.py --inputs 100000 --seed 1

A fault is any exception but FindingsError and OutputError, an input that takes longer than `MOST_SECONDS`, more memory
than `MOST_MIB`, a document that is no XML, a name that leads out of its folder, or a terminal's control character in
what is printed. Each fault is printed with the kind, the seed and the number that make its input again.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

import hostile
from hostile_packages import hostile_package

from townreport.batch import build_many
from townreport.batch.names import read_pattern
from townreport.build import account, assemble, open_record
from townreport.checks.content import Against
from townreport.checks.terms import read_terms
from townreport.console import say_findings
from townreport.files import safe_name
from townreport.findings import Finding, FindingsError, OutputError
from townreport.layout.base_file import BASE_PATH
from townreport.layout.origin import is_untouched
from townreport.layout.package import read_package
from townreport.settings import Settings, settings_for
from townreport.wording import default_source, default_wording, load

MOST_SECONDS = 2.0
MOST_MIB = 512
BATCH_SIZE = 20
_BASE = Path(BASE_PATH).read_bytes()
_COMPLETE = hostile.RECORDS[-1]


class Fault(NamedTuple):
    """One input that something went wrong with."""

    kind: str
    number: int
    said: str


class Hang(Exception):
    """An input took too long."""


def try_record(data: bytes, chance: random.Random) -> None:
    """Read a record, build it, and look at what came of it."""
    record, notes, origin = open_record(data, "记录.json")
    report = assemble(
        record, default_wording(), draft=chance.random() < 0.5, strict=chance.random() < 0.1, notes=notes, origin=origin
    )
    _look_at(report.data)
    _look_at_findings(report.findings)
    _look_at_name(safe_name(report.title))
    name = read_pattern("{town}{year}").file_name(record, "记录.json")
    assert name is not None
    _look_at_name(name)


def try_wording(text: str, chance: random.Random) -> None:
    """Load a wording and fill it from the complete sample."""
    wording = load(text, "文稿.md")
    record, notes, origin = open_record(_COMPLETE, "记录.json")
    _look_at(assemble(record, wording, draft=chance.random() < 0.5, notes=notes, origin=origin).data)


def try_pattern(text: str, chance: random.Random) -> None:
    """Make names of a pattern."""
    record = open_record({"名称": f"{chance.choice(hostile.AIMED)}镇", "年度": 2023, "类别": "镇"}).record
    name = read_pattern(text).file_name(record, f"{chance.choice(hostile.AIMED)}.json")
    if name is not None:
        _look_at_name(name)


def try_settings(text: str, folder: Path) -> None:
    """Read settings."""
    (folder / "townreport.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
    settings_for(folder / "记录.json")


def try_terms(text: str) -> None:
    """Read a county's terms and look for them in the complete sample."""
    terms, faults = read_terms(text, "用语.toml")
    _look_at_findings(tuple(faults))
    assert len(faults) < 100_000
    record, notes, origin = open_record(_COMPLETE, "记录.json")
    report = assemble(record, default_wording(), notes=notes, origin=origin, against=Against(terms))
    _look_at_findings(report.findings)


def try_package(data: bytes, folder: Path) -> None:
    """Read a package as a base and as an edited report is read."""
    is_untouched(data)
    base = folder / "基础文档.docx"
    base.write_bytes(data)
    record, notes, origin = open_record(_COMPLETE, "记录.json")
    try:
        report = assemble(record, default_wording(), notes=notes, origin=origin, settings=Settings(base=base))
    except FindingsError as error:
        _look_at_findings(error.findings)
    else:
        _look_at(report.data)


def try_vast(chance: random.Random) -> None:
    """Read what is as large as anything that is read."""
    match chance.randrange(4):
        case 0:
            try_wording(hostile.vast_wording(chance), chance)
        case 1:
            terms, faults = read_terms(hostile.vast_terms(chance), "用语.toml")
            _look_at_findings(tuple(faults))
            record, _, origin = open_record(hostile.vast_record(chance), "记录.json")
            _look_at_findings(account(record, default_wording(), origin=origin, against=Against(terms)).findings)
        case _:
            try_record(hostile.vast_record(chance), chance)


def try_batch(records: list[bytes], folder: Path, chance: random.Random) -> None:
    """Build many hostile records at once: nothing is written outside, and none stops the others."""
    shutil.rmtree(folder, ignore_errors=True)
    data, out = folder / "数据", folder / "报告"
    data.mkdir(parents=True)
    for number, record in enumerate(records):
        (data / f"{number}.json").write_bytes(record)
    before = sorted(folder.rglob("*"))
    name = chance.choice(("{file}-{town}", "{file}{county}", "{town}{year}", "{county}-{town}{year}{file}"))
    try:
        towns = list(build_many(data, out, name=name, draft=chance.random() < 0.5, jobs=1))
    except FindingsError as error:
        _look_at_findings(error.findings)
        assert not out.exists()
    else:
        assert len(towns) == len(records)
        assert not [town for town in towns for finding in town.findings if finding.code == "batch.unexpected"], towns
        json.loads((out / "summary.json").read_bytes())
        with (out / "summary.csv").open(encoding="utf-8-sig", newline="") as table:
            cells = [cell for row in csv.reader(table) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))], cells
    after = sorted(path for path in folder.rglob("*") if path != out and out not in path.parents)
    assert after == before, "something was written outside the folder"


def _look_at(document: bytes) -> None:
    for name, part in read_package(document).items():
        if name in ("word/document.xml", "docProps/core.xml"):
            ElementTree.fromstring(part.content())  # noqa: S314 - our own document


def _look_at_name(name: str) -> None:
    assert name == Path(name).name, name
    assert "\\" not in name, name
    assert not name.startswith((".", " ")), name
    assert len(name.encode()) <= 255, name
    assert name.isprintable() or not any(ord(character) < 32 for character in name), name


def _look_at_findings(findings: tuple[Finding, ...]) -> None:
    printed = io.StringIO()
    say_findings(findings, printed)
    text = printed.getvalue()
    assert not any(ord(character) < 32 and character != "\n" for character in text), repr(text)
    assert "\u202e" not in text, repr(text)


KINDS = ("damaged", "hostile", "bomb", "wording", "pattern", "settings", "terms", "package", "batch", "vast")
_SHARES = (40, 30, 1, 16, 6, 3, 2, 3, 1, 0.2)
_TIMES_AS_LONG = {"batch": BATCH_SIZE, "vast": 3}
"""How many times `MOST_SECONDS` an input may take: one for each record of a batch; and the largest inputs that are read
at all take near to it on a machine that has no neighbours."""


def one(kind: str, seed: int, number: int, folder: Path) -> None:
    """Make one input and try it; raises what goes wrong. A finding is nothing wrong."""
    chance = random.Random(f"{seed}/{kind}/{number}")
    tries: dict[str, Callable[[], None]] = {
        "damaged": lambda: try_record(hostile.damaged_record(chance), chance),
        "hostile": lambda: try_record(hostile.hostile_record(chance), chance),
        "bomb": lambda: try_record(hostile.bomb_record(chance), chance),
        "wording": lambda: try_wording(hostile.hostile_wording(chance, default_source()), chance),
        "pattern": lambda: try_pattern(hostile.hostile_pattern(chance), chance),
        "settings": lambda: try_settings(hostile.hostile_settings(chance), folder),
        "terms": lambda: try_terms(hostile.hostile_terms(chance)),
        "package": lambda: try_package(hostile_package(chance, _BASE), folder),
        "vast": lambda: try_vast(chance),
        "batch": lambda: try_batch([hostile.hostile_record(chance) for _ in range(BATCH_SIZE)], folder / "批", chance),
    }
    try:
        tries[kind]()
    except FindingsError as error:
        _look_at_findings(error.findings)
    except OutputError as error:
        _look_at_findings((error.finding,))


def run(inputs: int, seed: int, *, seconds: float = MOST_SECONDS) -> tuple[Counter[str], list[Fault]]:
    """Try so many inputs; how many of each kind there were, and all faults. Seconds are the processor's."""
    counts: Counter[str] = Counter()
    faults: list[Fault] = []
    chance = random.Random(seed)

    def too_long(_signal: int, _frame: FrameType | None) -> None:
        raise Hang(f"more than {seconds} s")

    previous = signal.signal(signal.SIGVTALRM, too_long)
    folder = Path(tempfile.mkdtemp(prefix="townreport-fuzz-"))
    number = 0
    try:
        while sum(counts.values()) < inputs:
            kind = chance.choices(KINDS, _SHARES)[0]
            # A batch is as many inputs as it has records.
            size = BATCH_SIZE if kind == "batch" else 1
            number += 1
            signal.setitimer(signal.ITIMER_VIRTUAL, seconds * _TIMES_AS_LONG.get(kind, 1))
            try:
                one(kind, seed, number, folder)
            except BaseException as error:
                if isinstance(error, KeyboardInterrupt | SystemExit):
                    raise
                where = "".join(traceback.format_exception(error)[-3:])
                faults.append(Fault(kind, number, where))
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            counts[kind] += size
    finally:
        signal.signal(signal.SIGVTALRM, previous)
        shutil.rmtree(folder, ignore_errors=True)
    return counts, faults


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs=2, metavar=("KIND", "NUMBER"), help="make one input again")
    asked: Any = parser.parse_args()
    if asked.only:
        one(asked.only[0], asked.seed, int(asked.only[1]), Path(tempfile.mkdtemp()))
        return 0
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MIB << 20, MOST_MIB << 20))
    began = time.monotonic()
    counts, faults = run(asked.inputs, asked.seed)
    for fault in faults:
        print(f"{fault.kind} {fault.number} (seed {asked.seed}):\n{fault.said}")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{sum(counts.values())} inputs {dict(counts)}, {len(faults)} faults, "
          f"{time.monotonic() - began:.0f} s, at most {most} MiB")  # fmt: skip
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
