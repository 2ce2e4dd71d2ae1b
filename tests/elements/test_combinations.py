"""What does not go together in 公文 is said, with its line in the file."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from townreport.build import assemble, open_record, read_wording
from townreport.findings import Finding, FindingsError, Severity

Find = Callable[[dict[str, Any]], tuple[Finding, ...]]
LEFT_OUT = object()


def with_changes(record: dict[str, Any], changes: dict[str, object]) -> dict[str, Any]:
    official = record["公文"] | changes
    return record | {"公文": {label: value for label, value in official.items() if value is not LEFT_OUT}}


CASES: dict[str, tuple[dict[str, object], Severity, str]] = {
    "official.signer-without-number": ({"发文字号": LEFT_OUT}, Severity.ERROR, "签发人"),
    "official.title-lines": ({"标题分行": ["青石镇2022年工作总结", "及2023年工作计划"]}, Severity.ERROR, "标题分行"),
    "official.date-too-early": (
        {"成文日期": "2023年1月5日", "发文字号": "青政〔2023〕3号"}, Severity.ERROR, "成文日期",
    ),
    "official.date-before-year-end": (
        {"成文日期": "2023年12月30日", "发文字号": "青政〔2023〕3号"}, Severity.WARNING, "成文日期",
    ),
    "official.date-late": (
        {"成文日期": "2025年1月5日", "发文字号": "青政〔2025〕3号", "印发日期": "2025年1月5日"},
        Severity.WARNING, "成文日期",
    ),
    "official.number-year": ({"发文字号": "青政〔2023〕3号"}, Severity.ERROR, "发文字号"),
    "official.printed-before-date": ({"印发日期": "2024年1月4日"}, Severity.ERROR, "印发日期"),
    "official.date-missing": ({"成文日期": LEFT_OUT}, Severity.WARNING, "发文机关署名"),
    "official.copy-number-missing": ({"份号": LEFT_OUT}, Severity.WARNING, "密级和保密期限"),
    "official.empty-row": ({"签发人": ["王志远", "", "李明"]}, Severity.ERROR, "签发人"),
    "official.attachments-differ": ({"附件说明": ["主要指标完成情况"]}, Severity.ERROR, "附件说明"),
    "official.attachment-title": (
        {"附件": [{"内容": ["各项指标如下。"]}], "附件说明": LEFT_OUT}, Severity.ERROR, "附件",
    ),
    "official.attachment-empty": (
        {"附件": [{"标题": "重点项目", "内容": []}], "附件说明": LEFT_OUT}, Severity.WARNING, "附件",
    ),
    "official.printing-incomplete": ({"印发日期": LEFT_OUT}, Severity.WARNING, "印发机关"),
}  # fmt: skip


def test_a_full_record_in_order_is_not_found_fault_with(full: dict[str, Any], findings_of: Find) -> None:
    assert findings_of(full) == ()


@pytest.mark.parametrize("code", CASES)
def test_what_does_not_go_together_is_the_one_thing_said(code: str, full: dict[str, Any], findings_of: Find) -> None:
    changes, severity, label = CASES[code]
    changed = with_changes(full, changes)
    (finding,) = findings_of(changed)
    assert (finding.code, finding.severity) == (code, severity)
    assert finding.place.path[:2] == ("公文", label)
    assert finding.place.label.startswith(f"公文 › {label}")
    assert finding.place.file == "青石镇.json"
    lines = json.dumps(changed, ensure_ascii=False, indent=1).split("\n")
    start = next(number for number, line in enumerate(lines, start=1) if f'"{label}"' in line)
    assert finding.place.line is not None
    assert start <= finding.place.line <= start + 4
    assert finding.fix


@pytest.mark.parametrize("date", ["2023年12月31日", "2024年1月1日", "2024年12月31日"])
def test_a_date_from_the_years_last_day_on_is_in_order(date: str, full: dict[str, Any], findings_of: Find) -> None:
    changes: dict[str, object] = {"成文日期": date, "印发日期": date, "发文字号": f"青政〔{date[:4]}〕3号"}
    assert findings_of(with_changes(full, changes)) == ()


@pytest.mark.parametrize(
    ("names", "lines"),
    [
        (["主要指标完成情况", "重点工程"], [1]),
        (["主要指标完成情况", "重点项目", "来信"], [2]),
        (["重点项目"], [0, None]),
    ],
)
def test_each_attachment_listed_otherwise_is_said_at_its_row(
    names: list[str], lines: list[int | None], full: dict[str, Any], findings_of: Find
) -> None:
    found = findings_of(with_changes(full, {"附件说明": names}))
    rows = [finding.place.path[2] if len(finding.place.path) > 2 else None for finding in found]
    assert {finding.code for finding in found} == {"official.attachments-differ"}
    assert sorted(rows, key=str) == sorted(lines, key=str)


def test_all_faults_of_the_elements_are_said_at_once(full: dict[str, Any], findings_of: Find) -> None:
    changes: dict[str, object] = {"发文字号": LEFT_OUT, "印发日期": "2024年1月4日", "标题分行": ["青石镇"]}
    found = findings_of(with_changes(full, changes))
    assert {finding.code for finding in found} == {
        "official.signer-without-number", "official.printed-before-date", "official.title-lines",
    }  # fmt: skip
    assert [finding.place.line for finding in found] == sorted(finding.place.line or 0 for finding in found)


def test_english_names_are_found_in_the_file_too(findings_of: Find) -> None:
    record = {
        "name": "青石镇",
        "year": 2023,
        "official": {"date": "2024年1月5日", "printing_date": "2024年1月4日", "printer": "办公室"},
    }
    (finding,) = findings_of(record)
    lines = json.dumps(record, ensure_ascii=False, indent=1).split("\n")
    assert '"printing_date"' in lines[(finding.place.line or 0) - 1]
    assert finding.place.path == ("official", "printing_date")
    assert finding.place.label == "公文 › 印发日期"


def test_no_document_is_made_of_what_is_impossible(full: dict[str, Any]) -> None:
    changed = with_changes(full, {"标题分行": ["别的标题"]})
    opened = open_record(changed)
    with pytest.raises(FindingsError) as raised:
        assemble(opened.record, read_wording(None), draft=True, origin=opened.origin)
    (finding,) = raised.value.findings
    assert finding.code == "official.title-lines"
    assert finding.place.line is None
    assert finding.place.label == "公文 › 标题分行"


def test_rare_characters_in_names_are_noted_with_their_place(full: dict[str, Any], findings_of: Find) -> None:
    (finding,) = findings_of(with_changes(full, {"签发人": ["王犇"]}))
    assert (finding.code, finding.severity) == ("font.rare-character", Severity.NOTE)
    assert "犇" in finding.message
    assert finding.place.path == ("公文", "签发人", 0)
    assert finding.place.line is not None
    assert findings_of(with_changes(full, {"签发人": ["王犇"], "习惯": {"正文字体": "仿宋"}})) == ()
