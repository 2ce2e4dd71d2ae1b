"""Hands chunks of work to an executor, keeps their order, and goes on when a worker dies.

At most a few chunks are under way at a time, so memory does not grow with their number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import nullcontext
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

from townreport.batch.inline import Inline
from townreport.batch.processes import held_back, process_pool, uninterrupted

Item = TypeVar("Item")
Result = TypeVar("Result")
_CHUNKS_PER_WORKER = 3
"""One being done, one waiting, one to spare while the first in order is slow."""
_CHUNKS_LEFT_FOR_A_WORKER = 3
"""No chunk is larger than leaves so many of its size for each worker: none waits long for the last one."""


class Interrupted(KeyboardInterrupt):
    """Ctrl-C in the midst of a chunk that this process does itself; `results` are those of the items done by then."""

    def __init__(self, results: list[Any]) -> None:
        super().__init__()
        self.results = results


class Crew:
    """Workers: `executor`, which stays its owner's, or `jobs` processes of our own.

    With one job, and where the system grants no more processes, this process does the work.
    """

    def __init__(self, executor: Executor | None, jobs: int) -> None:
        self._jobs = jobs
        self._is_ours = executor is None
        self._executor = executor if executor is not None else self._open()
        self._waiting: deque[tuple[Sequence[Any], Future[list[Any]]]] = deque()
        self._ready: deque[Any] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Send our own workers home: what has begun is finished, what has not is dropped. Twice does no harm."""
        with uninterrupted():
            for _, attempt in self._waiting:
                attempt.cancel()
            if self._is_ours:
                self._executor.shutdown(wait=True, cancel_futures=True)

    def leftovers(self) -> Iterator[Any]:
        """After `close`: what was finished and not handed out, because nobody asked any more; in order."""
        yield from self._ready
        for _, attempt in self._waiting:
            if _fault(attempt) is None:
                yield from attempt.result()

    def results(
        self,
        work: Callable[[Sequence[Item]], list[Result]],
        items: Iterable[Item],
        sizes: Iterable[int],
        lost: Callable[[Item, Exception], Result],
    ) -> Iterator[Result]:
        """What `work` makes of each item, in order, in chunks of these `sizes`.

        `work` must be picklable. Where it raises or its worker dies, each item it had is tried again alone; what
        fails then, with nothing else under way, is what `lost` says of it.
        """
        for chunk in chunks(items, sizes):
            # A chunk that a worker has and nobody knows of would be done and never told of.
            with held_back() if self._has_processes() else nullcontext():
                self._waiting.append((chunk, self._submit(work, chunk)))
            if len(self._waiting) >= self._most():
                yield from self._first(work, lost)
        while self._waiting:
            yield from self._first(work, lost)

    def _first(
        self, work: Callable[[Sequence[Item]], list[Result]], lost: Callable[[Item, Exception], Result]
    ) -> Iterator[Result]:
        """The results of the chunk that is first in order."""
        fault = _fault(self._waiting[0][1])
        if fault is None:
            with held_back():
                self._ready.extend(self._waiting.popleft()[1].result())
            while self._ready:
                yield self._ready.popleft()
            return
        # Where the pool broke, all that was under way went with it, and any of it may have killed the worker. Where
        # only this chunk failed, the others come to their end first: it is tried again with nothing else under way.
        suspects = list(self._waiting)
        if any(isinstance(_fault(attempt), BrokenExecutor) for _, attempt in suspects):
            self._restart()
        self._waiting.clear()
        for each, attempt in suspects:
            if _fault(attempt) is None:
                yield from attempt.result()
            else:
                yield from self._alone(work, each, lost)

    def _alone(
        self,
        work: Callable[[Sequence[Item]], list[Result]],
        chunk: Sequence[Item],
        lost: Callable[[Item, Exception], Result],
    ) -> Iterator[Result]:
        """Try a suspect chunk with nothing else under way; where it fails again, each of its items."""
        attempt = self._submit(work, chunk)
        error = _fault(attempt)
        if isinstance(error, BrokenExecutor):
            self._restart()
        if error is None:
            yield from attempt.result()
        elif len(chunk) == 1:
            yield lost(chunk[0], error)
        else:
            for item in chunk:
                yield from self._alone(work, [item], lost)

    def _submit(self, work: Callable[[Sequence[Item]], list[Result]], chunk: Sequence[Item]) -> Future[list[Result]]:
        try:
            return self._executor.submit(work, chunk)
        except BrokenExecutor as error:
            broken: Future[list[Result]] = Future()
            broken.set_exception(error)
            return broken
        except Interrupted as interrupted:
            self._ready.extend(interrupted.results)
            raise

    def _has_processes(self) -> bool:
        return self._is_ours and not isinstance(self._executor, Inline)

    def _most(self) -> int:
        return 1 if isinstance(self._executor, Inline) else self._jobs * _CHUNKS_PER_WORKER

    def _open(self) -> Executor:
        return (process_pool(self._jobs) if self._jobs > 1 else None) or Inline()

    def _restart(self) -> None:
        if self._is_ours:
            self._executor.shutdown(wait=True)
            self._executor = self._open()


def _fault(future: Future[Any]) -> Exception | None:
    """Why a piece of work failed, None where it did not; waits for its end. Ctrl-C passes through."""
    try:
        future.result()
    except Exception as error:  # noqa: BLE001 - whatever a worker died of
        return error
    return None


def chunks(items: Iterable[Item], sizes: Iterable[int]) -> Iterator[list[Item]]:
    """The items, as many at a time as `sizes` say."""
    source = iter(items)
    for size in sizes:
        if not (chunk := list(islice(source, size))):
            return
        yield chunk


def chunk_sizes(total: int, workers: int, most: int) -> Iterator[int]:
    """How many of `total` items each chunk takes: `most`, then fewer and fewer, so that all workers end together."""
    while total > 0:
        size = max(1, min(most, total // (workers * _CHUNKS_LEFT_FOR_A_WORKER)))
        yield size
        total -= size
