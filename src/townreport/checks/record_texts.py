"""Every free text of a record, with its place and with what it is for.

Only what people write in their own words is here: dates, numbers of documents and the words of switches have
readers of their own, and 口径, 检查例外 and the names of sections in 调整 are never printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

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


# Enum's members are slow to look up, and every record is asked for all of it: hence plain tuples, too.
_ABSENT = Missing.ABSENT
_ITEMS, _PROSE, _PHRASE = Kind.ITEMS, Kind.PROSE, TextKind.PHRASE
_Field = tuple[str, Path, Kind, TextKind, type[Part] | None]
"""A field that holds texts: name in Python, place within the model, kind, use, and the model of a list's items."""
_Group = tuple[Callable[[Part], dict[str, Any]], tuple[_Field, ...]]
"""What gives a group's members out of the model's instance, and fields of it that follow each other."""


def record_texts(record: Record) -> list[RecordText]:
    """All free texts, in the report's order; without empty ones."""
    words: list[str] = []
    kinds: list[TextKind] = []
    places: list[tuple[Path, bool]] = []
    _gather(record, Record, words, kinds, places)
    return [
        RecordText(path, text, kind, may_refer)
        for text, kind, (path, may_refer) in zip(words, kinds, places, strict=True)
    ]


def record_words(record: Record) -> tuple[list[str], list[TextKind]]:
    """The same side by side, without places: every record is asked for its words, few for where they stand."""
    words: list[str] = []
    kinds: list[TextKind] = []
    _gather(record, Record, words, kinds, None)
    return words, kinds


def _gather(
    part: Part,
    model: type[Part],
    words: list[str],
    kinds: list[TextKind],
    places: list[tuple[Path, bool]] | None,
    path: Path = (),
) -> None:
    """Add the texts of a part; `places`, where asked for, are theirs and whether they may refer to figures."""
    for members_of, fields in _groups(model):
        members = members_of(part)
        for name, within, kind, use, below in fields:
            value = members[name]
            # The most common come first.
            if value.__class__ is str:
                if not value:
                    continue
                is_prose = kind is _PROSE
                words.append(value)
                # Without a lead it may be a paragraph or the text of a point: the milder kind.
                is_loose = is_prose and members.get("lead", _ABSENT).__class__ is Missing
                kinds.append(_PHRASE if is_loose else use)
                if places is not None:
                    places.append((path + within, is_prose))
            elif value.__class__ is Missing:
                continue
            elif kind is _ITEMS:
                for position, item in enumerate(value):
                    inner = () if places is None else (*path, *within, position)
                    _gather(item, below or Part, words, kinds, places, inner)
            else:
                for position, text in enumerate(value):
                    if text:
                        words.append(text)
                        kinds.append(use)
                        if places is not None:
                            places.append(((*path, *within, position), False))


@cache
def _groups(model: type[Part]) -> tuple[_Group, ...]:
    """A model and the groups within it, as far as they hold texts, in the report's order."""
    groups: list[_Group] = []
    for attribute, fields in groupby(_fields(model), key=itemgetter(0)):
        of: Callable[[Part], dict[str, Any]] = attrgetter(f"{attribute}.__dict__".removeprefix("."))
        groups.append((of, tuple(field for _, field in fields)))
    return tuple(groups)


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


__all__ = ["Path", "RecordText", "record_texts", "record_words"]
