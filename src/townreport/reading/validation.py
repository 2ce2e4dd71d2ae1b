"""A JSON value → Record, or findings in the reader's words for every field that is not as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic_core import ErrorDetails, ValidationError

from townreport.findings import MOST_TOLD, Finding, Place, Severity, first_told
from townreport.record import TOWN_KINDS, Missing, Record
from townreport.record.catalogue import Entry, entries, find, label_path, nearest
from townreport.record.fields import Part
from townreport.record.figure import NOT_APPLICABLE_WORD
from townreport.record.reading_values import FAULTS, describe

if TYPE_CHECKING:
    from townreport.reading.positions import Places

Path = tuple[str | int, ...]
_MOST_SLIPS = 500
"""Unknown keys for which the one that was meant is looked for: a file with more of them is no record with slips."""


class Validated(NamedTuple):
    """A record, None where the value is none; and everything that is wrong with it."""

    record: Record | None
    findings: tuple[Finding, ...]


def validate(value: object, file: str | None = None, positions: Places | None = None) -> Validated:
    """Check a whole JSON value against the record; all faults at once, with lines where `positions` are known.

    Raises nothing: whatever the value, what is wrong with it is a finding.
    """
    record = read_in_order(value)
    return read_with_faults(value, file, positions) if record is None else Validated(record, ())


def read_with_faults(value: object, file: str | None = None, positions: Places | None = None) -> Validated:
    """The same for a value that `read_in_order` does not take."""
    reporter = _Reporter(value, file, positions)
    # A field under both its names hides the other faults of its group, so these come out first.
    reporter.value = reporter.without_doubles(value, Record, ())
    try:
        record = Record.model_validate(reporter.value)
    except ValidationError as error:
        reporter.details(error.errors(include_url=False, include_input=True))
        return Validated(None, first_told(reporter.findings, file))
    reporter.required(record)
    return Validated(None if reporter.findings else record, first_told(reporter.findings, file))


def read_in_order(value: object) -> Record | None:
    """The record of a JSON value with which nothing is wrong; None for any other."""
    try:
        record = Record.model_validate(value)
    except ValidationError:
        return None
    # What no record can be without may be there and empty.
    needed = record.name, record.year, record.town_kind
    return None if any(isinstance(member, Missing) for member in needed) else record


class _Reporter:
    """Turns what Pydantic says into findings."""

    def __init__(self, value: object, file: str | None, positions: Places | None) -> None:
        self.value = value
        self.findings: list[Finding] = []
        self._file = file
        self._positions = positions
        self._unknown = 0

    def without_doubles(self, value: object, model: type[Part] | None, path: Path) -> object:
        """The value with every field once; a field under both its names is reported and kept under its label."""
        if isinstance(value, list):
            return [self.without_doubles(item, model, (*path, position)) for position, item in enumerate(value)]
        if not isinstance(value, dict) or model is None:
            return value
        kept: dict[str, object] = {}
        for key, member in value.items():
            entry = find(model, str(key))
            if entry is not None and key == entry.name and entry.label in value:
                message = f"“{entry.label}”写了两次：中文名一次，英文名“{entry.name}”一次"
                self.say("key.both-names", message, "只留一个", (*path, key), at_key=True)
                continue
            kept[key] = self.without_doubles(member, entry.model if entry else None, (*path, key))
        return kept

    def details(self, errors: list[ErrorDetails]) -> None:
        """Report all that Pydantic found."""
        for error in errors:
            if len(self.findings) > MOST_TOLD:
                return
            path = self._as_written(error["loc"])
            kind = error["type"]
            if kind == FAULTS:
                for fault in error["ctx"][FAULTS]:
                    self.say(fault.code, fault.message, fault.fix, (*path, *fault.inner))
            elif kind == "extra_forbidden":
                self._unknown_key(path)
            elif kind == "missing":
                self._missing(path)
            elif kind in ("tuple_type", "list_type"):
                fix = f'写成列表 [ {{ … }}, {{ … }} ]；还没有的写 null，没有这项的写 "{NOT_APPLICABLE_WORD}"'
                self.say("list.type", f"这里应是条目的列表，写的是{describe(error['input'])}", fix, path)
            else:
                model = self._model_at(path)
                keys = "、".join(list(entries(model))[:3]) if model else ""
                fix = f"写成 {{ … }}，里面是{keys}等项" if keys else "写成 { … }"
                self.say("group.type", f"这里应是一组键值 {{ }}，写的是{describe(error['input'])}", fix, path)

    def required(self, record: Record) -> None:
        """Report what no record can be without, where it is there but empty."""
        for entry in (entries(Record)[label] for label in ("名称", "年度")):
            if isinstance(getattr(record, entry.name), Missing):
                self._missing((self._key_of(entry),))
        if not isinstance(record.name, Missing) and isinstance(record.town_kind, Missing):
            message = f"从名称“{record.name}”看不出是镇、乡还是街道"
            endings = "、".join(TOWN_KINDS)
            fix = f'名称写全称，以{endings}结尾；或者加一项 "类别"，写本地自称，如 "镇"'
            self.say("town.kind-unknown", message, fix, (self._key_of(entries(Record)["名称"]),))

    def say(self, code: str, message: str, fix: str, path: Path, *, at_key: bool = False) -> None:
        """Add an error at a place in the record."""
        mark = self._positions.nearest(path) if self._positions is not None else None
        position = None if mark is None else (mark.key if at_key and mark.key else mark.value)
        line, column = position if position is not None else (None, None)
        place = Place(self._file, path, label_path(Record, path), line, column)
        self.findings.append(Finding(code, Severity.ERROR, message, fix, place))

    def _unknown_key(self, path: Path) -> None:
        key = str(path[-1])
        self._unknown += 1
        is_slip = self._unknown <= _MOST_SLIPS
        model = self._model_at(path[:-1])
        close = nearest(key, list(entries(model))) if model and is_slip else None
        elsewhere = _groups_with(key) if is_slip else []
        if close:
            fix = f"是不是“{close}”？改成它，或删去这一项"
        elif elsewhere:
            fix = f"“{key}”应放在“{'”或“'.join(elsewhere)}”里"
        else:
            fix = "删去这一项；全部项目见 townreport schema"
        self.say("key.unknown", f"数据里没有“{key}”这一项", fix, path, at_key=True)

    def _missing(self, path: Path) -> None:
        label = str(path[-1])
        entry = find(Record, label)
        example = '"青石镇"' if label in ("名称", "name") else "2023"
        meaning = entry.declaration.description if entry else ""
        shown = entry.label if entry else label
        self.say("field.required", f"缺少“{shown}”，没有它不能成文", f'补上 "{shown}": {example}。{meaning}', path)

    def _key_of(self, entry: Entry) -> str:
        return entry.name if isinstance(self.value, dict) and entry.name in self.value else entry.label

    def _as_written(self, location: tuple[int | str, ...]) -> Path:
        """Pydantic names fields by their labels; the file may have used the English names."""
        path: list[str | int] = []
        model: type[Part] | None = Record
        value: Any = self.value
        for step in location:
            key = step
            if isinstance(step, str):
                entry = find(model, step) if model is not None else None
                if entry is not None and isinstance(value, dict) and step not in value and entry.name in value:
                    key = entry.name
                model = entry.model if entry else None
            path.append(key)
            inside = isinstance(value, dict) and key in value
            inside = inside or (isinstance(value, list | tuple) and isinstance(key, int) and key < len(value))
            value = value[key] if inside else None
        return tuple(path)

    def _model_at(self, path: Path) -> type[Part] | None:
        model: type[Part] | None = Record
        for step in path:
            if isinstance(step, str):
                entry = find(model, step) if model is not None else None
                model = entry.model if entry else None
        return model


def _groups_with(key: str) -> list[str]:
    """The groups of the record that do have a field of that name: it may stand a level too high or too low."""
    groups = [("", Record)]
    found = []
    for label, entry in entries(Record).items():
        if entry.model is not None:
            groups.append((label, entry.model))  # type: ignore[arg-type]
    for label, model in groups:
        if find(model, key) is not None:
            found.append(label or "最外层")
    return found[:3]
