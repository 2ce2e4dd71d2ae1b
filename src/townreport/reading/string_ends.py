"""Where a string of a faulty JSON text was meant to end."""

from __future__ import annotations

import re
from typing import NamedTuple

from townreport.reading.characters import shown
from townreport.reading.cursor import Cursor

CLOSERS = {
    "'": "'",
    "`": "`",
    "“": '”"',
    "”": '”"',
    "‘": "’'",
    "’": "’'",
    "＂": '＂"',
    "＇": "＇'",
    "「": "」",
    "『": "』",
}
"""Quotation marks that stand where JSON has ``"``, each with those that may end what it begins."""
_NESTED = {"“": "”", "‘": "’", "「": "」", "『": "』"}

_DELIMITERS = ",:}]"
_FOREIGN_DELIMITERS = "，：；、｝］】;=＝"
_BEFORE_DELIMITER = rf"(?=[ \t]*+(?:[{re.escape(_DELIMITERS)}{_FOREIGN_DELIMITERS}]|//|#|\Z))"
_BODY = re.compile(r'(?:[^"\\\r\n]++|\\[^\r\n])*+')
_QUOTE_AHEAD = re.compile(r'[^"\r\n]*+"')
_AFTER_BLANKS = re.compile(r"[ \t]*+([^ \t\r\n]?)")
_CHINESE_QUOTES = re.compile("[“”]")
_DELIMITER_AHEAD = re.compile(_BEFORE_DELIMITER)

# A text that was broken over several lines: lines that do not begin as lines of JSON do, up to a quotation mark
# that is no key's.
_GOES_ON = re.compile(
    r"""(?:\r\n?|\n)(?:[ \t]*+(?:(?!["“'}\]{\[])[^"\r\n]++)?+(?:\r\n?|\n))*+"""
    r"""[ \t]*+(?!["“'}\]{\[])[^"\r\n]++"(?![ \t]*+[:：])"""
)


class End(NamedTuple):
    """Where the content of a string ends, and where the text goes on after it."""

    content: int
    after: int


def find_end(cursor: Cursor, *, is_key: bool) -> End:
    """The end of the string that begins at the cursor with any quotation mark; faults of its marks are noted."""
    if cursor.text[cursor.offset] == '"':
        return _end_of_ordinary(cursor, is_key)
    return _end_of_other(cursor, is_key)


def _end_of_ordinary(cursor: Cursor, is_key: bool) -> End:
    text, start = cursor.text, cursor.offset
    offset = start + 1
    inner = 0
    lines_go_on_to: int | None = None
    while True:
        body = _BODY.match(text, offset)
        offset = offset if body is None else body.end()
        character = text[offset : offset + 1]
        if character == '"':
            if _ends_here(text, offset, within_inner=inner % 2 == 1):
                return End(offset, offset + 1)
            if inner == 0:
                if mixed := _mixed_end(cursor, start, offset):
                    return mixed
                _note_inner_quote(cursor, start, offset)
            inner += 1
        elif character == "\\":
            # Before a line's end: what it escapes is looked at with the content.
            pass
        else:
            if character and lines_go_on_to is None:
                found = _GOES_ON.match(text, offset)
                lines_go_on_to = found.end() if found else 0
            if not character or offset >= (lines_go_on_to or 0):
                mixed = _mixed_end(cursor, start, offset) if inner == 0 else None
                return mixed or _unterminated(cursor, start, offset, is_key)
        offset += 1


def _ends_here(text: str, offset: int, *, within_inner: bool) -> bool:
    """Whether the mark at `offset` ends the string, or is a straight quotation mark inside its text."""
    following = text[offset + 1 : offset + 2]
    if not following or following in _DELIMITERS + "{[#\r\n":
        return True
    if following in ' \t/"' or following in _FOREIGN_DELIMITERS:
        if not within_inner:
            return True
        further = _AFTER_BLANKS.match(text, offset + 1)
        if following in " \t" and further and (not further[1] or further[1] in _DELIMITERS + "/#"):
            return True
    return _QUOTE_AHEAD.match(text, offset + 1) is None


def _note_inner_quote(cursor: Cursor, start: int, offset: int) -> None:
    around = shown(cursor.text[max(start + 1, offset - 8) : offset + 9])
    cursor.fault(
        "json.inner-quote",
        f"文字中间有英文双引号：{around}",
        '文字里的引号改用中文引号“”，或者在英文双引号前加反斜杠，写成 \\"',
        at=offset,
    )


def _mixed_end(cursor: Cursor, start: int, limit: int) -> End | None:
    """The end of a string that begins with ``"`` and ends with ``”``, before `limit`."""
    depth = 0
    for found in _CHINESE_QUOTES.finditer(cursor.text, start + 1, limit):
        if found[0] == "“":
            depth += 1
        elif depth:
            depth -= 1
        elif _DELIMITER_AHEAD.match(cursor.text, found.end(), limit):
            _note_mark(cursor, "”", found.start())
            return End(found.start(), found.end())
    return None


def _end_of_other(cursor: Cursor, is_key: bool) -> End:
    text, start = cursor.text, cursor.offset
    opener = text[start]
    closers = CLOSERS[opener]
    _note_mark(cursor, opener, start)
    limit = cursor.line_end(start)
    depth = 0
    for found in re.compile(f"[{opener}{closers}]").finditer(text, start + 1, limit):
        if found[0] in closers and depth == 0 and _DELIMITER_AHEAD.match(text, found.end(), limit):
            return End(found.start(), found.end())
        if found[0] == opener and opener in _NESTED:
            depth += 1
        elif found[0] == _NESTED.get(opener) and depth:
            depth -= 1
    # Marks that do not pair, such as “ at both ends: take the first that something of JSON follows.
    if found_any := re.compile(f"[{opener}{closers}]{_BEFORE_DELIMITER}").search(text, start + 1, limit):
        return End(found_any.start(), found_any.end())
    return _unterminated(cursor, start, limit, is_key)


def _note_mark(cursor: Cursor, mark: str, offset: int) -> None:
    if mark in "'`":
        message, fix = f"文字用了 {mark} 作引号，应当用英文双引号", '把两头的引号都改成英文双引号 "'
        cursor.fault("json.single-quote", message, fix, at=offset)
    else:
        message, fix = f"文字两头用了中文引号 {mark} ，应当用英文双引号", '切换到英文输入法，把两头的引号都改成 "'
        cursor.fault("json.full-width-quote", message, fix, at=offset)


def _unterminated(cursor: Cursor, start: int, line_end: int, is_key: bool) -> End:
    """The string goes no further than its line; what must be punctuation after it is not part of it."""
    text = cursor.text
    end = line_end
    while end > start + 1 and text[end - 1] in " \t,，}]":
        end -= 1
    if is_key and (colon := re.compile("[:：]").search(text, start + 1, end)):
        end = colon.start()
    cursor.fault(
        "json.unterminated-string",
        f"这段文字缺少结尾的引号：{shown(text[start:end])}",
        '在这段文字的末尾加上英文双引号 "',
        at=start,
    )
    return End(end, end)
