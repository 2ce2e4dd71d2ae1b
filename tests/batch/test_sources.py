"""Records are found in folders and files, each once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from batch_towns import build, reports, statuses, write_record, write_records

from townreport import FindingsError
from townreport.batch import Status


def test_a_record_given_twice_is_done_once(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 2)
    link = tmp_path / "同一份.json"
    link.symlink_to(folder / "甲镇.json")
    towns = build([folder, folder / "甲镇.json", link], tmp_path / "报告")
    assert len(towns) == 2


def test_files_come_in_the_order_given(tmp_path: Path) -> None:
    paths = [write_record(tmp_path, name) for name in ("丙镇", "甲镇", "乙镇")]
    assert [Path(source).name for source in build(paths, tmp_path / "报告")] == ["丙镇.json", "甲镇.json", "乙镇.json"]


def test_one_path_need_not_stand_in_a_list(tmp_path: Path) -> None:
    assert list(build(write_record(tmp_path, "甲镇"), tmp_path / "报告")) == ["甲镇.json"]


def test_schemas_and_other_files_are_no_records(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 1)
    for name in ("record.schema.json", "说明.txt", "旧.docx"):
        (folder / name).write_text("{}", encoding="utf-8")
    assert list(build(folder, tmp_path / "报告")) == ["甲镇.json"]


def test_records_and_reports_may_share_a_folder(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 2)
    build(folder, folder)
    assert (folder / "summary.json").is_file()
    assert statuses(build(folder, folder)) == {"乙镇.json": Status.UNCHANGED, "甲镇.json": Status.UNCHANGED}


def test_no_records_are_a_finding_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "数据").mkdir()
    with pytest.raises(FindingsError) as caught:
        build(tmp_path / "数据", tmp_path / "报告")
    assert [finding.code for finding in caught.value.findings] == ["file.no-records"]
    assert not (tmp_path / "报告").exists()


def test_a_missing_file_is_a_finding_for_it_alone(tmp_path: Path) -> None:
    path = write_record(tmp_path, "甲镇")
    towns = build([path, tmp_path / "没有.json"], tmp_path / "报告")
    assert [town.status for town in towns.values()] == [Status.BUILT, Status.FAILED]


def test_a_batch_says_the_same_wherever_its_records_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = write_records(tmp_path / "这里" / "数据", 3)
    (here / "坏.json").write_text("{", encoding="utf-8")
    there = tmp_path / "那里"
    shutil.copytree(here, there)
    build(here, tmp_path / "报告1")
    monkeypatch.chdir(there)
    build(Path(), Path("报告2"))
    assert all_files(tmp_path / "报告1") == all_files(there / "报告2")


def all_files(out: Path) -> dict[str, bytes]:
    return {os.path.relpath(path, out): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def test_one_and_two_processes_make_the_same_files(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 30)
    (folder / "坏.json").write_text("[", encoding="utf-8")
    made = [build(folder, tmp_path / str(jobs), jobs=jobs) for jobs in (1, 2)]
    assert made[0] == made[1]
    assert len(reports(tmp_path / "2")) == 30
    assert all_files(tmp_path / "1") == all_files(tmp_path / "2")
