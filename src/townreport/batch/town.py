"""What is known of one town of a batch, as a value and as JSON data."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, NamedTuple

from townreport.data import department_of, finding_data, omission_data
from townreport.findings import Finding, Place, Severity
from townreport.wording.account import Omission, Want
from townreport.wording.values import Lack


class Status(StrEnum):
    """What became of a town's report in this run."""

    BUILT = "built"
    """Made anew."""
    UNCHANGED = "unchanged"
    """Nothing it is made of has changed since it was made: left as it is."""
    EDITED = "edited"
    """Somebody has edited the report since it was made: left as it is."""
    FAILED = "failed"
    """Not made; the findings say why."""


class Town(NamedTuple):
    """One town of a batch.

    `source` is its record's path below the folder that was given, with ``/`` between folders; `name`, `county` and
    `year` are the record's, empty (0) where they could not be read. `output` is the report's file name in the batch's
    folder, empty where none could be given. `filled` of `wanted` places of the record are printed, `gaps` of them are
    blanks of a draft. `own_wording` is the wording that the record names and that was used. The hashes are SHA-256 in
    hexadecimal, empty where there is nothing: of the record's file, of the wording, of what else the report was made
    with (base document, settings, options, version, last year's record, terms), and of the report's file.
    """

    source: str
    status: Status
    name: str = ""
    county: str = ""
    year: int = 0
    output: str = ""
    filled: int = 0
    wanted: int = 0
    gaps: int = 0
    omissions: tuple[Omission, ...] = ()
    findings: tuple[Finding, ...] = ()
    record_hash: str = ""
    own_wording: str = ""
    wording_hash: str = ""
    settings_hash: str = ""
    result_hash: str = ""

    def count(self, severity: Severity) -> int:
        """How many of the findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)


def town_data(town: Town) -> dict[str, Any]:
    """A town as JSON data, as ``summary.json`` holds it."""
    return {
        **town._asdict(),
        "status": town.status.value,
        "omissions": [omission_data(omission) for omission in town.omissions],
        "findings": [finding_data(finding) for finding in town.findings],
    }


def town_from_data(data: dict[str, Any]) -> Town:
    """The town that `town_data` gave; raises KeyError, TypeError, ValueError or AttributeError where it did not."""
    rest = {key: data[key] for key in Town._fields if key not in ("status", "omissions", "findings")}
    for key, value in rest.items():
        wanted = int if isinstance(Town._field_defaults.get(key, ""), int) else str
        if not isinstance(value, wanted):
            raise TypeError(key)
    return Town(
        status=Status(data["status"]),
        omissions=tuple(map(_omission, data["omissions"])),
        findings=tuple(map(_finding, data["findings"])),
        **rest,
    )


def _omission(data: dict[str, Any]) -> Omission:
    wants = tuple(Want(want["place"], Lack(want["reason"]), _own_department(want)) for want in data["wants"])
    return Omission(data["section"], data["text"], wants, data["replaced"], tuple(data["unsaid"]))


def _own_department(want: dict[str, Any]) -> str:
    """The office that only the record knows: that of one of the town's own figures."""
    return "" if want["department"] == department_of(want["place"]) else str(want["department"])


def _finding(data: dict[str, Any]) -> Finding:
    place = Place(data["file"], tuple(data["path"]), data["label"], data["line"], data["column"], data["excerpt"])
    return Finding(data["code"], Severity[data["severity"].upper()], data["message"], data["fix"], place)
