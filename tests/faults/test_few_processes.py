"""Where the system grants hardly any process or thread, a batch is made all the same, and nothing waits for ever."""

from __future__ import annotations

import os
import shutil
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
