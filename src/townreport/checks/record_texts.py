"""Every free text of a record, with its place and with what it is for.

Only what people write in their own words is here: dates, numbers of documents and the words of switches have
readers of their own, and 口径, 检查例外 and the names of sections in 调整 are never printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import groupby
from operator import attrgetter, itemgetter
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


# What RecordText(…) comes to, at a third of its time.
_record_text: Callable[[tuple[Path, str, TextKind, bool]], RecordText] = partial(tuple.__new__, RecordText)


# Plain tuples: those with names take three times as long to be taken apart, and every record is asked for all of it.
_Field = tuple[str, Path, Kind, TextKind, type[Part] | None]
"""A field that holds texts: name in Python, place within the model, kind, use, and the model of a list's items."""
_Group = tuple[Callable[[Part], Part], tuple[_Field, ...]]
"""What gives a group out of the model's instance, and fields of it that follow each other."""


def record_texts(record: Record) -> list[RecordText]:
    """All free texts, in the report's order; without empty ones."""
    found: list[RecordText] = []
    _gather(record, Record, (), found)
    return found


def _gather(part: Part, model: type[Part], path: Path, found: list[RecordText]) -> None:
    items, prose = Kind.ITEMS, Kind.PROSE
    for group_of, fields in _groups(model):
        members = group_of(part).__dict__
        for name, within, kind, use, below in fields:
            value = members[name]
            # Every record is asked for all its texts, so the most common come first.
            if value.__class__ is str:
                if not value:
                    continue
                place = path + within if path else within
                if kind is prose:
                    # Without a lead it may be a paragraph or the text of a point: the milder kind.
                    is_loose = members.get("lead", Missing.ABSENT).__class__ is Missing
                    found.append(_record_text((place, value, TextKind.PHRASE if is_loose else use, True)))
                else:
                    found.append(_record_text((place, value, use, False)))
            elif value.__class__ is not Missing:
                place = path + within
                if kind is items:
                    for position, item in enumerate(value):
                        _gather(item, below or Part, (*place, position), found)
                else:
                    found += [_record_text(((*place, at), text, use, False)) for at, text in enumerate(value) if text]


@cache
def _groups(model: type[Part]) -> tuple[_Group, ...]:
    """A model and the groups within it, as far as they hold texts, in the report's order."""
    groups: list[_Group] = []
    for attribute, fields in groupby(_fields(model), key=itemgetter(0)):
        of: Callable[[Part], Part] = attrgetter(attribute) if attribute else _itself
        groups.append((of, tuple(field for _, field in fields)))
    return tuple(groups)


def _itself(part: Part) -> Part:
    return part


def _fields(model: type[Part], attribute: str = "", path: Path = ()) -> Iterator[tuple[str, _Field]]:
    """Each field that holds texts, or a list of parts that do, with the attribute under which its group stands."""
    for label, entry in entries(model).items():
        use = _BY_NAME.get(entry.name, TextKind.NAME)
        place = (*path, label)
        if (model is OfficialPart and entry.name not in _FREE_OFFICIAL) or (
            model is Adjustment and entry.name in _OF_ADJUSTMENT
        ):
            continue
        if entry.kind is Kind.PART or entry.kind is Kind.ITEMS:
            if entry.model is None or entry.model in _WITHOUT_TEXTS:
                continue
            if entry.kind is Kind.PART:
                yield from _fields(entry.model, f"{attribute}.{entry.name}".removeprefix("."), place)
            elif _groups(entry.model):
                yield attribute, (entry.name, place, entry.kind, TextKind.NAME, entry.model)
        elif entry.kind in (Kind.TEXT, Kind.PROSE, Kind.NAMES) and use is not None:
            yield attribute, (entry.name, place, entry.kind, use, None)


__all__ = ["Path", "RecordText", "record_texts"]
