"""The town's own points: none says what another of the same list has said."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from townreport.checks.figures.facts import Facts
from townreport.checks.figures.rule import Raised, RecordRule
from townreport.findings import Severity
from townreport.record import Record
from townreport.record.catalogue import leaves
from townreport.record.fields import Kind
from townreport.record.figure import Missing
from townreport.record.plan import OwnPoint

_LISTS = tuple(
    (tuple(entry.label for entry in leaf.way), attrgetter(leaf.attribute))
    for leaf in leaves(Record)
    if leaf.entry.kind is Kind.ITEMS and leaf.entry.model is OwnPoint
)
_MEMBERS = (("要点", attrgetter("lead")), ("内容", attrgetter("text")))


def _said_twice(facts: Facts) -> Iterator[Raised]:
    for path, points_of in _LISTS:
        points = points_of(facts.record)
        if isinstance(points, Missing) or len(points) < 2:
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
    ),
)
