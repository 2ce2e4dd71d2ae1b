"""The record's JSON Schema (draft 2020-12), so that an editor completes keys and explains fields."""

from __future__ import annotations

import json
from typing import Any

from townreport.record import Record
from townreport.record.catalogue import Entry, entries
from townreport.record.fields import Kind, Part
from townreport.record.figure import NOT_APPLICABLE_WORD
from townreport.record.own_figures import DEPARTMENT, UNIT
from townreport.record.reading_values import (
    BASIS,
    FIRST_YEAR,
    GROWTH,
    LAST_CALENDAR_YEAR,
    LAST_YEAR,
    MAXIMUM_MAGNITUDE,
    THIS_YEAR,
)

SCHEMA_SUFFIX = ".schema.json"
SCHEMA_FILE = f"record{SCHEMA_SUFFIX}"
_NOT_APPLICABLE = {"const": NOT_APPLICABLE_WORD, "description": "本地没有这项工作，不再提示"}
_NULL = {"type": "null", "description": "还没有数据"}


def record_schema() -> dict[str, Any]:
    """The schema as a JSON object; keys are the Chinese labels, in the report's order."""
    definitions: dict[str, Any] = {kind.value: _figure(kind) for kind in (Kind.AMOUNT, Kind.COUNT, Kind.RATE)}
    names = {"type": "array", "items": {"type": ["string", "null"]}}
    definitions[Kind.NAMES.value] = {"anyOf": [names, _NULL, _NOT_APPLICABLE]}
    definitions[Kind.YEAR.value] = {
        "anyOf": [{"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_CALENDAR_YEAR}, _NULL, _NOT_APPLICABLE]
    }
    definitions[Kind.OWN_FIGURES.value] = _own_figures(definitions[Kind.AMOUNT.value])
    top = _group(Record, definitions)
    address = {"type": "string", "description": "本说明文件的位置，供编辑软件使用"}
    top["properties"] = {"$schema": address, **top["properties"]}
    for label in ("名称", "年度"):
        top["properties"][label] = {**top["properties"][label], **_REQUIRED[label]}
        top["properties"][label].pop("$ref", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "乡镇年度工作记录",
        "description": "townreport 的数据文件：一个乡镇一年的工作情况。每个数只填一次，单位由字段固定。",
        **top,
        "required": ["名称", "年度"],
        "$defs": definitions,
    }


_REQUIRED: dict[str, dict[str, Any]] = {
    "名称": {"type": "string", "minLength": 1},
    "年度": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_CALENDAR_YEAR},
}


def schema_text() -> str:
    """The schema as the text of a file."""
    return json.dumps(record_schema(), ensure_ascii=False, indent=2) + "\n"


def _figure(kind: Kind) -> dict[str, Any]:
    bounds: dict[str, Any] = {"type": "integer" if kind is Kind.COUNT else "number", "minimum": 0}
    bounds["maximum"] = 100 if kind is Kind.RATE else 10**MAXIMUM_MAGNITUDE
    value = {"anyOf": [bounds, {"type": "null"}]}
    members = {
        THIS_YEAR: {"anyOf": [bounds, {"type": "null"}, _NOT_APPLICABLE], "description": "本年的数"},
        LAST_YEAR: {**value, "description": "上年的数，用来计算同比"},
        GROWTH: {"type": ["number", "null"], "description": "同比增长的百分数，下降写负数；有上年数时不必填"},
        BASIS: {"type": ["string", "null"], "description": "同比与两年的数不一致时，写明口径，如“可比价”"},
    }
    return {
        "anyOf": [
            bounds,
            {"type": "object", "properties": members, "additionalProperties": False},
            _NULL,
            _NOT_APPLICABLE,
        ]
    }


def _own_figures(amount: dict[str, Any]) -> dict[str, Any]:
    number = {"type": "number"}
    members = {
        **amount["anyOf"][1]["properties"],
        THIS_YEAR: {"anyOf": [number, {"type": "null"}, _NOT_APPLICABLE], "description": "本年的数"},
        LAST_YEAR: {"type": ["number", "null"], "description": "上年的数，用来计算同比"},
        UNIT: {"type": "string", "description": "单位，随数印出"},
        DEPARTMENT: {"type": "string", "description": "由哪个部门提供"},
    }
    figure = {"type": "object", "properties": members, "additionalProperties": False}
    labelled = {"type": "object", "additionalProperties": {"anyOf": [figure, number, _NULL, _NOT_APPLICABLE]}}
    return {"anyOf": [labelled, _NULL, _NOT_APPLICABLE]}


def _group(model: type[Part], definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {label: _field(entry, definitions) for label, entry in entries(model).items()}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field(entry: Entry, definitions: dict[str, Any]) -> dict[str, Any]:
    return {"title": entry.label, "description": described(entry), **_content(entry, definitions)}


def _content(entry: Entry, definitions: dict[str, Any]) -> dict[str, Any]:
    if entry.model is not None:
        name = entry.model.__name__
        if name not in definitions:
            definitions[name] = {}
            definitions[name] = _group(entry.model, definitions)
        reference = {"$ref": f"#/$defs/{name}"}
        if entry.kind is Kind.ITEMS:
            return {"anyOf": [{"type": "array", "items": {"anyOf": [reference, _NULL]}}, _NULL, _NOT_APPLICABLE]}
        return {"anyOf": [reference, _NULL, _NOT_APPLICABLE]}
    if entry.kind in (Kind.TEXT, Kind.PROSE):
        return {"type": ["string", "null"]}
    return {"$ref": f"#/$defs/{entry.kind.value}"}


def described(entry: Entry) -> str:
    """A field in one line: its meaning, its unit, and the office that supplies it."""
    declaration = entry.declaration
    unit = f"单位：{declaration.unit}。" if declaration.unit else ""
    return f"{declaration.description}{unit}由{declaration.department}提供。"
