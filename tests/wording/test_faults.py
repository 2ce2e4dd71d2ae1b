"""A wording file with any one fault gets one clear error, where it is, with what was expected.

Each file in ``faults`` has one fault; its code, its line and, for a misspelt name, the right one stand below.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from townreport.findings import Finding, FindingsError, Severity
from townreport.wording.loading import MOST_CHARACTERS
from townreport.wording_check import check_wording

FAULTS = Path(__file__).parent / "faults"


class Fault(NamedTuple):
    """What is said of a file: code and line; `nearest` is the name that the advice must offer."""

    code: str
    line: int
    nearest: str = ""


EXPECTED = {
    "指标打错一个字": Fault("wording.unknown-figure", 3, "经济运行.税收收入"),
    "指标没有组名": Fault("wording.unknown-figure", 3, "经济运行.税收收入"),
    "组名打错": Fault("wording.unknown-figure", 3, "经济运行.税收收入"),
    "标题里的指标打错": Fault("wording.unknown-figure", 1, "名称"),
    "印整个分组": Fault("wording.not-a-figure", 3),
    "印整个列表": Fault("wording.not-a-figure", 3),
    "没有的后缀": Fault("wording.member", 3, "同比"),
    "名称没有同比": Fault("wording.member", 3),
    "没有的修饰": Fault("wording.modifier", 3, "余"),
    "数字加引号": Fault("wording.modifier", 3),
    "名称用余": Fault("wording.modifier", 3),
    "名称用非零": Fault("wording.modifier", 3),
    "同比用非零": Fault("wording.modifier", 3),
    "非零不在方括号里": Fault("wording.nonzero", 3),
    "空的大括号": Fault("wording.empty-reference", 3),
    "自定义指标没写名字": Fault("wording.not-a-figure", 3),
    "自定义指标的后缀打错": Fault("wording.member", 3, "同比"),
    "大括号没关": Fault("wording.braces", 3),
    "多了大括号": Fault("wording.braces", 3),
    "全角的大括号": Fault("wording.braces", 3),
    "单个大括号": Fault("wording.braces", 3),
    "方括号没关": Fault("wording.unclosed", 3),
    "方括号多了": Fault("wording.unbalanced", 3),
    "单个方括号": Fault("wording.braces", 3),
    "括号交叉": Fault("wording.crossed", 3),
    "方括号套得太深": Fault("wording.nesting", 3),
    "逐项没有完": Fault("wording.unclosed", 3),
    "完没有逐项": Fault("wording.unbalanced", 3),
    "逐项的不是列表": Fault("wording.not-a-list", 3),
    "逐项没写列表": Fault("wording.each", 3),
    "列表里的名字打错": Fault("wording.unknown-figure", 3, "项目"),
    "列表名打错": Fault("wording.unknown-figure", 3, "项目建设.技改项目"),
    "逐项套逐项": Fault("wording.not-a-list", 3),
    "没有标题": Fault("wording.title", 1),
    "两个标题": Fault("wording.title", 3),
    "标题跳级": Fault("wording.level", 5),
    "标题太深": Fault("wording.level", 10),
    "说明没有结束": Fault("wording.remark", 3),
    "选项打错": Fault("wording.option", 3, "分段"),
    "标题的选项打错": Fault("wording.option", 3, "接排"),
    "接排的标题没有标点": Fault("wording.run-in", 3),
    "逐项的标题下面有内容": Fault("wording.each-heading", 5),
    "星号不成对": Fault("wording.lead", 3),
    "星号在段落里": Fault("wording.lead", 3),
    "设置名打错": Fault("wording.setting", 1, "金额"),
    "设置的值不对": Fault("wording.setting", 1),
    "设置写了两次": Fault("wording.setting", 2),
    "表没有内容": Fault("wording.table-rows", 4),
    "表的格数不一样": Fault("wording.table-cells", 5),
    "附件没有内容": Fault("wording.annex", 5),
    "手写一": Fault("numbering.by-hand", 3),
    "手写括号一": Fault("numbering.by-hand", 5),
    "手写数字": Fault("numbering.by-hand", 7),
    "手写一是": Fault("numbering.by-hand", 3),
    "手写第一": Fault("numbering.by-hand", 3),
    "段落里手写一是": Fault("numbering.by-hand", 3),
    "留着xx": Fault("leftover.blank", 3),
    "书名号不成对": Fault("punctuation.unpaired-title-mark", 3),
    "引号不成对": Fault("punctuation.unpaired-quote", 3),
    "圆括号不成对": Fault("punctuation.unpaired-bracket", 3),
    "备选的说法里留着xx": Fault("leftover.blank", 3),
}


def _findings(name: str) -> tuple[Finding, ...]:
    try:
        return check_wording(FAULTS / f"{name}.md")
    except FindingsError as error:
        return error.findings


def test_every_file_is_declared_and_there_are_enough() -> None:
    assert {path.stem for path in FAULTS.glob("*.md")} == set(EXPECTED)
    assert len(EXPECTED) >= 40


@pytest.mark.parametrize("name", EXPECTED)
def test_one_fault_gets_one_error_at_its_place(name: str) -> None:
    found = _findings(name)
    assert [(finding.code, finding.place.line) for finding in found] == [EXPECTED[name][:2]]


@pytest.mark.parametrize("name", EXPECTED)
def test_an_error_says_what_is_wrong_and_what_was_expected(name: str) -> None:
    (finding,) = _findings(name)
    assert finding.message
    assert finding.fix
    assert finding.place.file == str(FAULTS / f"{name}.md")
    assert EXPECTED[name].nearest in finding.fix


@pytest.mark.parametrize("name", EXPECTED)
def test_a_column_is_one_of_its_line(name: str) -> None:
    (finding,) = _findings(name)
    lines = (FAULTS / f"{name}.md").read_text(encoding="utf-8").split("\n")
    assert finding.place.line is not None
    assert finding.place.column is not None
    assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1


def test_misspelt_names_are_answered_with_the_right_one() -> None:
    assert sum(1 for fault in EXPECTED.values() if fault.nearest) >= 10


def test_a_file_longer_than_any_wording_is_refused_unread(tmp_path: Path) -> None:
    file, start = tmp_path / "长.md", "# 报告\n\n"
    for length, codes in ((MOST_CHARACTERS, []), (MOST_CHARACTERS + 1, ["wording.too-long"])):
        file.write_text(start + "好" * (length - len(start)), encoding="utf-8")
        try:
            found = check_wording(file)
        except FindingsError as error:
            found = error.findings
        told = [finding for finding in found if finding.severity is Severity.ERROR]
        assert [(finding.code, finding.place.file) for finding in told] == [(code, str(file)) for code in codes]
