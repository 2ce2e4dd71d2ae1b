"""Whatever is missing from the record, the report in the real default wording stays grammatical."""

from __future__ import annotations

from functools import cache

import pytest
from grammar import faults
from hypothesis import given, settings
from hypothesis import strategies as st
from records import (
    NOT_APPLICABLE,
    Json,
    Path_,
    at,
    changed,
    complete,
    lists,
    place_of,
    report,
    slots,
    without,
)

from townreport.outline import Gap, as_text, lines

SLOTS = list(slots(complete()))
LISTS = lists(complete())
WAYS = ("absent", "null", NOT_APPLICABLE, "empty")
EVERYTHING = (1 << len(SLOTS)) - 1
MASKS = st.integers(0, EVERYTHING)


def _removed(record: Json, path: Path_, way: str) -> Json:
    if way == "absent":
        return without(record, path)
    if way == "null":
        return changed(record, path, None)
    if way == "empty":
        return changed(record, path, [] if isinstance(at(record, path), list) else "")
    return changed(record, path, NOT_APPLICABLE)


def _takes(path: Path_, way: str) -> bool:
    """Whether JSON lets what stands there be missing in that way: a figure's 上年 takes no 不适用."""
    return way != NOT_APPLICABLE or path[-1] != "上年"


def _assert_reads_well(record: Json) -> None:
    composed = report(record)
    assert faults(composed.outline) == [], as_text(composed.outline)
    assert composed.undeclared == ()
    assert composed.gaps == ()
    assert not any(isinstance(piece, Gap) for line in lines(composed.outline) for piece in line.pieces())


@cache
def _subset(mask: int, seed: int) -> Json:
    """The complete sample without the slots of `mask`, each missing in a way of its own."""
    record = complete()
    # From the end, so that a list goes after its entries.
    for position in reversed(range(len(SLOTS))):
        path = SLOTS[position]
        if mask >> position & 1 and at(record, path[:-1]) is not None:
            ways = [way for way in WAYS if _takes(path, way)]
            record = _removed(record, path, ways[(position * 7 + seed) % len(ways)])
    return record


def test_there_are_slots_enough_to_mean_something() -> None:
    assert len(SLOTS) >= 150
    assert len(LISTS) >= 12
    assert ("项目建设", "技改项目", 0, "投入") in SLOTS
    assert ("经济运行", "税收收入", "上年") in SLOTS


def test_the_complete_report_reads_well() -> None:
    _assert_reads_well(complete())
    assert report(complete()).omissions == ()


@pytest.mark.parametrize("way", WAYS)
def test_a_report_without_any_one_field_reads_well(way: str) -> None:
    tried = 0
    for path in SLOTS:
        if _takes(path, way):
            _assert_reads_well(_removed(complete(), path, way))
            tried += 1
    assert tried >= 150


@pytest.mark.parametrize("group", sorted({path[:-1] for path in SLOTS if len(path) > 1}, key=str), ids=place_of)
def test_a_report_with_only_one_field_of_a_group_reads_well(group: Path_) -> None:
    members = [path for path in SLOTS if path[:-1] == group]
    assert members
    for kept in members:
        record = complete()
        for path in members:
            if path != kept:
                record = without(record, path)
        _assert_reads_well(record)


def test_a_report_with_nothing_but_one_field_reads_well() -> None:
    assert SLOTS
    for kept in SLOTS:
        record = complete()
        for path in reversed(SLOTS):
            if path[: len(kept)] != kept and kept[: len(path)] != path and at(record, path[:-1]) is not None:
                record = without(record, path)
        _assert_reads_well(record)


@settings(max_examples=150, deadline=None)
@given(MASKS, st.integers(0, 9))
def test_a_report_without_any_half_of_the_fields_reads_well(mask: int, seed: int) -> None:
    _assert_reads_well(_subset(mask, seed))


@settings(max_examples=100, deadline=None)
@given(MASKS, MASKS, MASKS, st.integers(0, 9))
def test_a_report_without_a_few_fields_reads_well(one: int, two: int, three: int, seed: int) -> None:
    _assert_reads_well(_subset(one & two & three, seed))


@settings(max_examples=100, deadline=None)
@given(MASKS, MASKS, MASKS, st.integers(0, 9))
def test_a_report_with_a_few_fields_reads_well(one: int, two: int, three: int, seed: int) -> None:
    _assert_reads_well(_subset(one | two | three, seed))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=len(LISTS), max_size=len(LISTS)), MASKS, MASKS)
def test_lists_of_any_length_read_well(lengths: list[int], one: int, two: int) -> None:
    record = _subset(one & two, 0)
    for path, length in zip(LISTS, lengths, strict=True):
        entries = at(record, path)
        if isinstance(entries, list) and entries:
            record = changed(record, path, [entries[position % len(entries)] for position in range(length)])
    _assert_reads_well(record)


@pytest.mark.parametrize("length", range(5))
@pytest.mark.parametrize("path", LISTS, ids=place_of)
def test_every_list_reads_well_with_none_one_two_and_many_entries(path: Path_, length: int) -> None:
    entries = at(complete(), path)
    _assert_reads_well(changed(complete(), path, [entries[position % len(entries)] for position in range(length)]))
