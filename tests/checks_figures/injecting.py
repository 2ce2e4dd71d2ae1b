"""Faults put into clean samples, and what is said of the result, as a file would be told of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from townreport.build import account, open_record, read_wording
from townreport.checks.content import Against
from townreport.findings import Finding

FOLDER = Path(__file__).parent
SAMPLES = FOLDER.parents[1] / "samples"
TOWNS = ("青石镇", "滨江街道", "白杨河乡")
_SENTINEL = "\N{REPLACEMENT CHARACTER}此处\N{REPLACEMENT CHARACTER}"

Json = dict[str, Any]
Path_ = tuple[str | int, ...]


class Injected(NamedTuple):
    """One line of the table."""

    town: str
    changes: tuple[tuple[Path_, Any], ...]
    code: str
    severity: str
    path: Path_


def faults() -> Iterator[Injected]:
    for line in (FOLDER / "faults.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        town, changes, code, severity, *where = line.split(" | ")
        pairs = [change.split(" = ", 1) for change in changes.split(" & ")]
        told = where[0] if where else pairs[0][0]
        yield Injected(
            town.strip(),
            tuple((path_of(place.strip()), json.loads(value)) for place, value in pairs),
            code.strip(),
            severity.strip(),
            path_of(told.strip()),
        )


def path_of(place: str) -> Path_:
    return tuple(int(step) if step.isdecimal() else step for step in place.split("."))


def sample(town: str) -> Json:
    record: Json = json.loads((SAMPLES / f"{town}2023年.json").read_text(encoding="utf-8"))
    return record


def changed(record: Any, path: Path_, value: Any) -> Any:
    """A copy with another value at a place; a figure that was a plain number becomes an object where it has to."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(record, list):
        assert isinstance(step, int)
        return [changed(item, rest, value) if at == step else item for at, item in enumerate(record)]
    if not isinstance(record, dict):
        record = {} if record is None else {"本年": record}
    return {**record, step: changed(record.get(step), rest, value)}


def text_of(record: Json) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2)


def line_of(record: Json, path: Path_) -> int:
    """The line on which a value begins, found without the reader's own positions."""
    before = text_of(changed(record, path, _SENTINEL)).partition(_SENTINEL)[0]
    return before.count("\n") + 1


def told_of(record: Json, against: Against | None = None) -> tuple[Finding, ...]:
    """Everything that a build would say of a record's file."""
    opened = open_record(text_of(record).encode(), "记录.json")
    others = frozenset(town for town in TOWNS if town != record["名称"])
    against = against or Against(other_towns=others)
    return (*opened.notes, *account(opened.record, read_wording(None), origin=opened.origin, against=against).findings)
