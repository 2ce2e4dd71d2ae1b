"""Figures inside a town's own sentences are the same figures as everywhere else."""

from __future__ import annotations

from typing import Any

import pytest

from townreport.compose import Composed, compose
from townreport.findings import Severity
from townreport.outline import Gap, Printed, as_text, lines
from townreport.record import Record
from townreport.wording import default_wording, load

WORDING = "# 报告\n\n税收{{经济运行.税收收入}}。\n\n## 问题\n\n- {{逐项 存在的问题}}{{要点}}。{{内容}}。{{完}}\n"


def _composed(text: str, *, draft: bool = False, wording: str = WORDING, **groups: Any) -> Composed:
    record = {"名称": "石桥镇", "年度": 2023, "存在的问题": [{"要点": "财力薄弱", "内容": text}], **groups}
    return compose(Record.model_validate(record), load(wording), draft=draft)


def _said(text: str, **groups: Any) -> str:
    composed = _composed(text, **groups)
    assert composed.findings == ()
    return as_text(composed.outline).splitlines()[-1].removeprefix("财力薄弱。")


REVENUE: dict[str, Any] = {"经济运行": {"税收收入": {"本年": 90, "上年": 80}}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("税收仅{{经济运行.税收收入}}", "税收仅90万元。"),
        ("税收仅{{ 经济运行.税收收入 }}，不多", "税收仅90万元，不多。"),
        ("税收同比{{经济运行.税收收入.同比}}", "税收同比增长12.5%。"),
        ("上年{{经济运行.税收收入.上年}}、今年{{经济运行.税收收入}}", "上年80万元、今年90万元。"),
        ("{{名称}}{{年度}}年", "石桥镇2023年。"),
        ("没有数", "没有数。"),
        ("自己有句号。", "自己有句号。"),
        ("税收{{经济运行.税收收入}}。", "税收90万元。"),
    ],
)
def test_a_text_prints_the_figures_it_names(text: str, said: str) -> None:
    assert _said(text, **REVENUE) == said


def test_it_is_the_same_number_as_in_the_wordings_sentence() -> None:
    composed = _composed("税收仅{{经济运行.税收收入}}", **REVENUE)
    pieces = [piece for line in lines(composed.outline) for piece in line.pieces()]
    assert pieces.count(Printed("90万元", "经济运行.税收收入")) == 2


def test_a_missing_one_is_a_gap_in_a_draft() -> None:
    composed = _composed(
        "旅游收入{{自定义指标.旅游收入}}", draft=True, **REVENUE, 自定义指标={"旅游收入": {"单位": "万元"}}
    )
    assert composed.findings == ()
    gaps = [piece for line in lines(composed.outline) for piece in line.pieces() if isinstance(piece, Gap)]
    assert gaps == [Gap("xx万元", "自定义指标.旅游收入")]


def test_a_missing_one_is_otherwise_a_finding_at_the_text_that_names_it() -> None:
    composed = _composed("财政收入仅{{经济运行.财政收入}}", **REVENUE)
    (finding,) = composed.findings
    assert (finding.code, finding.severity) == ("reference.missing", Severity.ERROR)
    assert "经济运行.财政收入" in finding.message
    assert finding.place.path == ("存在的问题", 0, "内容")
    assert finding.place.label == "存在的问题 › 第 1 项 › 内容"
    # It is the text that asks for it, not the wording.
    assert composed.undeclared == ()


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("税收{{经济运行.税收收人}}", "经济运行.税收收入"),
        ("税收{{税收收入}}", "经济运行.税收收入"),
        ("{{乌有之物}}", ""),
        ("{{经济运行}}", ""),
        ("{{逐项 存在的问题}}", ""),
        ("{{经济运行.税收收入|非零}}", ""),
        ("{{}}", ""),
    ],
)
def test_braces_that_name_no_figure_are_text_with_a_finding(text: str, near: str) -> None:
    composed = _composed(text, **REVENUE)
    assert as_text(composed.outline).splitlines()[-1] == f"财力薄弱。{text}。"
    (finding,) = composed.findings
    assert finding.code == "reference.unknown"
    assert finding.place.path == ("存在的问题", 0, "内容")
    assert near in finding.fix


def test_a_figure_of_ones_own_that_the_record_lacks_is_told_with_the_nearest() -> None:
    composed = _composed("{{自定义指标.旅游收人}}", **REVENUE, 自定义指标={"旅游收入": 5})
    (finding,) = composed.findings
    assert finding.code == "reference.unknown"
    assert "“旅游收入”" in finding.fix


@pytest.mark.parametrize("text", ["[[税收]]", "甲|乙", "**粗**", "# 标题", "- 要点", "{单}", "{{ 没有关"])
def test_nothing_else_in_a_text_is_read_as_the_wordings_language(text: str) -> None:
    assert as_text(_composed(text, **REVENUE).outline).splitlines()[-1] == f"财力薄弱。{text}。"


def test_a_text_keeps_its_own_figures_where_the_wording_rounds_them() -> None:
    composed = _composed(
        "税收仅{{经济运行.税收收入}}", wording=f"@金额：亿元\n{WORDING}", 经济运行={"税收收入": 12345.6}
    )
    assert as_text(composed.outline).count("1.23亿元") == 2


def test_the_plan_of_the_default_report_can_name_the_years_figures() -> None:
    plan = {"现代农业发展": {"补充要点": [{"要点": "稳面积", "内容": "稳定在{{农业产业.粮食播种面积}}以上"}]}}
    record = {"名称": "石桥镇", "年度": 2023, "农业产业": {"粮食播种面积": 8.24}, "工作计划": plan}
    composed = compose(Record.model_validate(record), default_wording())
    assert "稳面积。稳定在8.24万亩以上。" in as_text(composed.outline)
    assert composed.findings == ()
