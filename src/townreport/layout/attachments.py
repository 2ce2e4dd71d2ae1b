"""附件: each on a new page before 版记, the page numbers running on (GB/T 9704—2012, 附件)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from townreport.layout import standard
from townreport.layout.body import LINE_BREAK, Body
from townreport.layout.flow import Flow, Laid, paragraph, space_before
from townreport.layout.runs import pieces_runs, run
from townreport.layout.title import broken_title
from townreport.official import PLACES, Official
from townreport.outline import Outline, Printed, lines, piece_text


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
        place = f"{PLACES['attachments']}.{index}.标题"
        # The whole title comes from the record, so the break falls inside it: each line is a printing of its own.
        title = [(Printed("".join(map(piece_text, line)), place),) for line in broken_title((attachment.title,))]
        runs = LINE_BREAK.join(pieces_runs(line, body.marks) for line in title)
        yield Laid(
            paragraph("OfficialAttachmentTitle", runs, space_before(pitch)),
            Flow("", line=len(title) * standard.TITLE_LINE, before=pitch, after=pitch, keep_next=True),
        )
        text = list(islice(lines(Outline((), attachment.blocks)), 1, None))
        for xml, flow in zip(body.paragraphs(text), body.flows(Official(), text), strict=True):
            yield Laid(xml, flow)
