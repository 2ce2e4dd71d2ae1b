"""Record and wording → Outline: which sections and points exist, and what was left out."""

from __future__ import annotations

from typing import NamedTuple

from townreport.compose.blocks import filled_annex, filled_blocks
from townreport.compose.known import known_report
from townreport.findings import Finding, Place, Severity
from townreport.outline import Outline
from townreport.record import Missing, Record
from townreport.wording.account import Omission, Want
from townreport.wording.filling import MOST_PRINTED, MOST_WRITTEN, Filler, TooMuch
from townreport.wording.templates import BlockTemplate, Wording


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

    Reports come out the same with `remembers` off, only slower: see `known` and `filling`.
    """
    filler = Filler(record, wording.style, draft=draft, remembers=remembers)
    try:
        return _composed(record, wording, filler)
    except TooMuch:
        fix = "核对文稿是不是把同一个列表、同一段文字写了许多遍；内容确实很多的，分成几份记录"
        message = f"报告要逐项写的内容超过 {MOST_WRITTEN:,} 条，或者数据里的内容要印 {MOST_PRINTED:,} 字以上"
        finding = Finding("report.too-long", Severity.ERROR, message, fix)
        return Composed(Outline((), ()), (), (), frozenset(), (), (finding,))


def _composed(record: Record, wording: Wording, filler: Filler) -> Composed:
    unfit = _unfit(record, wording)
    known = known_report(wording, filler)
    if known is not None:
        outline, printed = known
        return Composed(outline, filler.account(printed), (), printed, (), unfit)
    title = filler.fill(wording.title)
    templates, findings = _adjusted(wording, record)
    blocks = tuple(filled_blocks(templates, filler))
    annexes = tuple(annex for template in wording.annexes if (annex := filled_annex(template, filler)))
    findings = (*unfit, *findings, *filler.findings)
    if not blocks:
        fix = "补上数据；或者核对“调整”是不是把各部分都删去了"
        findings = (*findings, Finding("report.empty", Severity.ERROR, "报告只有标题，没有正文", fix))
    outline = Outline(title, blocks, annexes)
    printed = frozenset(filler.printed)
    return Composed(
        outline,
        filler.account(printed),
        tuple(filler.undeclared),
        printed,
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


__all__ = ["Composed", "compose"]
