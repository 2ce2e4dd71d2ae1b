"""Fonts of this machine: known by their own names, kept, and said where they are missing."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from townreport.fonts import installed
from townreport.fonts.installed import installed_fonts, missing_fonts
from townreport.fonts.names import names_in, names_of

UNIX_ONLY = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="fontconfig is asked elsewhere only")


def name_table(*names: tuple[int, int, int, bytes]) -> bytes:
    """Platform, encoding, kind and bytes of each name."""
    records = b""
    strings = b""
    for platform, encoding, kind, raw in names:
        records += struct.pack(">6H", platform, encoding, 0, kind, len(raw), len(strings))
        strings += raw
    return struct.pack(">3H", 0, len(names), 6 + len(records)) + records + strings


def font(table: bytes, start: int = 0) -> bytes:
    return (
        struct.pack(">4s4H", b"\0\1\0\0", 1, 0, 0, 0) + struct.pack(">4s3I", b"name", 0, start + 28, len(table)) + table
    )


FANGSONG = name_table(
    (3, 1, 1, "仿宋".encode("utf-16-be")),
    (3, 1, 4, "FangSong".encode("utf-16-be")),
    (3, 1, 2, "Regular".encode("utf-16-be")),
    (3, 3, 1, "仿宋_GB2312".encode("gbk")),
    (1, 25, 1, "仿宋体".encode("gb2312")),
    (1, 0, 1, b"Fang Song Mac"),
)


def test_a_font_tells_its_family_and_full_names_in_every_script() -> None:
    names = list(names_of(io.BytesIO(font(FANGSONG))))
    assert names == ["仿宋", "FangSong", "仿宋_GB2312", "仿宋体", "Fang Song Mac"]


def test_a_collection_tells_the_names_of_all_its_fonts() -> None:
    first, second = (name_table((3, 1, 1, name.encode("utf-16-be"))) for name in ("宋体", "新宋体"))
    head = 12 + 8
    one = font(first, head)
    collection = (
        struct.pack(">4s2I2I", b"ttcf", 0x10000, 2, head, head + len(one)) + one + font(second, head + len(one))
    )
    assert list(names_of(io.BytesIO(collection))) == ["宋体", "新宋体"]


@pytest.mark.parametrize(
    "data", [b"", b"\0\1\0\0", b"ttcf", b"ttcf\0\0\0\0\xff\xff\xff\xff", b"PK\3\4 no font at all" * 9]
)
def test_files_that_are_no_fonts_are_passed_over(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(data)
    (tmp_path / "b.TTF").write_bytes(font(name_table((3, 1, 1, "黑体".encode("utf-16-be")))))
    (tmp_path / "c.txt").write_bytes(font(FANGSONG))
    assert list(names_in(iter([str(tmp_path), str(tmp_path / "none")]))) == ["黑体"]


@UNIX_ONLY
@pytest.mark.skipif(shutil.which("fc-list") is None, reason="fontconfig is not installed")
def test_the_names_read_from_files_are_those_that_fontconfig_tells() -> None:
    told = subprocess.run(["fc-list", "--format", "%{file}\n"], capture_output=True, check=True).stdout.decode()
    folders = {str(Path(file).parent) for file in told.split("\n") if file.endswith((".ttf", ".ttc", ".otf"))}
    if not folders:
        pytest.skip("no fonts are installed")
    families = subprocess.run(["fc-list", "--format", "%{family}\n"], capture_output=True, check=True).stdout.decode()
    known = {name for line in families.split("\n") for name in line.split(",")}
    ours = set(names_in(iter(sorted(folders))))
    assert ours & known
    assert len(ours & known) >= len(known) * 0.8


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine with one folder of fonts and a program that tells of 仿宋; returns the folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "fonts"
    folder.mkdir()
    monkeypatch.setattr(installed, "_roots", lambda: [str(folder)])
    return folder


@UNIX_ONLY
def test_missing_fonts_are_those_that_the_machine_does_not_tell_of(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert machine.is_dir()
    monkeypatch.setattr(installed, "_names_by_fontconfig", lambda: ["仿宋", "Times New Roman"])
    assert missing_fonts(["仿宋", "仿宋_GB2312", "times new roman", "黑体", "仿宋_GB2312"]) == ("仿宋_GB2312", "黑体")


@UNIX_ONLY
def test_where_nothing_can_be_known_nothing_is_said(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.is_dir()
    monkeypatch.setenv("PATH", "")
    assert installed_fonts() is None
    assert missing_fonts(["仿宋"]) == ()


@UNIX_ONLY
def test_fonts_are_looked_up_once_until_a_folder_changes(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def tell() -> list[str]:
        asked.append(1)
        return ["仿宋", *(path.stem for path in machine.iterdir())]

    monkeypatch.setattr(installed, "_names_by_fontconfig", tell)
    assert [missing_fonts(["黑体"]) for _ in range(3)] == [("黑体",)] * 3
    assert len(asked) == 1
    (machine / "黑体.ttf").write_bytes(b"")
    assert missing_fonts(["黑体"]) == ()
    assert len(asked) == 2


@UNIX_ONLY
@pytest.mark.parametrize("kept", [b"", b"[]", b"\xff\xfe", b'{"key": 3, "names": 4}'])
def test_a_damaged_memory_of_fonts_is_made_anew(kept: bytes, machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "_names_by_fontconfig", lambda: ["仿宋"])
    path = Path(installed._kept_path())
    assert machine.parent in path.parents
    path.parent.mkdir(parents=True)
    path.write_bytes(kept)
    assert installed_fonts() == frozenset({"仿宋"})


@UNIX_ONLY
def test_a_home_that_cannot_be_written_to_is_no_matter(machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installed, "_names_by_fontconfig", lambda: ["仿宋"])
    monkeypatch.setenv("XDG_CACHE_HOME", str(machine / "file"))
    (machine / "file").write_bytes(b"")
    assert installed_fonts() == frozenset({"仿宋"})
