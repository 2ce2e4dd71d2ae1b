"""Small files that would take a machine's memory or hours are refused or kept, within 512 MiB and some seconds."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from batch_towns import reports, write_record, write_records
from hostile_packages import bombs, encrypted
from machine import assert_only_whole_files, run, said

from townreport import FindingsError
from townreport.layout.base_file import BASE_PATH
from townreport.layout.origin import is_untouched
from townreport.opening import read_against
from townreport.settings import settings_for

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's")

BASE = Path(BASE_PATH).read_bytes()
BOMBS: dict[str, Callable[[], bytes]] = {**bombs(BASE), "encrypted parts": lambda: encrypted(BASE)}
HARMLESS = {
    "application of gigabytes", "one more part of gigabytes", "a package in a package", "numbering without an end",
    "a font without an end", "many styles",
}  # fmt: skip
"""Bombs in parts that a base document is not asked for, or that only look like one: a report may be made."""
MIB = 1024 * 1024


def limited() -> None:
    """The most that a process may take; the seconds are the processor's, far more than any of this needs."""
    resource.setrlimit(resource.RLIMIT_AS, (512 * MIB, 512 * MIB))
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_as_a_base_document_is_a_finding(tmp_path: Path, name: str) -> None:
    record, base, out = write_record(tmp_path / "数据", "甲镇"), tmp_path / "base.docx", tmp_path / "报告"
    base.write_bytes(BOMBS[name]())
    out.mkdir()
    result = run("build", record, "--base", base, "-o", out / "甲.docx", before=limited)
    assert result.returncode == (0 if name in HARMLESS else 1), said(result)
    assert "基础文档读不出来" in said(result) or name in HARMLESS
    assert assert_only_whole_files(out) == (1 if name in HARMLESS else 0)


def test_bombs_in_the_places_of_reports_are_somebodys_own_and_stay(tmp_path: Path) -> None:
    folder, out = write_records(tmp_path / "数据", len(BOMBS)), tmp_path / "报告"
    assert run("batch", folder, "-o", out).returncode == 0
    for path, make in zip(sorted(out.glob("*.docx")), BOMBS.values(), strict=True):
        path.write_bytes(make())
    before = reports(out)
    result = run("batch", folder, "-o", out, "--format", "json", before=limited)
    assert result.returncode == 0, said(result)
    told = {town["output"]: town["status"] for town in json.loads(result.stdout)["towns"]}
    # Some are packed as ours are, so that they cannot be told from a report of ours: they may be replaced.
    ours = {name for name, data in before.items() if is_untouched(data)}
    assert {name for name, status in told.items() if status == "built"} == ours
    assert len(ours) < len(BOMBS) / 2
    assert all(reports(out)[name] == data for name, data in before.items() if name not in ours)
    assert assert_only_whole_files(out, named=ours) == len(ours)


TOML_BOMBS = {
    "deep lists": "a = " + "[" * 50_000,
    "deep tables": "a = " + "{a = " * 5_000,
    "a number of many digits": "a = " + "9" * 50_000,
    "a name of many parts": "a" + ".a" * 20_000 + " = 1",
    "a table of many parts": "[a" + ".a" * 20_000 + "]",
    "too much": "#" * 2_000_000,
}


@pytest.mark.parametrize("text", TOML_BOMBS.values(), ids=TOML_BOMBS)
def test_terms_and_settings_that_want_too_much_are_findings(tmp_path: Path, text: str) -> None:
    for name in ("用语.toml", "townreport.toml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(FindingsError):
        read_against(None, tmp_path / "用语.toml")
    with pytest.raises(FindingsError):
        settings_for(tmp_path / "甲镇.json")
