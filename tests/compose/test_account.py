"""Nothing vanishes silently: each field is printed, named in an omission, or one a report does without."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import Json, Path_, at, changed, complete, leaf_path, place_of, report, slots, without

from townreport.compose import Composed
from townreport.record import Record
from townreport.record.catalogue import leaves

LEAVES = [leaf for leaf in leaves(Record) if leaf.entry.label not in ("名称", "年度")]
SLOTS = list(slots(complete()))
MASKS = st.integers(0, (1 << len(SLOTS)) - 1)


def _stands_in(place: str, places: set[str]) -> bool:
    return place in places or any(other.startswith(f"{place}.") for other in places)


def _named(composed: Composed) -> set[str]:
    """The places that the omissions speak of."""
    return {want.place for omission in composed.omissions for want in omission.wants}


def _unaccounted(record: Json) -> list[str]:
    composed = report(record)
    known = set(composed.printed) | _named(composed)
    fields = [leaf.place for leaf in LEAVES if leaf.entry.declaration.blank and not _stands_in(leaf.place, known)]
    return fields + [place for place in _members_of_entries(record) if place.rpartition(".")[0] not in _entries(known)]


def _members_of_entries(record: Json) -> list[str]:
    """The places of what is given inside the entries of lists."""
    given = [path for path in SLOTS if len(path) > 2 and isinstance(path[-2], int)]
    return [place_of(path) for path in given if at(record, path) is not None]


def _entries(places: set[str]) -> set[str]:
    """The entries of lists that something is printed or said of."""
    return {place.rpartition(".")[0] for place in places}


def _subset(mask: int) -> Json:
    record = complete()
    for position in reversed(range(len(SLOTS))):
        if mask >> position & 1 and at(record, SLOTS[position][:-1]) is not None:
            record = without(record, SLOTS[position])
    return record


def test_there_are_fields_to_account_for() -> None:
    assert len(LEAVES) >= 120


def test_the_complete_record_is_printed_in_full() -> None:
    composed = report(complete())
    assert [leaf.place for leaf in LEAVES if at(complete(), leaf_path(leaf)) is not None
            and not _stands_in(leaf.place, set(composed.printed))] == []  # fmt: skip
    assert composed.omissions == ()


def test_an_empty_record_has_every_blank_named_in_an_omission() -> None:
    assert _unaccounted({"名称": "青石镇", "年度": 2023}) == []


@pytest.mark.parametrize("path", SLOTS, ids=place_of)
def test_a_field_taken_away_is_named_in_an_omission(path: Path_) -> None:
    composed = report(without(complete(), path))
    last = path[-1]
    if isinstance(last, int):
        return  # one name fewer in a list is no omission
    own = place_of(path[:-1] if last == "本年" else path).replace(".上年", ".同比")
    entry = place_of(path[:-1])
    assert own in _named(composed) or entry in _named(composed)


@settings(max_examples=100, deadline=None)
@given(MASKS, MASKS)
def test_every_field_of_any_record_is_accounted_for(one: int, two: int) -> None:
    assert _unaccounted(_subset(one & two)) == []
    assert _unaccounted(_subset(one | two)) == []


def test_an_omission_says_in_which_section_it_is_and_how_it_would_have_read() -> None:
    composed = report(without(complete(), ("农业产业", "生猪出栏")))
    (omission,) = composed.omissions
    assert omission.section == "抓建设，防返贫，乡村振兴稳步推进"
    assert omission.text == "生猪出栏xx头"
    assert [(want.place, want.lack.value) for want in omission.wants] == [("农业产业.生猪出栏", "未填")]


def test_an_omission_tells_apart_what_is_missing_and_what_does_not_apply() -> None:
    lacks = {}
    for value in (None, "不适用"):
        composed = report(changed(complete(), ("农业产业", "生猪出栏"), value))
        lacks[value] = [want.lack.value for omission in composed.omissions for want in omission.wants]
    assert lacks == {None: ["未填"], "不适用": ["不适用"]}


def test_a_clause_said_more_shortly_is_an_omission_that_was_replaced() -> None:
    (omission,) = report(without(complete(), ("项目建设", "签约项目"))).omissions
    assert omission.replaced


def test_the_towns_own_points_are_no_omission_when_there_are_none() -> None:
    assert not [place for place in _named(report({"名称": "青石镇", "年度": 2023})) if "补充要点" in place]


def test_the_towns_own_points_are_printed_where_they_are_given() -> None:
    point = {"要点": "守牢底线抓安全生产", "内容": "全年未发生较大以上安全事故"}
    for label in ("产业发展", "乡村振兴", "生态环保", "社会民生"):
        composed = report({**complete(), "补充要点": {label: [point]}})
        assert f"补充要点.{label}.0.要点" in composed.printed
        assert f"补充要点.{label}.0.内容" in composed.printed
    plan = complete()["工作计划"]
    for label in ("新型城镇建设", "脱贫成果巩固", "现代农业发展", "生态环境保护", "民生保障工程"):
        group = {**plan.get(label, {}), "补充要点": [point]}
        composed = report({**complete(), "工作计划": {**plan, label: group}})
        assert f"工作计划.{label}.补充要点.0.要点" in composed.printed
