"""Record and wording → Outline: which sections and points exist, and what was left out."""

from __future__ import annotations

from typing import NamedTuple

from townreport.findings import Finding
from townreport.outline import (
    Block,
    Outline,
    Paragraph,
    Point,
    Points,
    Section,
    piece_text,
)
from townreport.record import Record
from townreport.wording.adjusting import adjust
from townreport.wording.filling import Filler, Omission, Want
from townreport.wording.templates import (
    BlockTemplate,
    ParagraphTemplate,
    PointsTemplate,
    PointTemplate,
    SectionTemplate,
    Wording,
)
from townreport.wording.values import Lack


class Composed(NamedTuple):
    """A report ready for layout, and the account of it.

    `undeclared`: figures the wording needs everywhere and the record does not give; without a
    draft they stop the build. `printed` and `gaps` are places in the record, each once. `findings`: what is
    wrong with the record's 调整.
    """

    outline: Outline
    omissions: tuple[Omission, ...]
    undeclared: tuple[Want, ...]
    printed: frozenset[str]
    gaps: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def compose(record: Record, wording: Wording, *, draft: bool = False) -> Composed:
    """Fill a wording from a record. In a draft every gap is a `Gap` and nothing else is left out."""
    filler = Filler(record, wording.style, draft=draft)
    title = filler.fill(wording.title)
    templates, findings = adjust(wording.blocks, record)
    blocks = tuple(_blocks(templates, filler))
    outline = Outline(title, blocks)
    return Composed(
        outline,
        filler.account(),
        tuple(filler.undeclared),
        frozenset(filler.printed),
        tuple(filler.gaps),
        findings,
    )


def _blocks(templates: tuple[BlockTemplate, ...], filler: Filler) -> list[Block]:
    filled: list[Block] = []
    for template in templates:
        if isinstance(template, ParagraphTemplate):
            pieces = filler.fill(template.text)
            if pieces:
                filled.append(Paragraph(pieces))
        elif isinstance(template, PointsTemplate):
            points = [point for each in template.points for point in _points(each, filler)]
            if points:
                filled.append(Points(tuple(points), template.style))
        elif not _is_for_good(template, filler):
            outer = filler.section
            heading = filler.fill(template.heading)
            filler.section = "".join(map(piece_text, heading))
            blocks = _blocks(template.blocks, filler)
            filler.section = outer
            if blocks:
                filled.append(Section(heading, tuple(blocks)))
    return filled


def _points(template: PointTemplate, filler: Filler) -> list[Point]:
    if _is_for_good(template, filler):
        return []
    if template.each is None:
        point = Point(filler.fill(template.lead), filler.fill(template.text))
        return [point] if _has_something(point) or not template.text.nodes else []
    entries = filler.entries(template.each)
    if not entries and template.each.is_blank:
        filler.omit(template.each.label, (filler.want_of_list(template.each),))
    points = [
        Point(filler.fill(template.lead, entry, place), filler.fill(template.text, entry, place))
        for entry, place in entries
    ]
    return [point for point in points if _has_something(point)]


def _is_for_good(template: SectionTemplate | PointTemplate, filler: Filler) -> bool:
    """Whether the town has nothing of what a block is named after: then its fixed sentences are not true of it."""
    group = template.group
    if group is None or not group.value(filler.record).is_not_applicable:
        return False
    filler.omit(group.place, (Want(group.place, Lack.NOT_APPLICABLE),))
    return True


def _has_something(point: Point) -> bool:
    """A lead of the wording alone, with nothing left behind it, is no point; a lead from the record is."""
    return bool(point.text) or any(not isinstance(piece, str) for piece in point.lead)


