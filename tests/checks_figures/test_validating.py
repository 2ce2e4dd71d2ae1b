"""Validating: faults and the checks of what is sound come together, in the report's order, as the schema says."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from injecting import SAMPLES, sample, text_of
from typer.testing import CliRunner

from townreport.checks.content import every_rule
from townreport.checks.order import section_of
from townreport.cli import app
from townreport.findings import Finding, FindingsError
from townreport.reading import Origin, read_sound_part
from townreport.record import Figure, Missing
from townreport.validating import validate_files

SCHEMAS = SAMPLES.parent / "schemas"

FAULTY = """{
  "名称": "青石镇",
  "年度": 2023,
  "存在的问题": [
    {"要点": "短板仍多", "内容": "道路等级偏低xx"}
  ],
  "农业产业": {"粮食播种面积": 8.24, "小麦": 4.15, "玉米": 3.62, "其它": 0.97, "蔬菜种植": "5800亩"},
  "经济运行": {
    "税收收入": {"本年": 3862.75, "上年": "三千", "同比": 320},
    "财政收人": 8612.3
  },
  "发展战略": ["产业强镇", "产业强镇", 3]
}"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def validated(*names: str, **aids: Any) -> tuple[Finding, ...]:
    results = validate_files(names, io.BytesIO(), **aids)
    return tuple(finding for _, findings in results for finding in findings)


def run(*words: str) -> Any:
    return CliRunner().invoke(app, list(words))


def test_faults_and_checks_of_the_rest_come_together_in_the_reports_order(folder: Path) -> None:
    found = validated(write(folder, "坏.json", FAULTY))
    assert [(finding.code, finding.place.line) for finding in found] == [
        ("list.twice", 12),
        ("text.type", 12),
        ("figure.text", 9),
        ("growth.jump", 9),
        ("key.unknown", 10),
        ("sum.grain-area", 7),
        ("figure.text", 7),
        ("leftover.blank", 5),
    ]


def test_findings_of_a_section_stand_together(folder: Path) -> None:
    sections = [section_of(finding) for finding in validated(write(folder, "坏.json", FAULTY))]
    strategy, economy, farming = ["发展战略"] * 2, ["经济运行"] * 3, ["农业产业"] * 2
    assert sections == [*strategy, *economy, *farming, "存在的问题"]
    said = run("validate", "坏.json").stdout
    heads = [line for line in said.splitlines() if line.startswith("【")]
    assert heads == ["【发展战略】", "【经济运行】", "【农业产业】", "【存在的问题】"]
    assert said.rstrip().endswith("坏.json：必错 6 处，疑似 2 处")


_TOWN = '"名称": "青石镇", "年度": 2023'
_PROBLEM = '"存在的问题": [{"内容": "共有xx处"}]'
_IN_ENGLISH = '"name": "青石镇", "year": 2023, "economy": 5, "problems": [{"text": "共有xx处"}]'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{{{_TOWN}, {_PROBLEM},}}", "json.trailing-comma"),
        (f'{{"名称": "青石镇", "年度": "去年", {_PROBLEM}}}', "year.invalid"),
        (f'{{"年度": 2023, {_PROBLEM}}}', "field.required"),
        (f"{{{_IN_ENGLISH}}}", "group.type"),
        (f'{{{_TOWN}, "补充要点": {{"产业发展": [5]}}, {_PROBLEM}}}', "group.type"),
        (f'{{{_TOWN}, "发展战略": ["甲", 5], {_PROBLEM}}}', "text.type"),
        (f'{{{_TOWN}, "税收": 5, {_PROBLEM}}}', "key.unknown"),
    ],
)
def test_whatever_the_fault_the_rest_is_checked(folder: Path, text: str, code: str) -> None:
    assert {finding.code for finding in validated(write(folder, "坏.json", text))} == {code, "leftover.blank"}


def test_what_is_sound_keeps_its_figures_and_places() -> None:
    record = read_sound_part(Origin(data=FAULTY.encode()))
    assert record is not None
    tax_revenue = record.economy.tax_revenue
    assert isinstance(tax_revenue, Figure)
    assert tax_revenue == Figure(tax_revenue.value, None, Decimal(320))
    assert record.agriculture.vegetable_area is Missing.ABSENT
    assert record.strategy == ("产业强镇", "产业强镇", "")


@pytest.mark.parametrize("data", [b"", b"[]", b"\xff\xfe\x00", b"null", b'"a"'])
def test_of_what_is_no_record_nothing_is_sound(data: bytes) -> None:
    assert read_sound_part(Origin(data=data)) is None


def test_towns_that_are_checked_together_are_told_apart(folder: Path) -> None:
    copied = {**sample("青石镇"), "存在的问题": [{"要点": "短板", "内容": "滨江街道停车设施不足"}]}
    write(folder, "青石.json", text_of(copied))
    write(folder, "滨江.json", text_of(sample("滨江街道")))
    assert [finding.code for finding in validated("青石.json", "滨江.json")] == ["place.other-town"]
    assert validated("青石.json") == ()
    listed = validated("青石.json", other_towns=["滨江街道", "青石镇"])
    assert [finding.code for finding in listed] == ["place.other-town"]


def test_more_towns_than_are_neighbours_are_held_against_those_only_that_are_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("townreport.validating.MOST_NEIGHBOURS", 1)
    copied = {**sample("青石镇"), "存在的问题": [{"要点": "短板", "内容": "滨江街道停车设施不足"}]}
    write(folder, "青石.json", text_of(copied))
    write(folder, "滨江.json", text_of(sample("滨江街道")))
    assert validated("青石.json", "滨江.json") == ()
    listed = validated("青石.json", "滨江.json", other_towns=["滨江街道"])
    assert [finding.code for finding in listed] == ["place.other-town"]


def test_a_town_whose_name_is_part_of_anothers_is_told_apart(folder: Path) -> None:
    write(folder, "名单.txt", "石镇\n大青石镇\n青石镇\n\n")
    texts = ("青石镇财力薄弱", "大青石镇财力薄弱", "石镇财力薄弱")
    problems = [{"要点": lead, "内容": text} for lead, text in zip(("短板", "弱项", "不足"), texts, strict=True)]
    write(folder, "青石.json", text_of({"名称": "青石镇", "年度": 2023, "存在的问题": problems}))
    said = run("validate", "青石.json", "--towns", "名单.txt", "--format", "json")
    found = json.loads(said.stdout)["files"][0]["findings"]
    assert [(finding["code"], finding["line"]) for finding in found] == [
        ("place.other-town", line) for line in (11, 15)
    ]  # fmt: skip


def test_terms_and_last_year_are_asked_for_as_files(folder: Path) -> None:
    now = {"经济运行": {"税收收入": {"本年": 5, "同比": 10}}, "存在的问题": [{"内容": "两个拥护落实不够"}]}
    write(folder, "今年.json", text_of({"名称": "青石镇", "年度": 2023, **now}))
    write(folder, "去年.json", text_of({"名称": "青石镇", "年度": 2022, "经济运行": {"税收收入": 4}}))
    write(folder, "用语.toml", '[[term]]\nright = "两个维护"\nwrong = ["两个拥护"]\nreason = "固定提法。"\n')
    found = validated("今年.json", terms="用语.toml", last_year="去年.json")
    assert [finding.code for finding in found] == ["growth.stated", "term.wrong"]
    (folder / "上年").mkdir()
    (folder / "去年.json").rename(folder / "上年" / "去年.json")
    assert [finding.code for finding in validated("今年.json", last_year="上年")] == ["growth.stated"]


def test_a_faulty_file_of_terms_stops_the_check(folder: Path) -> None:
    write(folder, "用语.toml", "[[term]]\nright = 3\n")
    with pytest.raises(FindingsError) as raised:
        validated(write(folder, "今年.json", text_of(sample("青石镇"))), terms="用语.toml")
    assert {finding.place.file for finding in raised.value.findings} == {"用语.toml"}


def test_the_output_as_json_is_what_the_schema_says(folder: Path) -> None:
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    write(folder, "坏.json", FAULTY)
    write(folder, "可改.json", f'{{{_TOWN}, "存在的问题": [{{"要点": "短板", "内容": "路窄,车多"}}]}}')
    outputs = [
        run("validate", "坏.json", "没有.json", str(SAMPLES), "--format", "json"),
        run("validate", "可改.json", "坏.json", "--fix", "--format", "json"),
        run("validate", "坏.json", "--terms", "没有.toml", "--format", "json"),
    ]
    for output in outputs:
        jsonschema.validate(json.loads(output.stdout), schema)
    assert json.loads(outputs[1].stdout)["fixed"][0]["changes"][0]["after"] == "，"
    assert json.loads(outputs[0].stdout)["counts"]["error"] == 7


def test_the_schema_refuses_what_is_no_result() -> None:
    schema = json.loads((SCHEMAS / "findings.schema.json").read_text(encoding="utf-8"))
    wrong_ones: tuple[dict[str, Any], ...] = ({}, {"files": []}, {"findings": [{"code": "x"}]})
    for wrong in wrong_ones:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, schema)


def test_the_result_of_a_build_is_what_its_schema_says(folder: Path) -> None:
    schema = json.loads((SCHEMAS / "build.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    built = run("build", str(SAMPLES / "白杨河乡2023年.json"), "-o", "报告.docx", "--format", "json")
    data = json.loads(built.stdout)
    jsonschema.validate(data, schema)
    assert data["omissions"]
    failed = run("build", write(folder, "坏.json", FAULTY), "--format", "json")
    jsonschema.validate(json.loads(failed.stdout), schema)


def test_a_wrong_sum_stops_a_build_and_a_suspicion_only_a_strict_one(folder: Path) -> None:
    wrong = {**sample("青石镇"), "耕地保护": {"耕地保有量": 5.86, "基本农田保有量": 6.92}}
    assert run("build", write(folder, "错.json", text_of(wrong)), "-o", "错.docx").exit_code == 1
    doubtful = {**sample("青石镇"), "农业产业": {"发放补贴总额": 7.5, "耕地地力补贴": 98.6}}
    name = write(folder, "疑.json", text_of(doubtful))
    built = run("build", name, "-o", "疑.docx")
    assert built.exit_code == 0
    assert "ratio.subsidies" in built.stderr
    assert run("build", name, "-o", "疑2.docx", "--strict").exit_code == 1


def test_an_exemption_in_use_shows_in_the_summary_of_a_build(folder: Path) -> None:
    record = {
        **sample("青石镇"),
        "耕地保护": {"耕地保有量": 5.86, "基本农田保有量": 6.92},
        "检查例外": [{"规则": "within.basic-farmland", "理由": "含代管飞地"}],
    }
    built = run("build", write(folder, "飞地.json", text_of(record)), "-o", "飞地.docx")
    assert built.exit_code == 0
    assert "含代管飞地" in built.stderr


def test_every_rule_is_listed_and_explained() -> None:
    listed = run("rules").stdout
    for rule in every_rule():
        assert f"{rule.code} " in listed
        explained = run("rules", rule.code)
        assert explained.exit_code == 0
        for part in (rule.title, rule.reason, str(rule.severity), "错的：", "对的："):
            assert part in explained.stdout
    assert len(json.loads(run("rules", "--format", "json").stdout)["rules"]) == len(listed.splitlines())


def test_an_unknown_rule_is_wrong_usage_with_the_nearest_one() -> None:
    asked = run("rules", "growth.statd")
    assert asked.exit_code == 2
    assert "growth.stated" in asked.stderr


def test_fix_writes_the_file_shows_the_diff_and_says_what_is_left(folder: Path) -> None:
    text = '{"名称": "青石镇", "年度": 2023, "存在的问题": [{"要点": "短板", "内容": "共xx处,路窄"}]}'
    done = run("validate", write(folder, "可改.json", text), "--fix")
    assert done.exit_code == 1
    assert (folder / "可改.json").read_text(encoding="utf-8") == text.replace(",路窄", "，路窄")
    assert "-" + text in done.stdout
    assert "leftover.blank" in done.stdout
    assert "half-width" not in done.stdout


def test_standard_input_cannot_be_fixed() -> None:
    assert run("validate", "-", "--fix").exit_code == 2
