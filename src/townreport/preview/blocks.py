"""The document as blocks in their order, each with its place on the page: what both previews are drawn from.

Lengths are in twips, sizes in points, as everywhere in `layout`; the numbers are `layout.standard`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import text_width
from townreport.layout.head import mark_size
from townreport.layout.title import broken_title
from townreport.official import PLACES, Official, date_words
from townreport.outline import (
    HEADINGS,
    Line,
    Outline,
    Part,
    Piece,
    Pieces,
    Printed,
    Role,
    Table,
    annex_mark,
    block_lines,
    pieces_text,
)
from townreport.preview.tables import table_rows

ZI = standard.CHARACTER_WIDTH
INDENT = standard.BODY_INDENT_CHARACTERS * ZI


class Block(NamedTuple):
    """One paragraph, or one line of a title.

    `kind` is its CSS class; `first`, `left` and `right` are its indents from the 版心's edges, `line` a line's height,
    `before` the space above it, `size` its letters in points where they are not 3号 (or the kind's own); `keep` holds
    it on one page with what follows, `new_page` begins one. A row of a table has `cells`, as wide as `columns`.
    """

    kind: str
    parts: tuple[Part, ...]
    first: int = 0
    left: int = 0
    right: int = 0
    line: int = standard.LINE_PITCH
    before: int = 0
    keep: bool = False
    new_page: bool = False
    size: float = standard.SIZE_3
    cells: tuple[Pieces, ...] = ()
    columns: tuple[int, ...] = ()


KINDS = {
    Role.TITLE: "title", Role.BODY: "body",
    **dict(zip(HEADINGS, ("heading-1", "heading-2", "heading-3", "heading-4"), strict=True)),
}  # fmt: skip


def blocks(outline: Outline, official: Official, customs: Customs) -> Iterator[Block]:
    """Everything above 版记, from 份号 to the last 附件."""
    head = list(_head(official, customs))
    yield from head
    own = official.title_lines if "".join(official.title_lines) == pieces_text(outline.title) else ()
    yield from _title("title", broken_title(outline.title, own), 2 * customs.line_pitch if head else 0)
    after_title = customs.line_pitch
    if official.recipients:
        yield _block(
            "recipients", customs, Printed(official.recipients, PLACES["recipients"]), "：", before=after_title
        )
        after_title = 0
    yield from _body(outline.text, customs, after_title)
    attached = list(_attached(outline, official))
    yield from _closing(official, [title for title, _ in attached], customs)
    for index, (title, written) in enumerate(attached):
        mark = annex_mark(index + 1, len(attached))
        yield Block("attachment-mark", (Part((mark,)),), line=customs.line_pitch, keep=True, new_page=True)
        yield from _title("title", broken_title(title), customs.line_pitch)
        yield from _body(written, customs, customs.line_pitch)


def _body(numbered: Iterable[Line | Table], customs: Customs, before: int) -> Iterator[Block]:
    """Paragraphs and tables, with the space `before` the first of them."""
    for line in numbered:
        if isinstance(line, Table):
            for row in table_rows(line):
                yield Block(
                    row.kind, (Part(row.pieces),), line=row.height, before=before, keep=row.keep, size=row.size,
                    cells=row.cells, columns=row.columns,
                )  # fmt: skip
                before = 0
        else:
            is_heading = line.role in HEADINGS
            yield Block(KINDS[line.role], line.parts, INDENT, line=customs.line_pitch, before=before, keep=is_heading)
        before = 0


def _attached(outline: Outline, official: Official) -> Iterator[tuple[Pieces, Iterable[Line | Table]]]:
    """The titles and texts of all 附件: the wording's, then the record's."""
    for annex in outline.attachments:
        yield annex.title, block_lines(annex.blocks)
    for index, attachment in enumerate(official.attachments):
        title = Printed(attachment.title, f"{PLACES['attachments']}.{index}.标题")
        yield (title,), block_lines(attachment.blocks)


def _block(kind: str, customs: Customs, *pieces: Piece, first: int = 0, before: int = 0, keep: bool = False) -> Block:
    return Block(kind, (Part(pieces),), first, line=customs.line_pitch, before=before, keep=keep)


def _head(official: Official, customs: Customs) -> Iterator[Block]:
    pitch = customs.line_pitch
    used = 0
    secrecy = official.secrecy and f"{official.secrecy.level}★{official.secrecy.term}"
    for line, kind, name, text in (
        (0, "copy-number", "copy_number", official.copy_number),
        (1, "secrecy", "secrecy", secrecy),
        (0, "secrecy", "urgency", official.urgency),
    ):
        if text:
            skipped = max(line - used, 0)
            yield _block(kind, customs, Printed(text, PLACES[name]), before=skipped * pitch)
            used += skipped + 1
    gap = 0
    if official.issuers:
        size = mark_size(official)
        height = standard.points(size * 1.2)
        before = max(standard.MARK_TOP - used * pitch - (height - standard.points(size)) // 2, 0)
        for index, name in enumerate(official.issuers):
            word = "文件" if official.says_document and index == len(official.issuers) - 1 else ""
            part = Part((Printed(name, f"{PLACES['issuers']}.{index}"), word))
            yield Block("mark", (part,), line=height, before=before, keep=True, size=size)
            before = 0
        gap = 2 * pitch
    yield from _number(official, customs, gap)


def _number(official: Official, customs: Customs, gap: int) -> Iterator[Block]:
    """发文字号 with 签发人 behind it, two names a line; the red line is below the last."""
    number: Pieces = () if official.number is None else (Printed(str(official.number), PLACES["number"]),)
    if not official.signers:
        if number:
            yield _block("number red-line", customs, *number, before=gap, keep=True)
        elif official.issuers:
            yield Block("number red-line", (), line=standard.RED_LINE_GAP, keep=True)
        return
    rows = [
        tuple(
            Printed(name, f"{PLACES['signers']}.{index}")
            for index, name in islice(enumerate(official.signers), start, start + 2)
        )
        for start in range(0, len(official.signers), 2)
    ]
    for ordinal, row in enumerate(rows):
        is_last = ordinal == len(rows) - 1
        label = "签发人：" if ordinal == 0 else "　　　　"
        names = tuple(piece for name in row for piece in ("　", name))[1:]
        parts = (Part(number if is_last else ()), Part((label, *names)))
        kind = "number upward red-line" if is_last else "number upward"
        yield Block(kind, parts, ZI, ZI, ZI, customs.line_pitch, gap if ordinal == 0 else 0, keep=True)


def _title(kind: str, broken: tuple[Pieces, ...], before: int) -> Iterator[Block]:
    for line in broken:
        yield Block(kind, (Part(line),), line=standard.TITLE_LINE, before=before, keep=True)
        before = 0


def _closing(official: Official, attached: list[Pieces], customs: Customs) -> Iterator[Block]:
    """附件说明, 署名, 成文日期, 附注."""
    pitch = customs.line_pitch
    for index, title in enumerate(attached):
        label = "附件：" if index == 0 else ""
        number = f"{index + 1}." if len(attached) > 1 else ""
        first = 2 * ZI + (0 if index == 0 else text_width("附件："))
        left = 2 * ZI + text_width(f"附件：{number}")
        before = pitch if index == 0 else 0
        yield Block("attachment-note", (Part((label + number, *title)),), first, left, 0, pitch, before, keep=True)
    date = date_words(official.date) if official.date else ""
    date_at, names_at = _signature_places([text_width(name) for name in official.signature], text_width(date), customs)
    blank = (2 if customs.sealed else 1) * pitch
    for index, (name, at) in enumerate(zip(official.signature, names_at, strict=True)):
        piece = Printed(name, f"{PLACES['signature']}.{index}")
        yield Block("signature", (Part((piece,)),), at, at, 0, pitch, 0 if index else blank, keep=True)
    if date:
        before = 0 if official.signature else blank
        yield Block("date", (Part((Printed(date, PLACES["date"]),)),), date_at, date_at, 0, pitch, before)
    if official.remark:
        yield _block("body", customs, "（", Printed(official.remark, PLACES["remark"]), "）", first=INDENT)


def _signature_places(names: list[int], date: int, customs: Customs) -> tuple[int, list[int]]:
    """Where 成文日期 and the lines of 署名 begin (GB/T 9704—2012, 发文机关署名、成文日期和印章)."""
    longest = max(names, default=0)
    if customs.sealed:
        date_at = standard.TEXT_WIDTH - 4 * ZI - date
        return date_at, [max(min(date_at + (date - width) // 2, standard.TEXT_WIDTH - width), 0) for width in names]
    if date > longest:
        date_at = standard.TEXT_WIDTH - 2 * ZI - date
        return date_at, [max(date_at - 2 * ZI, 0)] * len(names)
    names_at = max(standard.TEXT_WIDTH - 2 * ZI - longest, 0)
    return names_at + 2 * ZI, [names_at] * len(names)


def imprint(official: Official) -> Iterator[tuple[Pieces, Pieces]]:
    """The lines of 版记, each as what stands left and what stands right."""
    if official.copies:
        yield ("抄送：", Printed(official.copies, PLACES["copies"]), "。"), ()
    if official.printer or official.printing_date:
        left: Pieces = (Printed(official.printer, PLACES["printer"]),) if official.printer else ()
        day = official.printing_date
        yield left, (Printed(date_words(day), PLACES["printing_date"]), "印发") if day else ()
