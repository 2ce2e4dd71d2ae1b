"""Worker processes that leave no orphans."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from multiprocessing.context import BaseContext
from types import FrameType

WORTH_PROCESSES = 200
"""Below so many towns, starting processes takes longer than they save."""


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def uninterrupted() -> AbstractContextManager[None]:
    """For a ``with``: no Ctrl-C breaks into what is done inside; it passes unnoticed.

    For what comes to its end by itself, and soon: a second Ctrl-C in the midst of sending workers home would leave
    some that wait for ever, and this process for them.
    """
    return _answering_ctrl_c(signal.SIG_IGN)


@contextmanager
def held_back() -> Iterator[None]:
    """Have Ctrl-C wait until what is done inside is whole, a moment later."""
    pressed: list[int] = []
    try:
        with _answering_ctrl_c(lambda number, _: pressed.append(number)):
            yield
    finally:
        if pressed:
            signal.raise_signal(signal.SIGINT)


@contextmanager
def _answering_ctrl_c(answer: signal.Handlers | Callable[[int, FrameType | None], object]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        # Ctrl-C comes to no other.
        yield
        return
    before = signal.signal(signal.SIGINT, answer)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)


def process_pool(jobs: int) -> ProcessPoolExecutor | None:
    """A pool of `jobs` worker processes that have all modules at hand where the system can give them along.

    None where the system does not grant so many: a pool that is refused a thread or a process waits for ever. And
    where it has no semaphores, as in a container without /dev/shm.
    """
    if not _are_granted(jobs * _TASKS_OF_A_WORKER + _TASKS_OF_THE_POOL):
        return None
    try:
        return ProcessPoolExecutor(jobs, mp_context=_context(), initializer=_begin_worker)
    except (ImportError, NotImplementedError, OSError):
        return None


_TASKS_OF_A_WORKER = 2
"""The process itself, and the thread that watches its parent."""
_TASKS_OF_THE_POOL = 2
"""Threads: one hands out the work, one feeds it to the workers."""


def _are_granted(tasks: int) -> bool:
    """Whether there can be so many more processes and threads, which systems count together, all at the same time."""
    are_over = threading.Event()
    started: list[threading.Thread] = []
    try:
        for _ in range(tasks):
            thread = threading.Thread(target=are_over.wait)
            thread.start()
            started.append(thread)
    except RuntimeError:
        return False
    finally:
        are_over.set()
        for thread in started:
            thread.join()
    return True


def _context() -> BaseContext:
    # A fork starts in 10 ms with wording and base already read, but is safe only while there is one thread.
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")


def _begin_worker() -> None:
    # Ctrl-C goes to the whole group of processes: the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Without it, workers of a parent that was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
