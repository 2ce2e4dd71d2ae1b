"""Ctrl-C in the midst of a batch: what is done by then is told of, and nothing breaks into the end of it."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from batch_towns import build, reports, statuses, write_records

from townreport import build_many
from townreport.batch import Status
from townreport.batch.processes import held_back, uninterrupted
from townreport.batch.run import WORKSHOP
from townreport.build import Opened, open_record


def interrupt_at(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Press Ctrl-C when the record of this number (from 1) is opened."""
    opened = []

    def open_or_interrupt(*arguments: Any) -> Opened:
        opened.append(arguments)
        if len(opened) == number:
            raise KeyboardInterrupt
        return open_record(*arguments)

    monkeypatch.setattr("townreport.batch.worker.open_record", open_or_interrupt)


@pytest.mark.parametrize("number", [1, 3, 40, 70])
def test_reports_done_before_ctrl_c_are_there_and_told_of(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, out = write_records(tmp_path / "数据", 71), tmp_path / "报告"
    with monkeypatch.context() as patch:
        interrupt_at(number, patch)
        with pytest.raises(KeyboardInterrupt):
            list(build_many(folder, out, jobs=1))
    assert len(reports(out)) == number - 1
    assert f'"built": {number - 1},' in (out / "summary.json").read_text(encoding="utf-8")
    assert [path for path in (out / WORKSHOP).iterdir() if path.suffix == ".tmp"] == []
    again = list(statuses(build(folder, out)).values())
    assert (again.count(Status.UNCHANGED), again.count(Status.BUILT)) == (number - 1, 72 - number)


def press_ctrl_c() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def test_ctrl_c_passes_where_nothing_may_break_in_and_works_again_behind() -> None:
    before = signal.getsignal(signal.SIGINT)
    with uninterrupted(), uninterrupted():
        press_ctrl_c()
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(KeyboardInterrupt):
        press_ctrl_c()


def test_ctrl_c_waits_where_it_is_held_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    done = []

    def work() -> None:
        with held_back(), held_back():
            press_ctrl_c()
            press_ctrl_c()
            done.append("inside")
        done.append("behind")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["inside"]
    assert signal.getsignal(signal.SIGINT) is before
    with uninterrupted():
        work()
    assert done == ["inside", "inside", "behind"]


@pytest.mark.parametrize("context", [held_back, uninterrupted])
def test_in_other_threads_ctrl_c_stays_as_it_was(
    context: Callable[[], AbstractContextManager[None]],
) -> None:
    seen = []

    def look() -> None:
        with context():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]
