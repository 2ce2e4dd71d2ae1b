"""Each report's file name, known before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pydantic_core import ValidationError

from townreport.batch.names import Named, Pattern, folded
from townreport.batch.sources import Source
from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.reading import decode, read_file, read_record
from townreport.reading.json_text import parse_fast
from townreport.record import Missing, Record
from townreport.record.catalogue import entries

_MOST_COLLISIONS_TOLD = 20
_KEYS = {key for label in ("名称", "所属区县", "年度") for key in (label, entries(Record)[label].name)}
"""Of what a report may be called by, under both names."""


class Planned(NamedTuple):
    """A record's town and year, and its report's file name; empty where the building will have to say why."""

    name: str = ""
    year: int = 0
    output: str = ""


def plan_chunk(pattern: Pattern, sources: Sequence[Source]) -> list[Planned]:
    """Each record's town, year and report."""
    return [_planned(pattern, source) for source in sources]


def _planned(pattern: Pattern, source: Source) -> Planned:
    data = read_file(source.path).data
    record = None if data is None else _identity(data)
    if record is None or isinstance(record.name, Missing) or isinstance(record.year, Missing):
        return Planned()
    return Planned(record.name, record.year, pattern.file_name(record, source.name) or "")


def _identity(data: bytes) -> Named | None:
    """What a record is called: reading all of every record twice would cost a tenth of the batch."""
    text = decode(data).text
    value = parse_fast(text) if text is not None else None
    if not isinstance(value, dict):
        return read_record(data)[0]
    try:
        return Record.model_validate({key: value[key] for key in _KEYS & value.keys()})
    except ValidationError:
        return None


def refuse_collisions(sources: Iterable[Source], names: Iterable[str]) -> None:
    """Raise FindingsError where two reports would have one file name, on any system."""
    first: dict[str, str] = {}
    findings = []
    for source, name in zip(sources, names, strict=True):
        if not name:
            continue
        earlier = first.setdefault(folded(name), source.name)
        if earlier != source.name:
            message = f"和“{earlier}”的报告同名，都是“{name}”"
            fix = '用 --name 换一个样式，例如 "{county}-{town}{year}年工作总结"；同一个镇的记录只留一份'
            findings.append(Finding("batch.same-name", Severity.ERROR, message, fix, Place(file=source.name)))
    if len(findings) > _MOST_COLLISIONS_TOLD:
        rest = len(findings) - _MOST_COLLISIONS_TOLD
        del findings[_MOST_COLLISIONS_TOLD:]
        message, fix = f"还有 {rest} 份记录的报告同名", "用 --name 换一个样式"
        findings.append(Finding("batch.same-name", Severity.ERROR, message, fix))
    if findings:
        raise FindingsError(findings)
