"""Last year's record as the base: it fills 上年 where nothing is given, and shows what disagrees or looks copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from townreport.checks.figures.rule import half_unit, shown
from townreport.checks.order import in_order
from townreport.checks.record_texts import Path
from townreport.findings import Finding, Place, Severity, stops
from townreport.record import Record
from townreport.record.catalogue import entries
from townreport.record.fields import Kind, Part
from townreport.record.figure import Figure, Missing
from townreport.record.own_figures import OwnFigure
from townreport.record.reading_values import LAST_YEAR

DIFFERS, COPIED = "last-year.differs", "last-year.copied"
_NEVER_THE_SAME_DIGITS = 3
"""A figure of so many significant digits is hardly ever the same two years running."""
_FEWEST_COPIES = 3
"""So many figures that have not changed are no chance any more."""
_STEADY = frozenset(
    {
        ("耕地保护", "耕地保有量"), ("耕地保护", "基本农田保有量"), ("工作计划", "现代农业发展", "耕地红线"),
        ("工作计划", "现代农业发展", "现有面积"), ("农业产业", "耕地地力补贴"), ("农业产业", "种粮农民一次性补贴"),
    }
)  # fmt: skip
"""What may well stay as it was: land that is kept, rates that are fixed above."""
_SKIPPED = frozenset({"公文", "检查例外", "调整"})


class WithBase(NamedTuple):
    """A record with last year's values filled in, and what is to be said; the record as it was where it cannot be."""

    record: Record
    findings: tuple[Finding, ...]


class _Pair(NamedTuple):
    """A figure of this year's record and the same of last year's."""

    path: Path
    unit: str
    now: Figure
    before: Figure
    kind: Kind


def with_last_year(record: Record, before: Record, file: str | None = None) -> WithBase:
    """Fill 上年 from last year's record; `file` is its name, for findings about it as a whole.

    It has to be the same town's, of the year before: otherwise it is not used, and that is an error.
    """
    misfits = tuple(_misfits(record, before, file))
    if stops(misfits):
        return WithBase(record, misfits)
    pairs = list(_pairs(record, before))
    findings = [*_differences(pairs), *_copies(pairs)]
    return WithBase(_filled(record, before), (*misfits, *in_order(findings)))


def _misfits(record: Record, before: Record, file: str | None) -> Iterator[Finding]:
    if isinstance(record.name, Missing) or isinstance(record.year, Missing):
        return
    fix = "用 --last-year 给出本镇上一年的记录"
    if before.name != record.name:
        other = "没有写名称" if isinstance(before.name, Missing) else f"是“{before.name}”的"
        message = f"上年的记录{other}，不是“{record.name}”的"
        yield Finding("last-year.town", Severity.ERROR, message, fix, Place(file=file, label="上年的记录"))
    elif isinstance(before.county, str) and isinstance(record.county, str) and before.county != record.county:
        message = f"上年的记录属于“{before.county}”，这份属于“{record.county}”"
        doubt = "核对是不是同名的另一个乡镇；区划有调整的不必理会"
        yield Finding("last-year.county", Severity.WARNING, message, doubt, Place(file=file, label="上年的记录"))
    if before.year != record.year - 1:
        other = "没有写年度" if isinstance(before.year, Missing) else f"是{before.year}年的"
        message = f"上年的记录{other}，应是{record.year - 1}年的"
        yield Finding("last-year.year", Severity.ERROR, message, fix, Place(file=file, label="上年的记录"))


def _pairs(now: Part, before: Part, path: Path = ()) -> Iterator[_Pair]:
    for label, entry in entries(type(now)).items():
        here, there = getattr(now, entry.name), getattr(before, entry.name)
        place = (*path, label)
        if label in _SKIPPED and not path:
            continue
        if isinstance(here, Part) and isinstance(there, Part):
            yield from _pairs(here, there, place)
        elif isinstance(here, Figure) and isinstance(there, Figure):
            yield _Pair(place, entry.declaration.unit, here, there, entry.kind)
        elif entry.kind is Kind.OWN_FIGURES and isinstance(here, Mapping) and isinstance(there, Mapping):
            for name in here.keys() & there.keys():
                one, other = here[name].figure, there[name].figure
                if isinstance(one, Figure) and isinstance(other, Figure) and here[name].unit == there[name].unit:
                    yield _Pair((*place, name), here[name].unit, one, other, Kind.AMOUNT)


def _differences(pairs: list[_Pair]) -> Iterator[Finding]:
    for pair in pairs:
        given, known = pair.now.last_year, pair.before.value
        if given is None or known is None or pair.now.basis:
            continue
        if abs(given - known) > max(half_unit(given), half_unit(known)):
            message = f"上年写的是{shown(given, pair.unit)}，上年的记录里是{shown(known, pair.unit)}"
            fix = "核对用哪一个；上年数作过调整的，在“口径”里写明"
            place = Place(path=(*pair.path, LAST_YEAR))
            yield Finding(DIFFERS, Severity.WARNING, message, fix, place)


def _copies(pairs: list[_Pair]) -> Iterator[Finding]:
    same = [
        pair
        for pair in pairs
        if pair.now.value is not None
        and pair.now.value == pair.before.value
        and pair.kind is not Kind.RATE
        and pair.path not in _STEADY
        and pair.path[0] != "基本情况"
        and _significant(pair.now.value) >= _NEVER_THE_SAME_DIGITS
    ]
    if len(same) < _FEWEST_COPIES:
        return
    for pair in same:
        assert pair.now.value is not None
        message = f"{shown(pair.now.value, pair.unit)}和上年的记录一模一样（这样的数共{len(same)}个），像是没有更新"
        yield Finding(COPIED, Severity.WARNING, message, "核对本年的数", Place(path=pair.path))


def _significant(value: Decimal) -> int:
    """How many digits of a number count: zeros at either end do not."""
    return len(str(abs(int(value.normalize().scaleb(12)))).strip("0"))


def _filled(record: Record, before: Record) -> Record:
    filled = _filled_part(record, before)
    assert isinstance(filled, Record)
    return filled


def _filled_part(now: Part, before: Part) -> Part:
    changes: dict[str, Any] = {}
    for label, entry in entries(type(now)).items():
        here, there = getattr(now, entry.name), getattr(before, entry.name)
        if label in _SKIPPED:
            continue
        if isinstance(here, Part) and isinstance(there, Part):
            filled = _filled_part(here, there)
            if filled is not here:
                changes[entry.name] = filled
        elif isinstance(here, Figure):
            if _lacks_base(here, there):
                changes[entry.name] = here._replace(last_year=there.value)
        elif entry.kind is Kind.OWN_FIGURES and isinstance(here, Mapping) and isinstance(there, Mapping):
            changes[entry.name] = {name: _filled_own(own, there.get(name)) for name, own in here.items()}
    # Nothing is validated anew: all of it was, in one record or the other.
    return now.model_copy(update=changes) if changes else now


def _filled_own(own: OwnFigure, before: OwnFigure | None) -> OwnFigure:
    if before is None or before.unit != own.unit or not isinstance(own.figure, Figure):
        return own
    if not isinstance(before.figure, Figure) or not _lacks_base(own.figure, before.figure):
        return own
    return own._replace(figure=own.figure._replace(last_year=before.figure.value))


def _lacks_base(figure: Figure, before: Figure | Missing) -> bool:
    return figure.last_year is None and isinstance(before, Figure) and before.value is not None


__all__ = ["COPIED", "DIFFERS", "WithBase", "with_last_year"]
