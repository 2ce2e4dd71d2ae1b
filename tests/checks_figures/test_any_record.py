"""Whatever a record holds, the checks answer with findings and never with an exception."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from injecting import TOWNS, sample

from townreport.checks.content import Against, check
from townreport.checks.figures.facts import Facts
from townreport.checks.figures.registry import RECORD_RULES, rules_for
from townreport.checks.last_year import with_last_year
from townreport.reading.sound_part import sound_part
from townreport.record import Record

_NUMBERS = st.sampled_from([0, 1, -5, Decimal("0.000001"), 999_999_999_999_999, Decimal("3.10"), Decimal("1E+5"), 100])
_FIGURES = st.fixed_dictionaries({}, optional={"本年": _NUMBERS, "上年": _NUMBERS, "同比": _NUMBERS})
_TEXTS = st.sampled_from(
    ["", "镇", "2021年", "我乡", "青石镇青石乡清石镇", "{{税收}}{{", "“", "x" * 50, "\n", "不适用", "年年年"]
)
_VALUES = st.one_of(_NUMBERS, _FIGURES, _TEXTS, st.none(), st.just("不适用"), st.lists(_TEXTS, max_size=3))


@st.composite
def spoiled_records(draw: st.DrawFn) -> Any:
    record = copy.deepcopy(sample(draw(st.sampled_from(TOWNS))))
    record["自定义指标"] = {"旅游收入": draw(_FIGURES)}
    record["检查例外"] = [{"规则": draw(_TEXTS), "位置": draw(_TEXTS), "理由": draw(_TEXTS)}]
    for _ in range(draw(st.integers(1, 12))):
        holder: Any = record
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(holder[key], dict | list) and draw(st.integers(0, 4)):
                holder = holder[key]
                continue
            holder[key] = draw(_VALUES)
            break
    return record


@given(spoiled_records(), spoiled_records())
@settings(max_examples=150, deadline=None)
def test_spoiled_records_are_checked_without_an_exception(value: Any, other: Any) -> None:
    record, before = sound_part(value), sound_part(other)
    assert isinstance(record, Record)
    assert isinstance(before, Record)
    filled = with_last_year(record, before).record
    towns = Against(other_towns=frozenset({"镇", "青石镇", "滨江街道"}))
    for one in (record, filled):
        for finding in check(one, against=towns):
            assert finding.message
            assert finding.fix


@given(spoiled_records())
@settings(max_examples=150, deadline=None)
def test_rules_that_are_not_asked_would_have_found_nothing(value: Any) -> None:
    record = sound_part(value)
    assert isinstance(record, Record)
    for towns in (frozenset[str](), frozenset({"镇", "青石镇", "滨江街道"})):
        facts = Facts(record, towns)
        asked = {rule.code for rule in rules_for(facts)}
        for rule in RECORD_RULES:
            assert rule.code in asked or list(rule.find(facts)) == [], rule.code


@given(spoiled_records())
@settings(max_examples=150, deadline=None)
def test_words_are_the_same_with_and_without_their_places(value: Any) -> None:
    record = sound_part(value)
    assert isinstance(record, Record)
    facts = Facts(record)
    words, kinds = facts.texts_alone
    assert [(told.text, told.kind) for told in facts.texts] == list(zip(words, kinds, strict=True))
