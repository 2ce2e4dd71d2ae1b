"""Work goes to any executor, in chunks, and comes back in order; a dead worker costs its own town at most."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest
from batch_towns import build, codes, write_records

from townreport.batch import Status, build_many
from townreport.batch.crew import Crew, chunk_sizes

DEADLY = 13
RAISING = 7


def double(numbers: Sequence[int]) -> list[int]:
    """Work that some items make impossible."""
    for number in numbers:
        if number == DEADLY:
            os.kill(os.getpid(), signal.SIGKILL)
        if number == RAISING:
            raise ValueError(f"no {number}")
    return [2 * number for number in numbers]


def lost(number: int, error: Exception) -> int:
    """What stands for an item that could not be done: its negative."""
    assert isinstance(error, BrokenExecutor if number == DEADLY else ValueError)
    return -number


def expected(numbers: Iterable[int]) -> list[int]:
    return [-number if number in (DEADLY, RAISING) else 2 * number for number in numbers]


@pytest.mark.parametrize("size", [1, 4, 100])
@pytest.mark.parametrize("jobs", [2, 3])
def test_items_that_kill_their_worker_are_lost_alone_and_order_is_kept(jobs: int, size: int) -> None:
    with Crew(None, jobs) as crew:
        assert list(crew.results(double, range(30), repeat(size), lost)) == expected(range(30))


def test_items_that_kill_every_worker_are_all_lost() -> None:
    with Crew(None, 2) as crew:
        assert list(crew.results(double, [DEADLY] * 3, repeat(1), lost)) == [-DEADLY] * 3


@pytest.mark.parametrize("jobs", [1, 2])
def test_items_that_raise_are_lost_alone(jobs: int) -> None:
    numbers = [number for number in range(20) if number != DEADLY]
    with Crew(None, jobs) as crew:
        assert list(crew.results(double, numbers, repeat(5), lost)) == expected(numbers)


def test_somebody_elses_executor_is_used_and_stays_open() -> None:
    with ThreadPoolExecutor(2) as threads:
        with Crew(threads, 2) as crew:
            assert list(crew.results(double, range(5), repeat(2), lost)) == expected(range(5))
        assert threads.submit(int, 3).result() == 3


def test_somebody_elses_broken_executor_loses_what_is_left_and_raises_nothing() -> None:
    with ProcessPoolExecutor(1) as processes, Crew(processes, 1) as crew:
        done = list(crew.results(double, [1, DEADLY, 2], repeat(1), lambda number, _error: -number))
    assert done[1] == -DEADLY
    assert done[2] == -2


class Counting(Executor):
    """An executor that does nothing before it is asked for a result, and counts how much is under way."""

    def __init__(self) -> None:
        self.under_way = 0
        self.most = 0

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        executor = self
        self.under_way += 1
        self.most = max(self.most, self.under_way)

        class Late(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:  # noqa: ARG002
                executor.under_way -= 1
                return work(*args, **kwargs)

        return Late()


def test_few_chunks_are_under_way_and_items_are_taken_as_they_are_needed() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(100, 10_100):
            taken += 1
            yield number

    executor = Counting()
    results = Crew(executor, 2).results(double, items(), repeat(10), lost)
    assert next(results) == 200
    assert taken <= 100
    assert len(list(results)) == 9_999
    assert executor.most <= 10


@pytest.mark.parametrize("total", [0, 1, 5, 63, 1000])
@pytest.mark.parametrize("workers", [1, 2, 7])
def test_chunks_shrink_towards_the_end_so_that_no_worker_waits_for_another(total: int, workers: int) -> None:
    sizes = list(chunk_sizes(total, workers, 32))
    assert sum(sizes) == total
    assert max(sizes, default=32) <= 32
    assert sorted(sizes, reverse=True) == sizes
    for place, size in enumerate(sizes):
        assert size == 1 or sum(sizes[place:]) >= 2 * workers * size
    assert sizes[-workers:] == [1] * min(workers, total)


def test_any_executor_builds_the_same(tmp_path: Path) -> None:
    folder = write_records(tmp_path / "数据", 20)
    here = build(folder, tmp_path / "1")
    with ThreadPoolExecutor(3) as threads:
        assert build(folder, tmp_path / "2", executor=threads) == here
    with ProcessPoolExecutor(2) as processes:
        assert build(folder, tmp_path / "3", executor=processes) == here


def test_dasks_own_executor_builds_the_same(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="Dask is an extra: pip install distributed")
    folder = write_records(tmp_path / "数据", 20)
    here = build(folder, tmp_path / "1")
    with (
        distributed.LocalCluster(n_workers=2, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        assert build(folder, tmp_path / "2", executor=client.get_executor()) == here


def test_the_batch_goes_on_past_a_town_that_kills_its_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if threading.active_count() > 1:
        pytest.skip("workers are only forked, and so take over the fault, while there is one thread")
    from townreport.build import assemble

    def deadly(record: Any, *args: Any, **options: Any) -> Any:
        if record.name == "丁镇":
            os.kill(os.getpid(), signal.SIGKILL)
        return assemble(record, *args, **options)

    monkeypatch.setattr("townreport.batch.worker.assemble", deadly)
    towns = build(write_records(tmp_path / "数据", 40), tmp_path / "报告", jobs=2)
    died = towns.pop("丁镇.json")
    assert (died.status, codes(died)) == (Status.FAILED, ["batch.worker-died"])
    assert {town.status for town in towns.values()} == {Status.BUILT}
    assert len(towns) == 39
    monkeypatch.undo()
    again = build(tmp_path / "数据", tmp_path / "报告", jobs=2)
    assert [source for source, town in again.items() if town.status is Status.BUILT] == ["丁镇.json"]


def test_an_unexpected_fault_is_a_finding_for_its_town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from townreport.build import assemble

    def broken(record: Any, *args: Any, **options: Any) -> Any:
        if record.name == "乙镇":
            raise RuntimeError("engine")
        return assemble(record, *args, **options)

    monkeypatch.setattr("townreport.batch.worker.assemble", broken)
    towns = build(write_records(tmp_path / "数据", 3), tmp_path / "报告")
    assert codes(towns["乙镇.json"]) == ["batch.unexpected"]
    assert "RuntimeError：engine" in towns["乙镇.json"].findings[0].message
    assert [town.status for town in towns.values()].count(Status.BUILT) == 2


def test_the_number_of_towns_is_told_first(tmp_path: Path) -> None:
    told: list[int] = []
    towns = build_many(write_records(tmp_path / "数据", 3), tmp_path / "报告", started=told.append)
    next(towns)
    assert told == [3]
    towns.close()  # type: ignore[attr-defined]
