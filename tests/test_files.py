"""Files are there whole or not at all, under names that every system takes, and what went wrong is said."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from townreport.batch.shelf import Shelf
from townreport.files import MOST_NAME_BYTES, bad_name, safe_name, write_whole
from townreport.findings import OutputError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("青石镇2023年工作总结", "青石镇2023年工作总结.docx"),
        ('a/b\\c:d*e?f"g<h>i|j', "a／b＼c：d＊e？f＂g＜h＞i｜j.docx"),
        ("..", "工作总结.docx"),
        ("", "工作总结.docx"),
        (" . 镇 . ", "镇.docx"),
        ("con", "_con.docx"),
        ("Com1.2023", "_Com1.2023.docx"),
        ("aux .x", "_aux .x.docx"),
        ("CONIN$", "_CONIN$.docx"),
        ("context", "context.docx"),
        ("镇\u202e\u200b\ufeff\x00\x1b\ud800", "镇.docx"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_name(title) == name


@pytest.mark.parametrize("character", ["a", "镇", "😀"])
def test_long_titles_are_shortened_between_characters(character: str) -> None:
    name = safe_name(character * 1_000_000)
    size = len(name.encode())
    assert MOST_NAME_BYTES - 4 < size <= MOST_NAME_BYTES
    assert set(name.removesuffix(".docx")) == {character}


def test_a_file_is_written_and_nothing_else_stays(tmp_path: Path) -> None:
    write_whole(tmp_path / "甲.docx", b"one")
    write_whole(tmp_path / "甲.docx", b"two")
    assert (tmp_path / "甲.docx").read_bytes() == b"two"
    assert names(tmp_path) == ["甲.docx"]


def test_a_file_that_may_not_be_replaced_stays(tmp_path: Path) -> None:
    path = tmp_path / "甲.docx"
    path.write_bytes(b"mine")
    with pytest.raises(OutputError) as caught:
        write_whole(path, b"new", may_replace=lambda data: data != b"mine")
    assert caught.value.finding.code == "output.edited"
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("step", ["os.fsync", "os.replace"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, OSError])
def test_an_interruption_at_any_step_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: type[BaseException]
) -> None:
    path = tmp_path / "甲.docx"
    path.write_bytes(b"old")

    def interrupted(*_: object) -> None:
        raise error

    monkeypatch.setattr(step, interrupted)
    with pytest.raises(OutputError if error is OSError else error):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["甲.docx"]


def test_the_bytes_are_flushed_before_the_file_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, os.replace

    def flush(descriptor: int) -> None:
        done.append("flushed")
        fsync(descriptor)

    def rename(source: str, target: str) -> None:
        done.append("renamed")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", flush)
    monkeypatch.setattr(os, "replace", rename)
    write_whole(tmp_path / "甲.docx", b"new")
    with Shelf(str(tmp_path)) as shelf:
        shelf.put(str(tmp_path / "乙.docx"), b"new")
    assert done == ["flushed", "renamed"] * 2


def test_a_left_over_file_of_the_same_name_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townreport.files._counter", iter([1, 2, 3]))
    (tmp_path / f".townreport-{os.getpid()}-1.tmp").write_bytes(b"of a process that was killed")
    write_whole(tmp_path / "甲.docx", b"new")
    assert (tmp_path / "甲.docx").read_bytes() == b"new"


def test_a_link_is_followed_by_the_one_and_replaced_by_the_other(tmp_path: Path) -> None:
    target, link = tmp_path / "目标.docx", tmp_path / "链接.docx"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")
    with Shelf(str(tmp_path)) as shelf:
        shelf.put(str(link), b"newer")
    assert (link.is_symlink(), target.read_bytes(), link.read_bytes()) == (False, b"new", b"newer")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are POSIX's")
def test_a_device_is_written_to_and_never_replaced() -> None:
    write_whole(Path("/dev/null"), b"x")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("没有/甲.docx", "output.no-folder"), (".", "output.is-folder"), ("长" * 200 + ".docx", "output.name-too-long"),
        ("a\x00.docx", "output.bad-name"), ("\ud800.docx", "output.bad-name"), ("文件/甲.docx", "output.no-folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_written_is_said(tmp_path: Path, path: str, code: str) -> None:
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(OutputError) as caught:
        write_whole(tmp_path / path, b"x")
    assert caught.value.finding.code == code
    assert caught.value.finding.fix
    assert names(tmp_path) == ["文件"]


def test_a_file_held_open_by_word_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows answers with a sharing violation; elsewhere the answer has to be made up."""
    path = tmp_path / "甲.docx"
    path.write_bytes(b"open")

    def held(*_: Any) -> None:
        error: Any = PermissionError(13, "Permission denied")
        error.winerror = 32
        raise error

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr("townreport.files.sys.platform", "win32")
    with pytest.raises(OutputError) as caught:
        write_whole(path, b"new")
    monkeypatch.undo()
    assert caught.value.finding.code == "output.in-use"
    assert "Word" in caught.value.finding.message
    assert path.read_bytes() == b"open"
    assert names(tmp_path) == ["甲.docx"]


def test_a_name_the_file_system_cannot_encode_is_said_with_the_remedy() -> None:
    assert "文件名编码" in bad_name(Path("\ud800.docx")).finding.message
    assert "PYTHONUTF8" in bad_name(Path("\ud800.docx")).finding.fix
