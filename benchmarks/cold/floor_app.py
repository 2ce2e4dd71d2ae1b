"""The floor of a cold start: a typer app with two commands, one of which validates a pydantic model."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None)


@app.command()
def check(path: Path) -> None:
    """Validate one file."""
    from pydantic import BaseModel

    class Town(BaseModel):
        name: str
        year: int
        income: float = 0.0

    Town.model_validate({"name": path.name, "year": 2023})
    path.read_bytes()
    sys.stdout.write("ok\n")


@app.command()
def other() -> None:
    """Do nothing."""
