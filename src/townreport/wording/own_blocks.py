"""Points and sections of the town's own, as templates: they are filled, numbered and accounted for like the wording's.

Every word of them is printed from its place in the record (``调整.0.条目.1.内容``).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from townreport.outline import PointStyle
from townreport.record.adjustments import AnyEntry
from townreport.record.figure import Missing
from townreport.record.plan import OwnPoint
from townreport.wording.bound import NOTHING, Alternative, Reference
from townreport.wording.templates import (
    BlockTemplate,
    Origin,
    ParagraphTemplate,
    PointsTemplate,
    PointTemplate,
    SectionTemplate,
)
from townreport.wording.values import SENTENCE_ENDS, text_words

HEADING, LEAD, TEXT, ENTRIES = "标题", "要点", "内容", "条目"


class Manner(NamedTuple):
    """How the wording's neighbours stand, for the town's own to stand likewise."""

    points: PointStyle = PointStyle.RUN_ON
    run_in: bool = False


class Unclear(NamedTuple):
    """An entry that says neither a point nor a section: at which field, and what to do about it."""

    place: str
    code: str
    message: str
    fix: str


def own_item(entry: AnyEntry | OwnPoint, place: str, manner: Manner) -> SectionTemplate | PointTemplate | Unclear:
    """What one entry adds: a section where it has a 标题, else a point."""
    heading = getattr(entry, "heading", Missing.ABSENT)
    points = getattr(entry, "points", Missing.ABSENT)
    if isinstance(heading, Missing):
        if not isinstance(points, Missing):
            return Unclear(f"{place}.{ENTRIES}", "adjustment.heading", "有“条目”，没有“标题”", "给这一节写上“标题”")
        return _point(entry, place)
    if not isinstance(entry.lead, Missing):
        fix = "加一节写“标题”，加要点写“要点”；节里的要点写在“条目”里"
        return Unclear(f"{place}.{LEAD}", "adjustment.heading", "“标题”和“要点”只能写一个", fix)
    blocks: list[BlockTemplate] = []
    if not isinstance(entry.text, Missing):
        blocks.append(ParagraphTemplate(_said(entry.text, f"{place}.{TEXT}", "。", is_prose=True)))
    for position, inner in enumerate(() if isinstance(points, Missing) else points):
        if inner.is_blank:
            continue
        item = own_item(inner, f"{place}.{ENTRIES}.{position}", manner._replace(run_in=False))
        if isinstance(item, Unclear):
            return item
        _append(blocks, item, manner)
    if not blocks:
        fix = "写上“内容”或“条目”"
        return Unclear(f"{place}.{HEADING}", "adjustment.empty", f"“{heading}”这一节没有内容", fix)
    words = _said(heading, f"{place}.{HEADING}", "。" if manner.run_in else "")
    return SectionTemplate("", None, words, tuple(blocks), manner.run_in, None, Origin((heading,)))


def _append(blocks: list[BlockTemplate], item: SectionTemplate | PointTemplate, manner: Manner) -> None:
    last = blocks[-1] if blocks else None
    if isinstance(item, SectionTemplate):
        blocks.append(item)
    elif isinstance(last, PointsTemplate):
        blocks[-1] = last.with_points((*last.points, item))
    else:
        blocks.append(PointsTemplate((item,), manner.points))


def _point(entry: AnyEntry | OwnPoint, place: str) -> PointTemplate | Unclear:
    if isinstance(entry.text, Missing) and isinstance(entry.lead, Missing):
        fix = "加要点写“要点”“内容”，加一节写“标题”和“条目”或“内容”"
        return Unclear(place, "adjustment.empty", "没有写要加的内容", fix)
    lead, text = NOTHING, NOTHING
    names: tuple[str, ...] = ()
    if not isinstance(entry.lead, Missing):
        lead = _said(entry.lead, f"{place}.{LEAD}", "。")
        names = (entry.lead.strip("。"),)
    if not isinstance(entry.text, Missing):
        text = _said(entry.text, f"{place}.{TEXT}", "。", is_prose=True)
    return PointTemplate("", None, lead, text, None, Origin(names))


def _said(words: str, place: str, end: str, *, is_prose: bool = False) -> Alternative:
    """A sentence that prints one text of the record, with the end it should have."""
    reference = Reference(_always(words), text_words, "xx", place, False, True, is_text=True, is_prose=is_prose)
    # A text that says on what its list goes on (…：) or ends itself has its end.
    has_end = words[-1] in f"{SENTENCE_ENDS}：" or not end
    return Alternative((reference,) if has_end else (reference, end), (reference,), ())


def _always(words: str) -> Callable[[Any], str]:
    return lambda _record: words
