"""Annexes of a wording, and the table of all figures that one line of it makes."""

from __future__ import annotations

from typing import Any

from made import TITLE, composed, record, texts

from townreport.compose import compose
from townreport.outline import Annex, Gap, Outline, Paragraph, Printed, Section, Table, as_text
from townreport.wording import load

ANNEX = "正文。\n\n〔附件〕主要经济社会发展指标完成情况表\n{{主要指标表}}\n"
FIGURES: dict[str, Any] = {
    "经济运行": {"税收收入": {"本年": 5231.4, "上年": 4889.2}, "财政收入": 8612.3},
    "农业产业": {"生猪出栏": 32600, "肉牛出栏": "不适用", "小麦": {"上年": 4}},
    "自定义指标": {"旅游收入": {"本年": 1.2, "上年": 1, "单位": "亿元"}, "游客": {"上年": 3}},
    "工作计划": {"现代农业发展": {"新建面积": 500}},
}


def _figures_table(**changes: bool) -> Table:
    (annex,) = composed(ANNEX, **changes, **FIGURES).outline.attachments
    (table,) = annex.blocks
    assert isinstance(table, Table)
    return table


def test_every_figure_of_this_year_has_a_row_below_its_group() -> None:
    assert texts(_figures_table()) == [
        ["指标", "单位", "本年", "上年", "同比（%）"],
        ["经济运行"],
        ["税收收入", "万元", "5231.4", "4889.2", "7.0"],
        ["财政收入", "万元", "8612.3", "—", "—"],
        ["农业产业"],
        ["生猪出栏", "头", "32600", "—", "—"],
        ["自定义指标"],
        ["旅游收入", "亿元", "1.2", "1", "20.0"],
    ]


def test_a_group_is_a_row_of_one_cell() -> None:
    assert [row.is_group for row in _figures_table().rows] == [True, False, False, True, False, True, False]


def test_each_value_knows_its_place() -> None:
    rows = _figures_table().rows
    assert rows[1].cells[2:] == (
        (Printed("5231.4", "经济运行.税收收入"),),
        (Printed("4889.2", "经济运行.税收收入.上年"),),
        (Printed("7.0", "经济运行.税收收入.同比"),),
    )
    assert rows[6].cells[1:3] == (
        (Printed("亿元", "自定义指标.旅游收入.单位"),), (Printed("1.2", "自定义指标.旅游收入"),),
    )  # fmt: skip
    assert {"经济运行.税收收入.上年", "自定义指标.旅游收入.同比"} <= composed(ANNEX, **FIGURES).printed


def test_a_missing_last_year_is_named_where_the_report_compares() -> None:
    omissions = composed(ANNEX, **FIGURES).omissions
    assert [(omission.text, [want.place for want in omission.wants]) for omission in omissions] == [
        ("主要指标表：财政收入的上年", ["经济运行.财政收入.上年"]),
        ("主要指标表：财政收入的同比", ["经济运行.财政收入.同比"]),
    ]


def test_a_draft_marks_a_missing_last_year_as_a_gap() -> None:
    rows = _figures_table(draft=True).rows
    assert rows[2].cells[3] == (Gap("xx", "经济运行.财政收入.上年"),)
    assert rows[4].cells[3] == ("—",)


def test_all_amounts_are_in_the_unit_of_their_row() -> None:
    outline = compose(record(经济运行={"税收收入": 52314}), load("@金额：亿元\n" + TITLE + ANNEX)).outline
    assert texts(outline.attachments[0].blocks[0])[2][1:3] == ["万元", "52314"]  # type: ignore[arg-type]


def test_the_table_of_figures_stands_in_the_text_too() -> None:
    table, paragraph = composed("〔表；三线〕主要指标\n{{主要指标表}}\n后文。\n", **FIGURES).outline.blocks
    assert isinstance(table, Table)
    assert table.caption == ("主要指标",)
    assert paragraph == Paragraph(("后文。",))


def test_the_wording_is_known_to_print_every_figure() -> None:
    references = load(TITLE + ANNEX).references
    assert {"志愿服务.服务群众", "经济运行.税收收入.同比", "自定义指标"} <= references
    assert not [place for place in references if place.startswith(("工作计划", "公文"))]


def test_an_annex_holds_blocks_of_its_own() -> None:
    outline = composed(
        "正文。\n〔附件〕说明\n一段。\n\n## 甲\n乙。\n〔附件〕{{年度}}年清单\n| 甲 | 乙 |\n| 1 | 2 |\n"
    ).outline
    assert outline.blocks == (Paragraph(("正文。",)),)
    first, second = outline.attachments
    assert first == Annex(("说明",), (Paragraph(("一段。",)), Section(("甲",), (Paragraph(("乙。",)),))))
    assert second.title == (Printed("2023", "年度"), "年清单")


def test_an_annex_without_content_goes() -> None:
    assert composed(ANNEX).outline.attachments == ()


def test_what_an_annex_leaves_out_is_told_by_its_title() -> None:
    omissions = composed(ANNEX, **FIGURES).omissions
    assert {omission.section for omission in omissions} == {"主要经济社会发展指标完成情况表"}


def test_text_numbers_annexes_only_where_there_are_several() -> None:
    one, two = (Outline(("题",), (), (Annex(("表",), (Paragraph(("甲。",)),)),) * count) for count in (1, 2))
    assert as_text(one).splitlines() == ["题", "附件", "表", "甲。"]
    assert as_text(two).splitlines() == ["题", "附件1", "表", "甲。", "附件2", "表", "甲。"]
