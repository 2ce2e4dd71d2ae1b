"""Groups are values: frozen, equal by what they hold, and at home in Pydantic's models without being one."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from decimal import Decimal

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from towns import ABSENT, TOWN, record_with

from townreport.record import Figure, Missing, Record
from townreport.record.economy import Economy
from townreport.record.plan import OwnPoint


def test_groups_with_the_same_members_are_equal_and_have_one_hash() -> None:
    one, other = record_with(经济运行={"税收收入": 5}), record_with(economy={"tax_revenue": 5})
    assert one == other
    assert hash(one) == hash(other)
    assert one != record_with(经济运行={"税收收入": 6})
    assert one != TOWN
    assert Economy.model_construct() != OwnPoint.model_construct()


def test_members_stand_in_the_order_of_their_declarations_and_nothing_beside_them() -> None:
    record = record_with(工作计划={}, 经济运行={"财政收入": 1, "税收收入": 2})
    assert list(record.__dict__) == list(Record.model_fields)
    assert list(record.economy.__dict__) == ["general_budget_revenue", "tax_revenue", "fiscal_revenue"]


def test_a_group_is_made_from_python_under_both_names() -> None:
    assert OwnPoint(lead="提速", 内容="内容。") == OwnPoint.model_validate({"要点": "提速", "内容": "内容。"})
    with pytest.raises(ValidationError, match="unknown"):
        OwnPoint(unknown=1)


def test_a_group_with_nothing_reported_is_blank() -> None:
    economy = Economy.model_construct()
    assert economy.is_blank
    assert economy == record_with().economy
    assert Record.model_construct().name is ABSENT


def test_a_copy_differs_in_what_was_given_and_in_nothing_else() -> None:
    record = record_with(经济运行={"税收收入": 5})
    changed = record.model_copy(update={"name": "别处镇"})
    assert (changed.name, record.name) == ("别处镇", "石桥镇")
    assert changed.model_copy(update={"name": "石桥镇"}) == record
    assert record.model_copy() == record


def test_a_record_travels_between_processes() -> None:
    record = record_with(经济运行={"税收收入": {"本年": Decimal("5.10"), "上年": 4}}, 发展战略=["甲"])
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own bytes
    assert copy.deepcopy(record) == record


def test_it_shows_what_is_given() -> None:
    assert repr(record_with()) == "Record(name='石桥镇', year=2023)"
    assert repr(OwnPoint(lead="提速")) == "OwnPoint(lead='提速')"


def test_pydantic_takes_a_record_as_a_type() -> None:
    class County(BaseModel):
        towns: list[Record]

    county = County.model_validate({"towns": [TOWN | {"经济运行": {"税收收入": 5}}]})
    assert county.towns == [record_with(经济运行={"税收收入": 5})]
    assert TypeAdapter(Record).validate_python(TOWN) == record_with()
    assert isinstance(county.towns[0].economy.tax_revenue, Figure)
    with pytest.raises(ValidationError) as raised:
        County.model_validate({"towns": [TOWN | {"经济运行": {"税收": 5}}]})
    assert [error["loc"] for error in raised.value.errors()] == [("towns", 0, "经济运行", "税收")]


def test_a_start_is_spared_pydantics_classes() -> None:
    code = "import sys; from townreport.reading import validate; validate({}); print('pydantic' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert shown.stdout.split() == [b"False"]


def test_the_word_for_none_reaches_all_of_a_group_made_from_python() -> None:
    assert record_with(经济运行="不适用").economy.is_not_applicable
    assert record_with(economy="不适用").economy.tax_revenue is Missing.NOT_APPLICABLE
