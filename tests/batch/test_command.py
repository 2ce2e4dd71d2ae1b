"""`townreport batch` as people and scripts meet it."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from batch_towns import HAN, reports, write_record, write_records

COMMAND = (sys.executable, "-m", "townreport", "batch")


def run(*arguments: Path | str, **options: str) -> subprocess.CompletedProcess[str]:
    """Run the command with pipes for streams."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **options}
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", env=environment, check=False
    )


def on_a_terminal(*arguments: Path | str, columns: int = 100) -> tuple[int, str]:
    """Run the command with a terminal for its streams; what the terminal was sent."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    import fcntl
    import struct
    import termios

    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)], stdout=follower, stderr=follower, env={**os.environ, "TERM": "xterm"}
    )
    os.close(follower)
    sent = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        sent += part
    os.close(leader)
    return process.wait(), sent.decode()


@pytest.fixture
def records(tmp_path: Path) -> Path:
    folder = write_records(tmp_path / "数据", 3)
    (folder / "坏.json").write_text('{"名称": "坏镇", "年度": 2023, "无此项": 1}', encoding="utf-8")
    return folder


def test_one_bad_town_does_not_stop_the_others_and_is_told(records: Path, tmp_path: Path) -> None:
    result = run(records, "-o", tmp_path / "报告")
    assert result.returncode == 1
    assert len(reports(tmp_path / "报告")) == 3
    assert "坏.json：没有做成，必错 1 处" in result.stdout
    assert "坏.json:1" in result.stderr
    assert "key.unknown" in result.stderr


def test_plain_lines_in_a_pipe(records: Path, tmp_path: Path) -> None:
    result = run(records, "-o", tmp_path / "报告")
    assert "\x1b" not in result.stdout + result.stderr
    lines = result.stdout.splitlines()
    assert [line.partition("：")[0] for line in lines] == [
        "丙镇.json", "乙镇.json", "坏.json", "甲镇.json", "共 4 个镇", "明细"
    ]  # fmt: skip
    assert "已填 2/" in lines[0] or "已填" in lines[0]
    assert lines[-2] == "共 4 个镇：已生成 3 个；没有做成 1 个"


def test_all_well_is_zero(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 2)
    assert run(folder, "-o", tmp_path / "报告").returncode == 0
    again = run(folder, "-o", tmp_path / "报告", "--resume")
    assert again.returncode == 0
    assert "共 2 个镇：没有变化 2 个" in again.stdout


def test_json_is_the_summary(records: Path, tmp_path: Path) -> None:
    result = run(records, "-o", tmp_path / "报告", "--format", "json")
    assert result.returncode == 1
    assert json.loads(result.stdout) == json.loads((tmp_path / "报告" / "summary.json").read_text(encoding="utf-8"))


def test_csv_is_the_summary(records: Path, tmp_path: Path) -> None:
    result = run(records, "-o", tmp_path / "报告", "--format", "csv")
    assert result.stdout.startswith("\ufeff")
    assert len(list(csv.DictReader(result.stdout.splitlines()))) == 4


def test_faults_of_the_whole_batch_are_told_in_the_format_asked_for(records: Path, tmp_path: Path) -> None:
    told = run(records, "-o", tmp_path / "报告", "--name", "{x}", "--format", "json")
    assert told.returncode == 1
    assert [finding["code"] for finding in json.loads(told.stdout)["findings"]] == ["batch.name-pattern"]
    assert not (tmp_path / "报告").exists()


@pytest.mark.parametrize(
    "arguments", [(), ("数据",), ("数据", "-o", "报告", "-j", "0"), ("数据", "-o", "报告", "--resume", "--force")]
)
def test_wrong_usage_is_two(records: Path, arguments: tuple[str, ...]) -> None:
    paths = {"数据": records, "报告": records.parent / "报告"}
    assert run(*(paths.get(argument, argument) for argument in arguments)).returncode == 2
    assert not (records.parent / "报告").exists()


def test_a_draft_has_all_gaps(tmp_path: Path) -> None:
    result = run(write_record(tmp_path, "甲镇"), "-o", tmp_path / "报告", "--draft")
    assert result.returncode == 0
    assert "空白" in result.stdout


def test_a_terminal_shows_a_live_table_and_the_account(records: Path, tmp_path: Path) -> None:
    code, sent = on_a_terminal(records, "-o", tmp_path / "报告")
    assert code == 1
    assert "\x1b[" in sent
    assert "0/4 个镇" in sent
    assert "共 4 个镇：已生成 3 个；没有做成 1 个" in sent


def test_a_terminal_lists_only_the_towns_of_a_large_batch_that_need_somebody(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 70)
    (folder / "坏.json").write_text("{", encoding="utf-8")
    _, sent = on_a_terminal(folder, "-o", tmp_path / "报告")
    account = sent[sent.rindex("坏.json：没有做成") :]
    assert HAN[0] + "镇.json：" not in account
    assert "共 71 个镇：已生成 70 个" in account


def test_what_a_record_says_is_never_markup_and_never_steers_the_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    write_record(folder, "甲镇", 名称="[red]甲[/red][/]镇")
    bad = folder / "[bold]坏[red].json"
    bad.write_text('{"名称": "[link=x]镇", "年度": 2023, "[blink]\\u202e项": 1}', encoding="utf-8")
    code, sent = on_a_terminal(folder, "-o", tmp_path / "报告", columns=200)
    assert code == 1
    assert "[bold]坏[red].json：没有做成" in sent
    assert "\u202e" not in sent
    assert "[red]甲[/red][/]镇" in sent.replace("／", "/")
