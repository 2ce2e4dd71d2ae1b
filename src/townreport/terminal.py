"""The standard streams, made safe for any text on any terminal. Imports nothing of ours: every command needs it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


def prepare_streams() -> None:
    """Let any text be printed: what a terminal's encoding lacks is shown by its number instead of an error.

    A stream that was closed when the program began, as some schedulers do, reads as empty and takes what is printed.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # In this order: each gets the number that the closed one had, so that no file of ours can.
            nowhere = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, open(nowhere, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - as Python's own
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


@contextmanager
def output_handed_over() -> Iterator[None]:
    """Have all that is printed inside arrive, while somebody can still be told that it does not.

    Ends the program with exit code 1 where nobody reads it any more, silently, or where the disk is full.
    """
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
    except OSError as error:
        # All other files say what became of them in findings.
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        _throw_away(sys.stdout)
        if error.errno == errno.EPIPE:
            _throw_away(sys.stderr)
        sys.stderr.write("磁盘满了，结果没有写全\n")
        raise SystemExit(1) from None


def _throw_away(stream: TextIO) -> None:
    """Send what a stream still holds, and what comes, nowhere: Python writes it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
