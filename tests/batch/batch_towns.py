"""Small towns for tests, and a look at what a batch made of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from townreport.batch import Status, Town, build_many

HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def town_name(number: int) -> str:
    """A name of its own for each number."""
    letters = ""
    while True:
        number, letter = divmod(number, len(HAN))
        letters = HAN[letter] + letters
        if not number:
            return f"{letters}镇"


def write_record(folder: Path, name: str, **more: Any) -> Path:
    """Write a record that is in order; `more` are further fields."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"名称": name, "年度": 2023, **more}, ensure_ascii=False), encoding="utf-8")
    return path


def write_records(folder: Path, count: int) -> Path:
    """Write so many records; return their folder."""
    for number in range(count):
        write_record(folder, town_name(number))
    return folder


def build(sources: Path | list[Path], out: Path, **options: Any) -> dict[str, Town]:
    """Run a batch; the towns by their records' names."""
    return {town.source: town for town in build_many(sources, out, **{"jobs": 1, **options})}


def statuses(towns: dict[str, Town]) -> dict[str, Status]:
    """What became of each record."""
    return {source: town.status for source, town in towns.items()}


def codes(town: Town) -> list[str]:
    """The codes of a town's findings."""
    return [finding.code for finding in town.findings]


def reports(out: Path) -> dict[str, bytes]:
    """The reports in a folder by name."""
    return {path.name: path.read_bytes() for path in sorted(out.glob("*.docx"))}
