"""Filling a wording's blocks: which sections, points and paragraphs exist."""

from __future__ import annotations

from collections.abc import Iterator

from townreport.outline import Annex, Block, Paragraph, Pieces, Section
from townreport.wording.bound import Alternative, Each
from townreport.wording.filling import Filler
from townreport.wording.points import fill_points
from townreport.wording.templates import (
    AnnexTemplate,
    BlockTemplate,
    ParagraphTemplate,
    PointsTemplate,
    SectionTemplate,
)


def filled_blocks(templates: tuple[BlockTemplate, ...], filler: Filler) -> list[Block]:
    """What is left of blocks when a record has filled them."""
    filled: list[Block] = []
    for template in templates:
        if isinstance(template, SectionTemplate):
            if template.each is not None:
                filled += _sections(template, template.each, filler)
            elif not filler.is_for_good(template.group):
                heading, blocks = _headed(template.heading, template.blocks, filler)
                if blocks:
                    filled.append(Section(heading, blocks, template.run_in))
        elif isinstance(template, PointsTemplate):
            points = fill_points(template, filler)
            if points is not None:
                filled.append(points)
        elif isinstance(template, ParagraphTemplate):
            pieces = filler.fill(template.text)
            if pieces:
                filled.append(Paragraph(pieces))
        else:
            from townreport.wording.table_filling import fill_table

            table = fill_table(template, filler)
            if table is not None:
                filled.append(table)
    return filled


def _sections(template: SectionTemplate, each: Each, filler: Filler) -> Iterator[Section]:
    """One section for every entry of a list; an entry that says no more than its heading is one too."""
    for entry, place in filler.entries_told(each):
        heading = filler.fill(template.heading, entry, place)
        paragraphs = (block for block in template.blocks if isinstance(block, ParagraphTemplate))
        texts = [filler.fill(paragraph.text, entry, place) for paragraph in paragraphs]
        if heading or any(texts):
            yield Section(heading, tuple(Paragraph(text) for text in texts if text), template.run_in)


def _headed(
    heading: Alternative, templates: tuple[BlockTemplate, ...], filler: Filler
) -> tuple[Pieces, tuple[Block, ...]]:
    """A heading and what stands under it; what is left out there is told by the heading."""
    outer = filler.heading
    filler.heading = pieces = filler.fill(heading)
    blocks = tuple(filled_blocks(templates, filler))
    filler.heading = outer
    return pieces, blocks


def filled_annex(template: AnnexTemplate, filler: Filler) -> Annex | None:
    """An 附件; None where nothing of its content is left."""
    title, blocks = _headed(template.title, template.blocks, filler)
    return Annex(title, blocks) if blocks else None
