"""非零 closes a clause up where its figure is 0, and the account says so: 0 is neither 未填 nor 不适用."""

from __future__ import annotations

from typing import Any

import pytest
from sentences import composed, fault_of, say

ROW = "[[新增[[市级示范社{{农业产业.市级示范社|非零}}]]、[[市级示范场{{农业产业.市级示范场|非零}}]]]]。好。"


@pytest.mark.parametrize(
    ("figures", "text"),
    [
        ({"市级示范社": 1, "市级示范场": 2}, "新增市级示范社1家、市级示范场2家。好。"),
        ({"市级示范社": 0, "市级示范场": 2}, "新增市级示范场2家。好。"),
        ({"市级示范社": 1, "市级示范场": 0}, "新增市级示范社1家。好。"),
        ({"市级示范社": 0, "市级示范场": 0}, "好。"),
        ({"市级示范社": 0}, "好。"),
    ],
)
def test_a_clause_closes_up_at_nought(figures: dict[str, int], text: str) -> None:
    assert say(ROW, 农业产业=figures) == text


@pytest.mark.parametrize(("value", "lack"), [(0, "为零"), (None, "未填"), ("不适用", "不适用")])
def test_the_account_tells_nought_from_missing_and_from_not_applicable(value: object, lack: str) -> None:
    report = composed(ROW, 农业产业={"市级示范社": value, "市级示范场": 2})
    (omission,) = report.omissions
    assert [(want.place, want.lack.value) for want in omission.wants] == [("农业产业.市级示范社", lack)]
    assert omission.is_for_good is (value is not None)


def test_a_draft_has_a_gap_for_what_is_missing_and_none_for_nought() -> None:
    groups: dict[str, Any] = {"农业产业": {"市级示范社": 0}}
    report = composed(ROW, draft=True, **groups)
    assert report.gaps == ("农业产业.市级示范场",)
    assert say(ROW, draft=True, **groups) == "新增市级示范场xx家。好。"


def test_the_next_way_of_saying_it_is_taken_at_nought() -> None:
    sentence = "[[发现问题{{环境保护.整改问题|非零}}|未发现问题]]。"
    assert say(sentence, 环境保护={"整改问题": 0}) == "未发现问题。"
    assert say(sentence, 环境保护={"整改问题": 3}) == "发现问题3个。"


def test_a_figure_of_ones_own_can_be_nought_too() -> None:
    sentence = "[[电梯{{自定义指标.电梯|非零}}]]。好。"
    assert say(sentence, 自定义指标={"电梯": {"本年": 0, "单位": "部"}}) == "好。"
    assert say(sentence, 自定义指标={"电梯": {"本年": 2, "单位": "部"}}) == "电梯2部。好。"


def test_it_goes_together_with_about() -> None:
    sentence = "[[补种{{人居环境.补种绿植|余|非零}}]]。好。"
    assert say(sentence, 人居环境={"补种绿植": 120}) == "补种120余棵。好。"
    assert say(sentence, 人居环境={"补种绿植": 0}) == "好。"


def test_an_entry_of_a_list_closes_up_at_nought() -> None:
    sentence = "有{{逐项 项目建设.技改项目}}{{项目}}[[（投入{{投入|非零}}）]]{{完}}。"
    entries = [{"项目": "甲", "投入": 0}, {"项目": "乙", "投入": 5}]
    assert say(sentence, 项目建设={"技改项目": entries}) == "有甲、乙（投入5万元）。"


def test_without_it_nought_is_said() -> None:
    assert say("[[问题{{环境保护.整改问题}}]]。", 环境保护={"整改问题": 0}) == "问题0个。"


def test_where_nothing_can_close_up_it_is_told() -> None:
    assert fault_of("问题{{环境保护.整改问题|非零}}。").code == "wording.nonzero"
