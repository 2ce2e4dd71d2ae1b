"""Each report's file name, known before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from townreport.batch.names import Pattern, folded
from townreport.batch.sources import Source
from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.reading import decode, read_file, read_record
from townreport.reading.json_text import parse_fast
from townreport.record import Record
from townreport.record.catalogue import entries

_MOST_COLLISIONS_TOLD = 20
_IDENTITY = ("name", "county", "kind_word", "year")
_KEYS = {key for entry in entries(Record).values() if entry.name in _IDENTITY for key in (entry.name, entry.label)}


def name_chunk(pattern: Pattern, sources: Sequence[Source]) -> list[str]:
    """The file name of each record's report; empty where it cannot be told, which the building will explain."""
    return [_file_name(pattern, source) for source in sources]


def _file_name(pattern: Pattern, source: Source) -> str:
    data = read_file(source.path).data
    record = None if data is None else _identity(data)
    return (record and pattern.file_name(record, source.name)) or ""


def _identity(data: bytes) -> Record | None:
    """A record with only what names it: reading all of every record twice would cost a sixth of the batch."""
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
