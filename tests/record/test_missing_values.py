"""Not yet reported, none, and no such thing are three different things."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from towns import ABSENT, NOT_APPLICABLE, TOWN, figure_of, record_with, tax_of

from townreport.record import Missing, Record
from townreport.record.catalogue import entries, leaves
from townreport.record.fields import Kind, Part


@pytest.mark.parametrize("value", [None, "", "  ", {}, {"本年": None}, {"本年": "", "上年": None}])
def test_null_and_empty_are_not_yet_reported(value: object) -> None:
    assert tax_of(value) is ABSENT


def test_a_field_left_out_is_not_yet_reported() -> None:
    assert record_with().economy.tax_revenue is ABSENT
    assert record_with(经济运行={}).economy.tax_revenue is ABSENT


@pytest.mark.parametrize("value", [0, Decimal(0), {"本年": 0}])
def test_zero_is_a_figure(value: object) -> None:
    assert figure_of(value).value == 0


@pytest.mark.parametrize("value", ["不适用", {"本年": "不适用"}, {"本年": "不适用", "上年": 5}])
def test_what_does_not_apply_is_neither_missing_nor_zero(value: object) -> None:
    assert tax_of(value) is NOT_APPLICABLE


@pytest.mark.parametrize("leaf", list(leaves(Record)), ids=lambda leaf: leaf.place)
def test_every_field_takes_null_and_most_take_not_applicable(leaf: Any) -> None:
    def filled(value: object) -> dict[str, Any]:
        for entry in reversed(leaf.way):
            value = {entry.label: value}
        assert isinstance(value, dict)
        return {**TOWN, **value}

    for value, expected in ((None, ABSENT), ("不适用", NOT_APPLICABLE)):
        held: Any = Record.model_validate(filled(value))
        for entry in leaf.way:
            held = getattr(held, entry.name)
        assert held is expected


def test_a_whole_group_can_be_missing_or_not_apply() -> None:
    groups = [entry for entry in entries(Record).values() if entry.kind is Kind.PART]
    assert len(groups) >= 13
    for entry in groups:
        group = getattr(record_with(**{entry.label: None}), entry.name)
        assert all(value is ABSENT or isinstance(value, Part) for value in vars(group).values())
    assert all(value is NOT_APPLICABLE for value in vars(record_with(农业产业="不适用").agriculture).values())


def test_a_group_of_groups_does_not_apply_down_to_its_fields() -> None:
    farming = record_with(工作计划="不适用").plan.farming
    assert farming.brand is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("value", "expected"), [(None, ABSENT), ("不适用", NOT_APPLICABLE), ([], ()), ([None], ABSENT)]
)
def test_lists_tell_apart_missing_not_applicable_and_empty(value: object, expected: object) -> None:
    assert record_with(项目建设={"落地项目": value}).projects.landed == expected


@pytest.mark.parametrize(
    ("value", "expected"), [(None, ABSENT), ("不适用", NOT_APPLICABLE), ([], ()), ([{}, {}], ABSENT)]
)
def test_lists_of_entries_tell_them_apart_too(value: object, expected: object) -> None:
    assert record_with(项目建设={"技改项目": value}).projects.upgrades == expected


def test_spaces_around_a_text_are_dropped() -> None:
    assert record_with(指导思想=" 党的二十大精神　").guidance == "党的二十大精神"


@pytest.mark.parametrize("text", ["", "  ", "　"])
def test_a_text_of_spaces_is_not_yet_reported(text: str) -> None:
    assert record_with(指导思想=text).guidance is ABSENT


def test_blank_names_keep_the_places_of_the_others() -> None:
    assert record_with(发展战略=["甲", None, " ", "丁"]).strategy == ("甲", "", "", "丁")


def test_blank_entries_are_ignored_and_keep_the_places_of_the_others() -> None:
    upgrades = record_with(项目建设={"技改项目": [{}, {"项目": None, "投入": ""}, {"项目": "丙"}]}).projects.upgrades
    assert not isinstance(upgrades, Missing)
    assert [entry.is_blank for entry in upgrades] == [True, True, False]
    assert upgrades[2].project == "丙"


def test_an_entry_that_is_null_is_a_blank_one() -> None:
    upgrades = record_with(项目建设={"技改项目": [None, {"项目": "乙"}]}).projects.upgrades
    assert not isinstance(upgrades, Missing)
    assert [entry.is_blank for entry in upgrades] == [True, False]


@pytest.mark.parametrize("value", ["", None])
def test_a_year_that_is_empty_is_not_yet_reported(value: object) -> None:
    companies = record_with(
        项目建设={"高新技术企业认定": [{"企业": "甲", "年份": value}]}
    ).projects.high_tech_recognised
    assert not isinstance(companies, Missing)
    assert companies[0].year is ABSENT
