"""A wording with a town's own changes: points and sections added, replaced, dropped or moved.

What a town adds becomes a template like the wording's own, so numbering, closing up, gaps and the way back
to the record work the same for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from townreport.findings import Finding, Place, Severity
from townreport.outline import PointStyle
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
from townreport.record.catalogue import entries, label_path, nearest
from townreport.record.figure import Missing
from townreport.record.plan import OwnPoint
from townreport.wording.binding import NOTHING, Alternative, Each, Reference
from townreport.wording.templates import (
    BlockTemplate,
    ParagraphTemplate,
    PointsTemplate,
    PointTemplate,
    SectionTemplate,
)
from townreport.wording.values import text_words

_LIST = "调整"
_Blocks = tuple[BlockTemplate, ...]
_Item = SectionTemplate | PointTemplate


class Adjusted(NamedTuple):
    """The blocks of a wording after a town's changes, and what is wrong with the changes."""

    blocks: _Blocks
    findings: tuple[Finding, ...]


def adjust(blocks: _Blocks, record: Record) -> Adjusted:
    """Apply a record's 调整 one after another; a change that cannot be made is a finding, never an exception."""
    findings: list[Finding] = []
    adjustments = record.adjustments
    for position, change in enumerate(() if isinstance(adjustments, Missing) else adjustments):
        if not change.is_blank:
            outcome = _apply(blocks, change, position)
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                blocks = outcome
    return Adjusted(blocks, tuple(findings))


def _apply(blocks: _Blocks, change: Adjustment, position: int) -> _Blocks | Finding:
    way = AFTER if isinstance(change.way, Missing) else change.way
    if way not in WAYS:
        close = nearest(way, WAYS)
        fix = f"是不是“{close}”？可用的是：{'、'.join(WAYS)}" if close else f"可用的是：{'、'.join(WAYS)}"
        return _finding(position, "方式", "adjustment.way", f"没有“{way}”这种方式", fix)
    found = _find(blocks, change.place)
    if found is None:
        return _unknown(blocks, change.place, position, "位置")
    if way == DROP:
        return _replaced(blocks, found, ())
    if way in (MOVE_BEFORE, MOVE_AFTER):
        target = _find(blocks, change.target)
        if target is None:
            return _unknown(blocks, change.target, position, "目标")
        if target is found or type(target) is not type(found) or _holds(found, target):
            fix = "要点移到要点旁边，章节移到章节旁边"
            return _finding(position, "目标", "adjustment.target", f"不能移到“{change.target}”旁边", fix)
        around = (found, target) if way == MOVE_BEFORE else (target, found)
        return _replaced(_replaced(blocks, found, ()), target, around)
    own = _own_section(change, position) if not isinstance(change.heading, Missing) else _own_point(change, position)
    if own is None:
        fix = "加要点写“要点”“内容”，加一节写“标题”和“条目”或“内容”"
        return _finding(position, "位置", "adjustment.empty", "没有写要加的内容", fix)
    if isinstance(found, SectionTemplate) and isinstance(own, PointTemplate):
        # A point beside a section stands in it: at its end, or at its start.
        inside = (PointsTemplate((own,), PointStyle.RUN_ON),)
        kept = {BEFORE: (*inside, *found.blocks), AFTER: _with_point(found.blocks, own), INSTEAD: inside}[way]
        return _replaced(blocks, found, (found._replace(blocks=kept),))
    if isinstance(found, PointTemplate) and isinstance(own, SectionTemplate):
        fix = "把“标题”改成“要点”；要加一节，“位置”写章节的名字"
        return _finding(position, "标题", "adjustment.section-beside-point", "要点旁边不能加一节", fix)
    around_own: tuple[_Item, ...] = {BEFORE: (own, found), AFTER: (found, own), INSTEAD: (own,)}[way]
    return _replaced(blocks, found, around_own)


def _with_point(blocks: _Blocks, own: PointTemplate) -> _Blocks:
    """The blocks with a point behind the last of their points."""
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if isinstance(block, PointsTemplate):
            return (*blocks[:index], block._replace(points=(*block.points, own)), *blocks[index + 1 :])
    return (*blocks, PointsTemplate((own,), PointStyle.RUN_ON))


def _items(blocks: _Blocks) -> Iterator[_Item]:
    for block in blocks:
        if isinstance(block, SectionTemplate):
            yield block
            yield from _items(block.blocks)
        elif isinstance(block, PointsTemplate):
            yield from block.points


def _names(item: _Item) -> list[str]:
    """What an item may be called: its name, the end of its name, or its own words."""
    words = item.heading if isinstance(item, SectionTemplate) else item.lead
    literal = "".join(node for node in words.nodes if isinstance(node, str)).strip("。")
    return [name for name in (item.name, item.name.rpartition(".")[2], literal) if name]


def _find(blocks: _Blocks, name: str | Missing) -> _Item | None:
    if isinstance(name, Missing):
        return None
    return next((item for item in _items(blocks) if name in _names(item)), None)


def _holds(outer: _Item, inner: _Item) -> bool:
    return isinstance(outer, SectionTemplate) and any(item is inner for item in _items(outer.blocks))


def _replaced(blocks: _Blocks, old: _Item, new: tuple[_Item, ...]) -> _Blocks:
    """The tree with `new` in the place of `old`, which is found by identity."""
    kept: list[BlockTemplate] = []
    for block in blocks:
        if block is old:
            kept += [item for item in new if isinstance(item, SectionTemplate)]
        elif isinstance(block, SectionTemplate):
            kept.append(block._replace(blocks=_replaced(block.blocks, old, new)))
        elif isinstance(block, PointsTemplate) and any(point is old for point in block.points):
            points: list[PointTemplate] = []
            for point in block.points:
                points += [item for item in new if isinstance(item, PointTemplate)] if point is old else [point]
            if points:
                kept.append(block._replace(points=tuple(points)))
        else:
            kept.append(block)
    return tuple(kept)


def _own(position: int, attribute: str, label: str, end: str = "", *, is_prose: bool = False) -> Alternative:
    """A sentence that prints one field of a change, with the end it should have."""

    def value(record: Record) -> Any:
        changes = record.adjustments
        return Missing.ABSENT if isinstance(changes, Missing) else getattr(changes[position], attribute)

    reference = Reference(value, text_words, "xx", f"{_LIST}.{position}.{label}", False, True, is_prose)
    return Alternative((reference, end) if end else (reference,), (reference,), ())


def _own_point(change: Adjustment, position: int) -> PointTemplate | None:
    if isinstance(change.text, Missing) and isinstance(change.lead, Missing):
        return None
    lead = NOTHING if isinstance(change.lead, Missing) else _own(position, "lead", "要点", "。")
    text = NOTHING if isinstance(change.text, Missing) else _own(position, "text", "内容", "。", is_prose=True)
    return PointTemplate("" if isinstance(change.lead, Missing) else change.lead, None, lead, text, None)


def _own_section(change: Adjustment, position: int) -> SectionTemplate | None:
    blocks: list[BlockTemplate] = []
    if not isinstance(change.text, Missing):
        blocks.append(ParagraphTemplate(_own(position, "text", "内容", "。", is_prose=True)))
    if not isinstance(change.points, Missing):

        def value(record: Record) -> Any:
            changes = record.adjustments
            return Missing.ABSENT if isinstance(changes, Missing) else changes[position].points

        each = Each(value, f"{_LIST}.{position}.条目", "", NOTHING, OwnPoint, 0, False)
        lead, text = (_entry_field(name) for name in ("lead", "text"))
        blocks.append(PointsTemplate((PointTemplate("", None, lead, text, each),), PointStyle.RUN_ON))
    if not blocks:
        return None
    return SectionTemplate(str(change.heading), None, _own(position, "heading", "标题"), tuple(blocks))


def _entry_field(name: str) -> Alternative:
    entry = next(entry for entry in entries(OwnPoint).values() if entry.name == name)

    def value(holder: Any) -> Any:
        return getattr(holder, name)

    reference = Reference(value, text_words, "xx", entry.label, True, True, name == "text")
    return Alternative((reference, "。"), (reference,), ())


def _unknown(blocks: _Blocks, name: str | Missing, position: int, label: str) -> Finding:
    if isinstance(name, Missing):
        return _finding(position, label, "adjustment.place", f"没有写“{label}”", "写上文稿里要点或章节的名字")
    known = [known for item in _items(blocks) for known in _names(item)]
    close = nearest(name, known)
    fix = f"是不是“{close}”？" if close else "要点和章节的名字见 townreport wording 里的〔〕"
    return _finding(position, label, "adjustment.place", f"文稿里没有“{name}”这个要点或章节", fix)


def _finding(position: int, label: str, code: str, message: str, fix: str) -> Finding:
    path = (_LIST, position, label)
    return Finding(code, Severity.ERROR, message, fix, Place(path=path, label=label_path(Record, path)))



