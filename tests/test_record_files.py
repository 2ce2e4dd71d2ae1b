"""A folder's records are found, whatever else stands in it; what cannot be listed is told."""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from townreport import FindingsError, build_many
from townreport.record_files import SUMMARY_JSON, record_names, records_in
from townreport.validating import fix_files, validate_files

Forbid = Callable[[Path], AbstractContextManager[None]]
RECORD = '{"名称": "甲镇", "年度": 2023}'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one record."""
    (tmp_path / "数据").mkdir()
    (tmp_path / "数据" / "甲镇.json").write_text(RECORD, encoding="utf-8")
    return tmp_path / "数据"


def test_records_come_by_name(folder: Path) -> None:
    for name in ("丙镇.json", "乙镇.JSON", "2镇.json"):
        (folder / name).write_text(RECORD, encoding="utf-8")
    assert record_names(folder) == sorted(["甲镇.json", "丙镇.json", "乙镇.JSON", "2镇.json"])
    assert records_in(folder) == [folder / name for name in record_names(folder)]


def test_what_is_no_file_and_what_leads_nowhere_is_no_record(folder: Path) -> None:
    (folder / "乙镇.json").symlink_to(folder / "甲镇.json")
    (folder / "丢了.json").symlink_to(folder / "没有")
    (folder / "自己.json").symlink_to(folder / "自己.json")
    (folder / "文件夹.json").mkdir()
    for name in (".json", "说明.txt", "record.schema.json"):
        (folder / name).touch()
    assert record_names(folder) == ["乙镇.json", "甲镇.json"]


def test_a_batchs_summary_is_no_record_and_a_record_of_that_name_is_one(folder: Path) -> None:
    (folder / SUMMARY_JSON).write_text(RECORD, encoding="utf-8")
    assert record_names(folder) == [SUMMARY_JSON, "甲镇.json"]
    (folder / SUMMARY_JSON).unlink()
    assert [town.name for town in build_many(folder, folder)] == ["甲镇"]
    assert (folder / SUMMARY_JSON).is_file()
    assert record_names(folder) == ["甲镇.json"]
    assert [name for name, _ in validate_files([str(folder)], io.BytesIO())] == [str(folder / "甲镇.json")]


def batch(folder: Path) -> None:
    for _ in build_many([folder, folder.parent], folder.parent / "报告"):
        pass


@pytest.mark.parametrize("use", [record_names, batch, lambda folder: fix_files([str(folder)])])
def test_a_folder_without_permission_is_told(
    folder: Path, use: Callable[[Path], object], without_permission: Forbid
) -> None:
    with without_permission(folder), pytest.raises(FindingsError) as caught:
        use(folder)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.file) == ("file.permission", str(folder))
    assert "文件夹" in finding.message
    assert not (folder.parent / "报告").exists()


def test_a_folder_without_permission_does_not_keep_others_from_being_checked(
    folder: Path, without_permission: Forbid
) -> None:
    good = folder.parent / "乙镇.json"
    good.write_text(RECORD, encoding="utf-8")
    names = [str(folder), str(good)]
    validate_files(names, io.BytesIO())
    with without_permission(folder):
        found = dict(validate_files(names, io.BytesIO()))
    assert [finding.code for finding in found[str(folder)]] == ["file.permission"]
    assert str(good) in found


def test_a_folder_that_breaks_off_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("townreport.record_files.os.scandir", fail)
    with pytest.raises(FindingsError) as caught:
        record_names(folder)
    assert [finding.code for finding in caught.value.findings] == ["file.unreadable"]
    assert "Input/output error" in caught.value.findings[0].message
