"""What a record lacks closes up in the sentence, together with its punctuation."""

from __future__ import annotations

from typing import Any

import pytest
from cases import SIGNED, say_economy, say_grain
from sentences import say


def test_a_clause_with_its_figure_is_said() -> None:
    assert say("- 〔经济运行〕甲[[，税收{{税收收入}}]]。", 经济运行={"税收收入": 9}) == "甲，税收9万元。"


def test_a_clause_without_its_figure_closes_up_with_its_punctuation() -> None:
    assert say("- 〔经济运行〕甲[[，税收{{税收收入}}]]。") == "甲。"


def test_a_clause_inside_a_clause_goes_alone() -> None:
    assert say_economy(一般公共预算收入=5) == "一般公共预算收入5万元。"


def test_a_clause_goes_with_all_that_is_inside_it() -> None:
    assert say_economy(一般公共预算收入={"上年": 4}, 税收收入=3) == "税收收入3万元。"


def test_a_paragraph_with_nothing_left_goes() -> None:
    assert say("[[税收{{经济运行.税收收入}}]]。\n\n乙。") == "乙。"


def test_a_clause_that_wants_only_town_and_year_never_keeps_itself() -> None:
    assert say("[[{{名称}}税收{{经济运行.税收收入}}]]。\n\n乙。") == "乙。"


def test_zero_is_said_and_null_is_not() -> None:
    assert say_economy(税收收入=0) == "税收收入0万元。"
    assert say_economy(税收收入=None, 财政收入=1) == "财政收入1万元。"


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        (
            {"一般公共预算收入": 1, "税收收入": 2, "财政收入": 3},
            "一般公共预算收入1万元；税收收入2万元，财政收入3万元。",
        ),
        ({"一般公共预算收入": 1, "财政收入": 3}, "一般公共预算收入1万元；财政收入3万元。"),
        ({"一般公共预算收入": 1, "税收收入": 2}, "一般公共预算收入1万元；税收收入2万元。"),
        ({"税收收入": 2, "财政收入": 3}, "税收收入2万元，财政收入3万元。"),
        ({"一般公共预算收入": 1}, "一般公共预算收入1万元。"),
        ({"财政收入": 3}, "财政收入3万元。"),
    ],
)
def test_where_two_marks_meet_the_stronger_stays(figures: dict[str, int], text: str) -> None:
    assert say_economy(**figures) == text


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("、", "，", "，"),
        ("，", "；", "；"),
        ("，", "、", "，"),
        ("；", "，", "；"),
        ("。", "；", "。"),
        ("；", "。", "。"),
    ],
)
def test_of_two_marks_around_a_clause_that_goes_the_stronger_stays(before: str, after: str, left: str) -> None:
    assert say(f"甲{before}[[以{{{{指导思想}}}}为指引]]{after}乙。") == f"甲{left}乙。"


@pytest.mark.parametrize(
    ("figures", "text"),
    [({"税收收入": 1}, "税收1万元，各项平稳。"), ({"财政收入": 2}, "财政2万元，各项平稳。"), ({}, "各项平稳。")],
)
def test_a_clause_that_brings_its_own_mark_does_not_take_the_one_before_it_along(
    figures: dict[str, int], text: str
) -> None:
    assert say("- 〔经济运行〕[[税收{{税收收入}}]]，[[财政{{财政收入}}，]]各项平稳。", 经济运行=figures) == text


def test_a_mark_never_opens_a_sentence() -> None:
    assert say("- 〔经济运行〕[[税收{{税收收入}}]]，各项工作稳步推进。") == "各项工作稳步推进。"


def test_a_mark_never_stands_behind_an_opening_bracket() -> None:
    sentence = "- 〔经济运行〕收入（[[税收{{税收收入}}]]，[[财政{{财政收入}}]]）。"
    assert say(sentence, 经济运行={"财政收入": 3}) == "收入（财政3万元）。"


def test_a_mark_never_stands_before_a_closing_bracket() -> None:
    sentence = "- 〔经济运行〕收入（[[税收{{税收收入}}，]][[财政{{财政收入}}]]）。"
    assert say(sentence, 经济运行={"税收收入": 2}) == "收入（税收2万元）。"


@pytest.mark.parametrize(
    "sentence", ["收入（[[税{{税收收入}}]]，[[财{{财政收入}}]]）好。", "收入《[[税{{税收收入}}]]》好。"]
)
def test_brackets_and_quotes_with_nothing_left_in_them_go(sentence: str) -> None:
    assert say(f"- 〔经济运行〕{sentence}") == "收入好。"


def test_a_sentence_that_lost_its_end_is_ended() -> None:
    assert say("- 〔经济运行〕甲，[[税收{{税收收入}}。]]") == "甲。"


def test_a_text_that_ends_its_own_sentence_gets_no_second_end() -> None:
    entry = {"要点": "路难走", "内容": "山路多。"}
    assert say("- {{逐项 存在的问题}}**{{要点}}。**{{内容}}。{{完}}", 存在的问题=[entry]) == "路难走。山路多。"


def test_marks_inside_a_text_of_the_record_are_left_alone() -> None:
    assert say("以{{指导思想}}为指引。", 指导思想="甲，，乙") == "以甲，，乙为指引。"


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ({"小麦": 4, "玉米": 3, "其它": 1}, "粮食播种面积8万亩，其中小麦4万亩、玉米3万亩、其它1万亩。"),
        ({"玉米": 3, "其它": 1}, "粮食播种面积8万亩，其中玉米3万亩、其它1万亩。"),
        ({"小麦": 4, "其它": 1}, "粮食播种面积8万亩，其中小麦4万亩、其它1万亩。"),
        ({"小麦": 4, "玉米": 3}, "粮食播种面积8万亩，其中小麦4万亩、玉米3万亩。"),
        ({"其它": 1}, "粮食播种面积8万亩，其中其它1万亩。"),
        ({}, "粮食播种面积8万亩。"),
    ],
)
def test_a_row_closes_up_around_what_is_missing(figures: dict[str, int], text: str) -> None:
    assert say_grain(**figures) == text


def test_a_row_goes_on_from_the_figure_before_it() -> None:
    sentence = "- 〔经济运行〕税收{{税收收入}}，[[财政{{财政收入}}]]，[[总{{一般公共预算收入}}]]。"
    assert say(sentence, 经济运行={"税收收入": 1, "一般公共预算收入": 3}) == "税收1万元，总3万元。"


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ({"签约项目数": 2, "签约项目": ["甲"]}, "签约2个，有甲。"),
        ({"签约项目数": 2}, "签约2个。"),
        ({"签约项目": ["甲"]}, "签约甲。"),
        ({}, ""),
    ],
)
def test_the_first_alternative_that_is_complete_is_said(figures: dict[str, Any], text: str) -> None:
    assert say(SIGNED, 项目建设=figures) == text


def test_a_last_alternative_of_words_alone_is_always_said() -> None:
    assert say("- 〔经济运行〕[[税收{{税收收入}}|税收平稳]]。") == "税收平稳。"
