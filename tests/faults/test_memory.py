"""A worker that runs out of memory costs its own town, and memory does not grow with the number of towns."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from batch_towns import write_record, write_records
from machine import assert_only_whole_files, environment, run, said

from townreport.reading import MOST_CHARACTERS
from townreport.record.reading_values import MOST_IN_A_TEXT

MIB = 1024 * 1024
LIMIT_MIB = 140
"""Half as much again as workers need for ordinary towns."""

MEASURE = """
import json, resource, sys
from pathlib import Path
from townreport.batch import build_many

count = sum(1 for _ in build_many([Path(sys.argv[1])], sys.argv[2], jobs=int(sys.argv[3])))
# Not ru_maxrss: that of a process begins with what its parent had when it was started.
own = int(next(line for line in open("/proc/self/status", encoding="utf-8") if line.startswith("VmHWM")).split()[1])
workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"count": count, "kib": max(own, workers)}))
"""


def run_within(mib: int, *arguments: Path | str) -> subprocess.CompletedProcess[bytes]:
    """Run the command where no process can have more memory than so many MiB."""
    return run(*arguments, before=lambda: resource.setrlimit(resource.RLIMIT_AS, (mib * MIB, mib * MIB)))


def write_huge_record(folder: Path) -> Path:
    """A record as large as one may be: what is made of it needs many times as much."""
    points = [{"要点": f"第{number}个问题", "内容": "一是" * (MOST_IN_A_TEXT // 2)} for number in range(9)]
    (folder / "大镇.md").write_text("# {{名称}}总结\n" + "\n{{逐项 存在的问题}}{{内容}}{{完}}\n" * 4, encoding="utf-8")
    huge = write_record(folder, "大镇", 存在的问题=points, 文稿="大镇.md")
    assert MOST_CHARACTERS * 0.9 < len(huge.read_text(encoding="utf-8")) < MOST_CHARACTERS
    return huge


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_worker_out_of_memory_is_a_finding_for_its_town_and_the_rest_go_on(tmp_path: Path, jobs: str) -> None:
    folder, out = write_records(tmp_path / "数据", 40), tmp_path / "报告"
    write_huge_record(folder)
    result = run_within(LIMIT_MIB, "batch", folder, "-o", out, "-j", jobs, "--format", "json")
    assert result.returncode == 1, said(result)
    towns = json.loads(result.stdout)["towns"]
    (failed,) = (town for town in towns if town["status"] == "failed")
    assert failed["source"] == "大镇.json"
    assert {finding["code"] for finding in failed["findings"]} <= {"batch.out-of-memory", "batch.worker-died"}
    assert assert_only_whole_files(out) == 40


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is Linux's")
@pytest.mark.parametrize("command", ["build", "validate", "preview"])
def test_a_command_out_of_memory_says_so_and_writes_nothing(tmp_path: Path, command: str) -> None:
    record, out = write_huge_record(tmp_path), tmp_path / "大.docx"
    options: list[Path | str] = ["-o", out] if command == "build" else []
    result = run_within(LIMIT_MIB // 2, command, record, *options)
    assert result.returncode == 1
    assert "内存不够" in said(result)
    assert not out.exists()


def measured(folder: Path, out: Path, jobs: int) -> int:
    """The most memory (KiB) that any process of a batch used."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(folder), str(out), str(jobs)],
        capture_output=True, env=environment(), check=True,
    )  # fmt: skip
    result = json.loads(done.stdout)
    assert result["count"] == len(list(folder.iterdir()))
    return int(result["kib"])


@pytest.mark.skipif(sys.platform != "linux", reason="the measure is Linux's")
def test_memory_does_not_grow_with_the_number_of_towns(tmp_path: Path) -> None:
    few, many = write_records(tmp_path / "少", 60), write_records(tmp_path / "多", 1200)
    small, large = measured(few, tmp_path / "1", 1), measured(many, tmp_path / "2", 1)
    # Twenty times the towns, hardly more memory: what is kept of a town is its name.
    assert large < small + 8 * 1024
    assert large < 256 * 1024
