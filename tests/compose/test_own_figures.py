"""自定义指标: a town's own figures are printed, missed and accounted for like the built-in ones."""

from __future__ import annotations

from typing import Any

import pytest

from townreport.build import assemble
from townreport.compose import Composed, compose
from townreport.console import report_data
from townreport.outline import Gap, Printed, as_text, lines
from townreport.record import Record
from townreport.wording import load

TOURISM = {"本年": 1200, "上年": 1000, "单位": "万元", "部门": "文旅办"}


def _record(figure: object, **groups: Any) -> Record:
    return Record.model_validate({"名称": "石桥镇", "年度": 2023, "自定义指标": {"旅游收入": figure}, **groups})


def _composed(sentence: str, figure: object, *, draft: bool = False, **groups: Any) -> Composed:
    return compose(_record(figure, **groups), load(f"# 报告\n\n{sentence}好。\n"), draft=draft)


def _say(sentence: str, figure: object, *, draft: bool = False, **groups: Any) -> str:
    return as_text(_composed(sentence, figure, draft=draft, **groups).outline).splitlines()[1]


@pytest.mark.parametrize(
    ("sentence", "figure", "said"),
    [
        ("收入{{自定义指标.旅游收入}}。", TOURISM, "收入1200万元。好。"),
        ("收入{{自定义指标.旅游收入.本年}}。", TOURISM, "收入1200万元。好。"),
        ("上年{{自定义指标.旅游收入.上年}}。", TOURISM, "上年1000万元。好。"),
        ("同比{{自定义指标.旅游收入.同比}}。", TOURISM, "同比增长20.0%。好。"),
        ("收入{{自定义指标.旅游收入|余}}。", TOURISM, "收入1200余万元。好。"),
        ("收入{{自定义指标.旅游收入|数}}。", TOURISM, "收入1200。好。"),
        ("收入{{ 自定义指标.旅游收入 }}。", 7, "收入7。好。"),
        ("同比{{自定义指标.旅游收入.同比}}。", {"本年": 5, "同比": -3.2, "口径": "可比"}, "同比下降3.2%。好。"),
        ("同比{{自定义指标.旅游收入.同比}}。", {"本年": 5, "上年": 5}, "同比持平。好。"),
        ("利润{{自定义指标.旅游收入}}。", {"本年": -12.5, "单位": "万元"}, "利润-12.5万元。好。"),
        ("比例{{自定义指标.旅游收入}}。", {"本年": 95.5, "单位": "%"}, "比例95.5%。好。"),
    ],
)
def test_it_is_printed_like_a_built_in_one(sentence: str, figure: object, said: str) -> None:
    assert _say(sentence, figure) == said


@pytest.mark.parametrize("figure", [None, {"单位": "万元"}, {"上年": 5, "单位": "万元"}, "不适用"])
def test_its_clause_closes_up_where_it_is_missing(figure: object) -> None:
    assert _say("[[收入{{自定义指标.旅游收入}}]]。", figure) == "好。"


def test_a_draft_shows_its_gap_with_its_own_unit() -> None:
    composed = _composed(
        "[[收入{{自定义指标.旅游收入}}，同比{{自定义指标.旅游收入.同比}}]]。", {"单位": "万元"}, draft=True
    )
    assert as_text(composed.outline).splitlines()[1] == "收入xx万元，同比增长xx%。好。"
    gaps = [piece for line in lines(composed.outline) for piece in line.pieces() if isinstance(piece, Gap)]
    assert [gap.place for gap in gaps] == ["自定义指标.旅游收入", "自定义指标.旅游收入.同比"]


def test_a_draft_of_a_record_without_any_shows_a_gap_all_the_same() -> None:
    record = Record.model_validate({"名称": "石桥镇", "年度": 2023})
    composed = compose(record, load("# 报告\n\n收入{{自定义指标.旅游收入}}。\n"), draft=True)
    assert as_text(composed.outline).splitlines()[1] == "收入xx。"


def test_its_omission_says_how_it_would_have_read_and_whom_to_ask() -> None:
    figure = {"单位": "万元", "部门": "文旅办"}
    record = _record(figure)
    report = assemble(record, load("# 报告\n\n[[收入{{自定义指标.旅游收入}}]]。好。\n"))
    (omission,) = report.omissions
    assert omission.text == "收入xx万元"
    (told,) = report_data(report, "报告.docx")["omissions"]
    assert told["wants"] == [{"place": "自定义指标.旅游收入", "reason": "未填", "department": "文旅办"}]


def test_where_it_is_required_and_missing_it_stops_the_report() -> None:
    composed = _composed("收入{{自定义指标.旅游收入}}。", None)
    assert [want.place for want in composed.undeclared] == ["自定义指标.旅游收入"]


def test_it_knows_its_place_in_text_of_the_wording_and_of_the_record() -> None:
    change = {"位置": "文旅", "要点": "客流", "内容": "收入{{自定义指标.旅游收入}}"}
    record = _record(TOURISM, 调整=[change])
    composed = compose(record, load("# 报告\n\n- 〔文旅〕**文旅。**收入{{自定义指标.旅游收入}}。\n"))
    pieces = [piece for line in lines(composed.outline) for piece in line.pieces()]
    assert pieces.count(Printed("1200万元", "自定义指标.旅游收入")) == 2


def test_a_label_may_be_anything_a_town_calls_it() -> None:
    for label in ("A级景区", "5G基站", "“四好农村路”", "同比", "2023"):
        record = Record.model_validate({"名称": "石桥镇", "年度": 2023, "自定义指标": {label: 3}})
        composed = compose(record, load(f"# 报告\n\n有{{{{自定义指标.{label}}}}}。\n"))
        assert as_text(composed.outline) == "报告\n有3。\n"
