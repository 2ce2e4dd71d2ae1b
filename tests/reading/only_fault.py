"""How the tests of single faults look at a text."""

from __future__ import annotations

from townreport.findings import Finding, Severity
from townreport.reading.scanner import scan


def assert_only_fault(
    text: str,
    code: str,
    line: int,
    column: int,
    *,
    says: str,
    fix: str,
    value: object,
    path: tuple[str | int, ...] = (),
) -> None:
    """The text has this one fault, at this place, and is still read as `value`."""
    scanned = scan(text, "青石镇.json")
    (finding,) = scanned.faults
    assert (finding.code, finding.place.line, finding.place.column) == (code, line, column)
    assert finding.severity is Severity.ERROR
    assert finding.place.file == "青石镇.json"
    assert finding.place.path == path
    assert says in finding.message
    assert fix in finding.fix
    assert scanned.value == value


def only_fault(text: str) -> Finding:
    (finding,) = scan(text).faults
    return finding
