"""The standard streams, made safe for any text on any terminal. Imports nothing of ours: every command needs it."""

from __future__ import annotations

import sys


def prepare_streams() -> None:
    """Let any text be printed: what a terminal's encoding lacks is shown by its number instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
