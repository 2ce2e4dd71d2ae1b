"""Headings that run into their text, headings and points for every entry of a list, points that end in ；."""

from __future__ import annotations

from typing import Any

import pytest
from sentences import fault_of, say

PROBLEMS: dict[str, Any] = {"存在的问题": [{"要点": "路难走", "内容": "坡陡"}, {"要点": "缺水"}, {}, {"内容": "缺电"}]}


def test_a_lead_in_a_heading_runs_into_its_text() -> None:
    assert say("## **抓经济。**税收平稳。") == "一、抓经济。税收平稳。"


def test_a_lead_without_a_full_stop_stands_alone() -> None:
    assert say("## **抓经济**税收平稳。") == "一、抓经济\n税收平稳。"


def test_more_can_stand_under_a_heading_that_runs_into_its_text() -> None:
    assert say("## **抓经济。**税收平稳。\n\n又一段。") == "一、抓经济。税收平稳。\n又一段。"


def test_a_heading_with_nothing_left_behind_its_lead_goes() -> None:
    assert say("## **抓经济。**[[税收{{经济运行.税收收入}}]]。\n\n## 其他\n\n好。") == "一、其他\n好。"


@pytest.mark.parametrize("option", ["〔接排〕", "〔甲；接排〕", "〔经济运行；接排〕"])
def test_a_heading_runs_into_its_points(option: str) -> None:
    assert say(f"## {option}抓经济。\n\n- 稳税收；\n- 稳支出；") == "一、抓经济。一是稳税收；二是稳支出。"


def test_a_heading_for_every_entry_of_a_list() -> None:
    source = "## 问题\n\n### {{逐项 存在的问题}}**[[{{要点}}。]]**[[{{内容}}。]]{{完}}"
    assert say(source, **PROBLEMS) == "一、问题\n（一）路难走。坡陡。\n（二）缺水。\n（三）缺电。"


def test_such_headings_can_be_of_the_third_and_fourth_level() -> None:
    source = (
        "## 一\n\n### 二\n\n#### {{逐项 存在的问题}}[[{{要点}}|其他]]{{完}}\n\n"
        "#### 三\n\n##### {{逐项 存在的问题}}**[[{{要点}}|其他]]**[[{{内容}}。]]{{完}}"
    )
    text = say(source, **PROBLEMS)
    assert text.splitlines() == [
        "一、一", "（一）二", "1.路难走", "2.缺水", "3.其他",
        "4.三", "（1）路难走", "坡陡。", "（2）缺水", "（3）其他", "缺电。",
    ]  # fmt: skip


def test_a_list_with_no_entries_leaves_no_heading() -> None:
    assert say("## 甲\n\n好。\n\n## {{逐项 存在的问题}}{{要点}}{{完}}") == "一、甲\n好。"


def test_nothing_can_stand_under_headings_of_a_list() -> None:
    fault = fault_of("## {{逐项 存在的问题}}{{要点}}{{完}}\n\n正文。")
    assert (fault.code, fault.place.line) == ("wording.each-heading", 5)


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ({}, "好。"),
        ({"税收收入": 1}, "一是税1万元；二是好。"),
        ({"财政收入": 2}, "一是好；二是财2万元。"),
        ({"税收收入": 1, "财政收入": 2}, "一是税1万元；二是好；三是财2万元。"),
    ],
)
def test_points_parted_by_semicolons_end_in_a_full_stop(figures: dict[str, int], text: str) -> None:
    source = "- [[税{{经济运行.税收收入}}；]]\n- 好；\n- [[财{{经济运行.财政收入}}。]]"
    assert say(source, 经济运行=figures) == text


def test_points_of_a_list_can_be_parted_by_semicolons() -> None:
    assert say("- {{逐项 存在的问题}}[[{{要点}}|其他]]；{{完}}", **PROBLEMS) == "一是路难走；二是缺水；三是其他。"


def test_points_in_paragraphs_of_their_own_can_be_parted_by_semicolons() -> None:
    assert say("- 〔分段〕甲；\n- 乙；") == "一是甲；\n二是乙。"


@pytest.mark.parametrize("heading", ["## 〔分段〕章", "## 〔甲；分段〕章", "@要点：分段\n## 章"])
def test_points_stand_in_paragraphs_where_the_section_says_so(heading: str) -> None:
    # Settings may stand anywhere on lines of their own.
    assert say(f"{heading}\n\n- 甲。\n- 乙。") == "一、章\n一是甲。\n二是乙。"


def test_a_sections_points_do_not_decide_on_those_of_the_next() -> None:
    source = "## 〔分段〕甲\n\n- 甲。\n- 乙。\n\n## 乙\n\n- 丙。\n- 丁。"
    assert say(source) == "一、甲\n一是甲。\n二是乙。\n二、乙\n一是丙。二是丁。"


def test_points_can_stand_in_one_paragraph_where_the_others_do_not() -> None:
    source = "@要点：分段\n## 甲\n\n- 〔连写〕甲。\n- 乙。\n\n## 乙\n\n- 丙。\n- 丁。"
    assert say(source) == "一、甲\n一是甲。二是乙。\n二、乙\n一是丙。\n二是丁。"
