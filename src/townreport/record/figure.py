"""A figure as the record gives it: this year's value and, where known, last year's and the growth."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from townreport.numerals import GROWTH_DECIMALS, growth_percent

NOT_APPLICABLE_WORD = "不适用"


class Missing(Enum):
    """Why a field holds nothing. The values are the words the reader sees."""

    ABSENT = "未填"
    """Not reported yet: null, an empty text, or the key left out."""
    NOT_APPLICABLE = NOT_APPLICABLE_WORD
    """The town has no such thing: it is left out for good, even from a draft."""

    # Enum's own, written in Python, is asked for every field that holds nothing.
    __hash__ = object.__hash__


class Figure(NamedTuple):
    """One figure of the year, in the unit its field fixes.

    `value` is this year's; None where only last year's is known so far. `stated_growth` is the
    growth in percent as the department stated it; `basis` is the 口径 that explains a stated growth
    which differs from the computed one (revised base, comparable prices).
    """

    value: Decimal | None
    last_year: Decimal | None = None
    stated_growth: Decimal | None = None
    basis: str = ""

    def computed_growth(self, decimals: int = GROWTH_DECIMALS) -> Decimal | None:
        """Growth from both years' values, in percent, rounded to `decimals`; None where it cannot be known."""
        if self.value is None or self.last_year is None:
            return None
        return growth_percent(self.value, self.last_year, decimals)

    def growth(self, decimals: int = GROWTH_DECIMALS) -> Decimal | None:
        """The growth to print, in percent: a stated one, just as stated, or else the computed one."""
        return self.computed_growth(decimals) if self.stated_growth is None else self.stated_growth
