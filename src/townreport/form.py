"""An empty record to fill in: every field there, in the report's order, with nothing in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from townreport.files import safe_name, write_whole
from townreport.record import Record
from townreport.record.catalogue import Entry, entries
from townreport.record.fields import Kind, Part
from townreport.record.reading_values import LAST_YEAR, THIS_YEAR
from townreport.schema import SCHEMA_FILE, schema_text


def empty_record(name: str, year: int, schema: str | None = None) -> str:
    """The JSON text of a town's record with only its name and year; `schema` is where the schema stands."""
    form = {"$schema": schema} if schema else {}
    form |= _empty_group(Record) | {"名称": name, "年度": year}
    return json.dumps(form, ensure_ascii=False, indent=2) + "\n"


def _empty_group(model: type[Part]) -> dict[str, Any]:
    return {label: _empty(entry) for label, entry in entries(model).items()}


def _empty(entry: Entry) -> Any:
    """Null stands for a figure not yet reported; a row of empty fields shows what a list's rows hold."""
    if entry.kind is Kind.PART and entry.model is not None:
        return _empty_group(entry.model)
    if not entry.declaration.blank:
        return None
    if entry.kind is Kind.ITEMS and entry.model is not None:
        return [_empty_group(entry.model)]
    if entry.kind is Kind.NAMES:
        return [""] * entry.declaration.form_entries
    return {THIS_YEAR: None, LAST_YEAR: None} if entry.declaration.growth else None


def write_form(name: str, year: int, output: str | None = None, *, force: bool = False) -> tuple[Path, Path]:
    """Write an empty record and, beside it, the schema that explains it; return where both are.

    Raises OutputError where they cannot be written, or where a record is there already and `force` is off.
    """
    path = Path(output) if output is not None else Path(safe_name(f"{name}{year}年", ".json"))
    schema = path.with_name(SCHEMA_FILE)
    write_whole(path, empty_record(name, year, SCHEMA_FILE).encode(), may_replace=None if force else _never)
    write_whole(schema, schema_text().encode())
    return path, schema


def _never(_: bytes) -> bool:
    return False
