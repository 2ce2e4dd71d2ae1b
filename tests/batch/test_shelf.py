"""Putting a chunk's reports on the disk: each is there whole or not at all, whatever goes wrong with another."""

from __future__ import annotations

import errno
import os
from concurrent.futures import Future
from pathlib import Path
from threading import Thread

import pytest

from townreport.batch.shelf import LOT, Shelf
from townreport.files import flush
from townreport.findings import OutputError

REPORTS = {f"{number}镇.docx": f"报告{number}".encode() * (number + 1) for number in range(2 * LOT + 3)}
"""More than go to the disk in one lot, and not a whole number of lots."""


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    folder = tmp_path / "workshop"
    folder.mkdir()
    return folder


def put_all(workshop: Path, out: Path) -> dict[str, Future[None]]:
    with Shelf(str(workshop)) as shelf:
        return {name: shelf.put(str(out / name), data) for name, data in REPORTS.items()}


def written(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}


def test_every_report_is_in_its_place_when_the_shelf_is_left(workshop: Path, tmp_path: Path) -> None:
    futures = put_all(workshop, tmp_path)
    assert all(future.done() and future.exception() is None for future in futures.values())
    assert written(tmp_path) == REPORTS
    assert list(workshop.iterdir()) == []


def test_a_report_that_cannot_be_flushed_leaves_nothing_and_stops_no_other(
    workshop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def flush_but_one(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(descriptor)

    monkeypatch.setattr("townreport.batch.shelf.flush", flush_but_one)
    futures = put_all(workshop, tmp_path)
    lost = [name for name, future in futures.items() if future.exception() is not None]
    assert len(lost) == 1
    error = futures[lost[0]].exception()
    assert isinstance(error, OutputError)
    assert error.finding.place.file is not None
    assert error.finding.place.file.endswith(lost[0])
    assert written(tmp_path) == {name: data for name, data in REPORTS.items() if name not in lost}
    assert list(workshop.iterdir()) == []


def test_a_folder_in_a_reports_place_is_said_and_stops_no_other(workshop: Path, tmp_path: Path) -> None:
    name = "3镇.docx"
    (tmp_path / name).mkdir()
    futures = put_all(workshop, tmp_path)
    assert isinstance(futures[name].exception(), OutputError)
    assert written(tmp_path) == {other: data for other, data in REPORTS.items() if other != name}
    assert list(workshop.iterdir()) == []


def test_where_no_thread_can_be_started_the_reports_are_put_in_place_without(
    workshop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_thread: Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(Thread, "start", refuse)
    put_all(workshop, tmp_path)
    assert written(tmp_path) == REPORTS


def test_a_workshop_that_is_gone_is_said_at_once(workshop: Path, tmp_path: Path) -> None:
    workshop.rmdir()
    with Shelf(str(workshop)) as shelf, pytest.raises(OutputError):
        shelf.put(str(tmp_path / "镇.docx"), b"")


def test_what_was_put_before_an_interruption_is_whole(workshop: Path, tmp_path: Path) -> None:
    def interrupted() -> None:
        with Shelf(str(workshop)) as shelf:
            for name, data in REPORTS.items():
                shelf.put(str(tmp_path / name), data)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert written(tmp_path) == REPORTS
    assert list(workshop.iterdir()) == []


def test_a_file_left_by_a_killed_process_of_our_number_is_not_written_over(
    workshop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Shelf(str(workshop)) as shelf:
        monkeypatch.setattr("townreport.files._counter", iter([7, 8]))
        left = workshop / f".townreport-{os.getpid()}-7.tmp"
        left.write_bytes(b"left")
        shelf.put(str(tmp_path / "镇.docx"), b"new")
    assert (tmp_path / "镇.docx").read_bytes() == b"new"
    assert left.read_bytes() == b"left"
