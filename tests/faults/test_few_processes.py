"""Where the system grants hardly any process or thread, a batch is made all the same, and nothing waits for ever."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from batch_towns import write_records
from machine import UNWATCHED, as_nobody, assert_only_whole_files, run, said


# Of each number another step fails: the first worker, its thread, the second worker, the pool's own threads.
@pytest.mark.parametrize("tasks", [1, 2, 3, 4, 5, 6, 7, 60])
def test_a_system_that_grants_so_many_processes_gets_its_reports(tmp_path: Path, tasks: int) -> None:
    prlimit = shutil.which("prlimit")
    if prlimit is None:
        pytest.skip("util-linux's prlimit is not there")
    # Root is granted any number.
    nobody = as_nobody(tmp_path) if os.geteuid() == 0 else []
    folder, out = write_records(tmp_path / "数据", 5), tmp_path / "报告"
    out.mkdir()
    out.chmod(0o777)
    result = run(
        "batch", folder, "-o", out, "-j", "2", through=[*nobody, prlimit, f"--nproc={tasks}"], changes=UNWATCHED
    )
    assert result.returncode == 0, said(result)
    assert assert_only_whole_files(out) == 5


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can take semaphores away")
def test_a_system_without_semaphores_gets_its_reports(tmp_path: Path) -> None:
    """As a container may have it: Python's pools of processes need a /dev/shm that can be written to."""
    unshare = shutil.which("unshare")
    without = ["sh", "-c", 'mount -t tmpfs -o ro none /dev/shm && exec "$@"', "sh"]
    if unshare is None or subprocess.run([unshare, "-m", *without, "true"], check=False).returncode:
        pytest.skip("this root may mount nothing, not even for itself")
    folder, out = write_records(tmp_path / "数据", 5), tmp_path / "报告"
    result = run("batch", folder, "-o", out, "-j", "2", through=[unshare, "-m", *without])
    assert result.returncode == 0, said(result)
    assert assert_only_whole_files(out) == 5
