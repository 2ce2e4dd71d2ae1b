"""One batch at a time in a folder. The system holds the lock, so that of a process that died is never left over."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from townreport.findings import Finding, OutputError, Place, Severity

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK_FILE = "lock"
_PATIENCE_SECONDS = 2.0
"""Workers of a batch that was killed may still hold the lock while they end."""
_FAR_BYTE = 1 << 30
"""Windows forbids reading what is locked: a byte behind the end is locked, and the process number can be read."""


class Lock:
    """A lock on a batch's folder, for a ``with``. Raises OutputError where another batch is at work there.

    `is_held` is false on file systems that know no locks: two batches at once cannot spoil a report there either,
    for each is written under a name of its own and renamed; but nothing may be tidied away.
    """

    def __init__(self, workshop: Path, folder: Path) -> None:
        self._path = workshop / LOCK_FILE
        self._folder = folder
        self._descriptor = -1
        self.is_held = False

    def __enter__(self) -> Self:
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                _lock(self._descriptor)
            except (BlockingIOError, PermissionError) as error:
                if time.monotonic() > deadline:
                    raise self._busy() from error
                time.sleep(0.05)
            except OSError:
                return self
            else:
                break
        self.is_held = True
        os.ftruncate(self._descriptor, 0)
        os.write(self._descriptor, str(os.getpid()).encode())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.is_held:
            os.ftruncate(self._descriptor, 0)
            # Forked workers share the descriptor: closing ours alone would not let go.
            _unlock(self._descriptor)
        os.close(self._descriptor)

    def _busy(self) -> OutputError:
        try:
            holder = os.read(self._descriptor, 20).decode("ascii", "replace")
        except OSError:
            holder = ""
        os.close(self._descriptor)
        who = f"（进程 {holder}）" if holder else ""
        message = f"另一个批次{who}正在写“{self._folder}”"
        fix = "等它做完再运行；或用 -o 换一个文件夹"
        return OutputError(Finding("batch.busy", Severity.ERROR, message, fix, Place(file=str(self._folder))))


if sys.platform == "win32":

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _FAR_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
