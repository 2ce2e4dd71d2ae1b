"""Many reports to the disk: each is there whole or not at all, and no thread has to be woken for each.

A file is written in the batch's workshop at once, and the system told to begin putting it on the disk. Flushing and
renaming wait for a lot of such files: by then most are there, and one commit of the disk's journal does for all.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import NamedTuple, Self

from townreport.files import bad_name, flush, new_file, output_error

LOT = 32
"""Half a chunk, so that a lot is on its way while the next is made; and many, since whoever makes a file in any folder
of the disk waits while its journal is committed."""


class _Laid(NamedTuple):
    """A file written in the workshop, open until it is flushed; `done` is told when it is in its place."""

    descriptor: int
    beside: str
    path: str
    done: Future[None]


class Shelf:
    """Takes a chunk's reports, for a ``with``: at its end, every one is in its place or its future says why not."""

    def __init__(self, workshop: str) -> None:
        self._workshop = workshop
        self._lot: list[_Laid] = []
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._lot:
            self._send()
        for thread in self._threads:
            thread.join()

    def put(self, path: str, data: bytes) -> Future[None]:
        """Write a file that is to stand at `path`; raises OutputError where not even that can be done."""
        try:
            laid = _lay(path, data, self._workshop)
        except OSError as error:
            raise output_error(error, path) from error
        self._lot.append(laid)
        if len(self._lot) == LOT:
            self._send()
        return laid.done

    def _send(self) -> None:
        """Have the lot put in its place; in a thread, which no Ctrl-C interrupts, also where it is only waited for."""
        lot, self._lot = self._lot, []
        thread = Thread(target=_put_in_place, args=(lot,))
        try:
            thread.start()
        except RuntimeError:
            # "can't start new thread": there was no memory for its stack.
            _put_in_place(lot)
        else:
            self._threads.append(thread)


def _lay(path: str, data: bytes, workshop: str) -> _Laid:
    descriptor, beside = new_file(workshop)
    try:
        with open(descriptor, "wb", closefd=False) as stream:
            stream.write(data)
        if hasattr(os, "posix_fadvise"):
            # To the disk now, without waiting: Linux takes "not needed in memory" for that.
            with suppress(OSError):
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    except BaseException:
        os.close(descriptor)
        os.unlink(beside)
        raise
    return _Laid(descriptor, beside, path, Future())


def _put_in_place(lot: list[_Laid]) -> None:
    """Flush all, then rename all: renaming in between would have the journal committed again for each."""
    flushed = [laid for laid in lot if _attempt(laid, _flush_and_close)]
    for laid in flushed:
        if _attempt(laid, _rename):
            laid.done.set_result(None)


def _attempt(laid: _Laid, step: Callable[[_Laid], None]) -> bool:
    """Take a step with one file; where it fails, its future says so and nothing of it stays behind."""
    try:
        step(laid)
    except Exception as error:  # noqa: BLE001 - the future raises it where its town is told of
        with suppress(OSError):
            os.unlink(laid.beside)
        laid.done.set_exception(_said(error, laid.path))
        return False
    return True


def _said(error: Exception, path: str) -> Exception:
    if isinstance(error, OSError):
        return output_error(error, path)
    return bad_name(path) if isinstance(error, ValueError) else error


def _flush_and_close(laid: _Laid) -> None:
    try:
        flush(laid.descriptor)
    finally:
        os.close(laid.descriptor)


def _rename(laid: _Laid) -> None:
    try:
        os.replace(laid.beside, laid.path)
    except OSError as error:
        if os.path.isdir(laid.path):
            # Windows says "no permission".
            raise IsADirectoryError(errno.EISDIR, "is a folder", laid.path) from error
        raise
