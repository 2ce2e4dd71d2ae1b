"""From JSON texts to the elements of an official document that have a form of their own.

Each reader takes one form only, so that the document prints one form only; what else was meant is shown in the fix,
ready to be copied. The values stay texts: `date_of`, `number_of` and `secrecy_of` take them apart.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import Any, NoReturn

from pydantic_core import PydanticCustomError

from townreport.record.figure import Missing
from townreport.record.reading_values import (
    FAULTS,
    FIRST_YEAR,
    LAST_CALENDAR_YEAR,
    Fault,
    describe,
    read_text,
    shorten,
)

LEVELS = ("绝密", "机密", "秘密")
"""密级 (GB/T 9704—2012, 密级和保密期限)."""
URGENCIES = ("特急", "加急")
"""紧急程度 (GB/T 9704—2012, 紧急程度)."""
YES, NO = "是", "否"
LEAST_LINE, MOST_LINE = 18, 60
"""Points: a line that 3号 letters (16 pt) fit on, and one that nobody means."""
MOST_FONT_NAME = 31
"""Characters that Word keeps of a font's name."""

# Matched as patterns in texts, not compiled at import: a record without these elements, and every start, is spared it.
_DATE = r"(\d{4})年([1-9]\d?)月([1-9]\d?)日|(\d{4})-(\d{2})-(\d{2})"
_NUMBER = r"([^\s〔〕]+)〔(\d{4})〕([1-9]\d{0,4})号"
_NUMBER_MEANT = r"(.+?)\s*[〔\[({<【《「]\s*(\d{4}|\d{2})\s*年?\s*[〕\])}>】》」]\s*第?\s*0*(\d{1,5})\s*号?"
_NUMBER_WITHOUT_BRACKETS = r"([^\d\s]+)\s*(\d{4})\s*年?\s*[-—－第]\s*0*(\d{1,5})\s*号?"
_TERM = r"[1-9]\d{0,2}(?:年|个月|天)|长期|启用前"
_SECRECY = rf"({'|'.join(LEVELS)})★({_TERM})"


def _fail(code: str, message: str, fix: str) -> NoReturn:
    raise PydanticCustomError(FAULTS, "faults", {FAULTS: [Fault((), code, message, fix)]})


def read_date(value: Any) -> str | Missing:
    """A day of the calendar as documents print it: ``2024年1月5日``; ``2024-01-05`` is read as the same."""
    if value.__class__ is datetime.date:
        value = value.isoformat()
    text = read_text(value)
    if isinstance(text, Missing):
        return text
    found = re.fullmatch(_DATE, text, re.ASCII)
    numbers = re.findall(r"\d+", unicodedata.normalize("NFKC", text))
    if found is None:
        is_day = len(numbers) == 3 and len(numbers[0]) == 4
        meant = "{}年{}月{}日".format(*map(int, numbers)) if is_day else "2024年1月5日"
        _fail(
            "date.form",
            f"日期“{shorten(text)}”的写法不合规范（阿拉伯数字，年份写全，月、日不加 0）",
            f'写成 "{meant}"' if is_day else f'写成 "{meant}" 这样的形式',
        )
    year, month, day = map(int, numbers)
    if not FIRST_YEAR <= year <= LAST_CALENDAR_YEAR:
        _fail("date.year", f"日期的年份是 {year}", f"核对年份，应在 {FIRST_YEAR} 到 {LAST_CALENDAR_YEAR} 之间")
    words = f"{year}年{month}月{day}日"
    try:
        datetime.date(year, month, day)
    except ValueError:
        _fail("date.no-such-day", f"日历上没有{words}这一天", "核对月份和日期")
    return words


def date_of(words: str) -> datetime.date:
    """The day that `read_date` gave."""
    year, month, day = map(int, re.findall(r"\d+", words))
    return datetime.date(year, month, day)


def read_number(value: Any) -> str | Missing:
    """发文字号: ``青政〔2024〕3号`` (GB/T 9704—2012, 发文字号: full year in 〔〕, no 第, no zero in front)."""
    text = read_text(value)
    if isinstance(text, Missing) or re.fullmatch(_NUMBER, text, re.ASCII):
        return text
    # With single blanks: every way to share out a thousand would be tried.
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    meant = re.fullmatch(_NUMBER_MEANT, plain) or re.fullmatch(_NUMBER_WITHOUT_BRACKETS, plain)
    if meant is None or int(meant[3]) == 0:
        _fail(
            "official.number-form",
            f"发文字号“{shorten(text)}”看不出机关代字、年份和序号",
            '写成 "青政〔2024〕3号" 这样的形式',
        )
    year = meant[2] if len(meant[2]) == 4 else f"20{meant[2]}"
    _fail(
        "official.number-form",
        f"发文字号“{shorten(text)}”的写法不合规范（年份写全，用六角括号〔〕；序号不加“第”，前面不加 0）",
        f'写成 "{meant[1]}〔{year}〕{int(meant[3])}号"',
    )


def number_of(text: str) -> tuple[str, int, int]:
    """代字, year and number of what `read_number` gave."""
    code, rest = text.split("〔")
    year, number = rest.removesuffix("号").split("〕")
    return code, int(year), int(number)


def read_secrecy(value: Any) -> str | Missing:
    """密级和保密期限: ``机密★1年`` (GB/T 9704—2012, 密级和保密期限)."""
    text = read_text(value)
    if isinstance(text, Missing) or re.fullmatch(_SECRECY, text, re.ASCII):
        return text
    level, rest = text[:2], text[2:].strip(" ★☆*＊:：，,、（）()")
    if level not in LEVELS:
        message = f"密级只有{'、'.join(LEVELS)}三种，写的是“{shorten(text)}”"
        _fail("official.secrecy-level", message, '写成 "机密★1年" 这样的形式；不涉密的文件删去这一项')
    if not rest:
        _fail("official.secrecy-term", f"写了密级“{level}”，没有写保密期限", f'写成 "{level}★1年" 这样的形式')
    meant = rest.removesuffix("月") + "个月" if re.fullmatch(r"\d+月", rest) else rest
    if re.fullmatch(_TERM, meant, re.ASCII):
        _fail("official.secrecy-form", f"密级和保密期限“{shorten(text)}”的写法不合规范", f'写成 "{level}★{meant}"')
    message = f"看不懂保密期限“{shorten(rest)}”"
    _fail("official.secrecy-term", message, f'写成 "{level}★1年"、"{level}★6个月" 或 "{level}★长期" 这样的形式')


def secrecy_of(text: str) -> tuple[str, str]:
    """密级 and 保密期限 of what `read_secrecy` gave."""
    level, term = text.split("★")
    return level, term


def read_urgency(value: Any) -> str | Missing:
    """紧急程度: 特急 or 加急."""
    text = read_text(value)
    if not isinstance(text, Missing) and text not in URGENCIES:
        message = f"紧急程度只有{'、'.join(URGENCIES)}两种，写的是“{shorten(text)}”"
        _fail("official.urgency", message, '写 "特急" 或 "加急"；不急的文件删去这一项')
    return text


def read_copy_number(value: Any) -> str | Missing:
    """份号: six digits, as a text, because a number would lose its zeros (GB/T 9704—2012, 份号)."""
    number = str(value) if value.__class__ in (int, Decimal) else None
    text = read_text(value) if number is None else number
    if isinstance(text, Missing) or (number is None and re.fullmatch(r"\d{6}", text, re.ASCII)):
        return text
    digits = unicodedata.normalize("NFKC", text)
    is_short = bool(re.fullmatch(r"\d{1,6}", digits, re.ASCII))
    meant = digits.zfill(6) if is_short else "000001"
    message = f"份号应是六位数字，写的是{describe(value)}"
    _fail("official.copy-number", message, f'写成加引号的六位数字 "{meant}"' + ("" if is_short else " 这样的形式"))


def read_switch(value: Any) -> str | Missing:
    """是 or 否; true and false are read as the same."""
    if value.__class__ is bool:
        return YES if value else NO
    text = read_text(value) if value.__class__ not in (int, Decimal) else str(value)
    if not isinstance(text, Missing) and text not in (YES, NO):
        _fail("switch.value", f"这里只能写“是”或“否”，写的是“{shorten(text)}”", f'写 "{YES}" 或 "{NO}"')
    return text


def read_font(value: Any) -> str | Missing:
    """A font by its name."""
    text = read_text(value)
    if not isinstance(text, Missing) and (len(text) > MOST_FONT_NAME or not text.isprintable()):
        _fail("customs.font", f"字体名“{shorten(text)}”不像字体的名称", '写 Word 字体框里显示的名称，如 "仿宋"')
    return text


def line_points(number: Decimal, inner: tuple[str, ...], faults: list[Fault]) -> None:
    """Note a fault where an exact line is too low for the text's letters, or absurdly high."""
    if not LEAST_LINE <= number <= MOST_LINE:
        message = f"行距应在 {LEAST_LINE} 到 {MOST_LINE} 磅之间，写的是 {number}"
        faults.append(Fault(inner, "customs.line", message, "写固定值的磅数，如 28"))
