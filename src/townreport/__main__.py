"""``python -m townreport``: the same commands without the script."""

from __future__ import annotations

from townreport.cli import app

app(prog_name="townreport")
