"""Lists read right for no entry, one, two and many; points and sections number themselves."""

from __future__ import annotations

from typing import Any

import pytest
from cases import UPGRADES, say_upgrades
from sentences import composed, say


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], "乙。"),
        (["甲桥"], "甲桥建成。乙。"),
        (["甲桥", "乙桥"], "甲桥、乙桥建成。乙。"),
        (["甲桥", "乙桥", "丙桥", "丁桥"], "甲桥、乙桥、丙桥、丁桥建成。乙。"),
        (["甲桥", None, "", "丁桥"], "甲桥、丁桥建成。乙。"),
        ([None], "乙。"),
    ],
)
def test_names_read_right_for_none_one_two_and_many(names: list[str | None], text: str) -> None:
    assert say("- 〔民生项目〕[[{{建成项目}}建成]]。乙。", 民生项目={"建成项目": names}) == text


@pytest.mark.parametrize(
    ("entries", "text"),
    [
        ([], ""),
        ([{"项目": "甲", "投入": 1}], "技改项目有甲（投入1万元）。"),
        ([{"项目": "甲", "投入": 1}, {"项目": "乙"}], "技改项目有甲（投入1万元）、乙。"),
        ([{"项目": "甲"}, {"投入": 1}, {}, {"项目": "乙"}], "技改项目有甲、乙。"),
        ([{"投入": 1}], ""),
        ([{}], ""),
        ([{"项目": name} for name in "甲乙丙丁"], "技改项目有甲、乙、丙、丁。"),
        (None, ""),
        ("不适用", ""),
    ],
)
def test_entries_read_right_for_none_one_two_and_many(entries: object, text: str) -> None:
    assert say_upgrades(entries) == text


def test_entries_can_be_parted_by_another_mark() -> None:
    sentence = "{{逐项 项目建设.技改项目 “；”}}{{项目}}{{完}}。"
    assert say(sentence, 项目建设={"技改项目": [{"项目": "甲"}, {"项目": "乙"}]}) == "甲；乙。"


def test_an_entry_that_is_blank_leaves_the_places_of_the_others_as_they_are() -> None:
    report = composed(f"- 〔项目建设〕{UPGRADES}", 项目建设={"技改项目": [{}, {"项目": "乙"}]})
    assert "项目建设.技改项目.1.项目" in report.printed


def test_the_number_of_entries_can_be_said() -> None:
    groups: dict[str, Any] = {"项目建设": {"技改项目": [{"项目": "甲"}, {}, {"项目": "乙"}]}}
    assert say("技改项目{{项目建设.技改项目.个数}}。", **groups) == "技改项目2个。"


def test_a_point_for_every_entry_numbers_itself() -> None:
    problems = [{"要点": name, "内容": "待解决"} for name in "甲乙丙"]
    text = say("- {{逐项 存在的问题}}**[[{{要点}}。]]**[[{{内容}}。]]{{完}}", 存在的问题=problems)
    assert text == "一是甲。待解决。二是乙。待解决。三是丙。待解决。"


def test_a_point_with_nothing_left_goes_and_the_others_close_up() -> None:
    source = "- **甲。**[[税{{经济运行.税收收入}}]]。\n- **乙。**[[财{{经济运行.财政收入}}]]。\n- **丙。**好。\n- 丁。"
    assert say(source) == "一是丙。好。二是丁。"
    assert say(source, 经济运行={"财政收入": 1}) == "一是乙。财1万元。二是丙。好。三是丁。"


def test_a_point_that_is_nothing_but_a_lead_stands() -> None:
    assert say("- **甲。**\n- **乙。**好。") == "一是甲。二是乙。好。"


def test_a_section_with_nothing_left_goes_and_the_others_close_up() -> None:
    source = "## 甲\n\n[[税{{经济运行.税收收入}}]]。\n\n## 乙\n\n好。"
    assert say(source) == "一、乙\n好。"
