"""附件: each on a new page before 版记, the page numbers running on (GB/T 9704—2012, 附件)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from townreport.layout import standard
from townreport.layout.body import LINE_BREAK, Body
from townreport.layout.body_flows import text_flows
from townreport.layout.flow import Flow, Laid
from townreport.layout.paragraph import paragraph, space_before
from townreport.layout.runs import pieces_runs, run
from townreport.layout.sections import Wide, laid_across
from townreport.layout.title import broken_title
from townreport.official import PLACES, Official
from townreport.outline import Annex, Outline, Pieces, Printed, Table, annex_mark, block_lines, pieces_text


def annexes(outline: Outline, official: Official) -> tuple[Annex, ...]:
    """All 附件 of a document, in their order: those of the wording, then those of the record's 公文."""
    own = (
        Annex((Printed(attachment.title, f"{PLACES['attachments']}.{index}.标题"),), attachment.blocks)
        for index, attachment in enumerate(official.attachments)
    )
    return (*outline.attachments, *own)


def attachments(listed: Sequence[Annex], body: Body) -> Iterator[Laid]:
    """附件 with their marks (附件1 顶格 on line 1), titles (centred on line 3) and texts.

    One that begins with a table laid across has its mark and title on the same page as the table.
    """
    for ordinal, annex in enumerate(listed, start=1):
        text = list(block_lines(annex.blocks))
        texts = ["" if isinstance(line, Table) else line.words() for line in text]
        is_wide = bool(text) and laid_across(text)[0]
        for xml, flow in _head(annex_mark(ordinal, len(listed)), annex.title, body):
            yield Laid(Wide(xml) if is_wide else xml, flow)
        laid = zip(body.paragraphs(text), text_flows(text, texts, body.customs), strict=True)
        for index, (xml, flow) in enumerate(laid):
            # What follows the title stands on its page, laid across or not.
            yield Laid(xml, flow if index else flow._replace(new_page=False))


def _head(mark: str, title: Pieces, body: Body) -> Iterator[Laid]:
    pitch = body.customs.line_pitch
    yield Laid(
        paragraph("OfficialAttachmentMark", run(mark), "<w:pageBreakBefore/>"),
        Flow(mark, line=pitch, keep_next=True, new_page=True),
    )
    lines = _title_lines(title)
    runs = LINE_BREAK.join(pieces_runs(line, body.marks) for line in lines)
    yield Laid(
        paragraph("OfficialAttachmentTitle", runs, space_before(pitch)),
        Flow("", line=len(lines) * standard.TITLE_LINE, before=pitch, after=pitch, keep_next=True),
    )


def _title_lines(title: Pieces) -> list[Pieces]:
    whole = title[0] if len(title) == 1 else ""
    if not isinstance(whole, Printed):
        return list(broken_title(title))
    # The whole title comes from the record, so the break falls inside it: each line is a printing of its own.
    return [(Printed(pieces_text(line), whole.place),) for line in broken_title((whole.text,))]
