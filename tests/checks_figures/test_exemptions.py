"""A rule can be switched off with a written reason; the reason is shown, and an exemption without use is said."""

from __future__ import annotations

from typing import Any

import pytest
from injecting import Json, line_of, told_of

from townreport.checks.content import check
from townreport.findings import Finding, Severity
from townreport.record import Record

MISMATCH = {"本年": 3862.75, "上年": 3680.5, "同比": 7.2}
REASON = "上年基数经县财政局核减"


def town(*exemptions: dict[str, Any], **groups: Any) -> Json:
    groups = groups or {"经济运行": {"税收收入": MISMATCH, "财政收入": {"本年": 8612.3, "上年": 8240.1, "同比": 9.0}}}
    return {"名称": "青石镇", "所属区县": "云岭县", "年度": 2023, **groups, "检查例外": list(exemptions)}


def findings(record: Json) -> tuple[Finding, ...]:
    return check(Record.model_validate(record))


def codes(record: Json) -> list[str]:
    return [finding.code for finding in findings(record)]


def test_an_exemption_for_the_record_turns_every_finding_of_its_rule_into_a_note_with_the_reason() -> None:
    found = findings(town({"规则": "growth.stated", "理由": REASON}))
    assert [finding.code for finding in found] == ["exemption.used", "exemption.used"]
    assert all(finding.severity is Severity.NOTE and REASON in finding.message for finding in found)


@pytest.mark.parametrize(
    "place", ["经济运行.税收收入", "经济运行 › 税收收入", "税收收入", "economy.tax_revenue", "经济运行.税收收入.同比"]
)
def test_an_exemption_for_a_place_holds_only_there(place: str) -> None:
    found = findings(town({"规则": "growth.stated", "位置": place, "理由": REASON}))
    assert [(finding.code, finding.place.path[1]) for finding in found] == [
        ("exemption.used", "税收收入"),
        ("growth.stated", "财政收入"),
    ]


def test_an_exemption_for_a_group_holds_for_all_in_it() -> None:
    record = town({"规则": "growth.stated", "位置": "经济运行", "理由": REASON})
    assert codes(record) == ["exemption.used", "exemption.used"]


def test_an_exemption_for_a_part_holds_for_the_sum_that_it_is_part_of() -> None:
    grain = {"粮食播种面积": 8.24, "小麦": 4.15, "玉米": 3.62, "其它": 0.97}
    record = town({"规则": "sum.grain-area", "位置": "农业产业.小麦", "理由": "含复种"}, 农业产业=grain)
    assert codes(record) == ["exemption.used"]


@pytest.mark.parametrize("place", ["存在的问题.1.内容", "存在的问题.第2项", "存在的问题 › 第 2 项 › 内容"])
def test_an_exemption_holds_for_one_entry_of_a_list(place: str) -> None:
    problems = [{"要点": "甲", "内容": "投入XX万元"}, {"要点": "乙", "内容": "筹集XX万元"}]
    record = town({"规则": "leftover.blank", "位置": place, "理由": "型号"}, 存在的问题=problems)
    found = [(finding.code, finding.place.path[1]) for finding in findings(record)]
    assert found == [("leftover.blank", 0), ("exemption.used", 1)]


def test_an_exemption_that_matches_nothing_is_said() -> None:
    found = findings(town({"规则": "growth.jump", "理由": REASON}))
    unused = [finding for finding in found if finding.code == "exemption.unused"]
    assert [(finding.severity, finding.place.path) for finding in unused] == [(Severity.NOTE, ("检查例外", 0))]


@pytest.mark.parametrize(
    ("exemption", "code"),
    [
        ({"规则": "growth.statd", "理由": REASON}, "exemption.unknown-rule"),
        ({"规则": "growth.stated"}, "exemption.no-reason"),
        ({"理由": REASON}, "exemption.no-rule"),
        ({"规则": "growth.stated", "位置": "经济运行.税收收人", "理由": REASON}, "exemption.unknown-place"),
        ({"规则": "growth.stated", "位置": "经济运行.0", "理由": REASON}, "exemption.unknown-place"),
    ],
)
def test_a_faulty_exemption_is_an_error_and_switches_nothing_off(exemption: dict[str, Any], code: str) -> None:
    found = findings(town(exemption))
    assert [finding.code for finding in found] == ["growth.stated", "growth.stated", code]
    assert found[-1].severity is Severity.ERROR


def test_an_empty_row_is_no_exemption() -> None:
    assert codes(town({}, {"规则": "growth.stated", "理由": REASON})) == ["exemption.used", "exemption.used"]


def test_a_faulty_exemption_is_told_with_its_line() -> None:
    record = town({"规则": "growth.statd", "理由": REASON}, 人居环境={"补种绿植": 10})
    found = {finding.code: finding for finding in told_of(record)}
    assert found["exemption.unknown-rule"].place.line == line_of(record, ("检查例外", 0, "规则"))
