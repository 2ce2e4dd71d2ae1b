"""An office's customs by their names: checked as a record's are, and put together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from townreport.findings import Finding, Severity
from townreport.layout import STANDARD, Customs
from townreport.reading.positions import Positions
from townreport.record import Figure, Missing, Record
from townreport.record.official import HouseCustoms
from townreport.record.reading_official import YES

CUSTOMS = "习惯"
Said = tuple[tuple[str, Any], ...]
"""Customs that somebody set: their names in `Customs`, and the values."""
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def customs_of(record: Record, house: Said, asked: Said) -> Customs:
    """The customs for a record's report: the standard, changed by the office's, the record's and those asked for."""
    said = (*house, *given(record.official.customs), *asked)
    return STANDARD._replace(**dict(said)) if said else STANDARD


def given(customs: HouseCustoms) -> Said:
    """The customs that are said."""
    said: dict[str, Any] = {}
    for name, value in customs.__dict__.items():
        if isinstance(value, Missing):
            continue
        if isinstance(value, Figure):
            if value.value is not None:
                said[name] = float(value.value)
        else:
            said[name] = value == YES if isinstance(getattr(STANDARD, name), bool) else value
    return tuple(said.items())


def read_assignments(assignments: Iterable[str]) -> tuple[Said, tuple[Finding, ...]]:
    """Customs as the command line gives them, ``行距=28``: by the names of `Customs`, or what is wrong with them."""
    table: dict[str, Any] = {}
    findings = []
    for assignment in assignments:
        name, sign, value = (part.strip() for part in assignment.replace("＝", "=").partition("="))
        if not sign or not name:
            message = f"“{assignment}”看不出哪一项习惯设成什么"
            findings.append(Finding("settings.assignment", Severity.ERROR, message, "写成 名称=值，如 --set 行距=28"))
        else:
            table[name] = Decimal(value) if _NUMBER.fullmatch(value) else value
    customs, faults = read_customs(table)
    return customs, (*findings, *faults)


def read_customs(
    table: object, file: str | None = None, positions: Positions | None = None
) -> tuple[Said, tuple[Finding, ...]]:
    """The customs of a table, or what is wrong with it."""
    if table == {}:
        return (), ()
    from townreport.reading import validate

    # A record with nothing but customs: so unknown names and wrong values are said just as they are in a record.
    validated = validate({"名称": "镇", "年度": 2000, "公文": {CUSTOMS: table}}, file, positions)
    if validated.record is not None:
        return given(validated.record.official.customs), ()
    return (), tuple(_as_setting(finding) for finding in validated.findings)


def _as_setting(finding: Finding) -> Finding:
    place = finding.place._replace(path=finding.place.path[1:], label=finding.place.label.removeprefix("公文 › "))
    if finding.code != "key.unknown":
        return finding._replace(place=place)
    message = f"没有“{place.path[-1]}”这项习惯"
    known = "、".join(field.label for field in HouseCustoms.model_fields.values())
    fix = finding.fix if finding.fix.startswith("是不是") else f"删去它；可以设的是：{known}"
    return finding._replace(code="settings.unknown", message=message, fix=fix, place=place)
