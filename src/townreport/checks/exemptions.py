"""检查例外: findings that a record answers beforehand, each with a reason that is shown whenever it is used."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from townreport.checks.expressions import Expression
from townreport.checks.record_texts import Path
from townreport.findings import Finding, Place, Severity
from townreport.record import Record
from townreport.record.catalogue import MOST_SLIPS, find, leaves, nearest
from townreport.record.exemptions import Exemption
from townreport.record.fields import Kind, Part
from townreport.record.figure import Missing
from townreport.record.reading_values import FIGURE_KEYS, shorten

KEY = "检查例外"
_BETWEEN_STEPS = Expression("[.›．]")
_ORDINAL = Expression(r"第\s*([0-9]{1,4})\s*项")


class Said(NamedTuple):
    """A finding, and the other places in the record that have a part in it."""

    finding: Finding
    also: tuple[Path, ...] = ()


class _Rule(NamedTuple):
    """One exemption that is in order. `place` is the beginning of the places it holds for; empty for all."""

    position: int
    code: str
    place: Path
    reason: str


_Rules = dict[tuple[str, Path], _Rule]
"""Exemptions by code and place, of those alike the first: so that many findings meet many exemptions in no time."""


def exempt(record: Record, said: Iterable[Said], codes: Collection[str]) -> list[Finding]:
    """The findings that remain, and what is to be said of the exemptions themselves.

    `codes` are those of all rules. A finding that is exempt becomes a note with the reason.
    """
    listed = record.exemptions
    if isinstance(listed, Missing):
        return [one.finding for one in said]
    faults: list[Finding] = []
    rules: list[_Rule] = []
    for position, exemption in enumerate(listed):
        before = len(faults)
        faults += _faults(exemption, position, codes)
        if len(faults) == before and not exemption.is_blank:
            rules.append(_rule(exemption, position))
    by_place = _by_place(rules)
    used: set[int] = set()
    remaining = []
    for one in said:
        rule = _answering(by_place, one.finding.code, (one.finding.place.path, *one.also))
        if rule is None:
            remaining.append(one.finding)
        else:
            used.add(rule.position)
            remaining.append(_note(one.finding, rule))
    unused = [_unused(rule) for rule in rules if rule.position not in used]
    return [*remaining, *faults, *unused]


def exempted(record: Record) -> Callable[[str, Path], bool]:
    """What tells whether a rule is switched off for a place in the record, by an exemption that is in order."""
    listed = record.exemptions
    rules = [
        _rule(exemption, position)
        for position, exemption in enumerate(() if isinstance(listed, Missing) else listed)
        if not exemption.is_blank and not any(_faults(exemption, position, (str(exemption.rule),)))
    ]
    by_place = _by_place(rules)
    return lambda code, path: _answering(by_place, code, (path,)) is not None


def _by_place(rules: Iterable[_Rule]) -> _Rules:
    found: _Rules = {}
    for rule in rules:
        found.setdefault((rule.code, rule.place), rule)
    return found


def _answering(rules: _Rules, code: str, paths: Iterable[Path]) -> _Rule | None:
    """The first exemption from a rule that holds for one of these places."""
    starts = [(code, path[:length]) for path in paths for length in range(len(path) + 1)]
    found = [rules[start] for start in starts if start in rules]
    return min(found, key=attrgetter("position"), default=None)


def _note(finding: Finding, rule: _Rule) -> Finding:
    message = f"按“{KEY}”不再报告：{finding.message}（理由：{rule.reason}）"
    fix = f"不用改；情况变了，就删去“{KEY}”第{rule.position + 1}项"
    return finding._replace(code="exemption.used", severity=Severity.NOTE, message=message, fix=fix)


def _unused(rule: _Rule) -> Finding:
    message = f"“{rule.code}”在这份记录里没有报告什么，这条例外没有用到"
    return Finding("exemption.unused", Severity.NOTE, message, "删去这一项", Place(path=(KEY, rule.position)))


def _rule(exemption: Exemption, position: int) -> _Rule:
    assert isinstance(exemption.rule, str)
    assert isinstance(exemption.reason, str)
    place = () if isinstance(exemption.place, Missing) else _path(exemption.place)
    assert place is not None
    return _Rule(position, exemption.rule, place, exemption.reason)


def _faults(exemption: Exemption, position: int, codes: Collection[str]) -> Iterator[Finding]:
    if exemption.is_blank:
        return
    path: Path = (KEY, position)
    rule, place = exemption.rule, exemption.place
    if isinstance(rule, Missing):
        fix = "写上规则的代号，如 growth.stated；全部规则见 townreport rules"
        yield _fault("exemption.no-rule", "没有写哪一条规则", fix, path)
    elif rule not in codes:
        near = nearest(rule, codes) if position < MOST_SLIPS else None
        fix = f"是不是“{near}”？" if near else ""
        message = f"没有“{shorten(rule)}”这条规则"
        yield _fault("exemption.unknown-rule", message, f"{fix}全部规则见 townreport rules", (*path, "规则"))
    if isinstance(exemption.reason, Missing):
        fix = "写明这条规则为什么不适用，如“当年行政区划调整”"
        yield _fault("exemption.no-reason", "没有写理由", fix, path)
    if not isinstance(place, Missing) and _path(place) is None:
        near = nearest(place, [leaf.place for leaf in leaves(Record)]) if position < MOST_SLIPS else None
        fix = f"是不是“{near}”？" if near else ""
        message = f"记录里没有“{shorten(place)}”这个位置"
        yield _fault(
            "exemption.unknown-place", message, f"{fix}写成“经济运行.税收收入”这样，不写就是整份记录", (*path, "位置")
        )


def _fault(code: str, message: str, fix: str, path: Path) -> Finding:
    return Finding(code, Severity.ERROR, message, fix, Place(path=path))


def _path(place: str) -> Path | None:
    """A place as people write it, as a path of labels: with English names, with 第2项 or a position from 0.

    A field's name alone will do where only one field has it. None where the record has no such place.
    """
    steps = [step for part in _BETWEEN_STEPS.compiled.split(place) if (step := part.strip())]
    if len(steps) == 1 and find(Record, steps[0]) is None:
        ways = _all_ways().get(steps[0], ())
        return ways[0] if len(ways) == 1 else None
    path: list[str | int] = []
    model: type[Part] | None = Record
    kind = Kind.PART
    for step in steps:
        ordinal = _ORDINAL.fullmatch(step)
        entry = find(model, step) if model is not None else None
        if entry is not None and not (path and kind is Kind.ITEMS and not isinstance(path[-1], int)):
            path.append(entry.label)
            model, kind = entry.model, entry.kind
        elif (ordinal or step.isdecimal()) and kind in (Kind.ITEMS, Kind.NAMES):
            path.append(int(ordinal[1]) - 1 if ordinal else int(step))
        elif kind is Kind.OWN_FIGURES and len(path) == 1:
            path.append(step)
        elif kind.is_figure and step in FIGURE_KEYS:
            path.append(FIGURE_KEYS[step])
        else:
            return None
    return tuple(path) or None


@cache
def _all_ways() -> dict[str, tuple[Path, ...]]:
    """The paths of all fields that hold values, by their labels."""
    found: dict[str, tuple[Path, ...]] = {}
    for leaf in leaves(Record):
        label = leaf.entry.label
        found[label] = (*found.get(label, ()), tuple(entry.label for entry in leaf.way))
    return found


__all__ = ["KEY", "Said", "exempt", "exempted"]
