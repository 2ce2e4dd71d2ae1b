"""Amounts, percentages, Chinese ordinals: pure functions from numbers to the words printed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零一二三四五六七八九"


def chinese_ordinal(number: int) -> str:
    """A number from 1 to 99 in Chinese, as headings and points use it: 一, 十, 十一, 二十, 九十九.

    Raises ValueError outside that range: no report numbers that far.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"no Chinese ordinal for {number}: 1 to 99")
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + ("" if ones == 0 else _DIGITS[ones])


def plain(value: Decimal) -> str:
    """A number in Arabic digits just as it was given: no exponent, no separators, no rounding."""
    return format(value, "f")


GROWTH_STEP = Decimal("0.1")
"""Growth is printed to one decimal, as statistical communiqués print it."""


def growth_percent(this_year: Decimal, last_year: Decimal) -> Decimal | None:
    """Growth over last year in percent, rounded half up to one decimal; None where last year is 0."""
    if last_year == 0:
        return None
    return ((this_year - last_year) / last_year * 100).quantize(GROWTH_STEP, ROUND_HALF_UP)


def growth_words(percent: Decimal) -> str:
    """Growth with its own direction word: 增长7.0%, 下降3.5%, 持平."""
    if percent == 0:
        return "持平"
    return f"{'增长' if percent > 0 else '下降'}{plain(abs(percent))}%"
