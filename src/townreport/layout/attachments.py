"""附件: each on a new page before 版记, the page numbers running on (GB/T 9704—2012, 附件)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from townreport.layout import standard
from townreport.layout.body import Body
from townreport.layout.flow import Flow, Laid, paragraph, space_before
from townreport.layout.runs import pieces_runs, run
from townreport.official import PLACES, Official
from townreport.outline import Outline, Printed, lines


def attachments(official: Official, body: Body) -> Iterator[Laid]:
    """附件 with their marks (附件1 顶格 on line 1), titles (centred on line 3) and texts."""
    many = len(official.attachments) > 1
    pitch = body.customs.line_pitch
    for index, attachment in enumerate(official.attachments):
        mark = f"附件{index + 1}" if many else "附件"
        yield Laid(
            paragraph("OfficialAttachmentMark", run(mark), "<w:pageBreakBefore/>"),
            Flow(mark, line=pitch, keep_next=True, new_page=True),
        )
        title = (Printed(attachment.title, f"{PLACES['attachments']}.{index}.标题"),)
        yield Laid(
            paragraph("OfficialAttachmentTitle", pieces_runs(title, body.marks), space_before(pitch)),
            Flow(attachment.title, size=standard.SIZE_2, spacing=0, line=standard.TITLE_LINE, before=pitch, after=pitch,
                 keep_next=True),
        )
        text = list(islice(lines(Outline((), attachment.blocks)), 1, None))
        for xml, flow in zip(body.paragraphs(text), body.flows(Official(), text), strict=True):
            yield Laid(xml, flow)
