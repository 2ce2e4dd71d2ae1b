"""The elements of an official document around its text (GB/T 9704—2012, 版头, 主体, 版记), as values already checked.

Nothing here knows the page: `layout` puts each element at its place. A report needs none of them; each is left out
where it is None or empty. What combinations are impossible is for the record's checks to say.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

from townreport.outline import Block


class Secrecy(NamedTuple):
    """密级 (绝密, 机密, 秘密) and 保密期限 (``1年``); printed ``机密★1年``."""

    level: str
    term: str


class DocumentNumber(NamedTuple):
    """发文字号: the office's 代字, the full year and the number; printed ``青政〔2024〕3号``."""

    code: str
    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.code}〔{self.year}〕{self.number}号"


class Attachment(NamedTuple):
    """One 附件: its title as 附件说明 and its own page print it, and its text."""

    title: str
    blocks: tuple[Block, ...] = ()


class Official(NamedTuple):
    """The elements of one document, in the standard's order.

    `copy_number` is 份号 (six digits); `issuers` the offices of 发文机关标志, the lead office first, with 文件 behind
    them where `says_document`; `signers` 签发人, given for upward documents only; `title_lines` the title's own breaks,
    which together must be the title; `recipients` 主送机关 without the colon; `signature` 发文机关署名; `remark` 附注
    without brackets; `copies` 抄送 without 抄送： and the full stop; `printer` 印发机关, `printing_date` 印发日期.
    """

    copy_number: str | None = None
    secrecy: Secrecy | None = None
    urgency: str | None = None
    issuers: tuple[str, ...] = ()
    says_document: bool = True
    number: DocumentNumber | None = None
    signers: tuple[str, ...] = ()
    title_lines: tuple[str, ...] = ()
    recipients: str | None = None
    signature: tuple[str, ...] = ()
    date: datetime.date | None = None
    remark: str | None = None
    attachments: tuple[Attachment, ...] = ()
    copies: str | None = None
    printer: str | None = None
    printing_date: datetime.date | None = None

    @property
    def has_imprint(self) -> bool:
        """Whether there is a 版记."""
        return bool(self.copies or self.printer or self.printing_date)


NO_ELEMENTS = Official()
"""A report that is title, text and page numbers."""

PLACES = {
    "copy_number": "公文.份号",
    "secrecy": "公文.密级和保密期限",
    "urgency": "公文.紧急程度",
    "issuers": "公文.发文机关标志",
    "number": "公文.发文字号",
    "signers": "公文.签发人",
    "recipients": "公文.主送机关",
    "signature": "公文.发文机关署名",
    "date": "公文.成文日期",
    "remark": "公文.附注",
    "attachments": "公文.附件",
    "copies": "公文.抄送机关",
    "printer": "公文.印发机关",
    "printing_date": "公文.印发日期",
}
"""Each element's place in the record; several values of one element count from 0, as ``公文.签发人.0``."""


def date_words(day: datetime.date) -> str:
    """A date as documents print it: Arabic digits, the full year, no zeros in front (GB/T 9704—2012, 成文日期)."""
    return f"{day.year}年{day.month}月{day.day}日"
