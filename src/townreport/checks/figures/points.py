"""The town's own points: none says what another of the same list has said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from townreport.checks.figures.facts import Facts, all_leaves
from townreport.checks.figures.rule import Raised, RecordRule
from townreport.checks.record_texts import Path
from townreport.findings import Severity
from townreport.record.fields import Kind
from townreport.record.figure import Missing
from townreport.record.plan import OwnPoint

_MEMBERS = (("要点", attrgetter("lead")), ("内容", attrgetter("text")))


@cache
def _lists() -> tuple[tuple[Path, ...], attrgetter[Any]]:
    """The places of the record's lists of points, and what gives all these lists."""
    found = [leaf for leaf in all_leaves() if leaf.entry.kind is Kind.ITEMS and leaf.entry.model is OwnPoint]
    paths = tuple(tuple(entry.label for entry in leaf.way) for leaf in found)
    return paths, attrgetter(*(leaf.attribute for leaf in found))


def _any_said_twice(facts: Facts) -> bool:
    for points in _lists()[1](facts.record):
        if points.__class__ is not Missing and len(points) > 1:
            for _, member in _MEMBERS:
                said = [words.strip("。；，") for words in map(member, points) if words.__class__ is not Missing]
                if len(set(said)) < len(said):
                    return True
    return False


def _said_twice(facts: Facts) -> Iterator[Raised]:
    paths, lists_of = _lists()
    for path, points in zip(paths, lists_of(facts.record), strict=True):
        if points.__class__ is Missing or len(points) < 2:
            continue
        for label, member in _MEMBERS:
            first: dict[str, int] = {}
            for position, point in enumerate(points):
                words = member(point)
                if isinstance(words, Missing):
                    continue
                earlier = first.setdefault(words.strip("。；，"), position)
                if earlier != position:
                    message = f"这一条的“{label}”和第 {earlier + 1} 项一样"
                    fix = "多半是复制后忘了改：改写其中一条，或删去重复的"
                    yield Raised((*path, position, label), message, fix, ((*path, earlier, label),))


_POINT = {"要点": "人才不足", "内容": "村级后备力量偏少。"}
RULES = (
    RecordRule(
        code="list.point-twice",
        severity=Severity.WARNING,
        title="两个要点写得一样",
        reason="同一列表里两个要点的短语或内容完全一样，多半是复制后忘了改。",
        wrong=({"存在的问题": [_POINT, {"要点": "人才不足", "内容": "年轻人外出多。"}]},),
        right=({"存在的问题": [_POINT, {"要点": "财力偏弱", "内容": "税源结构单一。"}]},),
        find=_said_twice,
        may_apply=_any_said_twice,
    ),
)
