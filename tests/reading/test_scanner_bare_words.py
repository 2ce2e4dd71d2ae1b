"""Every fault of numbers and words without quotation marks by itself.

What is said, where, what to do instead, and what is read all the same.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from only_fault import assert_only_fault

from townreport.reading.scanner import scan


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "nan", "-inf"])
def test_what_is_not_a_number_is_said_and_read_as_not_given(word: str) -> None:
    text = f'{{"甲": {word}, "乙": 2}}'
    value = {"甲": None, "乙": 2}
    assert_only_fault(text, "json.nan", 1, 7, says=f"“{word}”不是数", fix="null", value=value, path=("甲",))


@pytest.mark.parametrize(
    ("written", "right", "value"),
    [
        ("+5", "5", 5),
        (".5", "0.5", Decimal("0.5")),
        ("-.5", "-0.5", Decimal("-0.5")),
        ("5.", "5", 5),
        ("05", "5", 5),
        ("-007.50", "-7.50", Decimal("-7.50")),
        ("５２．１", "52.1", Decimal("52.1")),
        ("－５", "-5", -5),
        ("−5", "-5", -5),
    ],
)
def test_a_number_that_json_does_not_allow_is_said_with_how_to_write_it(
    written: str, right: str, value: object
) -> None:
    text = f'{{"甲": {written}}}'
    fix = f"改成 {right}"
    assert_only_fault(text, "json.number-form", 1, 7, says=written, fix=fix, value={"甲": value}, path=("甲",))


@pytest.mark.parametrize(
    ("written", "right", "value"),
    [("1,234", "1234", 1234), ("-1,234,567.5", "-1234567.5", Decimal("-1234567.5")), ("１，２３４", "1234", 1234)],
)
def test_commas_between_thousands_are_said_with_the_number_without_them(
    written: str, right: str, value: object
) -> None:
    text = f'{{"甲": {written}, "乙": 2}}'
    scanned = scan(text)
    (finding,) = scanned.faults
    assert (finding.code, finding.place.column) == ("json.thousands-separator", 7)
    assert written in finding.message
    assert finding.fix.endswith(f"改成 {right}")
    assert scanned.value == {"甲": value, "乙": 2}


def test_two_numbers_in_a_list_are_not_taken_for_thousands() -> None:
    assert scan("[1,234]").value == [1, 234]
    assert scan("[1,234]").faults == ()


@pytest.mark.parametrize(
    ("written", "digits", "unit"),
    [
        ("5万", "5", "万"),
        ("5231.4万元", "5231.4", "万元"),
        ("5231.4 万元", "5231.4", "万元"),
        ("7%", "7", "%"),
        ("７．０％", "7.0", "％"),
        ("1,234万元", "1234", "万元"),
    ],
)
def test_a_unit_behind_a_number_is_said_and_the_figure_is_not_guessed(written: str, digits: str, unit: str) -> None:
    scanned = scan(f'{{"甲": {written}, "乙": 2}}')
    (finding,) = scanned.faults
    assert (finding.code, finding.place.column, finding.place.path) == ("json.number-with-unit", 7, ("甲",))
    assert f"“{unit}”" in finding.message
    assert digits in finding.fix
    assert scanned.value == {"甲": None, "乙": 2}


@pytest.mark.parametrize("digits", ["1" * 31, "1" * 5000, "-0." + "1" * 31, "1e31", "1e-99999999999999999999"])
def test_too_many_digits_are_said(digits: str) -> None:
    scanned = scan(f'{{"甲": {digits}, "乙": 2}}')
    (finding,) = scanned.faults
    assert (finding.code, finding.place.column) == ("json.number-too-long", 7)
    assert "超过了 30 位" in finding.message
    assert scanned.value == {"甲": None, "乙": 2}


@pytest.mark.parametrize(
    ("word", "right", "value"),
    [("True", "true", True), ("FALSE", "false", False), ("yes", "true", True), ("None", "null", None)],
)
def test_literals_of_other_languages_are_said(word: str, right: str, value: object) -> None:
    text = f'{{"甲": {word}}}'
    fix = f"改成 {right}"
    assert_only_fault(text, "json.literal", 1, 7, says=f"“{word}”", fix=fix, value={"甲": value}, path=("甲",))


@pytest.mark.parametrize(
    ("written", "value", "says"),
    [
        ("青石镇", "青石镇", "没有加引号"),
        ("青石镇 党政办", "青石镇 党政办", "没有加引号"),
        ("2023-12-01", "2023-12-01", "没有加引号"),
        ('青石镇"', "青石镇", "缺少开头的引号"),
    ],
)
def test_text_without_quotation_marks_is_said_and_read(written: str, value: str, says: str) -> None:
    text = f'{{"甲": {written}, "乙": 2}}'
    both = {"甲": value, "乙": 2}
    assert_only_fault(text, "json.unquoted-text", 1, 7, says=says, fix="英文双引号", value=both, path=("甲",))
