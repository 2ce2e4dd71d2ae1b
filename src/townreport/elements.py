"""公文 of the record → the elements of the document, and what is impossible or odd about them together.

The form of each value was seen to when the record was read; here they meet each other, the year and the title
(GB/T 9704—2012, 版头, 主体, 版记).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from townreport.findings import Finding, Place, Severity
from townreport.official import NO_ELEMENTS, Attachment, DocumentNumber, Official, Secrecy, date_words
from townreport.outline import Outline, Paragraph, Printed, pieces_text
from townreport.record import Missing, Record
from townreport.record.official import HouseCustoms, OfficialPart
from townreport.record.reading_official import NO, date_of, number_of, secrecy_of

GROUP = "公文"
DECEMBER = 12
Path = tuple[str | int, ...]


class Elements(NamedTuple):
    """The elements of a document, and the findings on them; where one is an error, no document is to be made."""

    official: Official
    findings: tuple[Finding, ...]


_NO_ELEMENTS = Elements(NO_ELEMENTS, ())
_NOTHING_GIVEN = {Missing, HouseCustoms}
"""The types of what 公文 holds in most records: nothing, and the customs, which are no elements."""


def elements(record: Record, outline: Outline) -> Elements:
    """The document elements of a record whose report is this outline."""
    part = record.official
    if set(map(type, part.__dict__.values())) == _NOTHING_GIVEN:
        return _NO_ELEMENTS
    official = _official(part)
    return Elements(official, tuple(_findings(part, official, outline, record.year)))


def _official(part: OfficialPart) -> Official:
    number, secrecy = _text(part.number), _text(part.secrecy)
    return Official(
        copy_number=_text(part.copy_number),
        secrecy=None if secrecy is None else Secrecy(*secrecy_of(secrecy)),
        urgency=_text(part.urgency),
        issuers=_names(part.issuers),
        says_document=part.says_document != NO,
        number=None if number is None else DocumentNumber(*number_of(number)),
        signers=_names(part.signers),
        title_lines=_names(part.title_lines),
        recipients=_without_frame(part.recipients, "主送：", "：:"),
        signature=_names(part.signature),
        date=_day(part.date),
        remark=_without_frame(part.remark, "（(", "）)"),
        attachments=tuple(_attachments(part)),
        copies=_without_frame(part.copies, "抄送：", "。"),
        printer=_text(part.printer),
        printing_date=_day(part.printing_date),
    )


def _text(value: str | Missing) -> str | None:
    return None if isinstance(value, Missing) else value


def _day(value: str | Missing) -> datetime.date | None:
    return None if isinstance(value, Missing) else date_of(value)


def _names(value: tuple[str, ...] | Missing) -> tuple[str, ...]:
    """The names without empty rows behind the last; one between two names is a finding and keeps its place."""
    names = () if isinstance(value, Missing) else value
    while names and not names[-1]:
        names = names[:-1]
    return names


def _without_frame(value: str | Missing, front: str, behind: str) -> str | None:
    """A text without what the layout prints around it anyway; whoever wrote it meant the same."""
    text = _text(value)
    if text is None:
        return None
    text = text.removeprefix(front) if front.endswith("：") else text.lstrip(front)
    return text.rstrip(behind) or None


def _attachments(part: OfficialPart) -> Iterator[Attachment]:
    listed = () if isinstance(part.attachments, Missing) else part.attachments
    for index, attachment in enumerate(listed):
        paragraphs = _names(attachment.paragraphs)
        place = f"{GROUP}.附件.{index}.内容"
        blocks = tuple(Paragraph((Printed(text, f"{place}.{row}"),)) for row, text in enumerate(paragraphs) if text)
        title = _text(attachment.title)
        if title is not None or blocks:
            yield Attachment(title or "", blocks)


def _error(code: str, label: str, message: str, fix: str, *inner: str | int) -> Finding:
    path: Path = (GROUP, label, *inner)
    return Finding(code, Severity.ERROR, message, fix, Place(path=path))


def _warning(code: str, label: str, message: str, fix: str, *inner: str | int) -> Finding:
    return _error(code, label, message, fix, *inner)._replace(severity=Severity.WARNING)


def _findings(part: OfficialPart, official: Official, outline: Outline, year: int | Missing) -> Iterator[Finding]:
    """Everything that does not go together, in the standard's order."""
    yield from _empty_rows(part)
    yield from _head(official)
    yield from _title(official, pieces_text(outline.title))
    if not isinstance(year, Missing):
        yield from _dates(official, year)
    yield from _attached(part, official, outline)
    yield from _imprint(official)


def _empty_rows(part: OfficialPart) -> Iterator[Finding]:
    lists = {
        "发文机关标志": part.issuers, "签发人": part.signers, "标题分行": part.title_lines,
        "附件说明": part.attachment_names, "发文机关署名": part.signature,
    }  # fmt: skip
    for label, value in lists.items():
        for row, name in enumerate(_names(value)):
            if not name:
                yield _error("official.empty-row", label, f"第 {row + 1} 行是空的", "补上，或删去这一行", row)


def _head(official: Official) -> Iterator[Finding]:
    if official.secrecy and not official.copy_number:
        message = "有密级，没有份号；涉密文件应标注份号"
        yield _warning("official.copy-number-missing", "密级和保密期限", message, '补上 "份号": "000001"')
    if official.signers and not official.number:
        message = "有签发人，没有发文字号；签发人与发文字号同行，不能单独出现"
        yield _error("official.signer-without-number", "签发人", message, "补上发文字号；不是上行文的，删去签发人")


def _title(official: Official, title: str) -> Iterator[Finding]:
    own = "".join(official.title_lines)
    if own and own != title:
        message = f"标题分行合起来是“{own}”，与标题“{title}”不同"
        yield _error("official.title-lines", "标题分行", message, "照标题分行，一字不差；或者删去这一项，由程序分行")


def _dates(official: Official, year: int) -> Iterator[Finding]:
    day, number, printing = official.date, official.number, official.printing_date
    if day is not None:
        words = date_words(day)
        if day < datetime.date(year, DECEMBER, 1):
            message = f"成文日期{words}时，{year}年的工作还没有结束"
            yield _error("official.date-too-early", "成文日期", message, "核对成文日期和年度，看是不是沿用了去年的")
        elif day < datetime.date(year, DECEMBER, 31):
            message = f"成文日期{words}早于{year}年年底，年度数据可能还不全"
            fix = "核对成文日期；确实提前成文的，可以不改"
            yield _warning("official.date-before-year-end", "成文日期", message, fix)
        elif day.year > year + 1:
            message = f"成文日期{words}与总结的年度（{year}年）隔了一年以上"
            yield _warning("official.date-late", "成文日期", message, "核对成文日期和年度")
        if number is not None and number.year != day.year:
            message = f"发文字号的年份是{number.year}年，成文日期是{words}"
            fix = f"发文字号按成文的年份编，写成“〔{day.year}〕”；或改正日期"
            yield _error("official.number-year", "发文字号", message, fix)
        if printing is not None and printing < day:
            message = f"印发日期{date_words(printing)}早于成文日期{words}"
            yield _error("official.printed-before-date", "印发日期", message, "核对这两个日期")
    if official.signature and day is None:
        yield _warning("official.date-missing", "发文机关署名", "有发文机关署名，没有成文日期", "补上成文日期")


def _attached(part: OfficialPart, official: Official, outline: Outline) -> Iterator[Finding]:
    # The wording's own 附件 come first.
    titles = [pieces_text(annex.title) for annex in outline.attachments]
    titles += [attachment.title for attachment in official.attachments]
    for index, attachment in enumerate(official.attachments):
        if not attachment.title:
            yield _error("official.attachment-title", "附件", f"附件{index + 1}没有标题", "补上标题", index)
        if not attachment.blocks:
            yield _warning("official.attachment-empty", "附件", f"附件{index + 1}没有内容", "补上内容", index)
    names = list(_names(part.attachment_names))
    for row in range(max(len(names), len(titles)) if names else 0):
        name = names[row] if row < len(names) else None
        title = titles[row] if row < len(titles) else None
        if name == title:
            continue
        fix = "两处写成一样；或者删去附件说明，由程序照附件的标题列出"
        if title is None:
            message = f"附件说明列有“{name}”，却没有这个附件"
            fix = "在“附件”里补上它的标题和内容；或者从附件说明里删去"
        elif name is None:
            message = f"附件“{title}”没有列在附件说明里"
        else:
            message = f"附件说明写的是“{name}”，附件的标题是“{title}”"
        inner = (row,) if name is not None else ()
        yield _error("official.attachments-differ", "附件说明", message, fix, *inner)


def _imprint(official: Official) -> Iterator[Finding]:
    if official.printer and not official.printing_date:
        yield _warning("official.printing-incomplete", "印发机关", "有印发机关，没有印发日期", "补上印发日期")
    if official.printing_date and not official.printer:
        yield _warning("official.printing-incomplete", "印发日期", "有印发日期，没有印发机关", "补上印发机关")
