"""Faults put one by one into clean samples are found: the right rule, field, line and severity, and nothing else."""

from __future__ import annotations

import pytest
from injecting import TOWNS, Injected, changed, faults, line_of, sample, told_of

from townreport.checks.content import every_rule
from townreport.findings import Severity

FAULTS = list(faults())


def test_the_table_is_as_long_as_was_promised() -> None:
    assert len(FAULTS) >= 150
    assert {fault.town for fault in FAULTS} == set(TOWNS)


@pytest.mark.parametrize("town", TOWNS)
def test_the_samples_raise_nothing(town: str) -> None:
    assert told_of(sample(town)) == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.town} {fault.changes}"[:90])
def test_a_fault_is_found_where_it_is(fault: Injected) -> None:
    record = sample(fault.town)
    for path, value in fault.changes:
        record = changed(record, path, value)
    told = told_of(record)
    found = [(finding.code, finding.severity, finding.place.path, finding.place.line) for finding in told]
    assert (fault.code, Severity(fault.severity), fault.path, line_of(record, fault.path)) in found
    weighty = {finding.code for finding in told if finding.severity is not Severity.NOTE}
    assert weighty <= {fault.code}, [finding.message for finding in told]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.code} {fault.town}"[:90])
def test_what_is_said_names_what_to_do(fault: Injected) -> None:
    record = sample(fault.town)
    for path, value in fault.changes:
        record = changed(record, path, value)
    finding = next(finding for finding in told_of(record) if finding.code == fault.code)
    assert finding.message
    assert finding.fix
    assert finding.place.label
    assert finding.place.file == "记录.json"


def test_every_rule_on_records_stands_in_the_table() -> None:
    on_records = {rule.code for rule in every_rule() if not isinstance(rule.wrong[0], str)}
    needs_totals = {"within.greenhouse-villages", "within.priority-of-town", "within.allowance-of-town"}
    others = {"ratio.road-length", "within.sown-area"}
    assert on_records - needs_totals - others <= {fault.code for fault in FAULTS}
