"""Dates, numbers and the like have one form; another is a finding that shows the right one."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from townreport.findings import Finding
from townreport.reading import validate


def findings_on(label: str, value: object) -> tuple[Finding, ...]:
    return validate({"名称": "青石镇", "年度": 2023, "公文": {label: value}}).findings


def value_of(label: str, attribute: str, value: object) -> Any:
    record = validate({"名称": "青石镇", "年度": 2023, "公文": {label: value}}).record
    assert record is not None
    return getattr(record.official, attribute)


@pytest.mark.parametrize("written", ["2024年1月5日", "2024-01-05", " 2024年1月5日 ", datetime.date(2024, 1, 5)])
def test_a_date_is_kept_as_documents_print_it(written: object) -> None:
    assert value_of("成文日期", "date", written) == "2024年1月5日"


@pytest.mark.parametrize(
    "written",
    ["2024年01月05日", "2024-1-5", "2024/1/5", "2024.01.05", "２０２４年１月５日", "2024年1月5号", "2024 年 1 月 5 日"],
)
def test_a_date_of_another_form_shows_the_right_one(written: str) -> None:
    (finding,) = findings_on("成文日期", written)
    assert finding.code == "date.form"
    assert finding.fix == '写成 "2024年1月5日"'


@pytest.mark.parametrize("written", ["2024年1月", "24年1月5日", "二〇二四年一月五日", "明年", "2024年1月5日下午3时"])
def test_what_gives_no_day_is_shown_an_example(written: str) -> None:
    (finding,) = findings_on("印发日期", written)
    assert finding.code == "date.form"
    assert "这样的形式" in finding.fix


@pytest.mark.parametrize("written", ["2024年2月30日", "2023年2月29日", "2024-13-01", "2024-00-10", "2024年4月31日"])
def test_a_day_in_no_calendar_is_a_finding(written: str) -> None:
    (finding,) = findings_on("成文日期", written)
    assert finding.code == "date.no-such-day"


def test_a_leap_day_is_a_day() -> None:
    assert value_of("成文日期", "date", "2024年2月29日") == "2024年2月29日"


def test_a_year_out_of_reach_is_a_finding() -> None:
    (finding,) = findings_on("成文日期", "0224年1月5日")
    assert finding.code == "date.year"


@pytest.mark.parametrize("written", ["青政〔2024〕3号", "云青政办发〔2024〕12号"])
def test_a_number_in_order_is_taken_as_it_is(written: str) -> None:
    assert value_of("发文字号", "number", written) == written


@pytest.mark.parametrize(
    "written",
    [
        "青政[2024]3号", "青政（2024）3号", "青政【2024】3号", "青政(2024)第3号", "青政〔2024〕第3号",
        "青政〔2024〕03号", "青政〔24〕3号", "青政〔2024〕3", "青政 〔2024〕 3 号", "青政［2024］3号",
        "青政2024年第3号", "青政〔２０２４〕３号",
    ],
)  # fmt: skip
def test_a_number_of_another_form_shows_the_right_one(written: str) -> None:
    (finding,) = findings_on("发文字号", written)
    assert finding.code == "official.number-form"
    assert finding.fix == '写成 "青政〔2024〕3号"'


@pytest.mark.parametrize("written", ["3号", "〔2024〕3号", "青政", "青政〔2024〕0号"])
def test_what_is_no_number_is_shown_an_example(written: str) -> None:
    (finding,) = findings_on("发文字号", written)
    assert finding.code == "official.number-form"
    assert "这样的形式" in finding.fix


@pytest.mark.parametrize("written", ["绝密★30年", "机密★1年", "秘密★6个月", "机密★长期"])
def test_secrecy_in_order_is_taken_as_it_is(written: str) -> None:
    assert value_of("密级和保密期限", "secrecy", written) == written


@pytest.mark.parametrize(
    ("written", "code", "fix"),
    [
        ("机密", "official.secrecy-term", "机密★1年"),
        ("机密★", "official.secrecy-term", "机密★1年"),
        ("机密★很久", "official.secrecy-term", "机密★长期"),
        ("内部★1年", "official.secrecy-level", "删去这一项"),
        ("公开", "official.secrecy-level", "删去这一项"),
        ("机密1年", "official.secrecy-form", '"机密★1年"'),
        ("秘密 6月", "official.secrecy-form", '"秘密★6个月"'),
        ("秘密*2年", "official.secrecy-form", '"秘密★2年"'),
    ],
)
def test_secrecy_of_another_form_is_a_finding(written: str, code: str, fix: str) -> None:
    (finding,) = findings_on("密级和保密期限", written)
    assert finding.code == code
    assert fix in finding.fix


@pytest.mark.parametrize(
    ("written", "fix"), [(12, '"000012"'), ("12", '"000012"'), ("0000012", "000001"), ("第1份", "000001")]
)
def test_a_copy_number_has_six_digits(written: object, fix: str) -> None:
    (finding,) = findings_on("份号", written)
    assert finding.code == "official.copy-number"
    assert fix in finding.fix


def test_urgency_is_one_of_two_words() -> None:
    assert value_of("紧急程度", "urgency", "加急") == "加急"
    (finding,) = findings_on("紧急程度", "急件")
    assert finding.code == "official.urgency"


@pytest.mark.parametrize(
    ("customs", "code"),
    [
        ({"行距": 5}, "customs.line"), ({"行距": "28磅"}, "figure.text"), ({"用印": "要"}, "switch.value"),
        ({"用印": 1}, "switch.value"), ({"正文字体": "仿" * 40}, "customs.font"), ({"行矩": 28}, "key.unknown"),
    ],
)  # fmt: skip
def test_customs_that_mean_nothing_are_findings(customs: dict[str, object], code: str) -> None:
    (finding,) = findings_on("习惯", customs)
    assert finding.code == code


@pytest.mark.parametrize("label", ["份号", "密级和保密期限", "紧急程度", "发文字号", "成文日期", "标志加文件"])
@pytest.mark.parametrize("empty", [None, "", "  ", "不适用"])
def test_every_element_may_be_left_empty(label: str, empty: object) -> None:
    assert findings_on(label, empty) == ()


@pytest.mark.parametrize("label", ["份号", "密级和保密期限", "紧急程度", "发文字号", "成文日期", "标志加文件"])
@pytest.mark.parametrize("value", [[], {}, ["机密"], "\n", "x" * 500])
def test_any_other_value_is_one_finding(label: str, value: object) -> None:
    (finding,) = findings_on(label, value)
    assert finding.fix
    assert len(finding.message) < 120
