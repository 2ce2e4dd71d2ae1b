"""``python -m townreport``: the same commands without the script."""

from __future__ import annotations

from townreport.cli.start import main

main("townreport")
