"""The quick way round Typer: it reads a line as Typer does or leaves it to Typer, and ends as Typer's commands end."""

from __future__ import annotations

import functools
import inspect
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from running import Run
from typer.testing import CliRunner

from townreport.cli import app, checking, making, many, start
from townreport.cli.commands import Commands
from townreport.cli.lazy import command_of
from townreport.cli.quick import LINES, find

FUNCTIONS: dict[str, Callable[..., None]] = {"build": making.build, "validate": checking.validate, "batch": many.batch}
OPTIONS = sorted({option for line in LINES.values() for option in (*line.flags, *line.values)})
OTHER_WORDS = [
    "2",
    "0",
    "61",
    "62",
    " 3",
    "+4",
    "２",
    "1_0",
    "csv",
    "a.json",
    "青石镇.json",
    "夹/",
    "a b",
    "-",
    "--",
    "",
    "=",
    "json",
    "text",
    "xml",
    "JSON",
    "行距=28",
]
ODD_OPTIONS = ["-h", "--help", "--version", "-x", "-ox", "-o=x", "-o-", "--dra", "--no-draft", "--strict=1", "\udc80"]
ATTACHED = ["", "x", "-", "--draft", "json", "xml", "a=b"]
WORDS = st.one_of(
    st.sampled_from(OPTIONS),
    st.sampled_from(OTHER_WORDS),
    st.sampled_from(ODD_OPTIONS),
    st.builds("{}={}".format, st.sampled_from(OPTIONS), st.sampled_from(ATTACHED)),
    st.text(max_size=4),
)
PIECES = st.one_of(
    WORDS.map(lambda word: [word]),
    st.tuples(st.sampled_from(OPTIONS), st.sampled_from(OTHER_WORDS)).map(list),
)
LINES_OF_WORDS = st.tuples(st.sampled_from(sorted(LINES)), st.lists(PIECES, max_size=5)).map(
    lambda line: [line[0], *(word for piece in line[1] for word in piece)]
)


@contextmanager
def recorded(name: str) -> Iterator[list[dict[str, Any]]]:
    """What a command is called with, which does nothing meanwhile."""
    command_of(Commands.table[name])
    original = FUNCTIONS[name]
    calls: list[dict[str, Any]] = []

    @functools.wraps(original)
    def record(**asked: Any) -> None:
        bound = inspect.signature(original).bind(**asked)
        bound.apply_defaults()
        calls.append(bound.arguments)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inspect.getmodule(original), name, record)
        yield calls


@settings(max_examples=1000, deadline=None)
@given(LINES_OF_WORDS)
@example(["build", "a.json", "-o", "b.docx", "--force", "--set", "行距=28", "--set=字体=宋体", "--format", "json"])
@example(["build", "--wording", "a.md", "--base=b.docx", "--settings", "c", "--soffice", "d", "--terms", "e", "-"])
@example(["validate", "a", "-", "--fix", "b", "--towns=c", "--last-year", "-"])
@example(["build", "a", "-o", "--force"])
@example(["build", "a", "--draft", "--draft"])
@example(["build", "--", "a"])
@example(["batch", "a", "b", "-o", "c", "-j", "2", "--name", "{town}", "--format", "csv", "--resume", "--pdf"])
@example(["batch", "a", "--output=b", "--jobs=61", "--strict", "--set", "行距=28", "--set=字体=宋体"])
@example(["batch", "a"])
@example(["batch", "a", "-o", "b", "-j", "２"])
def test_what_the_quick_way_takes_typer_reads_alike(words: list[str]) -> None:
    with recorded(words[0]) as calls:
        call = find(words, {})
        if call is None:
            return
        call()
        done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert len(calls) == 2
    assert calls[0] == calls[1]


@pytest.mark.parametrize("name", LINES)
def test_the_quick_way_knows_all_options_and_no_others(name: str) -> None:
    line = LINES[name]
    parameters = {parameter.name: parameter for parameter in command_of(Commands.table[name]).params}
    told = {option for parameter in parameters.values() for option in parameter.opts if option.startswith("-")}
    assert told == {*line.flags, *line.values}
    for option, parameter in (
        *line.flags.items(),
        *((option, value.parameter) for option, value in line.values.items()),
    ):
        assert option in parameters[parameter].opts
    assert line.words in parameters


def test_usual_lines_go_the_quick_way() -> None:
    for words in (
        ["--version"],
        ["build", "a.json"],
        ["build", "a.json", "-o", "-"],
        ["validate", "a.json", "夹"],
        ["batch", "夹", "-o", "b"],
    ):
        assert find(words, {}) is not None


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--help"],
        ["build"],
        ["build", "a", "b"],
        ["build", "a", "-h"],
        ["batch", "a"],
        ["batch", "a", "-o", "b", "-j", "0"],
        ["造"],
        ["build", "\udc80"],
    ],
)
def test_what_is_uncertain_is_left_to_typer(words: list[str]) -> None:
    assert find(words, {}) is None


def test_completion_is_left_to_typer() -> None:
    assert find(["build", "a.json"], {"_TOWNREPORT_COMPLETE": "complete_bash"}) is None


def loaded_by(words: list[str], folder: Path) -> set[str]:
    """The modules that a process has loaded when it ends."""
    code = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr)); "
    code += f"sys.argv[1:] = {words!r}; from townreport.cli.start import main; main('townreport')"
    # Where coverage is measured, it loads modules of its own.
    unwatched = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=folder, env=unwatched, check=True)
    return set(done.stderr.decode().split())


def test_a_batch_in_a_pipe_loads_neither_typer_nor_what_draws_tables(samples: Path, tmp_path: Path) -> None:
    loaded = loaded_by(["batch", str(samples / "青石镇2023年.json"), "-o", "报告"], tmp_path)
    assert "townreport.batch" in loaded
    assert not loaded & {"typer", "rich", "docx", "lxml", "townreport.cli.checking", "townreport.pdf"}


def test_a_build_loads_neither_typer_nor_the_other_commands(samples: Path, tmp_path: Path) -> None:
    loaded = loaded_by(["build", str(samples / "青石镇2023年.json")], tmp_path)
    assert "townreport.build" in loaded
    assert not loaded & {
        "typer",
        "rich",
        "docx",
        "lxml",
        "townreport.cli.checking",
        "townreport.batch",
        "townreport.pdf",
    }


def test_help_loads_typer_and_no_command(tmp_path: Path) -> None:
    loaded = loaded_by(["--help"], tmp_path)
    assert "typer" in loaded
    assert not loaded & {"rich", "townreport.record", "townreport.cli.making", "townreport.cli.wordings"}


def test_the_version_loads_next_to_nothing(tmp_path: Path) -> None:
    loaded = loaded_by(["--version"], tmp_path)
    assert not loaded & {"typer", "pathlib", "townreport.findings", "townreport.cli.making"}


@pytest.mark.parametrize("words", [["build", "青石镇2023年.json"], ["validate", "青石镇2023年.json"], ["rules"]])
def test_a_reader_who_has_gone_ends_a_command_silently(words: list[str], samples: Path, tmp_path: Path) -> None:
    (tmp_path / "青石镇2023年.json").write_bytes((samples / "青石镇2023年.json").read_bytes())
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "townreport", *words]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, cwd=tmp_path, check=False)
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.parametrize(
    "words",
    [["build", "青石镇2023年.json", "-o", "-"], ["rules"], ["--help"], ["--version"], ["validate", "--help"]],
)
def test_a_full_disk_is_said(words: list[str], samples: Path) -> None:
    full = Path("/dev/full")
    if not full.is_char_device():
        pytest.skip("this system has no /dev/full")
    command = [sys.executable, "-m", "townreport", *words]
    with full.open("wb") as stdout:
        done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, cwd=samples, check=False)
    assert done.returncode == 1
    assert "磁盘满了" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--version"], 0), (["--help"], 0), (["rules"], 0), (["schema"], 0), (["wording"], 0),
        (["validate", "青石镇2023年.json"], 0), (["validate", "没有.json"], 1), (["validate", "-"], 1),
        (["build", "青石镇2023年.json"], 0), (["build", "-", "-o", "甲.docx"], 1), (["build", "a.json", "--what"], 2),
        (["preview", "青石镇2023年.json"], 0), (["batch", "青石镇2023年.json", "-o", "报告"], 0),
        (["batch", "没有", "-o", "报告", "--format", "csv"], 1),
    ],
)  # fmt: skip
@pytest.mark.skipif(os.name == "nt", reason="a shell that closes streams")
def test_streams_that_are_closed_are_no_fault(words: list[str], code: int, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "青石镇2023年.json").write_bytes((samples / "青石镇2023年.json").read_bytes())
    closed = ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", sys.executable, "-m", "townreport", *words]
    assert subprocess.run(closed, cwd=tmp_path, check=False).returncode == code
    closed[2] = closed[2].removesuffix(" 2>&-")
    done = subprocess.run(closed, cwd=tmp_path, stderr=subprocess.PIPE, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert all(zipfile.is_zipfile(made) for made in tmp_path.rglob("*.docx"))


def test_an_interrupted_command_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_asked: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(making, "build", interrupted)
    monkeypatch.setattr("gc.freeze", lambda: None)
    monkeypatch.setattr("gc.set_threshold", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["townreport", "build", "a.json"])
    with pytest.raises(SystemExit) as ended:
        start.main()
    assert ended.value.code == 130


def test_wrong_usage_that_a_command_finds_is_said_by_typer(run: Run) -> None:
    done = run("build", "a.json", "-o", "-", "--pdf")
    assert find(["build", "a.json", "-o", "-", "--pdf"], {}) is not None
    assert done.returncode == 2
    assert done.stderr.decode().startswith("Usage: townreport build [OPTIONS]")
    assert "报告写到标准输出时不能同时生成 PDF" in done.stderr.decode()
