"""Whatever surrounds the program, it makes the same bytes: locale, home, clock, folder, network, user."""

from __future__ import annotations

import codecs
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from batch_towns import reports, write_records
from machine import SOURCE, assert_only_whole_files, environment, run, said

NO_NETWORK = """
import socket

class NoNetwork(socket.socket):
    def __init__(self, family=-1, *arguments, **options):
        if family != socket.AF_UNIX:
            raise AssertionError("the network was asked for")
        super().__init__(family, *arguments, **options)

def refuse(*arguments, **options):
    raise AssertionError("the network was asked for")

socket.socket = NoNetwork
socket.create_connection = socket.getaddrinfo = socket.gethostbyname = refuse
"""
UNIQUE_HOST = """
import os, platform, socket
socket.gethostname = platform.node = lambda: "unique-host-name"
"""
JUMPING_CLOCK = """
import itertools, time
# Backwards and forwards by years at each question.
jumps = itertools.cycle([0.0, 4e9, 1e9, -1e9, 2e9])
time.time = lambda: next(jumps)
time.time_ns = lambda: int(next(jumps) * 1e9)
"""


@pytest.fixture(scope="module")
def expected(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("应有")
    result = run("batch", samples, "-o", out)
    assert result.returncode == 0, said(result)
    return files(out)


def files(out: Path) -> dict[str, bytes]:
    """Everything in the folder that a batch wrote, by its place."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def site(folder: Path, code: str) -> str:
    """A folder that makes every Python process run this code first."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return os.pathsep.join((str(folder), str(SOURCE)))


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error"},
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
        {"HOME": None, "USER": None, "LOGNAME": None, "USERPROFILE": None, "XDG_CACHE_HOME": None, "PATH": ""},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "COLUMNS": "1", "TERM": "dumb", "NO_COLOR": "1"},
        {"PYTHONOPTIMIZE": "2"},
        {"PYTHONDEVMODE": "1", "PYTHONWARNINGS": "error"},
    ],
    ids=["C-locale", "ascii-output", "gbk-output", "encoding-warnings", "hash-seed-and-zone", "no-home", "no-temporary",
         "optimised", "development-mode"],
)  # fmt: skip
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_environment_changes_nothing(
    samples: Path, tmp_path: Path, expected: dict[str, bytes], changes: dict[str, str | None], jobs: str
) -> None:
    result = run("batch", samples, "-o", tmp_path, "-j", jobs, changes=changes)
    assert result.returncode == 0, said(result)
    assert files(tmp_path) == expected
    assert b"Warning" not in result.stderr


def test_file_names_that_the_system_cannot_write_are_told_with_the_remedy(samples: Path, tmp_path: Path) -> None:
    old_system = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
    out = tmp_path / "out"
    result = run("batch", samples, "-o", out, changes=old_system)
    assert result.returncode == 1
    assert "文件名编码（ascii）" in said(result)
    assert "PYTHONUTF8=1" in said(result)
    assert not list(out.glob("*.docx"))
    assert run("batch", samples, "-o", out, changes={**old_system, "PYTHONUTF8": "1"}).returncode == 0


def test_a_chinese_locale_that_is_not_utf_8_makes_the_same_files(
    samples: Path, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    """As on Kylin with an old profile: names and terminal are GBK."""
    localedef = shutil.which("localedef")
    if localedef is None:
        pytest.skip("no localedef here")
    command = [localedef, "-c", "-i", "zh_CN", "-f", "GBK", str(tmp_path / "zh_CN.GBK")]
    if subprocess.run(command, capture_output=True, check=False).returncode > 1:
        pytest.skip("no GBK locale can be made here")
    surroundings = {"LOCPATH": str(tmp_path), "LC_ALL": "zh_CN.GBK", "PYTHONUTF8": "0"}
    proof = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys.getfilesystemencoding())"],
        env=environment(surroundings), capture_output=True, check=True,
    )  # fmt: skip
    if codecs.lookup(proof.stdout.decode().strip()).name != "gbk":
        pytest.skip("Python does not take the locale")
    data, out = tmp_path / "data", tmp_path / "out"
    data.mkdir()
    for number, path in enumerate(sorted(samples.glob("*.json"))):
        shutil.copy(path, data / f"{number}.json")
    result = run("batch", data, "-o", out, changes=surroundings)
    assert result.returncode == 0, said(result)
    assert "已生成".encode("gbk") in result.stdout
    made = {os.fsencode(path.name).decode("gbk"): path.read_bytes() for path in out.glob("*.docx")}
    assert made == {name: data for name, data in expected.items() if name.endswith(".docx")}


def test_the_clock_changes_nothing(samples: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    path = site(tmp_path / "site", JUMPING_CLOCK)
    result = run("batch", samples, "-o", tmp_path / "报告", changes={"PYTHONPATH": path})
    assert result.returncode == 0, said(result)
    assert files(tmp_path / "报告") == expected


def test_the_network_is_never_asked_for(samples: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    path = site(tmp_path / "site", NO_NETWORK)
    proof = subprocess.run(
        [sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))"],
        env=environment({"PYTHONPATH": path}), capture_output=True, check=False,
    )  # fmt: skip
    assert b"the network was asked for" in proof.stderr
    record = samples / "青石镇2023年.json"
    for jobs in ("1", "2"):
        result = run("batch", samples, "-o", tmp_path / jobs, "-j", jobs, changes={"PYTHONPATH": path})
        assert result.returncode == 0, said(result)
        assert files(tmp_path / jobs) == expected
    for command in (("build", record, "-o", tmp_path / "x.docx"), ("validate", samples), ("schema",), ("--help",)):
        result = run(*command, changes={"PYTHONPATH": path})
        assert result.returncode == 0, said(result)


def test_nothing_of_the_machine_is_in_what_is_written(samples: Path, tmp_path: Path) -> None:
    out = tmp_path / "独特的文件夹名"
    folder = tmp_path / "独特的数据名"
    shutil.copytree(samples, folder, ignore=shutil.ignore_patterns("invalid"))
    user = "unique-user-name"
    names = {"USER": user, "LOGNAME": user, "USERNAME": user, "PYTHONPATH": site(tmp_path / "site", UNIQUE_HOST)}
    result = run("batch", folder, "-o", out, changes=names)
    assert result.returncode == 0, said(result)
    words = [str(tmp_path), out.name, folder.name, user, "unique-host-name", sys.prefix, str(SOURCE)]
    held = [word.encode() for word in words]
    assert len(reports(out)) == 3
    for path in out.rglob("*"):
        if path.suffix == ".docx":
            with zipfile.ZipFile(path) as package:
                assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
                contents = [package.read(name) for name in package.namelist()]
        elif path.is_file():
            contents = [path.read_bytes()]
        else:
            continue
        for content in contents:
            assert not [word for word in held if word in content], path


def test_a_read_only_install_works(samples: Path, tmp_path: Path, expected: dict[str, bytes]) -> None:
    installed = tmp_path / "site-packages"
    shutil.copytree(SOURCE / "townreport", installed / "townreport", ignore=shutil.ignore_patterns("__pycache__"))
    before = fingerprint(installed)
    for path in (*installed.rglob("*"), installed):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        changes = {"PYTHONPATH": str(installed), "HOME": None, "PYTHONDONTWRITEBYTECODE": "1"}
        result = run("batch", samples, "-o", tmp_path / "报告", "-j", "2", changes=changes)
        assert result.returncode == 0, said(result)
        assert files(tmp_path / "报告") == expected
        assert fingerprint(installed) == before
    finally:
        for path in (installed, *installed.rglob("*")):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)


def fingerprint(folder: Path) -> str:
    """A hash over all files below a folder; for root too, who may write what is read-only."""
    together = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        together.update(str(path.relative_to(folder)).encode())
        if path.is_file():
            together.update(path.read_bytes())
    return together.hexdigest()


def in_a_folder_that_is_gone(*arguments: Path | str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a command where the current folder has been deleted."""
    folder.mkdir()

    def lose_the_folder() -> None:
        os.chdir(folder)
        folder.rmdir()

    return run(*arguments, before=lose_the_folder)


def test_without_a_current_folder_a_batch_of_whole_paths_is_made(tmp_path: Path) -> None:
    records = write_records(tmp_path / "数据", 1)
    result = in_a_folder_that_is_gone("batch", records, "-o", tmp_path / "报告", folder=tmp_path / "没了")
    assert result.returncode == 0, said(result)
    assert assert_only_whole_files(tmp_path / "报告") == 1


@pytest.mark.parametrize("which", ["records", "out", "last year", "terms"])
def test_what_stands_below_a_current_folder_that_is_gone_is_told(tmp_path: Path, which: str) -> None:
    records: Path | str = write_records(tmp_path / "数据", 1)
    out: Path | str = tmp_path / "报告"
    more = {"last year": ["--last-year", "上年.json"], "terms": ["--terms", "用语.toml"]}.get(which, [])
    records, out = ("甲镇.json" if which == "records" else records), ("报告" if which == "out" else out)
    result = in_a_folder_that_is_gone("batch", records, "-o", out, *more, folder=tmp_path / "没了")
    assert result.returncode == 1
    assert "当前所在的文件夹已经被删除" in said(result)
    assert not (tmp_path / "报告").exists()
