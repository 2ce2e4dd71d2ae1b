"""A record that is read at sight is read as it is closely, and what is wrong with one is always read closely."""

from __future__ import annotations

import copy
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError, ValidationError

from townreport.record import Missing, Record
from townreport.record.engine import validator_of
from townreport.record.reading_values import read_names, read_text

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.json"))
RECORDS = [json.loads(sample.read_bytes(), parse_float=Decimal) for sample in SAMPLES]
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        None, "", " ", "不适用", "甲", "甲\n乙", 0, 1, -1, 10**20, True, 1.5, Decimal("0.5"), Decimal("NaN"),
        Decimal("1e-9"), [], [None], ["甲", ""], ["甲\n"], [{}], [1], [[]], {}, {"本年": 1}, {"本年": 1, "上年": 0},
        {"名称": "甲"}, {"其他": 1}, {"name": "甲"}, ({},), ("甲",),
    ]
)  # fmt: skip


def _ways(value: Any, before: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [way for key, member in members for way in ((*before, key), *_ways(member, (*before, key)))]


def _read(reading: Any, value: Any) -> Any:
    try:
        return reading(value)
    except ValidationError as error:
        return error.errors(include_url=False)


def test_there_are_samples_to_read() -> None:
    assert len(RECORDS) >= 3


@given(st.data())
def test_both_readings_say_the_same_of_any_record(data: st.DataObject) -> None:
    record = copy.deepcopy(data.draw(st.sampled_from(RECORDS)))
    for _ in range(data.draw(st.integers(0, 3))):
        way = data.draw(st.sampled_from(_ways(record)))
        holder = record
        for step in way[:-1]:
            holder = holder[step]
        if data.draw(st.booleans()):
            holder[way[-1]] = copy.deepcopy(data.draw(ODD))
        elif isinstance(holder, dict):
            holder[data.draw(st.sampled_from(["其他", "name", "title", "税收收入"]))] = holder.pop(way[-1])
        if not _ways(record):
            break
    assert _read(Record.model_validate, record) == _read(validator_of(Record).validate_python, record)


@pytest.mark.parametrize("value", [None, "不适用", "甲", 5, [], [{}], {}, {"其他": 1}, {"traders": 1}, ({},)])
@pytest.mark.parametrize("key", ["项目建设", "存在的问题", "工作计划", "公文", "经济运行"])
def test_whatever_stands_for_a_group_or_a_list(key: str, value: Any) -> None:
    record = {"名称": "青石镇", "年度": 2023, key: value}
    assert _read(Record.model_validate, record) == _read(validator_of(Record).validate_python, record)


@given(
    st.lists(
        st.sampled_from(["甲", " 甲乙 ", "", " ", "不适用", " 不适用", "甲\n", "\t", "\u3000", None, 1, Missing.ABSENT])
    )
)
def test_names_are_read_together_as_one_by_one(names: list[Any]) -> None:
    try:
        one_by_one = [read_text(name) for name in names]
    except PydanticCustomError:
        with pytest.raises(PydanticCustomError):
            read_names(names)
        return
    kept = tuple("" if isinstance(name, Missing) else name for name in one_by_one)
    assert read_names(names) == (kept if any(kept) or not names else Missing.ABSENT)
