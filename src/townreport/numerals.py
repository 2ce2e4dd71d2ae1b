"""Amounts, percentages, Chinese ordinals: pure functions from numbers to the words printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

_DIGITS = "零一二三四五六七八九"


_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_MYRIAD = 10_000
LARGEST_ORDINAL = _MYRIAD**2 - 1


@lru_cache(maxsize=1024)
def chinese_ordinal(number: int) -> str:
    """A number from 1 to 99999999 in Chinese, as headings and points use it: 一, 十, 十一, 二十, 一百零三.

    Raises ValueError outside that range: no report numbers that far.
    """
    if not 1 <= number <= LARGEST_ORDINAL:
        raise ValueError(f"no Chinese ordinal for {number}: 1 to {LARGEST_ORDINAL}")
    words = ""
    myriads, rest = divmod(number, _MYRIAD)
    if myriads:
        words = chinese_ordinal(myriads) + "万"
    for worth, word in _PLACES:
        digit, rest = divmod(rest, worth)
        if digit:
            words += _DIGITS[digit] + word
        elif words and rest and not words.endswith(_DIGITS[0]):
            words += _DIGITS[0]
    words += _DIGITS[rest] if rest else ""
    # 十二, not 一十二, where the number begins with it.
    return words.removeprefix(_DIGITS[1]) if 10 <= number < 20 else words


def plain(value: Decimal) -> str:
    """A number in Arabic digits just as it was given: no exponent, no separators, no rounding."""
    words = str(value)
    return format(value, "f") if "E" in words else words


def rounded(value: Decimal, decimals: int) -> Decimal:
    """A number rounded half up to `decimals` places, trailing zeros kept: 3.1 to two places is 3.10."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


GROWTH_DECIMALS = 1
"""Growth is printed to one decimal, as statistical communiqués print it."""


def growth_percent(this_year: Decimal, last_year: Decimal, decimals: int = GROWTH_DECIMALS) -> Decimal | None:
    """Growth over last year in percent, rounded half up; None where last year's value is not above 0."""
    if last_year <= 0:
        return None
    return rounded((this_year - last_year) / last_year * 100, decimals)


class Style(NamedTuple):
    """How a wording prints its figures; one style for a whole report, so that no figure is printed two ways.

    `decimals`: amounts are rounded to so many places (None: as given). `in_large_units`: 万元 from 10,000
    on are printed as 亿元, and 元 as 万元, with `large_decimals` places at most. `growth_decimals`: places of 同比.
    """

    decimals: int | None = None
    in_large_units: bool = False
    large_decimals: int = 2
    growth_decimals: int = GROWTH_DECIMALS


AS_GIVEN = Style()
LARGE_UNITS = {"元": "万元", "万元": "亿元"}
LARGEST_UNIT = "亿元"
LARGE_FROM = 10_000


def with_unit(value: Decimal, unit: str, style: Style = AS_GIVEN) -> tuple[str, str]:
    """A number as a style prints it, and the unit that then follows: ("1.24", "亿元").

    What rounds to 10,000 is as large as 10,000 (9999.995 to two places), so it is not printed as 10000万元.
    """
    printed = shown(value, style)
    if style.in_large_units and unit == LARGEST_UNIT:
        printed = _shortest(rounded(value, style.large_decimals))
    while style.in_large_units and abs(printed) >= LARGE_FROM and unit in LARGE_UNITS:
        value, unit = (value if abs(value) >= LARGE_FROM else printed) / LARGE_FROM, LARGE_UNITS[unit]
        printed = _shortest(rounded(value, style.large_decimals))
    return plain(printed), unit


def shown(value: Decimal, style: Style) -> Decimal:
    """A number rounded as a style wants it, in the unit it has."""
    if style.decimals is None:
        return value
    return _shortest(rounded(value, style.decimals))


def _shortest(value: Decimal) -> Decimal:
    """The number without zeros at its end that rounding put there; never -0."""
    shortest = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    return shortest or Decimal(0)


def growth_words(percent: Decimal) -> str:
    """Growth with its own direction word: 增长7.0%, 下降3.5%, 持平."""
    if percent == 0:
        return "持平"
    return f"{'增长' if percent > 0 else '下降'}{plain(abs(percent))}%"
