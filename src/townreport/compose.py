"""Record and wording → Outline: which sections and points exist, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from townreport.findings import Finding, Place, Severity
from townreport.outline import Annex, Block, Outline, Paragraph, Pieces, Section
from townreport.record import Missing, Record
from townreport.wording.account import Omission, Want
from townreport.wording.bound import Alternative, Each
from townreport.wording.filling import Filler
from townreport.wording.points import fill_points
from townreport.wording.templates import (
    AnnexTemplate,
    BlockTemplate,
    ParagraphTemplate,
    PointsTemplate,
    SectionTemplate,
    Wording,
)


class Composed(NamedTuple):
    """A report ready for layout, and the account of it.

    `undeclared`: figures the wording needs everywhere and the record does not give; without a
    draft they stop the build. `printed` and `gaps` are places in the record, each once. `findings`: what is
    wrong with the record's 调整 and with figures that its texts name, and whether the wording is meant for such a town.
    """

    outline: Outline
    omissions: tuple[Omission, ...]
    undeclared: tuple[Want, ...]
    printed: frozenset[str]
    gaps: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def compose(record: Record, wording: Wording, *, draft: bool = False, remembers: bool = True) -> Composed:
    """Fill a wording from a record. In a draft every gap is a `Gap` and nothing else is left out.

    Sentences come out the same with `remembers` off, only slower: see `filling`.
    """
    filler = Filler(record, wording.style, draft=draft, remembers=remembers)
    title = filler.fill(wording.title)
    templates, findings = _adjusted(wording, record)
    blocks = tuple(_blocks(templates, filler))
    annexes = tuple(annex for template in wording.annexes if (annex := _annex(template, filler)))
    findings = (*_unfit(record, wording), *findings, *filler.findings)
    if not blocks:
        fix = "补上数据；或者核对“调整”是不是把各部分都删去了"
        findings = (*findings, Finding("report.empty", Severity.ERROR, "报告只有标题，没有正文", fix))
    outline = Outline(title, blocks, annexes)
    return Composed(
        outline,
        filler.account(),
        tuple(filler.undeclared),
        frozenset(filler.printed),
        tuple(filler.gaps),
        findings,
    )


def _adjusted(wording: Wording, record: Record) -> tuple[tuple[BlockTemplate, ...], tuple[Finding, ...]]:
    """The wording's blocks with the record's 调整, and what is wrong with them."""
    if isinstance(record.adjustments, Missing):
        return wording.blocks, ()
    # Imported here, as tables are: most reports need neither, and start-up counts.
    from townreport.wording.adjusting import adjust

    return adjust(wording.blocks, record)


def _unfit(record: Record, wording: Wording) -> tuple[Finding, ...]:
    """What is to be said where a wording is meant for other towns than this: a street has no people's congress."""
    kind = record.town_kind
    if not wording.fits or isinstance(kind, Missing) or kind in wording.fits:
        return ()
    message = f"这份文稿适用于{'、'.join(wording.fits)}，{record.name}是{kind}"
    fix = "换一份文稿（townreport wording list 列出自带的）；确要用它，逐句核对是否适合本地"
    return (Finding("wording.unfit", Severity.WARNING, message, fix, Place(path=("名称",), label="名称")),)


def _blocks(templates: tuple[BlockTemplate, ...], filler: Filler) -> list[Block]:
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
    blocks = tuple(_blocks(templates, filler))
    filler.heading = outer
    return pieces, blocks


def _annex(template: AnnexTemplate, filler: Filler) -> Annex | None:
    """An 附件; None where nothing of its content is left."""
    title, blocks = _headed(template.title, template.blocks, filler)
    return Annex(title, blocks) if blocks else None
