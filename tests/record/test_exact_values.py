"""A figure is kept to the digit, a name under either of its keys, and what follows from them is right."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from towns import ABSENT, codes_of, figure_of, record_with

from townreport.record import Figure, Record
from townreport.record.catalogue import leaves
from townreport.record.fields import Kind


@pytest.mark.parametrize("typed", ["5231.40", "0.10", "100", "12.000001", "123456789012345", "0"])
def test_a_figure_keeps_the_digits_that_were_typed(typed: str) -> None:
    value = json.loads(f'{{"税收收入": {typed}}}', parse_float=Decimal)
    held = record_with(经济运行=value).economy.tax_revenue
    assert isinstance(held, Figure)
    assert str(held.value) == typed


@pytest.mark.parametrize(("value", "digits"), [(0.1, "0.1"), (5231.4, "5231.4"), (98.6, "98.6"), (1e3, "1000.0")])
def test_a_float_from_python_is_taken_as_it_is_written(value: float, digits: str) -> None:
    assert str(figure_of(value).value) == digits


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_any_amount_is_kept_exactly(amount: Decimal) -> None:
    value = figure_of(amount).value
    assert value is not None
    assert str(value) == str(amount)


def test_a_figure_can_say_this_year_last_year_growth_and_basis() -> None:
    figure = figure_of({"本年": 5, "上年": 4, "同比": Decimal("-3.2"), "口径": " 可比价 "})
    assert figure == Figure(Decimal(5), Decimal(4), Decimal("-3.2"), "可比价")


def test_last_years_value_alone_is_a_figure_without_a_value() -> None:
    assert figure_of({"上年": 4}) == Figure(None, Decimal(4))


def test_a_stated_growth_goes_before_the_computed_one() -> None:
    assert figure_of({"本年": 107, "上年": 100}).growth() == Decimal("7.0")
    assert figure_of({"本年": 107, "上年": 100, "同比": 5}).growth() == Decimal(5)
    assert figure_of({"本年": 107, "上年": 100, "同比": 5}).computed_growth() == Decimal("7.0")
    assert figure_of({"本年": 107}).growth() is None
    assert figure_of({"本年": 107, "上年": 0}).growth() is None


def test_a_script_may_use_the_english_names() -> None:
    record = Record.model_validate(
        {"name": "石桥镇", "year": 2023, "economy": {"tax_revenue": {"this_year": 5, "last_year": 4}}}
    )
    assert record == record_with(经济运行={"税收收入": {"本年": 5, "上年": 4}})


def test_every_field_is_taken_under_its_english_name() -> None:
    checked = 0
    for leaf in leaves(Record):
        if leaf.entry.kind in (Kind.TEXT, Kind.PROSE) and len(leaf.way) == 2:
            group, field = leaf.way
            held = record_with(**{group.name: {field.name: "甲"}}) if _takes_any_text(group.label) else None
            if held is not None:
                assert getattr(getattr(held, group.name), field.name) == "甲"
                checked += 1
    assert checked >= 5


def _takes_any_text(group: str) -> bool:
    return group != "公文"


def test_both_names_of_a_field_are_a_fault() -> None:
    assert codes_of(经济运行={"税收收入": 5, "tax_revenue": 5}) == ["key.both-names"]
    assert codes_of(name="石桥镇") == ["key.both-names"]
    assert codes_of(经济运行={"税收收入": {"本年": 5, "this_year": 5}}) == ["key.both-names"]


def test_an_unknown_key_is_a_fault() -> None:
    with pytest.raises(ValidationError) as raised:
        record_with(经济运行={"税收收人": 5})
    assert [error["type"] for error in raised.value.errors()] == ["extra_forbidden"]
    assert codes_of(经济运行={"税收收入": {"今年": 5}}) == ["key.unknown"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("石桥镇", "镇"),
        ("石桥乡", "乡"),
        ("石桥回族乡", "乡"),
        ("滨江街道", "街道"),
        ("滨江街道办事处", "街道"),
        ("石桥苏木", "苏木"),
    ],
)
def test_a_town_calls_itself_by_the_end_of_its_name(name: str, kind: str) -> None:
    assert record_with(名称=name).town_kind == kind


def test_a_town_whose_name_does_not_tell_says_what_it_is() -> None:
    assert record_with(名称="石桥").town_kind is ABSENT
    assert record_with(名称="石桥", 类别="镇").town_kind == "镇"


@pytest.mark.parametrize(
    ("county", "kind"), [("云岭县", "县"), ("云岭自治县", "县"), ("明川区", "区"), ("明川市", "市"), ("明川旗", "旗")]
)
def test_a_county_calls_itself_by_the_end_of_its_name(county: str, kind: str) -> None:
    assert record_with(所属区县=county).county_kind == kind


def test_without_a_county_nothing_is_made_up() -> None:
    assert record_with().county_kind is ABSENT


def test_the_plan_is_for_the_next_year() -> None:
    assert record_with().plan_year == 2024


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(AttributeError, match="frozen"):
        record_with().name = "别处镇"
    with pytest.raises(AttributeError, match="frozen"):
        del record_with().name
