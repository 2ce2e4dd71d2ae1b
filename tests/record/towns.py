"""Small records to try one value at a time."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from townreport.record import Figure, Missing, Record
from townreport.record.reading_values import FAULTS, Fault

TOWN = {"名称": "石桥镇", "年度": 2023}
ABSENT, NOT_APPLICABLE = Missing.ABSENT, Missing.NOT_APPLICABLE


def record_with(**groups: Any) -> Record:
    return Record.model_validate({**TOWN, **groups})


def tax_of(value: object) -> Figure | Missing:
    return record_with(经济运行={"税收收入": value}).economy.tax_revenue


def figure_of(value: object) -> Figure:
    figure = tax_of(value)
    assert isinstance(figure, Figure)
    return figure


def faults_of_record(**groups: Any) -> list[Fault]:
    with pytest.raises(ValidationError) as raised:
        record_with(**groups)
    found: list[Fault] = []
    for error in raised.value.errors():
        assert error["type"] == FAULTS
        found += error["ctx"][FAULTS]
    return found


def codes_of(**groups: Any) -> list[str]:
    return [fault.code for fault in faults_of_record(**groups)]
