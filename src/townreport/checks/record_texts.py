"""Every free text of a record, with its place and with what it is for.

Only what people write in their own words is here: dates, numbers of documents and the words of switches have
readers of their own, and 口径, 检查例外 and the names of sections in 调整 are never printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from townreport.checks.rule import TextKind
from townreport.record import Record
from townreport.record.adjustments import Adjustment
from townreport.record.catalogue import entries
from townreport.record.exemptions import Exemption
from townreport.record.fields import Kind, Part
from townreport.record.figure import Missing
from townreport.record.official import HouseCustoms, OfficialPart

Path = tuple[str | int, ...]

_BY_NAME: dict[str, TextKind | None] = {
    "guidance": TextKind.PHRASE,
    "kind_word": None,
    "wording": None,
    "lead": TextKind.LEAD,
    "text": TextKind.POINT,
    "heading": TextKind.HEADING,
    "paragraphs": TextKind.PHRASE,
    "recipients": TextKind.PHRASE,
    "remark": TextKind.PHRASE,
    "copies": TextKind.PHRASE,
}
"""What is not simply a name, by the field's English name."""
_FREE_OFFICIAL = frozenset(
    {"recipients", "remark", "copies", "issuers", "signature", "printer", "attachment_names", "attachments"}
)
"""The fields of 公文 that hold words of one's own."""
_OF_ADJUSTMENT = frozenset({"place", "way", "target"})
_WITHOUT_TEXTS = (HouseCustoms, Exemption)


class RecordText(NamedTuple):
    """One text: its place in the record (labels, list positions from 0), its words, and what it is for."""

    path: Path
    text: str
    kind: TextKind
    may_refer: bool = False
    """Whether the field is meant for sentences, in which ``{{…}}`` names a figure."""


class _Field(NamedTuple):
    name: str
    label: str
    kind: Kind
    use: TextKind
    model: type[Part] | None


def record_texts(record: Record) -> list[RecordText]:
    """All free texts, in the report's order; without empty ones."""
    found: list[RecordText] = []
    _gather(record, Record, (), found)
    return found


def _gather(part: Part, model: type[Part], path: Path, found: list[RecordText]) -> None:
    members = part.__dict__
    for name, label, kind, use, below in _fields(model):
        value = members[name]
        if value.__class__ is Missing:
            continue
        place = (*path, label)
        if kind is Kind.PART:
            _gather(value, below or Part, place, found)
        elif kind is Kind.ITEMS:
            for position, item in enumerate(value):
                _gather(item, below or Part, (*place, position), found)
        elif kind is Kind.NAMES:
            found += [RecordText((*place, position), name, use) for position, name in enumerate(value) if name]
        elif value:
            is_prose = kind is Kind.PROSE
            # Without a lead it may be a paragraph or the text of a point: the milder kind.
            is_loose = is_prose and members.get("lead", Missing.ABSENT).__class__ is Missing
            found.append(RecordText(place, value, TextKind.PHRASE if is_loose else use, is_prose))


@cache
def _fields(model: type[Part]) -> tuple[_Field, ...]:
    """The fields of a model that hold texts, or parts and lists that do."""
    return tuple(_fields_of(model))


def _fields_of(model: type[Part]) -> Iterator[_Field]:
    for label, entry in entries(model).items():
        use = _BY_NAME.get(entry.name, TextKind.NAME)
        if (model is OfficialPart and entry.name not in _FREE_OFFICIAL) or (
            model is Adjustment and entry.name in _OF_ADJUSTMENT
        ):
            continue
        if entry.kind in (Kind.PART, Kind.ITEMS):
            if entry.model is not None and entry.model not in _WITHOUT_TEXTS and _holds_texts(entry.model):
                yield _Field(entry.name, label, entry.kind, TextKind.NAME, entry.model)
        elif entry.kind in (Kind.TEXT, Kind.PROSE, Kind.NAMES) and use is not None:
            yield _Field(entry.name, label, entry.kind, use, None)


def _holds_texts(model: type[Part]) -> bool:
    return bool(_fields(model))


__all__ = ["Path", "RecordText", "record_texts"]
