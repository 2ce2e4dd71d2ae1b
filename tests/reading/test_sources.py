"""What keeps a file from being read is said in the reader's words."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path

import pytest

from townreport.findings import Finding, Severity
from townreport.reading import sources
from townreport.reading.sources import MOST_BYTES, Source, near_names, read_file, read_stream

MEGABYTE = 1024 * 1024


def refusal(source: Source) -> Finding:
    assert source.data is None
    (finding,) = source.findings
    assert finding.severity is Severity.ERROR
    return finding


def test_a_file_gives_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "青石镇.json"
    path.write_bytes(b"{}")
    assert read_file(path) == Source(b"{}")
    assert read_file(str(path)) == Source(b"{}")


def test_a_missing_file_is_said_with_the_names_it_may_have_been_meant_for(tmp_path: Path) -> None:
    (tmp_path / "青石镇2023.json").touch()
    (tmp_path / "照片.png").touch()
    finding = refusal(read_file(tmp_path / "青石镇2032.json"))
    assert finding.code == "file.missing"
    assert "青石镇2032.json" in finding.message
    assert "青石镇2023.json" in finding.fix
    assert "照片.png" not in finding.fix


def test_a_file_named_without_its_ending_is_found_among_the_near_names() -> None:
    assert near_names("青石镇", ["白水乡.json", "青石镇.json"]) == ["青石镇.json"]


def test_a_file_in_a_missing_folder_is_missing_for_want_of_the_folder(tmp_path: Path) -> None:
    finding = refusal(read_file(tmp_path / "没有的" / "青石镇.json"))
    assert finding.code == "file.missing"
    assert "文件夹" in finding.message


def test_a_file_inside_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "青石镇.json").touch()
    assert refusal(read_file(tmp_path / "青石镇.json" / "数据.json")).code == "file.missing"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    finding = refusal(read_file(tmp_path))
    assert finding.code == "file.is-folder"
    assert "文件夹" in finding.message


def test_no_permission_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    # The tests may run as root, whom no permission stops.
    monkeypatch.setattr(sources, "open", deny, raising=False)
    finding = refusal(read_file(tmp_path / "青石镇.json"))
    assert finding.code == "file.permission"
    assert "权限" in finding.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    path = tmp_path / "青石镇.json"
    path.touch(mode=0o000)
    assert refusal(read_file(path)).code == "file.permission"


def test_any_other_trouble_of_the_system_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(sources, "open", fail, raising=False)
    finding = refusal(read_file(tmp_path / "青石镇.json"))
    assert finding.code == "file.unreadable"
    assert "Input/output error" in finding.message


@pytest.mark.parametrize("name", ["青石\0镇.json", "青石\ud800镇.json", "长" * 5000])
def test_a_name_that_no_file_can_have_is_said_and_not_raised(name: str) -> None:
    assert refusal(read_file(name)).code in ("file.bad-name", "file.unreadable", "file.missing")


def test_a_file_over_the_limit_is_refused_unread_with_its_size_in_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "大.json"
    with path.open("wb") as file:
        file.truncate(200 * MEGABYTE)
    finding = refusal(read_file(path))
    assert finding.code == "file.too-large"
    assert "200 MB" in finding.message
    assert "16 MB" in finding.message


def test_a_stream_is_read_to_its_end_however_little_it_gives_at_a_time() -> None:
    class Drop(io.RawIOBase):
        left = 5

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            if not self.left:
                return 0
            self.left -= 1
            buffer[:1] = b"x"
            return 1

    assert read_stream(Drop(), "-") == Source(b"xxxxx")  # type: ignore[arg-type]


def test_a_stream_is_read_up_to_the_limit_and_refused_above_it() -> None:
    assert read_stream(io.BytesIO(b" " * MOST_BYTES), "-") == Source(b" " * MOST_BYTES)
    endless = io.BytesIO(b" " * (MOST_BYTES + 5 * MEGABYTE))
    assert refusal(read_stream(endless, "-")).code == "file.too-large"
    assert endless.tell() == MOST_BYTES + 1


def test_one_byte_over_the_limit_is_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MOST_BYTES", 3)
    assert refusal(read_stream(io.BytesIO(b"four"), "-")).code == "file.too-large"
    assert read_stream(io.BytesIO(b"two"), "-") == Source(b"two")
