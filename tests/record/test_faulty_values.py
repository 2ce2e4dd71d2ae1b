"""What is no amount, count, rate, year, text or list is told, all of it at once."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from towns import codes_of, faults_of_record, figure_of, record_with


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("5231.4", "figure.text"),
        ("1,234万元", "figure.text"),
        ("九百", "figure.text"),
        (True, "figure.type"),
        ([5], "figure.type"),
        (-1, "figure.negative"),
        (Decimal("NaN"), "figure.not-finite"),
        (float("inf"), "figure.not-finite"),
        (Decimal("-Infinity"), "figure.not-finite"),
        (10**15, "figure.digits"),
        (Decimal("0.0000001"), "figure.digits"),
        (Decimal("1e999999"), "figure.digits"),
        ({"本年": {"本年": 1}}, "figure.type"),
        ({"本年": 1, "口径": 2}, "text.type"),
    ],
)
def test_what_is_no_amount_is_told(value: object, code: str) -> None:
    (fault,) = faults_of_record(经济运行={"税收收入": value})
    assert fault.code == code
    assert fault.message
    assert fault.fix


def test_a_number_as_text_is_told_how_to_be_written() -> None:
    (fault,) = faults_of_record(经济运行={"税收收入": "1,234万元"})
    assert "1,234万元" in fault.message
    assert "1234" in fault.fix


def test_all_faults_of_a_figure_come_at_once_with_their_places() -> None:
    faults = faults_of_record(经济运行={"税收收入": {"本年": "五", "上年": -1, "同比": [], "口径": 2, "前年": 1}})
    assert {(fault.inner, fault.code) for fault in faults} == {
        (("本年",), "figure.text"),
        (("上年",), "figure.negative"),
        (("同比",), "figure.type"),
        (("口径",), "text.type"),
        (("前年",), "key.unknown"),
    }


def test_a_growth_may_be_negative() -> None:
    assert figure_of({"本年": 5, "同比": Decimal("-12.5")}).stated_growth == Decimal("-12.5")


@pytest.mark.parametrize(
    ("value", "codes"), [(3, []), (Decimal("3.0"), []), (3.5, ["figure.fraction"]), (-3, ["figure.negative"])]
)
def test_a_count_is_whole(value: object, codes: list[str]) -> None:
    groups = {"农业产业": {"生猪出栏": value}}
    assert (codes_of(**groups) if codes else []) == codes
    if not codes:
        record_with(**groups)


@pytest.mark.parametrize(
    ("value", "codes"), [(0, []), (100, []), (100.1, ["figure.above-hundred"]), (-1, ["figure.negative"])]
)
def test_a_rate_is_between_0_and_100(value: object, codes: list[str]) -> None:
    groups = {"食品安全": {"督导整改率": value}}
    assert (codes_of(**groups) if codes else []) == codes
    if not codes:
        record_with(**groups)


@pytest.mark.parametrize("year", ["2023", "2023年", 23, 20233, 2023.5, True, [2023], {"年": 2023}, -2023])
def test_a_year_is_four_digits(year: object) -> None:
    assert codes_of(年度=year) == ["year.invalid"]


@pytest.mark.parametrize("text", ["甲\n乙", "甲\r乙", "甲\t乙"])
def test_a_text_is_one_line(text: str) -> None:
    assert codes_of(指导思想=text) == ["text.line-break"]


@pytest.mark.parametrize("value", [5, True, ["甲"], {"甲": 1}])
def test_a_text_is_text(value: object) -> None:
    assert codes_of(指导思想=value) == ["text.type"]


@pytest.mark.parametrize("value", [5, True, "甲、乙", {"甲": 1}])
def test_names_are_a_list(value: object) -> None:
    assert codes_of(发展战略=value) == ["list.type"]


def test_every_name_that_is_no_text_is_told_with_its_place() -> None:
    faults = faults_of_record(发展战略=["甲", 2, ["丙"], "丁\n"])
    assert [(fault.inner, fault.code) for fault in faults] == [
        ((1,), "text.type"), ((2,), "text.type"), ((3,), "text.line-break"),
    ]  # fmt: skip


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.decimals(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=6,
    )
)
def test_any_value_anywhere_is_taken_or_told(value: object) -> None:
    places: list[dict[str, Any]] = [
        {"经济运行": {"税收收入": value}},
        {"食品安全": {"督导整改率": value}},
        {"农业产业": {"生猪出栏": value}},
        {"指导思想": value},
        {"发展战略": value},
        {"年度": value},
        {"名称": value},
        {"项目建设": {"技改项目": value}},
        {"项目建设": {"技改项目": [value]}},
        {"经济运行": value},
    ]
    for groups in places:
        with suppress(ValidationError):
            record_with(**groups)
