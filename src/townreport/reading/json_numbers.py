"""Numbers as JSON writes them, exact: whole numbers as int, all others as Decimal, never float."""

from __future__ import annotations

import decimal
import re

MOST_DIGITS = 30
"""No figure of a township is longer. Also bounds what the rest of the program must print and compute."""

_EXACT = decimal.Context(
    prec=MOST_DIGITS,
    Emax=MOST_DIGITS,
    Emin=-MOST_DIGITS,
    traps=[
        decimal.Clamped,
        decimal.Inexact,
        decimal.InvalidOperation,
        decimal.Overflow,
        decimal.Rounded,
        decimal.Subnormal,
        decimal.Underflow,
    ],
)

exact_decimal = _EXACT.create_decimal
"""The Decimal for a number's text.

Raises decimal.DecimalException (an ArithmeticError) where it needs more than 30 digits, on either side of the point.
"""

_NUMBER = r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?"


class TooLong(Exception):
    """A number has more than `MOST_DIGITS` digits; never leaves the package."""


def is_number(word: str) -> bool:
    """Whether a word is a number by the grammar of JSON, however long."""
    return re.fullmatch(_NUMBER, word) is not None


def number_of(word: str) -> int | decimal.Decimal:
    """The value of a word that `is_number`: int without point and exponent, Decimal with either.

    Raises TooLong where it has more than `MOST_DIGITS` digits.
    """
    if "." not in word and "e" not in word and "E" not in word:
        if len(word.lstrip("-")) > MOST_DIGITS:
            raise TooLong
        return int(word)
    try:
        return exact_decimal(word)
    except decimal.DecimalException as error:
        raise TooLong from error
