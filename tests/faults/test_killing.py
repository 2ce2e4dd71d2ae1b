"""Killed at any moment, a batch leaves whole files, and the next one finishes the work.

``TOWNREPORT_KILLS=200 pytest tests/faults/test_killing.py`` kills two hundred times, ``TOWNREPORT_SEED=…`` at other
moments.
"""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from batch_towns import build, reports, write_records
from machine import assert_only_whole_files, environment, run, said

from townreport.batch.run import WORKSHOP

KILLS = int(os.environ.get("TOWNREPORT_KILLS", "4"))
SEED = int(os.environ.get("TOWNREPORT_SEED", "1"))
TOWNS = 60
SECONDS_TO_KILL_IN = 1.2
"""From before the first file is opened until about the end of a run."""


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "townreport", "batch", str(folder), "-o", str(out), "--force", *options]
    return subprocess.Popen(
        command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
        # Tests that were themselves started in the background ignore Ctrl-C, and what they start would too.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
@pytest.mark.parametrize("kill", range(KILLS))
def test_killed_at_any_moment_leaves_whole_files_and_the_next_run_completes(tmp_path: Path, kill: int) -> None:
    folder = write_records(tmp_path / "数据", TOWNS)
    build(folder, tmp_path / "应有")
    wanted = reports(tmp_path / "应有")
    out = tmp_path / "报告"
    chance = random.Random(SEED * 10_000 + kill)
    for _ in range(2):
        process = start(folder, out, "-j", str(1 + kill % 2))
        time.sleep(chance.uniform(0, SECONDS_TO_KILL_IN))
        # Half of the time only the parent, as the system does when memory is short; half of the time all at once.
        if chance.random() < 0.5:
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert_only_whole_files(out)
        assert all(wanted[name] == data for name, data in reports(out).items())
    finished = run("batch", folder, "-o", out)
    assert finished.returncode == 0, said(finished)
    assert reports(out) == wanted
    assert sorted(path.name for path in (out / WORKSHOP).iterdir()) == ["lock", "state.jsonl"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("presses", [1, 2])
def test_ctrl_c_leaves_whole_files_says_so_and_the_next_run_goes_on(tmp_path: Path, jobs: str, presses: int) -> None:
    folder, out = write_records(tmp_path / "数据", 700), tmp_path / "报告"
    process = start(folder, out, "-j", jobs)
    while len(list(out.glob("*.docx"))) < 40:
        assert process.poll() is None, "all was done before it could be interrupted"
    for _ in range(presses):
        # To the whole group, as a terminal does.
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.01)
    printed = process.communicate(timeout=60)[0].decode()
    assert process.returncode == 130
    assert "Traceback" not in printed
    said_done = re.search(r"已中断：做完 (\d+) 个镇，共 700 个", printed)
    assert said_done is not None
    made = assert_only_whole_files(out)
    assert 40 <= made < 700
    # What was on its way in that very moment may be there and not be told of; test_interrupting has the exact number.
    assert int(said_done[1]) <= made
    assert '"complete": false' in (out / "summary.json").read_text(encoding="utf-8")
    finished = run("batch", folder, "-o", out)
    assert finished.returncode == 0
    assert assert_only_whole_files(out) == 700
    unchanged = re.search(r"没有变化 (\d+) 个", said(finished))
    assert unchanged is not None
    assert int(said_done[1]) <= int(unchanged[1]) <= made


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="children are found in /proc")
def test_a_worker_killed_by_the_system_costs_nothing_but_time(tmp_path: Path) -> None:
    folder, out = write_records(tmp_path / "数据", 900), tmp_path / "报告"
    process = start(folder, out, "-j", "2")
    while len(list(out.glob("*.docx"))) < 40:
        assert process.poll() is None, "all was done before a worker could be killed"
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    assert len(children) == 2
    os.kill(int(children[0]), signal.SIGKILL)
    printed = process.communicate()[0].decode()
    assert process.returncode == 0, printed[-2000:]
    assert assert_only_whole_files(out) == 900


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes are found in /proc")
def test_workers_do_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    process = start(write_records(tmp_path / "数据", 900), tmp_path / "报告", "-j", "2")
    while len(list((tmp_path / "报告").glob("*.docx"))) < 40:
        assert process.poll() is None, "all was done before it could be killed"
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 20
    while any(_is_running(child) for child in children):
        assert time.monotonic() < deadline, "a worker lives on"
        time.sleep(0.02)


def _is_running(process: str) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    # A zombie that nobody has asked for has ended.
    return status.rpartition(")")[2].split()[0] != "Z"
