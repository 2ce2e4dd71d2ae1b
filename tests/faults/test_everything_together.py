"""All options of a batch at once, on two machines that differ in all that should not count: the same files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from machine import SOURCE, assert_only_whole_files, environment, run, said

from townreport.batch.run import WORKSHOP

ANOTHER_DAY = """
import datetime, time
SHIFT = 86400 * {days}
original, original_ns = time.time, time.time_ns
time.time = lambda: original() + SHIFT
time.time_ns = lambda: original_ns() + SHIFT * 10**9

class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromordinal(datetime.date.today().toordinal() + {days}) if cls is not Date else cls(2031, 1, {days})

class Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2031, 1, {days}, 12, tzinfo=tz)
    utcnow = today = now

datetime.date, datetime.datetime = Date, Moment
"""
FAKE_OFFICE = """#!{python}
import hashlib, pathlib, sys
folder, source = (pathlib.Path(sys.argv[place]) for place in (-2, -1))
made = b"%PDF-1.7 LibreOffice " + hashlib.sha256(source.read_bytes()).hexdigest().encode()
(folder / "report.pdf").write_bytes(made)
"""
TERMS = '[[term]]\nright = "产业链"\nwrong = ["产业链条"]\nreason = "固定提法。"\n'


@pytest.fixture
def given(samples: Path, tmp_path: Path) -> Path:
    """A folder with all that a batch can be given: records, last year's, terms, a base document, an office program."""
    folder = tmp_path / "各样"
    folder.mkdir()
    shutil.copytree(samples, folder / "数据", ignore=shutil.ignore_patterns("invalid"))
    (folder / "上年").mkdir()
    for path in (folder / "数据").glob("*.json"):
        record = json.loads(path.read_bytes())
        name = {"名称": record["名称"], "年度": record["年度"] - 1, "经济运行": {"税收收入": {"本年": 1}}}
        (folder / "上年" / path.name).write_text(json.dumps(name), encoding="utf-8")
    (folder / "用语.toml").write_text(TERMS, encoding="utf-8")
    assert run("base", "-o", folder / "基础文档.docx").returncode == 0
    office = folder / "soffice"
    office.write_text(FAKE_OFFICE.format(python=sys.executable), encoding="utf-8")
    office.chmod(0o755)
    return folder


def options(given: Path) -> tuple[Path | str, ...]:
    """Every option that names a file, by its full place."""
    return (
        "--terms", given / "用语.toml", "--base", given / "基础文档.docx", "--last-year", given / "上年",
        "--pdf", "--soffice", given / "soffice", "--draft",
    )  # fmt: skip


def files(out: Path) -> dict[str, bytes]:
    """Everything in the folder but the lock's empty file."""
    found = {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
    return {name: data for name, data in found.items() if name != f"{WORKSHOP}/lock"}


def on_another_machine(given: Path, out: Path, day: int, changes: dict[str, str | None], *more: str) -> None:
    """Run the batch on some day, in a folder of its own, with other rights for new files."""
    site = out.parent / f"site-{day}"
    site.mkdir()
    (site / "sitecustomize.py").write_text(ANOTHER_DAY.format(days=day), encoding="utf-8")
    changes = {**changes, "PYTHONPATH": os.pathsep.join((str(site), str(SOURCE)))}
    question = "import datetime; print(datetime.date.today().day, datetime.datetime.now().day)"
    proof = subprocess.run(
        [sys.executable, "-c", question], env=environment(changes), capture_output=True, check=True
    ).stdout  # fmt: skip
    assert proof.split() == [str(day).encode()] * 2, "the clock was not changed"

    def elsewhere() -> None:
        os.chdir(site)
        os.umask(0o077 if day % 2 else 0o022)

    result = run("batch", given / "数据", "-o", out, *options(given), *more, before=elsewhere, changes=changes)
    assert result.returncode == 0, said(result)


def test_two_machines_on_two_days_make_the_same_files(given: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "一" / "报告", tmp_path / "二" / "报告"
    for out in (one, two):
        out.mkdir(parents=True)
    on_another_machine(given, one, 1, {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}, "-j", "1")
    on_another_machine(given, two, 2, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "2"}, "-j", "2")
    made = files(one)
    assert made == files(two)
    assert Counter(Path(name).suffix for name in made) == {".docx": 3, ".pdf": 3, ".jsonl": 1, ".csv": 1, ".json": 1}


def test_each_of_the_options_takes_part(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    result = run("batch", given / "数据", "-o", out, *options(given))
    assert result.returncode == 0, said(result)
    assert assert_only_whole_files(out) == 3
    found = {finding["code"] for town in summary(out) for finding in town["findings"]}
    assert {"term.wrong", "last-year.differs"} <= found
    before = files(out)
    assert run("batch", given / "数据", "-o", out, *options(given)).returncode == 0
    assert {town["status"] for town in summary(out)} == {"unchanged"}
    for name, data in before.items():
        assert name.startswith("summary") or files(out)[name] == data


@pytest.mark.parametrize("changed", ["用语.toml", "基础文档.docx", "上年/青石镇2023年.json"])
def test_what_a_file_beside_the_record_says_is_watched(given: Path, tmp_path: Path, changed: str) -> None:
    run_ = partial(run, "batch", given / "数据", "-o", tmp_path / "报告", *options(given))
    assert run_().returncode == 0
    path = given / changed
    path.write_bytes(path.read_bytes() + b"\n" if path.suffix != ".docx" else restyled(path))
    assert run_().returncode == 0
    made_again = [town["source"] for town in summary(tmp_path / "报告") if town["status"] == "built"]
    # A record of last year is one town's; terms and the base document are everybody's.
    assert made_again == ["青石镇2023年.json"] if changed.startswith("上年") else len(made_again) == 3


def restyled(path: Path) -> bytes:
    """The base document with another font."""
    from townreport.layout.package import Entry, read_package, write_package

    parts = read_package(path.read_bytes())
    styles = parts["word/styles.xml"].content().replace("仿宋_GB2312".encode(), "仿宋".encode())
    return write_package({**parts, "word/styles.xml": Entry.deflated("word/styles.xml", styles)}.values())


def summary(out: Path) -> list[dict[str, Any]]:
    """The towns of a batch's summary."""
    towns: list[dict[str, Any]] = json.loads((out / "summary.json").read_bytes())["towns"]
    return towns
