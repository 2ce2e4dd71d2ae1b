"""`townreport wording check` says what a wording never prints, and what of its own words is doubtful."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from townreport.findings import MOST_TOLD, Finding, Severity
from townreport.record import Record
from townreport.wording import KINDS, shipped_source
from townreport.wording_check import check_wording


def _check(folder: Path, source: str, record: dict[str, Any] | None = None) -> tuple[Finding, ...]:
    file = folder / "文稿.md"
    file.write_text(source, encoding="utf-8", newline="\n")
    town = None if record is None else Record.model_validate({"名称": "石桥镇", "年度": 2023, **record})
    return check_wording(file, town)


@pytest.mark.parametrize("kind", KINDS)
def test_the_shipped_kinds_pass(kind: str, tmp_path: Path) -> None:
    assert _check(tmp_path, shipped_source(kind)) == ()


def test_figures_that_are_never_printed_are_counted_and_named(tmp_path: Path) -> None:
    record = {"经济运行": {"税收收入": 5, "财政收入": 7}, "自定义指标": {"旅游收入": 3}, "所属区县": "云岭县"}
    (finding,) = _check(tmp_path, "# {{名称}}{{年度}}年总结\n\n税收{{经济运行.税收收入}}。\n", record)
    assert (finding.code, finding.severity) == ("wording.unprinted", Severity.NOTE)
    assert "3 项" in finding.message
    for place in ("所属区县", "经济运行.财政收入", "自定义指标.旅游收入"):
        assert place in finding.message
    assert "税收收入" not in finding.message


def test_what_texts_of_the_record_name_is_printed(tmp_path: Path) -> None:
    record = {"自定义指标": {"旅游收入": 3}, "存在的问题": [{"内容": "收入只有{{自定义指标.旅游收入}}"}]}
    assert _check(tmp_path, "# {{名称}}{{年度}}\n\n- {{逐项 存在的问题}}{{内容}}。{{完}}\n", record) == ()


def test_what_shapes_the_document_needs_no_printing(tmp_path: Path) -> None:
    record = {"文稿": "要情", "类别": "镇", "调整": [{"位置": "甲", "方式": "删去"}], "公文": {"签发人": ["王五"]}}
    assert _check(tmp_path, "# {{名称}}{{年度}}\n\n正文。\n", record) == ()


def test_figures_of_ones_own_that_the_record_lacks_are_told_with_the_nearest(tmp_path: Path) -> None:
    source = "# {{名称}}{{年度}}\n\n[[收入{{自定义指标.旅游收人.同比}}]]。\n"
    found = _check(tmp_path, source, {"自定义指标": {"旅游收入": 3}})
    finding = next(finding for finding in found if finding.code == "wording.unknown-own-figure")
    assert "“旅游收入”" in finding.fix
    assert (finding.place.line, finding.place.column) == (3, 5)


def test_a_figure_that_is_about_in_one_place_and_exact_in_another_is_told(tmp_path: Path) -> None:
    source = "# 报告\n\n〔人居环境〕补种{{补种绿植|余}}。\n\n去年以来补种{{人居环境.补种绿植}}。\n"
    (finding,) = _check(tmp_path, source)
    assert (finding.code, finding.place.line) == ("wording.two-ways", 5)


def test_findings_come_in_the_files_order(tmp_path: Path) -> None:
    found = _check(tmp_path, "# 报告\n\n## 一、章\n\n投资xx万元。\n\n- 一是甲，好。\n- 乙，好。\n")
    lines = [finding.place.line for finding in found]
    assert lines == sorted(line or 0 for line in lines)
    assert len(lines) == 3


def test_a_heading_that_runs_into_its_text_may_end_in_a_full_stop(tmp_path: Path) -> None:
    assert _check(tmp_path, "# 报告\n\n## 〔接排〕抓经济。\n\n正文。\n\n## **抓民生。**正文。\n") == ()


@pytest.mark.parametrize("text", ["一体推进项目建设。", "一带一路商贸活跃。", "1.5万亩良田建成。", "第一产业平稳。"])
def test_words_that_only_begin_like_numbers_are_left_alone(text: str, tmp_path: Path) -> None:
    assert _check(tmp_path, f"# 报告\n\n- {text}\n- 好的方面还有许多。\n\n{text}\n") == ()


def test_of_a_wording_with_more_slips_than_are_told_the_first_are_told_and_that_there_are_more(tmp_path: Path) -> None:
    found = _check(tmp_path, "# 报告\n\n" + "推进，，发展。\n\n" * (MOST_TOLD + 1))
    assert [finding.code for finding in found] == ["punctuation.doubled"] * MOST_TOLD + ["findings.too-many"]
