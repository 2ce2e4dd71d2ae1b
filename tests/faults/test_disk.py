"""The disk is full, read-only, or takes only short names: a clear message, no traceback, nothing half-written."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from batch_towns import reports, write_record, write_records
from machine import UNWATCHED, as_nobody, assert_only_whole_files, environment, run, said

LEAST_USEFUL_KIB = 120


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with room for a few reports."""
    yield from _mounted(tmp_path / "小盘", f"size={LEAST_USEFUL_KIB}k")


def _mounted(place: Path, options: str) -> Iterator[Path]:
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None:
        pytest.skip("no mount here")
    command = [mount, "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a disk needs more rights than there are")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_batch_on_a_full_disk_says_so_and_goes_on_when_there_is_room(tmp_path: Path, small_disk: Path) -> None:
    folder, out = write_records(tmp_path / "数据", 40), small_disk / "报告"
    result = run("batch", folder, "-o", out)
    assert result.returncode == 1
    assert "磁盘满了" in said(result)
    made = assert_only_whole_files(out)
    assert 0 < made < 40
    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    finished = run("batch", folder, "-o", out)
    assert finished.returncode == 0, said(finished)
    assert assert_only_whole_files(out) == 40


def test_a_report_on_a_full_disk_leaves_the_old_one(tmp_path: Path, small_disk: Path) -> None:
    record, target = write_record(tmp_path, "甲镇"), small_disk / "甲.docx"
    assert run("build", record, "-o", target).returncode == 0
    before = target.read_bytes()
    (small_disk / "fill").write_bytes(bytes((LEAST_USEFUL_KIB * 1024 - len(before)) // 4096 * 4096 - 4096))
    write_record(tmp_path, "甲镇", 所属区县="云岭县")
    result = run("build", record, "-o", target)
    assert result.returncode == 1
    assert "磁盘满了" in said(result)
    assert target.read_bytes() == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["fill", "甲.docx"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_device_that_is_full_is_told(tmp_path: Path) -> None:
    result = run("build", write_record(tmp_path, "甲镇"), "-o", "/dev/full")
    assert result.returncode == 1
    assert "磁盘满了" in said(result)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_standard_output_is_no_traceback(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 3)
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "townreport", "batch", str(folder), "-o", str(tmp_path / "报告")],
            stdout=full, stderr=subprocess.PIPE, env=environment(), check=False,
        )  # fmt: skip
    assert result.returncode != 0
    assert assert_only_whole_files(tmp_path / "报告") > 0


def test_a_limit_on_file_sizes_is_told(tmp_path: Path) -> None:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    # Coverage's own file would meet the limit first.
    unmeasured = {"COVERAGE_PROCESS_CONFIG": None, "COVERAGE_PROCESS_START": None}
    result = run("build", write_record(tmp_path, "甲镇"), "-o", tmp_path / "甲.docx", before=limit, changes=unmeasured)
    assert result.returncode == 1
    assert "这么大的文件" in said(result)
    assert not (tmp_path / "甲.docx").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["甲镇.json"]


def test_a_read_only_disk_is_told(tmp_path: Path, small_disk: Path) -> None:
    """Read-only for root too, who may write into folders that forbid it."""
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    folder = write_records(tmp_path / "数据", 2)
    for result in (
        run("build", folder / "甲镇.json", "-o", small_disk / "甲.docx"),
        run("batch", folder, "-o", small_disk / "报告"),
    ):
        assert result.returncode == 1
        assert "只读" in said(result)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    (tmp_path / "锁着").mkdir(mode=0o500)
    result = run("batch", write_records(tmp_path / "数据", 2), "-o", tmp_path / "锁着")
    assert result.returncode == 1
    assert "没有权限" in said(result)


def test_another_user_without_permission_is_told(tmp_path: Path) -> None:
    nobody = as_nobody(tmp_path)
    folder, out = write_records(tmp_path / "数据", 2), tmp_path / "锁着"
    out.mkdir(mode=0o755)
    result = run("batch", folder, "-o", out, through=nobody, changes=UNWATCHED)
    assert result.returncode == 1
    assert "没有权限" in said(result)
    assert not list(out.iterdir())
    out.chmod(0o777)
    assert run("batch", folder, "-o", out, through=nobody, changes=UNWATCHED).returncode == 0
    assert assert_only_whole_files(out) == 2


def test_an_output_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "报告").write_bytes(b"")
    result = run("batch", write_records(tmp_path / "数据", 2), "-o", tmp_path / "报告")
    assert result.returncode == 1
    assert "报告" in said(result)
    assert (tmp_path / "报告").read_bytes() == b""


def test_a_link_in_a_reports_place_is_never_followed(tmp_path: Path) -> None:
    folder, out = write_records(tmp_path / "数据", 1), tmp_path / "报告"
    out.mkdir()
    outside = tmp_path / "外面.txt"
    outside.write_bytes(b"outside")
    (out / "甲镇2023年工作总结.docx").symlink_to(outside)
    assert "保留" in said(run("batch", folder, "-o", out))
    assert run("batch", folder, "-o", out, "--force").returncode == 0
    assert outside.read_bytes() == b"outside"
    assert not (out / "甲镇2023年工作总结.docx").is_symlink()
    assert len(reports(out)) == 1


def test_long_folders_work_as_far_as_the_system_goes(tmp_path: Path) -> None:
    out = tmp_path.joinpath(*["很长的文件夹名字" * 8] * 5)
    folder = write_records(tmp_path / "数据", 1)
    result = run("batch", folder, "-o", out)
    assert result.returncode == 0, said(result)
    assert assert_only_whole_files(out) == 1
    too_long = tmp_path.joinpath(*["很长的文件夹名字" * 8] * 40)
    result = run("batch", folder, "-o", too_long)
    assert result.returncode == 1
    assert "太长" in said(result)


@pytest.mark.parametrize("name", ["😀镇", "𠀀𪚥龘镇", "é́̂镇", "ⅷ镇", "镇\ufe0f镇", "ﷺ镇"])
def test_rare_names_make_whole_files(tmp_path: Path, name: str) -> None:
    result = run("batch", write_record(tmp_path, "甲镇", 名称=name).parent, "-o", tmp_path / "报告")
    said(result)
    assert assert_only_whole_files(tmp_path / "报告") == (1 if result.returncode == 0 else 0)
