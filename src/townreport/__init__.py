"""townreport: the annual report of a Chinese township, made from one JSON record.

    import townreport

    built = townreport.build_one("青石镇2023年.json")
    print(built.path)

Names are loaded when they are first used: start-up counts for a command that people wait for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from townreport.batch import Batch, Status, Town, build_many
    from townreport.build import Built, Report, build_one, read, read_wording
    from townreport.findings import Finding, FindingsError, OutputError, Place, Severity, TownreportError
    from townreport.record import Figure, Missing, Record

_HOMES = {
    "Batch": "batch",
    "Built": "build",
    "Figure": "record",
    "Finding": "findings",
    "FindingsError": "findings",
    "Missing": "record",
    "OutputError": "findings",
    "Place": "findings",
    "Record": "record",
    "Report": "build",
    "Severity": "findings",
    "Status": "batch",
    "Town": "batch",
    "TownreportError": "findings",
    "build_many": "batch",
    "build_one": "build",
    "read": "build",
    "read_wording": "build",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{home}"), name)


__all__ = [
    "Batch",
    "Built",
    "Figure",
    "Finding",
    "FindingsError",
    "Missing",
    "OutputError",
    "Place",
    "Record",
    "Report",
    "Severity",
    "Status",
    "Town",
    "TownreportError",
    "__version__",
    "build_many",
    "build_one",
    "read",
    "read_wording",
]
