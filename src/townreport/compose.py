"""Record and wording → Outline: which sections and points exist, and what was left out."""

from __future__ import annotations

from typing import NamedTuple

from townreport.findings import Finding
from townreport.outline import (
    Annex,
    Block,
    Outline,
    Paragraph,
    Pieces,
    Point,
    Points,
    Section,
    piece_text,
)
from townreport.record import Record
from townreport.wording.adjusting import adjust
from townreport.wording.binding import Alternative
from townreport.wording.filling import Filler, Omission, Want
from townreport.wording.table_filling import fill_table
from townreport.wording.templates import (
    AnnexTemplate,
    BlockTemplate,
    ParagraphTemplate,
    PointsTemplate,
    PointTemplate,
    SectionTemplate,
    TableTemplate,
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
    annexes = tuple(annex for template in wording.annexes if (annex := _annex(template, filler)))
    outline = Outline(title, blocks, annexes)
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
        elif isinstance(template, TableTemplate):
            table = fill_table(template, filler)
            if table is not None:
                filled.append(table)
        elif not _is_for_good(template, filler):
            heading, blocks = _headed(template.heading, template.blocks, filler)
            if blocks:
                filled.append(Section(heading, blocks, template.run_in))
    return filled


def _headed(
    heading: Alternative, templates: tuple[BlockTemplate, ...], filler: Filler
) -> tuple[Pieces, tuple[Block, ...]]:
    """A heading and what stands under it; what is left out there is told by the heading."""
    outer = filler.section
    pieces = filler.fill(heading)
    filler.section = "".join(map(piece_text, pieces))
    blocks = tuple(_blocks(templates, filler))
    filler.section = outer
    return pieces, blocks


def _annex(template: AnnexTemplate, filler: Filler) -> Annex | None:
    """An 附件; None where nothing of its content is left."""
    title, blocks = _headed(template.title, template.blocks, filler)
    return Annex(title, blocks) if blocks else None


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


