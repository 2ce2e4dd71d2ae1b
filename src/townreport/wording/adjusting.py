"""A wording with a town's own changes: points and sections added, replaced, dropped or moved.

What a town adds becomes a template like the wording's own (`own_blocks`), so numbering, closing up, gaps and the way
back to the record work the same for it.
"""

from __future__ import annotations

from typing import NamedTuple

from townreport.findings import Finding, Place, Severity
from townreport.outline import MAXIMUM_DEPTH, PointStyle
from townreport.record import Record
from townreport.record.adjustments import (
    AFTER,
    BEFORE,
    DROP,
    INSTEAD,
    MOVE_AFTER,
    MOVE_BEFORE,
    WAYS,
    Adjustment,
)
from townreport.record.catalogue import label_path, nearest, path_of
from townreport.record.figure import Missing
from townreport.wording.own_blocks import Manner, Unclear, own_item
from townreport.wording.templates import BlockTemplate, Origin, PointsTemplate, PointTemplate, SectionTemplate
from townreport.wording.tree import (
    Blocks,
    Item,
    depth_of,
    height_of,
    holds,
    items,
    last_behind,
    names_of,
    replaced,
    search,
)

_LIST = "调整"
_MOST_CHANGES = 200
"""Each is made in the tree that those before it have left."""


class Adjusted(NamedTuple):
    """The blocks of a wording after a town's changes, and what is wrong with the changes."""

    blocks: Blocks
    findings: tuple[Finding, ...]


class _Refused(Exception):
    """A change that cannot be made."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def adjust(blocks: Blocks, record: Record) -> Adjusted:
    """Apply a record's 调整 one after another; a change that cannot be made is a finding, never an exception."""
    findings: list[Finding] = []
    adjustments = () if isinstance(record.adjustments, Missing) else record.adjustments
    if len(adjustments) > _MOST_CHANGES:
        message = f"“{_LIST}”有 {len(adjustments)} 条，超过了 {_MOST_CHANGES} 条"
        return Adjusted(blocks, (_finding(_LIST, "adjustment.too-many", message, "改动这么多，请另写一份文稿"),))
    for position, change in enumerate(adjustments):
        if not change.is_blank:
            try:
                blocks = _Change(blocks, record, change, position).made()
            except _Refused as refused:
                findings.append(refused.finding)
    return Adjusted(blocks, tuple(findings))


class _Change:
    """One change of a tree of blocks."""

    def __init__(self, blocks: Blocks, record: Record, change: Adjustment, position: int) -> None:
        self._blocks, self._record, self._change, self._position = blocks, record, change, position
        self._way = AFTER if isinstance(change.way, Missing) else change.way

    def made(self) -> Blocks:
        """The blocks with the change made; raises _Refused where it cannot be."""
        if self._way not in WAYS:
            close = nearest(self._way, WAYS)
            known = f"可用的是：{'、'.join(WAYS)}"
            fix = f"是不是“{close}”？{known}" if close else known
            raise self._refused("方式", "adjustment.way", f"没有“{self._way}”这种方式", fix)
        found = self._find(self._change.place, "位置")
        if self._way == DROP:
            return replaced(self._blocks, found, ())
        if self._way in (MOVE_BEFORE, MOVE_AFTER):
            return self._moved(found)
        return self._added(found)

    def _moved(self, found: Item) -> Blocks:
        target = self._find(self._change.target, "目标")
        if target is found or type(target) is not type(found) or holds(found, target):
            fix = "要点移到要点旁边，章节移到章节旁边"
            raise self._refused("目标", "adjustment.target", f"不能移到“{self._change.target}”旁边", fix)
        self._check_depth(found, target, "目标")
        # The copy is put there first: taking the other away may make the target another one, if it stands in it.
        names = tuple(names_of(found, self._record))
        behind = str(self._change.target) if self._way == MOVE_AFTER else ""
        copy = found._replace(origin=Origin(names, behind))
        blocks = self._beside(target, copy, str(self._change.target), is_behind=self._way == MOVE_AFTER)
        return replaced(blocks, found, ())

    def _added(self, found: Item) -> Blocks:
        manner = _manner(found, self._blocks)
        own = own_item(self._change, f"{_LIST}.{self._position}", manner)
        if isinstance(own, Unclear):
            raise _Refused(_finding(own.place, own.code, own.message, own.fix))
        place = str(self._change.place)
        if isinstance(found, SectionTemplate) and isinstance(own, PointTemplate):
            return replaced(self._blocks, found, (self._with_point(found, own, manner),))
        if isinstance(found, PointTemplate) and isinstance(own, SectionTemplate):
            fix = "把“标题”改成“要点”；要加一节，“位置”写章节的名字"
            raise self._refused("标题", "adjustment.section-beside-point", "要点旁边不能加一节", fix)
        self._check_depth(own, found, "标题")
        if self._way == INSTEAD:
            # It still answers to the name of what it replaced.
            names = (*(own.origin.names if own.origin else ()), *names_of(found, self._record))
            return replaced(self._blocks, found, (own._replace(origin=Origin(names)),))
        return self._beside(found, own, place, is_behind=self._way == AFTER)

    def _beside(self, found: Item, own: Item, place: str, *, is_behind: bool) -> Blocks:
        """`own` before or behind `found`; behind all that was put behind it before, so that they stand as written."""
        if not is_behind:
            return replaced(self._blocks, found, (own, found))
        names = own.origin.names if own.origin else ()
        own = own._replace(origin=Origin(names, place))
        last = last_behind(self._blocks, found, place)
        return replaced(self._blocks, last, (last, own))

    def _with_point(self, found: SectionTemplate, own: PointTemplate, manner: Manner) -> SectionTemplate:
        """A section with a point as its first, as its last, or instead of all that stood in it."""
        inside = PointsTemplate((own,), manner.points)
        if self._way == INSTEAD:
            # What it is named after may not apply to the town; these words do.
            names = tuple(names_of(found, self._record))
            return found._replace(blocks=(inside,), group=None, origin=Origin(names))
        where = [index for index, block in enumerate(found.blocks) if isinstance(block, PointsTemplate)]
        if not where:
            if any(isinstance(block, SectionTemplate) for block in found.blocks):
                fix = "“位置”写其中一个小节的名字；要加的是一节，就写“标题”"
                message = f"“{self._change.place}”下面是小节，不能直接加要点"
                raise self._refused("位置", "adjustment.point-beside-section", message, fix)
            return found._replace(blocks=(*found.blocks, inside))
        index = where[0] if self._way == BEFORE else where[-1]
        standing = found.blocks[index]
        assert isinstance(standing, PointsTemplate)
        first = sum(1 for point in standing.points if point.origin is not None and point.origin.behind == _START)
        position = first if self._way == BEFORE else len(standing.points)
        names = own.origin.names if own.origin else ()
        marked = own._replace(origin=Origin(names, _START if self._way == BEFORE else ""))
        points = (*standing.points[:position], marked, *standing.points[position:])
        return found._replace(blocks=(*found.blocks[:index], standing.with_points(points), *found.blocks[index + 1 :]))

    def _check_depth(self, item: Item, beside: Item, label: str) -> None:
        if isinstance(item, SectionTemplate) and depth_of(self._blocks, beside) + height_of(item) > MAXIMUM_DEPTH:
            fix = "减少标题的层次，或者加在上一级章节旁边"
            raise self._refused(label, "adjustment.depth", f"标题最多 {MAXIMUM_DEPTH} 级，这样放就超过了", fix)

    def _find(self, name: str | Missing, label: str) -> Item:
        if isinstance(name, Missing):
            raise self._refused(label, "adjustment.place", f"没有写“{label}”", "写上文稿里要点或章节的名字")
        found = search(self._blocks, name, self._record)
        if len(found) == 1:
            return found[0]
        if found:
            fix = "在文稿里给它们写上不同的〔名字〕，按名字写"
            message = f"有 {len(found)} 处要点或章节叫“{name}”，不知道是哪一处"
            raise self._refused(label, "adjustment.ambiguous", message, fix)
        known = [known for item in items(self._blocks) for known in names_of(item, self._record)]
        close = nearest(name, known)
        fix = f"是不是“{close}”？" if close else "要点和章节的名字见 townreport wording 里的〔〕"
        refused = self._refused(label, "adjustment.place", f"文稿里没有“{name}”这个要点或章节", fix)
        if self._way == DROP:
            # What is to be dropped is not there: nothing is lost.
            refused.finding = refused.finding._replace(severity=Severity.WARNING)
        raise refused

    def _refused(self, label: str, code: str, message: str, fix: str) -> _Refused:
        return _Refused(_finding(f"{_LIST}.{self._position}.{label}", code, message, fix))


_START = "\n"
"""The mark of points put at a section's start; no name holds a line break."""


def _manner(beside: Item, blocks: Blocks) -> Manner:
    """How the points stand next to where something is added, and whether headings run into their text there."""
    near: Blocks = (beside,) if isinstance(beside, SectionTemplate) else ()
    styles = [style for found in (near, blocks) for style in _styles(found)]
    run_in = isinstance(beside, SectionTemplate) and beside.run_in
    return Manner(styles[0], run_in) if styles else Manner(run_in=run_in)


def _styles(blocks: tuple[BlockTemplate, ...]) -> list[PointStyle]:
    found = []
    for block in blocks:
        if isinstance(block, PointsTemplate):
            found.append(block.style)
        elif isinstance(block, SectionTemplate):
            found += _styles(block.blocks)
    return found


def _finding(place: str, code: str, message: str, fix: str) -> Finding:
    path = path_of(place)
    return Finding(code, Severity.ERROR, message, fix, Place(path=path, label=label_path(Record, path)))
