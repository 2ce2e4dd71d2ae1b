"""Two batches into one folder: one works, the other says who does; a dead one's lock holds nobody up."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path

import pytest
from batch_towns import build, reports, write_records
from machine import run, said

from townreport import OutputError
from townreport.batch import lock
from townreport.batch.lock import LOCK_FILE, Lock
from townreport.batch.run import WORKSHOP

HOLD = """
import sys, time
from pathlib import Path
from townreport.batch.lock import Lock
with Lock(Path(sys.argv[1]), Path(sys.argv[2])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "报告" / WORKSHOP).mkdir(parents=True)
    return tmp_path / "报告"


def hold(out: Path) -> subprocess.Popen[bytes]:
    """A process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out / WORKSHOP), str(out)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=dict(os.environ),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def test_a_second_batch_says_who_is_at_work_and_touches_nothing(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "_PATIENCE_SECONDS", 0.1)
    folder = write_records(tmp_path / "数据", 2)
    with hold(out) as holder:
        with pytest.raises(OutputError) as caught:
            build(folder, out)
        assert caught.value.finding.code == "batch.busy"
        assert f"进程 {holder.pid}" in caught.value.finding.message
        assert not reports(out)
        holder.communicate()
    assert len(build(folder, out)) == 2


def test_the_command_says_it_too(out: Path, tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 1)
    with hold(out) as holder:
        result = run("batch", folder, "-o", out, "--format", "json")
        assert result.returncode == 1
        assert [finding["code"] for finding in json.loads(result.stdout)["findings"]] == ["batch.busy"]
        holder.communicate()


def test_a_dead_batchs_lock_holds_nobody_up(out: Path, tmp_path: Path) -> None:
    with hold(out) as holder:
        holder.kill()
    assert (out / WORKSHOP / LOCK_FILE).read_bytes() == str(holder.pid).encode()
    assert len(build(write_records(tmp_path / "数据", 2), out)) == 2


def test_a_lock_let_go_is_free_even_while_a_forked_child_has_it_open(out: Path) -> None:
    if "fork" not in multiprocessing.get_all_start_methods():
        pytest.skip("no fork here")
    context = multiprocessing.get_context("fork")
    leave = context.Event()
    with Lock(out / WORKSHOP, out):
        child = context.Process(target=leave.wait)
        child.start()
    with Lock(out / WORKSHOP, out) as second:
        assert second.is_held
    leave.set()
    child.join()


def test_two_batches_started_together_do_not_harm_each_other(tmp_path: Path) -> None:
    folder, out = write_records(tmp_path / "数据", 150), tmp_path / "报告"
    command = [sys.executable, "-m", "townreport", "batch", str(folder), "-o", str(out), "-j", "1"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(2)]
    printed = [process.communicate()[0].decode() for process in both]
    assert not any("Traceback" in text for text in printed)
    codes = sorted(process.returncode for process in both)
    assert codes[0] == 0
    assert codes == [0, 0] or any("另一个批次" in text for text in printed)
    finished = run("batch", folder, "-o", out)
    assert "共 150 个镇：没有变化 150 个" in said(finished)


def test_where_the_disk_knows_no_locks_the_batch_works_without(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(_descriptor: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock, "_lock", unsupported)
    leftover = out / WORKSHOP / ".townreport-1-1.tmp"
    leftover.write_bytes(b"of a batch that may be at work")
    assert len(build(write_records(tmp_path / "数据", 2), out)) == 2
    assert leftover.exists()
