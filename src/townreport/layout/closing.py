"""What follows the text on its page: 附件说明, 署名, 成文日期, 附注 (GB/T 9704—2012, 主体)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import Flow, Laid, text_width
from townreport.layout.marks import Marks
from townreport.layout.paragraph import paragraph, space_before
from townreport.layout.runs import pieces_runs
from townreport.official import PLACES, Official, date_words
from townreport.outline import Annex, Printed, pieces_text

KEPT = "<w:keepNext/><w:keepLines/>"
ZI = standard.CHARACTER_WIDTH


def attachment_note(listed: Sequence[Annex], official: Official, marks: Marks, customs: Customs) -> Iterator[Laid]:
    """附件说明: one blank line below the text, 左空二字, wraps under the name's first character."""
    many = len(listed) > 1
    for index, annex in enumerate(listed):
        label = "附件：" if index == 0 else ""
        number = f"{index + 1}." if many else ""
        first = 2 * ZI + (0 if index == 0 else text_width("附件："))
        left = 2 * ZI + text_width(f"附件：{number}")
        before = customs.line_pitch if index == 0 else 0
        pieces = (label + number, *annex.title)
        yield Laid(
            paragraph(
                "OfficialAttachmentNote",
                pieces_runs(pieces, marks, "", _rare(customs)),
                KEPT + space_before(before) + f'<w:ind w:left="{left}" w:hanging="{left - first}"/>',
            ),
            Flow(
                pieces_text(pieces),
                first,
                left,
                line=customs.line_pitch,
                before=before,
                keep_next=bool(official.signature or official.date),
            ),
        )


def signature(official: Official, marks: Marks, customs: Customs) -> Iterator[Laid]:
    """发文机关署名 and 成文日期, in the form with a seal or without."""
    names = official.signature
    date = date_words(official.date) if official.date else ""
    widths = [text_width(name) for name in names]
    date_width = text_width(date)
    place_name = _sealed if customs.sealed else _unsealed
    date_at, names_at = place_name(widths, date_width)
    # One blank line in both forms: a seal of 42 mm around the middle of name and date then begins within one line of
    # the text (GB/T 9704—2012, 加盖印章的公文).
    blank = customs.line_pitch
    for index, (name, left) in enumerate(zip(names, names_at, strict=True)):
        before = blank if index == 0 else 0
        piece = Printed(name, f"{PLACES['signature']}.{index}")
        yield Laid(
            paragraph(
                "OfficialSignature",
                pieces_runs((piece,), marks, "", _rare(customs)),
                space_before(before) + f'<w:ind w:left="{left}"/>',
            ),
            Flow(name, left, left, line=customs.line_pitch, before=before, keep_next=bool(date)),
        )
    if date:
        before = 0 if names else blank
        yield Laid(
            paragraph(
                "OfficialDate",
                pieces_runs((Printed(date, PLACES["date"]),), marks),
                space_before(before) + f'<w:ind w:left="{date_at}" w:right="{-2 * ZI}"/>',
            ),
            Flow(date, date_at, date_at, line=customs.line_pitch, before=before),
        )


def _unsealed(widths: list[int], date: int) -> tuple[int, list[int]]:
    """Where date and names begin without a seal, from the 版心's left edge in twips.

    The name stands 右空二字 and the date begins two characters right of it; a date longer than the name stands 右空二字
    itself and the name moves left to keep the two characters.
    """
    longest = max(widths, default=0)
    if date > longest:
        date_at = standard.TEXT_WIDTH - 2 * ZI - date
        return date_at, [max(date_at - 2 * ZI, 0)] * len(widths)
    names_at = max(standard.TEXT_WIDTH - 2 * ZI - longest, 0)
    return names_at + 2 * ZI, [names_at] * len(widths)


def _sealed(widths: list[int], date: int) -> tuple[int, list[int]]:
    """The same with a seal: the date 右空四字, the names centred above it, moved left where one would not fit."""
    date_at = standard.TEXT_WIDTH - 4 * ZI - date
    middle = date_at + date // 2
    return date_at, [max(min(middle - width // 2, standard.TEXT_WIDTH - width), 0) for width in widths]


def remark(official: Official, marks: Marks, customs: Customs) -> Iterator[Laid]:
    """附注 on the line below the date, 左空二字, in round brackets."""
    if official.remark:
        pieces = ("（", Printed(official.remark, PLACES["remark"]), "）")
        yield Laid(
            paragraph("OfficialRemark", pieces_runs(pieces, marks, "", _rare(customs))),
            Flow(f"（{official.remark}）", 2 * ZI, line=customs.line_pitch),
        )


def _rare(customs: Customs) -> str | None:
    return standard.RARE_CHARACTER_FONTS.get(customs.body_font)
