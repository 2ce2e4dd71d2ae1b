"""A table of a wording is read as it stands; each fault of it is one clear finding, with line and column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import COMPANIES, LIST_TABLE, TITLE, composed, faults, one_fault, table_of, texts

from townreport.findings import FindingsError
from townreport.outline import Paragraph, Printed, Ruling, Table, pieces_text
from townreport.wording import load
from townreport.wording.cells import Words, cells_of
from townreport.wording.structure import TABLE, cut

PLAIN = "| 项目 | 数量 |\n| 桥 | 2 |\n"


def test_the_first_row_is_the_head_and_the_others_follow_in_order() -> None:
    assert texts(table_of(PLAIN + "| 路 | 3 |\n")) == [["项目", "数量"], ["桥", "2"], ["路", "3"]]


def test_a_line_above_gives_caption_and_unit() -> None:
    table = table_of("〔表〕建设情况（单位：座）\n" + PLAIN)
    assert (pieces_text(table.caption), table.unit) == ("建设情况", "座")


def test_a_table_needs_neither_caption_nor_unit() -> None:
    assert (table_of(PLAIN).caption, table_of(PLAIN).unit) == ((), "")
    assert table_of("〔表〕（单位：座）\n" + PLAIN).caption == ()


def test_a_caption_names_figures_with_their_places() -> None:
    assert table_of("〔表〕{{年度}}年建设情况\n" + PLAIN).caption == (Printed("2023", "年度"), "年建设情况")


@pytest.mark.parametrize(
    ("options", "ruling", "is_wide"),
    [
        ("", Ruling.GRID, False),
        ("；全框", Ruling.GRID, False),
        ("；三线", Ruling.THREE_LINES, False),
        ("；横排", Ruling.GRID, True),
        ("；横排；三线", Ruling.THREE_LINES, True),
    ],
)
def test_options_say_which_lines_and_which_page(options: str, ruling: Ruling, is_wide: bool) -> None:
    table = table_of(f"〔表{options}〕\n{PLAIN}")
    assert (table.ruling, table.is_wide) == (ruling, is_wide)


def test_a_line_of_dashes_below_the_head_means_nothing() -> None:
    assert table_of("| 项目 | 数量 |\n|:---|---:|\n| 桥 | 2 |\n") == table_of(PLAIN)


def test_full_width_bars_do_as_well_and_the_last_bar_may_be_missing() -> None:
    assert table_of("｜ 项目 ｜ 数量 ｜\n｜ 桥 ｜ 2\n") == table_of(PLAIN)


def test_a_bar_inside_brackets_belongs_to_the_sentence() -> None:
    table = table_of("| 项目 | 数量 |\n| 立项 | [[{{项目建设.签约项目数|数}}|没有]] |\n", 项目建设={"签约项目数": 4})
    assert texts(table)[1] == ["立项", "4"]
    assert texts(table_of("| 项目 | 数量 |\n| 立项 | [[{{项目建设.签约项目数|数}}|没有]] |\n"))[1:] == [
        ["立项", "没有"]
    ]


def test_an_empty_cell_stays_empty() -> None:
    assert texts(table_of("| 项目 | 数量 |\n| 合计 | |\n"))[1] == ["合计", ""]


def test_a_table_ends_where_the_rows_end() -> None:
    blocks = composed(f"开头。\n{PLAIN}结尾。\n\n{PLAIN}\n{PLAIN}").outline.blocks
    assert [type(block) for block in blocks] == [Paragraph, Table, Paragraph, Table, Table]


def test_a_line_of_an_open_clause_begins_no_table() -> None:
    (block,) = composed("[[投入{{项目建设.技改总投资}}\n|没有投入]]。").outline.blocks
    assert block == Paragraph(("没有投入。",))


def test_a_cell_may_hold_a_list_of_its_own() -> None:
    wording = "| 项目 | 企业 |\n| 研发 | {{逐项 项目建设.研发企业}}{{企业}}{{完}} |\n"
    assert texts(table_of(wording, 项目建设={"研发企业": COMPANIES}))[1] == ["研发", "甲厂、乙厂"]


def test_names_are_looked_up_in_the_sections_group_first() -> None:
    wording = "## 〔经济运行〕经济\n| 指标 | 数额 |\n| 税收 | {{税收收入|数}} |\n"
    (section,) = composed(wording, 经济运行={"税收收入": 5231.4}).outline.blocks
    assert texts(section.blocks[0])[1] == ["税收", "5231.4"]  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize(
    ("wording", "code", "line", "column"),
    [
        ("| 甲 | 乙 |\n| 1 |\n", "wording.table-cells", 4, 1),
        ("  | 甲 | 乙 |\n  | 1 | 2 | 3 |\n", "wording.table-cells", 4, 3),
        ("〔表〕没有行的表\n", "wording.table-header", 3, 4),
        ("| 甲 | 乙 |\n", "wording.table-rows", 3, 1),
        ("| {{逐项 项目建设.研发企业}}{{企业}} | {{研发资金}}{{完}} |\n| 甲 | 乙 |\n", "wording.table-header", 3, 3),
        ("| 甲 | 乙 |\n| {{逐项 项目建设.研发企业}}{{企业}} | {{研发资金|数}} |\n", "wording.table-each", 4, 3),
        ("| 甲 | 乙 |\n| 1 | {{完}} |\n", "wording.table-each", 4, 7),
        ("| 甲 | 乙 |\n| 丙 | {{逐项 项目建设.研发企业}}{{企业}} |\n", "wording.table-each", 4, 7),
        ("| 甲 | 乙 |\n| {{逐项 项目建设.没有的}}{{企业}} | {{研发资金|数}}{{完}} |\n", "wording.unknown-figure", 4, 3),
        ("| 甲 | 乙 |\n| {{逐项 经济运行.税收收入}}{{企业}} | {{研发资金|数}}{{完}} |\n", "wording.not-a-list", 4, 3),
        ("| 甲 | 乙 |\n| 税收 | {{经济运行.税收收人|数}} |\n", "wording.unknown-figure", 4, 8),
        ("| 甲 | {{经济运行.税收收人}} |\n| 1 | 2 |\n", "wording.unknown-figure", 3, 7),
        ("| 甲 | 乙 |\n| {{名称 | 2 |\n", "wording.braces", 4, 3),
        ("| 甲 | 乙 |\n| [[{{名称}} | 2 |\n", "wording.unclosed", 4, 3),
        ("| 甲 | 乙 |\n| 一]] | 2 |\n", "wording.unbalanced", 4, 4),
        ("| 甲 | 乙 |\n| {{经济运行.税收收入|多}} | 2 |\n", "wording.modifier", 4, 3),
        ("| **甲** | 乙 |\n| 1 | 2 |\n", "wording.lead", 3, 3),
        ("〔表；四线〕题\n| 甲 | 乙 |\n| 1 | 2 |\n", "wording.option", 3, 7),
        ("〔表；三线；全框〕题\n| 甲 | 乙 |\n| 1 | 2 |\n", "wording.option", 3, 10),
        ("〔表〕{{什么}}\n| 甲 | 乙 |\n| 1 | 2 |\n", "wording.unknown-figure", 3, 4),
        ("|" + "列|" * 21 + "\n|" + "1|" * 21 + "\n", "wording.table-cells", 3, 1),
        ("{{主要指标表}}\n| 甲 | 乙 |\n", "wording.table-rows", 4, 1),
        ("见{{主要指标表}}。\n", "wording.figures-table", 3, 2),
        ("〔附件〕\n{{主要指标表}}\n", "wording.annex", 3, 5),
        ("〔附件〕指标表\n", "wording.annex", 3, 5),
        ("〔附件；横排〕指标表\n{{主要指标表}}\n", "wording.option", 3, 8),
        ("## 〔甲；接续〕标题。\n内容。\n", "wording.option", 3, 10),
        ("## 〔甲；接排〕标题\n内容。\n", "wording.run-in", 3, 12),
    ],
)
def test_each_fault_is_one_finding_with_its_place(wording: str, code: str, line: int, column: int) -> None:
    found = one_fault(wording)
    assert (found.code, found.place.line, found.place.column) == (code, line, column)


def test_the_faults_of_several_rows_are_all_said() -> None:
    found = faults("| 甲 | 乙 |\n| 1 |\n| {{无}} | 2 |\n| 3 |\n")
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("wording.table-cells", 4),
        ("wording.unknown-figure", 5),
        ("wording.table-cells", 6),
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "|",
                "｜",
                "{{",
                "}}",
                "[[",
                "]]",
                "{{完}}",
                "{{逐项 项目建设.研发企业}}",
                "企业",
                " ",
                "\n",
                "〔表；三线〕",
                "{{主要指标表}}",
                "〔附件〕",
                "-",
            ]
        ),
        max_size=25,
    )
)
def test_no_table_however_broken_raises_anything_but_findings(pieces: list[str]) -> None:
    try:
        load(TITLE + LIST_TABLE + "".join(pieces))
    except FindingsError as error:
        assert all(finding.place.line and finding.place.column for finding in error.findings)  # noqa: PT017


@given(st.text(alphabet="|｜{}[] 甲", max_size=20))
def test_cells_keep_their_places(text: str) -> None:
    for cell in cells_of(Words(f"|{text}|", 7)) or ():
        assert f"|{text}|"[cell.offset - 7 :].startswith(cell.text)


@given(
    st.lists(
        st.sampled_from(
            [
                "〔表；三线〕题（单位：万元）",
                " | 甲 |  乙 |",
                "| 丙 |",
                "{{主要指标表}}",
                "〔附件〕 表",
                "句子。",
                "",
                "<!-- 注 -->| 丁 |",
            ]
        ),
        max_size=8,
    )
)
def test_every_character_of_a_table_keeps_its_place(lines: list[str]) -> None:
    blocks, faults = cut("\n".join(lines))
    assert faults == []
    assert any(block.level == TABLE for block in blocks) == any(
        "|" in line or "主要" in line or "题" in line for line in lines
    )
    for block in blocks:
        for offset, character in enumerate(block.text):
            if character != "\n":
                line, column = block.position(offset)
                assert lines[line - 1][column - 1] == character
