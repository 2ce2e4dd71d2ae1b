"""Every field of the record is declared once, with all that a clerk, a check and a schema need to know of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from townreport.record import Record
from townreport.record.catalogue import Entry, Leaf, entries, find, label_path, leaves, nearest
from townreport.record.fields import Department, Kind, Part


def _models(model: type[Part] = Record) -> Iterator[type[Part]]:
    yield model
    for entry in entries(model).values():
        if entry.model is not None:
            yield from _models(entry.model)


MODELS = list(dict.fromkeys(_models()))
ENTRIES: list[Entry] = [entry for model in MODELS for entry in entries(model).values()]
LEAVES: list[Leaf] = list(leaves(Record))
CATALOGUE_GROUPS = (
    "经济运行", "项目建设", "人居环境", "农业产业", "脱贫成果", "河长制林长制", "耕地保护", "环境保护",
    "民生项目", "食品安全", "卫生事业", "文化活动", "志愿服务",
)  # fmt: skip


def test_there_are_fields_enough_to_mean_something() -> None:
    assert len(MODELS) >= 20
    assert len(LEAVES) >= 120


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry.label}-{entry.name}")
def test_every_field_has_a_label_a_department_and_a_description(entry: Entry) -> None:
    declaration = entry.declaration
    assert declaration.label
    assert isinstance(declaration.department, Department)
    assert len(declaration.description) >= 4
    assert declaration.description.endswith("。")


def test_every_field_of_every_model_is_declared() -> None:
    for model in MODELS:
        undeclared = set(model.model_fields) - {entry.name for entry in entries(model).values()}
        assert undeclared <= {"schema_address"}


def test_figures_and_figures_only_have_units() -> None:
    figures = [entry for entry in ENTRIES if entry.kind.is_figure]
    assert len(figures) >= 80
    assert [entry.label for entry in figures if not entry.declaration.unit] == []
    assert [entry.label for entry in ENTRIES if entry.declaration.unit and not entry.kind.is_figure] == []


def test_rates_are_in_percent() -> None:
    rates = [entry for entry in ENTRIES if entry.kind is Kind.RATE]
    assert rates
    assert {entry.declaration.unit for entry in rates} == {"%"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_labels_and_names_are_unique_within_a_group(model: type[Part]) -> None:
    names = [field.label for field in model.model_fields.values()]
    assert [label for label, count in Counter(names).items() if count > 1] == []
    assert not {entry.name for entry in entries(model).values()} & set(entries(model))


def test_places_are_unique_in_the_record() -> None:
    places = Counter(leaf.place for leaf in LEAVES)
    attributes = Counter(leaf.attribute for leaf in LEAVES)
    assert [place for place, count in (places + attributes).items() if count > 1] == []


def test_labels_hold_nothing_that_a_place_or_a_wording_is_written_with() -> None:
    assert ENTRIES
    assert [entry.label for entry in ENTRIES if set(entry.label) & set(".|｜{}[] 　\n")] == []


def test_english_names_are_plain() -> None:
    assert ENTRIES
    assert [entry.name for entry in ENTRIES if not entry.name.isascii() or not entry.name.islower()] == []


def test_a_list_of_small_records_and_a_group_have_a_model_and_nothing_else_has() -> None:
    for entry in ENTRIES:
        assert (entry.model is not None) == (entry.kind in (Kind.ITEMS, Kind.PART)), entry.label


def test_only_town_and_year_are_required() -> None:
    required = {field.label for field in Record.model_fields.values() if field.declaration.is_required}
    assert required == {"名称", "年度"}
    below = [model for model in MODELS if model is not Record]
    assert below
    assert not any(field.declaration.is_required for model in below for field in model.model_fields.values())


def test_every_point_of_the_catalogue_has_its_group() -> None:
    assert set(CATALOGUE_GROUPS) <= set(entries(Record))
    assert len(CATALOGUE_GROUPS) == 13


def test_figures_with_growth_say_so() -> None:
    with_growth = {leaf.place for leaf in LEAVES if leaf.entry.declaration.growth}
    assert with_growth == {f"经济运行.{name}" for name in ("一般公共预算收入", "税收收入", "财政收入")}


# Finding a field


def test_a_field_is_found_by_its_label_and_by_its_english_name() -> None:
    economy = find(Record, "经济运行")
    assert economy is not None
    assert economy == find(Record, "economy")
    assert find(Record, "没有的组") is None


def test_the_nearest_word_is_told_and_nothing_where_none_is_near() -> None:
    assert nearest("税收收人", ["财政收入", "税收收入"]) == "税收收入"
    assert nearest("zzz", ["财政收入", "税收收入"]) is None


def test_a_place_is_told_in_the_readers_words() -> None:
    assert label_path(Record, ("项目建设", "技改项目", 1, "投入")) == "项目建设 › 技改项目 › 第 2 项 › 投入"
    assert label_path(Record, ("projects", "upgrades", 1, "investment")) == "项目建设 › 技改项目 › 第 2 项 › 投入"
    assert label_path(Record, ("经济运行", "税收收人")) == "经济运行 › 税收收人"
    assert label_path(Record, ()) == ""
