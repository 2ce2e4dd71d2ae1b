"""Tables are filled from the record: what is missing leaves a — and is named, and every figure keeps its place."""

from __future__ import annotations

import pytest
from made import COMPANIES, LIST_TABLE, composed, table_of, texts

from townreport.outline import Gap, Printed, as_text

INDICATORS = (
    "〔表〕重点指标\n| 指标 | 本年 | 上年 | 同比（%） |\n"
    "| 税收 | {{经济运行.税收收入|数}} | {{经济运行.税收收入.上年|数}} | {{经济运行.税收收入.同比|数}} |\n"
    "| 技改 | {{项目建设.技改总投资|数}} | | |\n"
)


def test_a_row_stands_for_every_entry_of_a_list() -> None:
    table = table_of(LIST_TABLE, 项目建设={"研发企业": COMPANIES})
    assert texts(table) == [["企业", "研发立项（个）", "研发资金"], ["甲厂", "12", "860.5"], ["乙厂", "3", "41"]]


def test_every_figure_of_a_table_knows_its_place() -> None:
    table = table_of(LIST_TABLE, 项目建设={"研发企业": COMPANIES})
    assert table.rows[1].cells[2] == (Printed("41", "项目建设.研发企业.1.研发资金"),)
    assert "项目建设.研发企业.0.研发立项" in composed(LIST_TABLE, 项目建设={"研发企业": COMPANIES}).printed


def test_numbers_stand_alone_with_their_sign() -> None:
    table = table_of(INDICATORS, 经济运行={"税收收入": {"本年": 96.5, "上年": 100}}, 项目建设={"技改总投资": 9860})
    assert texts(table)[1:] == [["税收", "96.5", "100", "-3.5"], ["技改", "9860", "", ""]]


def test_a_missing_figure_leaves_a_dash_and_is_named_with_row_and_column() -> None:
    report = composed(LIST_TABLE, 项目建设={"研发企业": [{"企业": "甲厂", "研发立项": 12}]})
    (table,) = report.outline.blocks
    assert texts(table)[1] == ["甲厂", "12", "—"]  # type: ignore[arg-type]
    (omission,) = report.omissions
    assert omission.text == "主要研发企业情况：甲厂的“研发资金”"
    assert [want.place for want in omission.wants] == ["项目建设.研发企业.0.研发资金"]
    assert report.undeclared == ()


def test_a_draft_prints_the_gap() -> None:
    table = table_of(LIST_TABLE, draft=True, 项目建设={"研发企业": [{"企业": "甲厂", "研发立项": 12}]})
    assert table.rows[0].cells[2] == (Gap("xx", "项目建设.研发企业.0.研发资金"),)


def test_a_draft_has_rows_for_a_list_that_is_not_there_yet() -> None:
    report = composed(LIST_TABLE, draft=True)
    assert len(texts(report.outline.blocks[0])) == 3  # type: ignore[arg-type]
    assert "项目建设.研发企业.1.企业" in report.gaps
    assert report.omissions == ()


def test_a_row_without_any_of_its_figures_goes_and_is_named() -> None:
    report = composed(INDICATORS, 项目建设={"技改总投资": 9860})
    assert texts(report.outline.blocks[0])[1:] == [["技改", "9860", "", ""]]  # type: ignore[arg-type]
    (omission,) = report.omissions
    assert omission.text == "重点指标：税收"
    assert {want.place for want in omission.wants} >= {"经济运行.税收收入", "经济运行.税收收入.同比"}


def test_a_figure_that_does_not_apply_is_left_out_for_good() -> None:
    report = composed(INDICATORS, 经济运行={"税收收入": 5}, 项目建设={"技改总投资": "不适用"})
    assert [row[0] for row in texts(report.outline.blocks[0])[1:]] == ["税收"]  # type: ignore[arg-type]
    assert [omission.is_for_good for omission in report.omissions if "技改" in omission.text] == [True]


def test_a_table_without_rows_goes_and_its_section_with_it() -> None:
    report = composed(f"## 研发\n{LIST_TABLE}## 其他\n其他工作。\n")
    assert as_text(report.outline).splitlines()[1:] == ["一、其他", "其他工作。"]
    (omission,) = report.omissions
    assert (omission.section, omission.text) == ("研发", "主要研发企业情况：项目建设.研发企业")


def test_a_row_of_words_alone_always_stands() -> None:
    assert texts(table_of("| 甲 | 乙 |\n| 桥 | 2 |\n"))[1:] == [["桥", "2"]]


def test_a_row_with_only_the_towns_name_keeps_no_table() -> None:
    wording = "| 甲 | 乙 |\n| {{名称}} | {{经济运行.税收收入|数}} |\n"
    assert composed(wording + "\n完。\n").outline.blocks[1:] == ()
    assert texts(table_of(wording, 经济运行={"税收收入": 5}))[1] == ["青石镇", "5"]


def test_a_table_reads_as_lines_of_text() -> None:
    text = as_text(composed(LIST_TABLE, 项目建设={"研发企业": COMPANIES}).outline)
    assert text.splitlines()[1:] == [
        "主要研发企业情况", "单位：万元", "企业\t研发立项（个）\t研发资金", "甲厂\t12\t860.5", "乙厂\t3\t41",
    ]  # fmt: skip


@pytest.mark.parametrize("member", ["上年", "同比"])
def test_a_number_alone_is_to_be_had_of_the_towns_own_figures_too(member: str) -> None:
    figures = {"旅游收入": {"本年": 1.2, "上年": 1, "单位": "亿元"}}
    table = table_of(f"| 甲 | 乙 |\n| 旅游 | {{{{自定义指标.旅游收入.{member}|数}}}} |\n", 自定义指标=figures)
    assert texts(table)[1] == ["旅游", {"上年": "1", "同比": "20.0"}[member]]
