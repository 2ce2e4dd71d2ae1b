"""Values written without quotation marks: numbers, true, false, null, and all that was meant for one of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from townreport.reading.characters import shown
from townreport.reading.cursor import Cursor
from townreport.reading.json_numbers import MOST_DIGITS, TooLong, is_number, number_of

_WORD = re.compile(r"""(?:[^\s,，、;；:：{}\[\]｛｝［］【】"“”'`#/]|/(?![/*]))++""")
_REST_OF_TEXT = re.compile(r"""(?:[^,，;；:：{}\[\]｛｝［］【】"\r\n#/]|/(?![/*]))++""")
_MISSING_FIRST_QUOTE = re.compile(r'"(?=[ \t]*+(?:[,}\]\r\n]|\Z))')
_WITH_THOUSANDS = re.compile(r"[-－]?[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})++(?:[.．][0-9０-９]++)?(?![0-9０-９])")
_IS_KEY = re.compile(r"[ \t]*+[:：]")
_UNIT_AFTER_BLANK = re.compile("[ \t]++([%％‰℃㎡\u4e00-\u9fff]++)")
_NUMBER_AND_UNIT = re.compile(
    r"([+-]?)([0-9]*+)(?:\.([0-9]*+))?([eE][+-]?[0-9]+)?([%％‰℃°㎡¥￥A-WYZa-wyz\u4e00-\u9fff][^0-9]*)?"
)
_TO_HALF_WIDTH = str.maketrans("０１２３４５６７８９．＋－−–，", "0123456789.+---,")

_LITERALS = {"true": True, "false": False, "null": None}
_NOT_A_NUMBER = frozenset({"nan", "inf", "infinity"})
_MEANT_LITERALS = {
    "true": "true",
    "yes": "true",
    "false": "false",
    "no": "false",
    "null": "null",
    "none": "null",
    "nil": "null",
    "undefined": "null",
}


class _Number(NamedTuple):
    """A number as JSON writes it, and the unit that was written behind it."""

    digits: str
    unit: str


def read_bare(cursor: Cursor, *, in_object: bool) -> object:
    """The value written without quotation marks at the cursor, None where it cannot be used; the cursor moves past it.

    `in_object` tells ``1,234`` from two list items.
    """
    thousands = _WITH_THOUSANDS.match(cursor.text, cursor.offset) if in_object else None
    if thousands is not None and _IS_KEY.match(cursor.text, thousands.end()) is None:
        return _with_thousands(cursor, thousands)
    start = cursor.offset
    match = _WORD.match(cursor.text, start)
    word = cursor.text[start : start + 1] if match is None else match[0]
    if is_number(word):
        return _number(cursor, word)
    if word in _LITERALS:
        cursor.offset += len(word)
        return _LITERALS[word]
    if word.lstrip("+-").lower() in _NOT_A_NUMBER:
        cursor.fault("json.nan", f"“{shown(word)}”不是数", "没有这个数就写 null，或者整行删去")
        cursor.offset += len(word)
        return None
    number = _as_number(word)
    if number is not None:
        return _odd_number(cursor, word, number)
    if word.lower() in _MEANT_LITERALS:
        meant = _MEANT_LITERALS[word.lower()]
        fix = f"改成 {meant}（小写，不加引号）"
        cursor.fault("json.literal", f"“{word}”不是记录文件的写法", fix)
        cursor.offset += len(word)
        return _LITERALS[meant]
    return _unquoted_text(cursor, word)


def _number(cursor: Cursor, word: str) -> object:
    """A number that JSON allows; a unit may still follow after a blank."""
    start = cursor.offset
    unit = _UNIT_AFTER_BLANK.match(cursor.text, start + len(word))
    if unit is not None:
        return _odd_number(cursor, unit.string[start : unit.end()], _Number(word, unit[1]))
    cursor.offset += len(word)
    return _value(cursor, word, start)


def _value(cursor: Cursor, digits: str, at: int) -> object:
    try:
        return number_of(digits)
    except TooLong:
        cursor.fault(
            "json.number-too-long",
            f"数字 {shown(digits)} 超过了 {MOST_DIGITS} 位",
            "检查是不是多按了数字；编号、账号一类请两头加上英文双引号",
            at=at,
        )
        return None


def _as_number(word: str) -> _Number | None:
    """The number that a word was meant for, None where it does not begin as one."""
    parts = _NUMBER_AND_UNIT.fullmatch(word.translate(_TO_HALF_WIDTH))
    if parts is None:
        return None
    sign, whole, fraction, exponent, unit = parts.groups(default="")
    if not whole and not fraction:
        return None
    digits = ("-" if sign == "-" else "") + (whole.lstrip("0") or "0")
    return _Number(digits + (f".{fraction}" if fraction else "") + exponent, unit)


def _odd_number(cursor: Cursor, written: str, number: _Number) -> object:
    start = cursor.offset
    cursor.offset += len(written)
    if number.unit:
        cursor.fault(
            "json.number-with-unit",
            f"数字后面带了“{shown(number.unit)}”：{shown(written)}",
            f"只写数字，不写单位，例如 {shown(number.digits)}；与这一项规定的单位不同时，先换算",
            at=start,
        )
        # Whether 5万 is 5 or 50000 depends on the field's unit, which is not known here.
        return None
    message, fix = f"数字“{shown(written)}”的写法不对", f"改成 {shown(number.digits)}"
    cursor.fault("json.number-form", message, fix, at=start)
    return _value(cursor, number.digits, start)


def _with_thousands(cursor: Cursor, found: re.Match[str]) -> object:
    start = cursor.offset
    plain = found[0].translate(_TO_HALF_WIDTH).replace(",", "")
    unit = _WORD.match(cursor.text, found.end())
    if unit is not None and not unit[0][0].isascii():
        return _odd_number(cursor, found[0] + unit[0], _Number(plain, unit[0]))
    cursor.offset = found.end()
    message, fix = f"数字“{shown(found[0])}”里有千位分隔逗号", f"去掉逗号，改成 {shown(plain)}"
    cursor.fault("json.thousands-separator", message, fix, at=start)
    number = _as_number(plain)
    return None if number is None else _value(cursor, number.digits, start)


def _unquoted_text(cursor: Cursor, word: str) -> object:
    """Text without quotation marks, as far as it goes on its line."""
    start = cursor.offset
    rest = _REST_OF_TEXT.match(cursor.text, start)
    text = (word if rest is None else rest[0]).rstrip()
    cursor.offset = start + max(len(text), 1)
    if _MISSING_FIRST_QUOTE.match(cursor.text, cursor.offset):
        cursor.offset += 1
        message, fix = f"文字“{shown(text)}”缺少开头的引号", '在文字开头加上英文双引号 "'
    else:
        message, fix = f"文字“{shown(text)}”没有加引号", '文字两头加上英文双引号 "'
    cursor.fault("json.unquoted-text", message, fix, at=start)
    return text
