"""Records to compose from: the complete sample, and everything that can be taken away from it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from townreport.compose import Composed, compose
from townreport.record import Record
from townreport.record.catalogue import Entry, Leaf, entries, leaves
from townreport.record.fields import Kind, Part
from townreport.wording import DEFAULT_KIND, shipped_wording

Json = dict[str, Any]
Path_ = tuple[str | int, ...]
"""A way down the JSON, from its top."""

SAMPLES = Path(__file__).parents[2] / "samples"
COMPLETE = SAMPLES / "青石镇2023年.json"
REQUIRED = {("名称",), ("年度",)}
NOT_APPLICABLE = "不适用"


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def complete() -> Json:
    """The complete sample as JSON, a new copy every time."""
    return sample(COMPLETE.stem)


def sample(name: str) -> Json:
    """A sample as JSON, a new copy every time."""
    record: Json = json.loads(_text(SAMPLES / f"{name}.json"), parse_float=Decimal)
    return record


def typed() -> Json:
    """The complete sample with every number as the text that was typed."""
    record: Json = json.loads(_text(COMPLETE), parse_float=str, parse_int=str)
    return record


def report(record: Mapping[str, Any], *, draft: bool = False, kind: str = DEFAULT_KIND) -> Composed:
    """Compose a record in a shipped wording, the default one unless `kind` names another."""
    return compose(Record.model_validate(record), shipped_wording(kind), draft=draft)


def at(record: Any, path: Path_) -> Any:
    """What stands at a path; None where nothing does."""
    for step in path:
        try:
            record = record[step]
        except (KeyError, IndexError, TypeError):
            return None
    return record


def changed(record: Json, path: Path_, value: Any) -> Json:
    """A copy with another value at a path."""
    result = copy.deepcopy(record)
    at(result, path[:-1])[path[-1]] = value
    return result


def without(record: Json, path: Path_) -> Json:
    """A copy without what stands at a path: the key goes, an entry of a list becomes null."""
    result = copy.deepcopy(record)
    holder = at(result, path[:-1])
    if isinstance(holder, dict):
        holder.pop(path[-1], None)
    elif holder is not None:
        holder[path[-1]] = None
    return result


def leaf_path(leaf: Leaf) -> Path_:
    """The way of a leaf in the JSON."""
    return tuple(entry.label for entry in leaf.way)


def slots(record: Json) -> Iterator[Path_]:
    """Everything in a record that can be missing by itself.

    Fields, members of figures (上年), entries of lists and members of those entries; not 名称 and 年度.
    """
    yield from _slots(record, Record, ())


def _slots(value: Json, model: type[Part], before: Path_) -> Iterator[Path_]:
    for label, entry in entries(model).items():
        path = (*before, label)
        if label not in value or path in REQUIRED:
            continue
        inner = value[label]
        if entry.kind is Kind.PART and entry.model is not None and isinstance(inner, dict):
            yield from _slots(inner, entry.model, path)
            continue
        yield path
        if isinstance(inner, dict):
            yield from ((*path, member) for member in inner)
        elif isinstance(inner, list):
            yield from _slots_of_list(inner, entry, path)


def _slots_of_list(items: list[Any], entry: Entry, path: Path_) -> Iterator[Path_]:
    for position, item in enumerate(items):
        if entry.kind is Kind.ITEMS and entry.model is not None:
            yield from _slots(item, entry.model, (*path, position))
        else:
            yield (*path, position)


def lists(record: Json) -> list[Path_]:
    """The paths of all lists of the record that hold something."""
    return [leaf_path(leaf) for leaf in leaves(Record) if isinstance(at(record, leaf_path(leaf)), list)]


def place_of(path: Path_) -> str:
    """A path as outlines and omissions name it."""
    return ".".join(map(str, path))
