"""Every figure stands in the report at its own places, and nowhere else."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from records import Path_, at, changed, complete, leaf_path, place_of, report, slots, typed

from townreport.outline import Outline, Piece, Printed, as_text, lines
from townreport.record import Record
from townreport.record.catalogue import leaves
from townreport.record.fields import Declaration

FIGURES = [leaf for leaf in leaves(Record) if leaf.entry.kind.is_figure and leaf.entry.declaration.blank]
CHANGEABLE = [
    path for path in (("名称",), ("年度",), *slots(complete())) if not isinstance(at(complete(), path), list | dict)
]
DERIVED = {"年度": {"计划年度"}, "所属区县": {"区县类别"}, "名称": {"本地"}}
"""What follows from a field besides growth."""


def _pieces(outline: Outline) -> list[Piece]:
    """All pieces with the words of the wording run together, so that two reports can be laid side by side."""
    joined: list[Piece] = []
    for line in lines(outline):
        for piece in (*line.pieces(), "\n"):
            if isinstance(piece, str) and joined and isinstance(joined[-1], str):
                joined[-1] += piece
            else:
                joined.append(piece)
    return joined


def _other(value: Any) -> Any:
    """Another value of the same kind."""
    if isinstance(value, str):
        return "新" + value
    if isinstance(value, Decimal):
        return value / 2
    return value + (1 if 1949 < value < 2100 else -10 if value > 10 else 1)


def _may_change(path: Path_) -> set[str]:
    if path[-1] in ("本年", "上年"):
        return {place_of(path[:-1]), f"{place_of(path[:-1])}.同比"}
    own = place_of(path)
    names = {place_of(path[:-1])} if isinstance(path[-1], int) else set()
    return {own} | names | DERIVED.get(own, set())


def test_there_are_figures_enough_to_mean_something() -> None:
    assert len(FIGURES) >= 80
    assert len(CHANGEABLE) >= 140


@pytest.mark.parametrize("path", CHANGEABLE, ids=place_of)
def test_changing_one_field_changes_its_own_places_and_nothing_else(path: Path_) -> None:
    before = _pieces(report(complete()).outline)
    after = _pieces(report(changed(complete(), path, _other(at(complete(), path)))).outline)
    assert len(before) == len(after)
    different = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert different
    for old, new in different:
        assert isinstance(old, Printed)
        assert isinstance(new, Printed)
        assert old.place == new.place
        assert old.place in _may_change(path)
    # Every place the figure has shows the new value.
    own = _may_change(path) - set().union(*DERIVED.values())
    stale = [piece for piece in after if isinstance(piece, Printed) and piece.place in own and piece in before]
    assert all(piece.place.endswith("同比") or path[-1] == "上年" for piece in stale)


@pytest.mark.parametrize("leaf", FIGURES, ids=lambda leaf: leaf.place)
def test_every_figure_of_the_complete_sample_stands_with_its_unit_as_it_was_typed(leaf: Any) -> None:
    value = at(typed(), leaf_path(leaf))
    digits = value["本年"] if isinstance(value, dict) else value
    declaration: Declaration = leaf.entry.declaration
    composed = report(complete())
    printed = [piece for piece in _pieces(composed.outline) if isinstance(piece, Printed)]
    said = [piece.text for piece in printed if piece.place == leaf.place]
    assert said
    assert set(said) <= {f"{digits}{declaration.unit}", f"{digits}余{declaration.unit}"}
    assert said[0] in as_text(composed.outline)


def test_every_figure_inside_a_list_stands_with_its_unit() -> None:
    text = as_text(report(complete()).outline)
    found = 0
    for name, figures in {"技改项目": {"投入": "万元"}, "研发企业": {"研发立项": "个", "研发资金": "万元"}}.items():
        for item in typed()["项目建设"][name]:
            for label, unit in figures.items():
                assert f"{item[label]}{unit}" in text
                found += 1
    assert found == 7


def test_every_name_and_text_of_the_complete_sample_stands_in_it() -> None:
    text = as_text(report(complete()).outline)
    words = [at(complete(), path) for path in CHANGEABLE]
    texts = [word for word in words if isinstance(word, str)]
    assert len(texts) >= 40
    for word in texts:
        assert word in text


def test_growth_is_worked_out_from_both_years() -> None:
    text = as_text(report(complete()).outline)
    assert "一般公共预算收入完成5231.40万元，同比增长7.0%" in text
    fallen = changed(complete(), ("经济运行", "税收收入"), {"本年": 90, "上年": 100})
    assert "税收收入完成90万元，同比下降10.0%" in as_text(report(fallen).outline)
    level = changed(complete(), ("经济运行", "税收收入"), {"本年": 90, "上年": 90})
    assert "税收收入完成90万元，同比持平" in as_text(report(level).outline)


def test_a_stated_growth_is_printed_rather_than_worked_out() -> None:
    stated = changed(complete(), ("经济运行", "税收收入"), {"本年": 90, "上年": 100, "同比": 3.5, "口径": "可比价"})
    assert "税收收入完成90万元，同比增长3.5%" in as_text(report(stated).outline)


def test_growth_over_nothing_is_left_unsaid_and_accounted_for() -> None:
    composed = report(changed(complete(), ("经济运行", "税收收入"), {"本年": 90, "上年": 0}))
    assert "税收收入完成90万元；" in as_text(composed.outline)
    wants = [want for omission in composed.omissions for want in omission.wants]
    assert [(want.place, want.lack.value) for want in wants] == [("经济运行.税收收入.同比", "上年为零，无从计算")]


def test_text_of_the_record_is_never_read_as_the_wordings_language() -> None:
    name = "[[甲]]{{税收收入}}|**乙**"
    composed = report(changed(complete(), ("指导思想",), name))
    assert f"以{name}为指引" in as_text(composed.outline)
