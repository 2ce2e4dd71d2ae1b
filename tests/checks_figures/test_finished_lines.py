"""What only shows in the finished report is said of the field that causes it, and nothing is said twice."""

from __future__ import annotations

import json
from typing import Any

import pytest
from injecting import changed, sample, told_of

from townreport.build import account, read_wording
from townreport.checks.content import check
from townreport.compose import compose
from townreport.findings import MOST_TOLD, Severity
from townreport.record import Record
from townreport.wording import load


def told(place: tuple[str | int, ...], value: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(finding.code, finding.place.path) for finding in told_of(changed(sample("青石镇"), place, value))]


def test_a_word_that_the_wording_says_again_is_found_at_the_field() -> None:
    place = ("卫生事业", "项目领域")
    assert told(place, "慢性病管理领域") == [("word.doubled", place)]
    record = Record.model_validate(changed(sample("青石镇"), place, "慢性病管理领域"))
    assert check(record) == ()


@pytest.mark.parametrize(
    ("place", "value", "code"),
    [
        (("志愿服务", "品牌项目"), "青石“拾光", "punctuation.unpaired-quote"),
        (("项目建设", "落地项目", 0), "冷链,加工项目", "punctuation.half-width"),
        (("指导思想",), "党的xx大精神", "leftover.blank"),
    ],
)
def test_a_fault_inside_a_text_is_said_once(place: tuple[str | int, ...], value: str, code: str) -> None:
    assert told(place, value) == [(code, place)]


def test_the_blanks_of_a_draft_are_no_left_overs() -> None:
    found = account(Record.model_validate({"名称": "青石镇", "年度": 2023}), read_wording(None), draft=True).findings
    assert [finding for finding in found if finding.severity is not Severity.NOTE] == []


def test_the_wordings_own_faults_are_said_of_the_wording() -> None:
    wording = load("# {{名称}}{{年度}}年总结\n\n{{年度}}年，各项工作取得xx进展。\n", "文稿.md")
    record = Record.model_validate({"名称": "青石镇", "年度": 2023})
    found = check(record, compose(record, wording).outline)
    assert [(finding.code, finding.place.label) for finding in found] == [("leftover.blank", "文稿")]


def test_words_that_stand_in_every_report_are_checked_in_every_report() -> None:
    wording = load(
        "# {{名称}}总结\n\n## 各项工作取得xx进展\n\n一年来成效明显。\n\n## 成效\n\n干部职工共同努力，，成绩突出。\n",
        "文稿.md",
    )
    for name in ("青石镇", "石桥镇", "山前乡"):
        record = Record.model_validate({"名称": name, "年度": 2023})
        found = check(record, compose(record, wording).outline)
        assert {finding.code for finding in found} == {"leftover.blank", "punctuation.doubled"}, name


def test_a_record_with_more_faults_than_are_told_does_not_hide_the_wordings_own() -> None:
    wording = load("# {{名称}}总结\n\n一年来，，成效明显。\n\n{{指导思想}}\n", "文稿.md")
    flooded, next_town = (
        Record.model_validate({"名称": "青石镇", "年度": 2023, "指导思想": text})
        for text in ("推进，，发展。" * (MOST_TOLD + 1), "推进发展。")
    )
    found = check(flooded, compose(flooded, wording).outline)
    assert "findings.too-many" in {finding.code for finding in found}
    # What was not looked at in the first report is looked at in the next one.
    assert [finding.code for finding in check(next_town, compose(next_town, wording).outline)] == [
        "punctuation.doubled"
    ]


def test_hostile_texts_take_no_more_findings_than_anyone_reads() -> None:
    problem = {"要点": "短板", "内容": "2021年，清石镇和我乡。" * 3_000}
    record = json.loads(json.dumps({"名称": "青石镇", "所属区县": "云岭县", "年度": 2023, "存在的问题": [problem]}))
    found = check(Record.model_validate(record))
    codes = [finding.code for finding in found]
    for code in ("year.strange", "place.misspelt", "place.own-kind"):
        assert codes.count(code) == MOST_TOLD + 1
