"""Every reference of a wording is tied to a field when the wording is loaded, and every fault comes with its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import TITLE, fault_of, faults_of, say

from townreport.findings import Severity
from townreport.record import Record
from townreport.record.catalogue import leaves
from townreport.wording import default_source, default_wording

TOKENS = ("[[", "]]", "{{", "}}", "|", "{{完}}", "{{逐项 技改项目}}", "\n\n", "\n# ", "<!--", "**", "〔")
REVENUE: dict[str, Any] = {"经济运行": {"税收收入": 90}}


def test_a_figure_is_found_by_its_full_name() -> None:
    assert say("税收{{经济运行.税收收入}}。", **REVENUE) == "税收90万元。"


def test_a_figure_is_found_by_its_english_name() -> None:
    assert say("税收{{economy.tax_revenue}}。", **REVENUE) == "税收90万元。"


def test_in_a_block_named_after_a_group_the_groups_own_names_will_do() -> None:
    assert say("- 〔经济运行〕税收{{税收收入}}。", **REVENUE) == "税收90万元。"


def test_a_headings_name_holds_for_the_blocks_under_it() -> None:
    assert say("## 〔经济运行〕财政\n\n税收{{税收收入}}。", **REVENUE).endswith("税收90万元。")


def test_a_name_of_no_group_changes_nothing() -> None:
    assert say("- 〔本地特色〕税收{{经济运行.税收收入}}。", **REVENUE) == "税收90万元。"


def test_inside_a_list_the_entrys_names_come_first() -> None:
    groups: dict[str, Any] = {"项目建设": {"技改项目": [{"项目": "生产线改造", "投入": 3}]}}
    assert (
        say("{{逐项 项目建设.技改项目}}{{名称}}{{项目}}投入{{投入}}{{完}}。", **groups) == "石桥镇生产线改造投入3万元。"
    )


def test_the_records_top_is_seen_from_everywhere() -> None:
    assert say("- 〔经济运行〕{{名称}}{{年度}}年，全{{本地}}。") == "石桥镇2023年，全镇。"


def test_what_follows_from_town_and_year_can_be_printed() -> None:
    assert say("{{计划年度}}年，{{所属区县}}委、{{区县类别}}政府。") == "2024年，云岭县委、县政府。"


def test_an_unknown_figure_is_told_with_its_place_and_the_nearest_known() -> None:
    fault = fault_of("税收完成{{经济运行.税收收人}}。")
    assert fault.code == "wording.unknown-figure"
    assert fault.severity is Severity.ERROR
    assert "税收收人" in fault.message
    assert "经济运行.税收收入" in fault.fix
    assert (fault.place.file, fault.place.line, fault.place.column) == ("文稿.md", 3, 5)


def test_the_nearest_is_looked_for_in_the_blocks_group_first() -> None:
    assert "“税收收入”" in fault_of("- 〔经济运行〕{{税收收人}}。").fix


def test_the_nearest_is_looked_for_among_the_entrys_names_too() -> None:
    assert "“投入”" in fault_of("{{逐项 项目建设.技改项目}}{{投人}}{{完}}。").fix


def test_where_nothing_is_near_the_reader_is_told_where_to_look() -> None:
    assert "townreport schema" in fault_of("{{zzzzzz}}。").fix


def test_the_place_is_right_on_later_lines_of_a_block() -> None:
    fault = fault_of("- **要点。**甲，\n  乙{{没有这个}}。")
    assert (fault.place.line, fault.place.column) == (4, 4)


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("{{经济运行}}。", "wording.not-a-figure"),
        ("{{项目建设.技改项目}}。", "wording.not-a-figure"),
        ("{{经济运行.税收收入.去年}}。", "wording.member"),
        ("{{名称.同比}}。", "wording.member"),
        ("{{经济运行.税收收入|引号}}。", "wording.modifier"),
        ("{{名称|余}}。", "wording.modifier"),
        ("{{名称|粗体}}。", "wording.modifier"),
        ("{{逐项 发展战略}}甲{{完}}。", "wording.not-a-list"),
        ("{{逐项 经济运行.税收收入}}甲{{完}}。", "wording.not-a-list"),
        ("{{逐项 项目建设.技改项目}}{{逐项 项目建设.研发企业}}甲{{完}}{{完}}。", "wording.not-a-list"),
        ("{{逐项 没有的列表}}甲{{完}}。", "wording.unknown-figure"),
    ],
)
def test_what_cannot_be_printed_is_told(sentence: str, code: str) -> None:
    fault = fault_of(sentence)
    assert fault.code == code
    assert fault.fix
    assert fault.place.line == 3


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ("", "wording.title", 1),
        ("## 总结\n\n甲。", "wording.title", 1),
        ("甲。\n\n# 标题", "wording.title", 1),
        ("# 标题\n\n# 又一个", "wording.title", 3),
        ("# 标题\n\n### 跳级", "wording.level", 3),
        ("# 标题\n\n###### 太深", "wording.level", 3),
        ("# 标题\n\n- 〔甲；随便〕乙。", "wording.option", 3),
        ("# 标题\n\n甲<!-- 没完", "wording.remark", 3),
        ("# 标题\n\n甲[[乙", "wording.unclosed", 3),
    ],
)
def test_a_fault_of_the_outline_is_told_with_its_line(source: str, code: str, line: int) -> None:
    assert (code, line) in [(fault.code, fault.place.line) for fault in faults_of(source)]


@pytest.mark.parametrize("sentence", ["**甲**乙。", "- 甲**乙**。", "- **甲乙。"])
def test_asterisks_anywhere_else_than_around_a_lead_are_told(sentence: str) -> None:
    assert fault_of(sentence).place.line == 3


def test_every_fault_of_a_wording_comes_at_once_in_the_files_order() -> None:
    source = "# {{名字}}\n\n### 〔甲；随便〕跳级\n\n甲[[乙。\n\n- {{税收}}{{经济运行}}\n- 丙}}。\n"
    places = [(fault.place.line, fault.place.column) for fault in faults_of(source)]
    codes = [fault.code for fault in faults_of(source)]
    assert set(codes) >= {"wording.unknown-figure", "wording.level", "wording.unclosed", "wording.not-a-figure"}
    assert "wording.braces" in codes
    assert places == sorted(places)
    assert {line for line, _ in places} >= {1, 3, 5, 7, 8}


def test_the_default_wording_is_in_order() -> None:
    assert faults_of(default_source()) == ()


def test_the_default_wording_prints_every_blank_of_the_record() -> None:
    printed = default_wording().references
    blanks = [leaf for leaf in leaves(Record) if leaf.entry.declaration.blank]
    assert len(blanks) >= 110
    missing = [
        leaf.place
        for leaf in blanks
        if not any(reference == leaf.place or reference.startswith(f"{leaf.place}.") for reference in printed)
    ]
    assert missing == []


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_loads_or_says_what_is_wrong(source: str) -> None:
    for fault in faults_of(source):
        assert fault.message
        assert fault.fix
        assert fault.place.line is not None
        assert fault.place.column is not None


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_the_default_wording_with_any_piece_cut_out_or_put_in_loads_or_says_what_is_wrong(data: st.DataObject) -> None:
    source = default_source()
    start = data.draw(st.integers(0, len(source)))
    length = data.draw(st.integers(0, 40))
    inserted = data.draw(
        st.one_of(
            st.text(max_size=8),
            st.sampled_from(TOKENS),
        )
    )
    mutated = source[:start] + inserted + source[start + length :]
    lines = mutated.count("\n") + mutated.count("\r") + 1
    assert all(1 <= (fault.place.line or 0) <= lines for fault in faults_of(mutated))


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_sentence_that_loads_can_be_filled(sentence: str) -> None:
    source = TITLE + sentence
    if not faults_of(source):
        say(sentence, **REVENUE)
        say(sentence, draft=True)
