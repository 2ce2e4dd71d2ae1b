"""A consistent record raises nothing, whatever its figures and whatever is missing of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from consistent import consistent_records
from hypothesis import HealthCheck, Phase, example, find, given, settings

from townreport.build import account, read_wording
from townreport.checks.content import check
from townreport.findings import Severity
from townreport.record import Record

# 1.5万亩 of land, most of it without grain; how much land there is stands nowhere.
LITTLE_GRAIN = {
    "名称": "青石镇",
    "年度": 2015,
    "农业产业": {"粮食播种面积": Decimal("0.3"), "耕地地力补贴": Decimal(50), "发放补贴总额": Decimal("76.5")},
}


@given(consistent_records())
@example(LITTLE_GRAIN)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_consistent_record_raises_nothing(data: dict[str, Any]) -> None:
    assert [(finding.code, finding.message) for finding in check(Record.model_validate(data))] == []


@given(consistent_records())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nor_does_its_report(data: dict[str, Any]) -> None:
    found = account(Record.model_validate(data), read_wording(None)).findings
    assert [(finding.code, finding.message) for finding in found if finding.severity is not Severity.NOTE] == []


def test_the_records_hold_what_the_rules_compare() -> None:
    def is_full(data: dict[str, Any]) -> bool:
        return len(data) >= 12 and {"粮食播种面积", "小麦", "发放补贴总额"} <= data.get("农业产业", {}).keys()

    unshrunk = settings(phases=(Phase.generate,), deadline=None, suppress_health_check=list(HealthCheck))
    found = find(consistent_records(), is_full, settings=unshrunk)
    assert is_full(found)
