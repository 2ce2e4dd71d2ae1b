"""The commands: a few lines each over the Python API, and the only place with exit codes.

`start` is where the program begins; `app` is the Typer app. Results go to stdout, findings to stderr.
Each command imports what it needs when it runs, and Typer is loaded only where it is needed: start-up counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from townreport.cli.commands import app

__all__ = ["app"]


def __getattr__(name: str) -> Any:
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from townreport.cli.commands import app

    return app
