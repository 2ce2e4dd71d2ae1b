"""Every kind of report from every sample reads well, whatever is taken away from the record."""

from __future__ import annotations

from functools import cache

import pytest
from grammar import ANNUAL_OPENING, faults
from hypothesis import given, settings
from hypothesis import strategies as st
from records import NOT_APPLICABLE, SAMPLES, Json, Path_, at, changed, lists, report, sample, slots, without

from townreport.outline import Gap, Printed, as_text, lines
from townreport.record import Record
from townreport.record.catalogue import leaves
from townreport.wording import KINDS, shipped_source, shipped_wording
from townreport.wording.structure import SETTING, cut
from townreport.wording.syntax import Clause, Each, Literal, Sequence, parse

OPENINGS = {
    "年度总结": ANNUAL_OPENING,
    "半年总结": ANNUAL_OPENING,
    "政府工作报告": "各位代表：",
    "要情": "主要情况如下。",
}
TOWNS = sorted(path.stem for path in SAMPLES.glob("*.json"))
MEMBERS = ("上年", "同比", "口径")
WAYS = ("absent", "null", NOT_APPLICABLE, "empty")


@cache
def _slots(town: str) -> tuple[Path_, ...]:
    return tuple(slots(sample(town)))


def _removed(record: Json, path: Path_, way: str) -> Json:
    if way == "absent":
        return without(record, path)
    value = at(record, path)
    if way == "null" or value == NOT_APPLICABLE or path[-1] in MEMBERS:
        # A whole group that does not apply, or a member of a figure, can be missing in no other way.
        return changed(record, path, None)
    if way == "empty":
        return changed(record, path, [] if isinstance(value, list) else "")
    return changed(record, path, NOT_APPLICABLE)


@cache
def _subset(town: str, mask: int, seed: int) -> Json:
    """A sample without the slots of `mask`, each missing in a way of its own."""
    record = sample(town)
    for position in reversed(range(len(_slots(town)))):
        path = _slots(town)[position]
        if mask >> position & 1 and at(record, path[:-1]) is not None:
            record = _removed(record, path, WAYS[(position * 7 + seed) % len(WAYS)])
    return record


def _assert_reads_well(record: Json, kind: str) -> None:
    composed = report(record, kind=kind)
    assert faults(composed.outline, OPENINGS[kind]) == [], as_text(composed.outline)
    assert composed.undeclared == ()
    assert not any(isinstance(piece, Gap) for line in lines(composed.outline) for piece in line.pieces())


def test_all_kinds_and_all_samples_are_here() -> None:
    assert set(OPENINGS) == set(KINDS)
    assert len(TOWNS) >= 3
    assert sum(len(_slots(town)) for town in TOWNS) >= 300


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("town", TOWNS)
def test_a_sample_reads_well(town: str, kind: str) -> None:
    _assert_reads_well(sample(town), kind)


@pytest.mark.parametrize("shift", [0, 2])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("town", TOWNS)
def test_a_report_without_any_one_field_reads_well(town: str, kind: str, shift: int) -> None:
    for position, path in enumerate(_slots(town)):
        _assert_reads_well(_removed(sample(town), path, WAYS[(position + shift) % len(WAYS)]), kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("town", TOWNS)
def test_a_report_with_nothing_but_one_field_reads_well(town: str, kind: str) -> None:
    every = _slots(town)
    for kept in every:
        record = sample(town)
        for path in reversed(every):
            if path[: len(kept)] != kept and kept[: len(path)] != path and at(record, path[:-1]) is not None:
                record = without(record, path)
        _assert_reads_well(record, kind)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("town", TOWNS)
def test_a_report_with_any_one_figure_at_nought_reads_well(town: str, kind: str) -> None:
    figures = [leaf for leaf in leaves(Record) if leaf.entry.kind.is_figure and leaf.way[0].name != "official"]
    for leaf in figures:
        path = tuple(entry.label for entry in leaf.way)
        if at(sample(town), path) is not None and at(sample(town), path) != NOT_APPLICABLE:
            _assert_reads_well(changed(sample(town), path, 0), kind)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_report_without_many_or_few_fields_reads_well(kind: str, data: st.DataObject) -> None:
    town = data.draw(st.sampled_from(TOWNS))
    masks = st.integers(0, (1 << len(_slots(town))) - 1)
    one, two, seed = data.draw(masks), data.draw(masks), data.draw(st.integers(0, 9))
    for mask in (one, one & two, one | two):
        _assert_reads_well(_subset(town, mask, seed), kind)


@pytest.mark.parametrize("length", range(4))
@pytest.mark.parametrize("kind", KINDS)
def test_every_list_reads_well_with_none_one_and_many_entries(kind: str, length: int) -> None:
    record = sample("青石镇2023年")
    assert len(lists(record)) >= 12
    for path in lists(record):
        entries = at(record, path)
        chosen = [entries[position % len(entries)] for position in range(length)]
        _assert_reads_well(changed(record, path, chosen), kind)


@pytest.mark.parametrize("kind", KINDS)
def test_every_reference_of_a_wording_is_printed_from_some_sample(kind: str) -> None:
    """So every sentence is one that the tests above have taken something away from."""
    printed: set[str] = set()
    for town in TOWNS:
        printed |= report(sample(town), kind=kind).printed
    names = {place for piece in printed for place in _places_above(piece)}
    unsaid = {place for place in shipped_wording(kind).references if place not in names}
    own_points = {place for place in unsaid if place.endswith("补充要点") or place.startswith("补充要点.")}
    assert unsaid - own_points == set()


def _places_above(place: str) -> set[str]:
    steps = place.split(".")
    return {".".join(steps[:length]) for length in range(1, len(steps) + 1)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_wording_is_said_in_some_report(kind: str) -> None:
    """No alternative of any clause is dead: for each there are figures with which it is said."""
    texts = [as_text(report(_subset(town, mask, 0), kind=kind).outline) for town in TOWNS for mask in _masks(town)]
    said = "\n".join(texts)
    blocks = [block for block in cut(shipped_source(kind))[0] if block.level != SETTING]
    words = [words for block in blocks for words in _literals(parse(block.text)[0])]
    assert len(words) >= 30
    assert [each for each in words if each not in said] == []


@cache
def _masks(town: str) -> tuple[int, ...]:
    """Everything, everything but one slot, everything but two slots next to each other."""
    count = len(_slots(town))
    near = (3 << position for position in range(count - 1))
    return (0, *(1 << position for position in range(count)), *near)


def _literals(nodes: Sequence) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, Clause):
            for alternative in node.alternatives:
                found += _literals(alternative)
        elif isinstance(node, Each):
            found += _literals(node.body)
        elif isinstance(node, Literal):
            found += [words for part in node.text.split("**") if (words := part.strip("，；、。：（）“” "))]
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("town", TOWNS)
def test_a_draft_of_a_record_with_nothing_but_its_name_shows_every_gap(town: str, kind: str) -> None:
    bare = {key: sample(town)[key] for key in ("名称", "年度")}
    composed = report(bare, draft=True, kind=kind)
    assert composed.undeclared == ()
    assert composed.omissions == ()
    assert len(composed.gaps) >= 20
    assert any(isinstance(piece, Printed) for line in lines(composed.outline) for piece in line.pieces())
