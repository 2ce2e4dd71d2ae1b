"""Findings and omissions as data for JSON: one form for every command, file and summary."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from townreport.findings import Finding
from townreport.record import Record
from townreport.record.catalogue import find_place
from townreport.wording.account import Omission, Want
from townreport.wording.values import Lack

if TYPE_CHECKING:
    from townreport.fixing import FixedFile


def finding_data(finding: Finding) -> dict[str, Any]:
    """A finding as JSON data, as ``schemas/findings.schema.json`` describes it."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "path": list(place.path),
        "label": place.label,
        "excerpt": place.excerpt,
        "message": finding.message,
        "fix": finding.fix,
    }


def fixed_data(file: FixedFile) -> dict[str, Any]:
    """What was written back to one file, as JSON data."""
    return {
        "file": file.file,
        "changes": [
            {"path": list(change.path), "label": change.label, "line": change.line,
             "before": change.before, "after": change.after}
            for change in file.changes
        ],
        "reason": file.reason,
    }  # fmt: skip


def omission_data(omission: Omission) -> dict[str, Any]:
    """A clause left out as JSON data."""
    return {
        "section": omission.section,
        "text": omission.text,
        "replaced": omission.replaced,
        "unsaid": list(omission.unsaid),
        "wants": [
            {"place": want.place, "reason": want.lack.value, "department": supplier(want)} for want in omission.wants
        ],
    }


def supplier(want: Want) -> str:
    """The office to ask for a figure that is missing; empty where nobody is to be asked."""
    if want.lack in (Lack.NOT_APPLICABLE, Lack.ZERO):
        return ""
    return want.department or department_of(want.place)


@lru_cache(maxsize=4096)
def department_of(place: str) -> str:
    """The office that supplies a figure; empty where the place is no field of the record."""
    entry = find_place(Record, place)
    return entry.declaration.department if entry else ""
