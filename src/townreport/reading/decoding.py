"""Bytes to text: which encoding a file is in, and what to say of it.

UTF-8 is expected. UTF-16 and GBK, which Windows Notepad writes as "Unicode" and "ANSI", are read and
said. A file with a few broken bytes is read around them, so that its other faults can be told as well.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from townreport.findings import Finding, Place, Severity

_SAVE_AS_UTF8 = "不改也能用；想改的话，用记事本打开这个文件，选“另存为”，“编码”选“UTF-8”，再保存"

# Longer marks first: that of UTF-16 is the beginning of that of UTF-32.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DOCUMENTS = (
    (b"PK\x03\x04", "Word、Excel 文档或压缩包"),
    (b"\xd0\xcf\x11\xe0", "旧版的 Word、Excel 或 WPS 文档"),
    (b"%PDF", "PDF 文档"),
    (b"{\\rtf", "RTF 文档"),
)
_TELLING_STARTS = tuple(start for start, _ in (*_DOCUMENTS, *_MARKS))
# What a record may begin with, in UTF-16 without a mark: each of these beside a zero byte.
_FIRST_BYTES = b' \t\r\n{["-0123456789tfn/#'
# Patterns in texts, compiled when first needed: a file in UTF-8 is spared them, and start-up counts.
_CHINESE = "[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]"
_NOT_ASCII = "[^\x00-\x7f]"


class Decoded(NamedTuple):
    """The text of a file, None where there is none to be had; and what is to be said of its encoding."""

    text: str | None
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, file: str | None = None) -> Decoded:
    """The text of a file's bytes, without its byte order mark; findings carry the name `file`. Raises nothing."""
    if data.startswith(_TELLING_STARTS):
        return _told_by_start(data, file)
    unmarked = _unmarked_utf16(data)
    if unmarked is not None:
        return _checked_for_text(unmarked, file, _note("utf-16", file))
    try:
        return _checked_for_text(data.decode("utf-8"), file)
    except UnicodeDecodeError as error:
        return _not_utf8(data, error, file)


def _told_by_start(data: bytes, file: str | None) -> Decoded:
    for start, kind in _DOCUMENTS:
        if data.startswith(start):
            return _failed("file.not-text", f"这是{kind}，不是记录文件", "请给出 .json 的记录文件", Place(file=file))
    mark, encoding = next(found for found in _MARKS if data.startswith(found[0]))
    return _marked(data[len(mark) :], encoding, file)


def _marked(data: bytes, encoding: str, file: str | None) -> Decoded:
    notes = () if encoding == "utf-8" else _note(encoding, file)
    try:
        return _checked_for_text(data.decode(encoding), file, notes)
    except UnicodeDecodeError as error:
        return _damaged(data, encoding, error, file)


def _unmarked_utf16(data: bytes) -> str | None:
    """The text, where the bytes can hardly be anything but UTF-16: zeros where ASCII has its upper half."""
    if len(data) < 2 or len(data) % 2:
        return None
    if data[1] == 0 and data[0] in _FIRST_BYTES:
        encoding = "utf-16-le"
    elif data[0] == 0 and data[1] in _FIRST_BYTES:
        encoding = "utf-16-be"
    else:
        return None
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _not_utf8(data: bytes, error: UnicodeDecodeError, file: str | None) -> Decoded:
    """Choose between UTF-8 with broken bytes, GBK, and neither, by which gives more Chinese than damage."""
    as_utf8 = data.decode("utf-8", "replace")
    # Text in GBK hardly ever gives Chinese when read as UTF-8: it has two bytes a character where UTF-8 has three.
    if len(re.findall(_CHINESE, as_utf8)) > as_utf8.count("\ufffd"):
        return _damaged(data, "utf-8", error, file)
    as_gbk = data.decode("gb18030", "replace")
    damage = as_gbk.count("\ufffd")
    if len(re.findall(_CHINESE, as_gbk)) * 2 > len(re.findall(_NOT_ASCII, as_gbk)) + damage:
        try:
            return _checked_for_text(data.decode("gb18030").removeprefix("\ufeff"), file, _note("gb18030", file))
        except UnicodeDecodeError as gbk_error:
            return _damaged(data, "gb18030", gbk_error, file)
    if damage and as_utf8.count("\ufffd") * 20 < len(as_utf8):
        return _damaged(data, "utf-8", error, file)
    return _failed(
        "encoding.unknown",
        f"认不出这个文件的编码：{_bad_byte(data, error)}按 UTF-8 和 GBK 都读不通",
        "请确认这是记录文件；如果是，用原来的软件打开，另存为 UTF-8 编码",
        _place(data, "utf-8", error, file),
    )


def _damaged(data: bytes, encoding: str, error: UnicodeDecodeError, file: str | None) -> Decoded:
    text = data.decode(encoding, "replace")
    finding = Finding(
        "encoding.damaged",
        Severity.ERROR,
        f"文件是 {_family(encoding)} 编码，但有 {text.count(chr(0xFFFD))} 处损坏，第一处是{_bad_byte(data, error)}",
        "打开文件，找到这个位置，把乱码改成正确的文字，再按 UTF-8 编码保存",
        _place(data, encoding, error, file),
    )
    return Decoded(text, (finding,))


def _checked_for_text(text: str, file: str | None, notes: tuple[Finding, ...] = ()) -> Decoded:
    if text.strip(" \t\r\n\x00"):
        return Decoded(text, notes)
    return _failed(
        "file.empty",
        "文件是空的，没有内容",
        "用“townreport new 镇名 年份”生成一份记录，填好后再试",
        Place(file=file),
    )


def _bad_byte(data: bytes, error: UnicodeDecodeError) -> str:
    return f"字节 0x{data[error.start]:02X}"


def _place(data: bytes, encoding: str, error: UnicodeDecodeError, file: str | None) -> Place:
    # Imported here: a file in order has no places to be told, and start-up counts.
    from townreport.reading.positions import Lines

    before = data[: error.start].decode(encoding, "replace")
    line, column = Lines(before).position(len(before))
    return Place(file=file, line=line, column=column)


def _note(encoding: str, file: str | None) -> tuple[Finding, ...]:
    family = _family(encoding)
    notepad = {"GBK": "（记事本里叫“ANSI”）", "UTF-16": "（记事本里叫“Unicode”或“UTF-16”）"}.get(family, "")
    code = "encoding.gbk" if family == "GBK" else "encoding.utf16"
    message = f"文件是 {family} 编码{notepad}，已照此读取"
    return (Finding(code, Severity.NOTE, message, _SAVE_AS_UTF8, Place(file=file)),)


def _family(encoding: str) -> str:
    """An encoding's name without its byte order, as the reader knows it."""
    return "GBK" if encoding == "gb18030" else encoding.upper().removesuffix("-LE").removesuffix("-BE")


def _failed(code: str, message: str, fix: str, place: Place) -> Decoded:
    return Decoded(None, (Finding(code, Severity.ERROR, message, fix, place),))
