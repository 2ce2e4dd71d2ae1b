"""The fast way to read JSON text: for the file that is in order. Anything else is left to the scanner.

`parse_fast` never says what is wrong. It answers only where it is certain that `scanner.scan` would
find nothing, so both always agree on which texts are in order; the tests hold them to it.
"""

from __future__ import annotations

import json
import re
from enum import Enum, auto
from itertools import compress
from typing import Any, NoReturn

from townreport.reading.json_numbers import MOST_DIGITS, exact_decimal

MOST_LEVELS = 64
"""How deep lists and objects may be nested; a record needs about six levels."""
MOST_VALUES = 50_000
"""How many values a file may hold; a record has some hundreds. Bounds time and memory for all that follows."""


class Doubt(Enum):
    """What `parse_fast` returns instead of a value."""

    NEEDS_SCAN = auto()


NEEDS_SCAN = Doubt.NEEDS_SCAN
"""The text may have faults: only `scanner.scan` can say."""

# Escapes of characters that no string may hold. Takes \\u0007, a backslash and text, for one: the scanner knows better.
_SUSPICIOUS_ESCAPE = r"\\(?:[bf]|u(?:[dD][89a-fA-F]|00[01789]|[fF]{3}[eEfF]))"
_ALL_DIGITS_ZERO = bytes(ord("0") if 0x30 <= byte <= 0x39 else byte for byte in range(256))
_STEP = 10
_TOO_MANY_DIGITS = b"0" * (MOST_DIGITS + 1)
_SOME_OF_TOO_MANY = b"0" * (MOST_DIGITS // _STEP)
"""What is left of them where only every tenth byte is looked at."""
_C1_CONTROL = "[\x80-\x9f]"


def parse_fast(text: str, raw: bytes | None = None) -> object:
    """The value of a JSON text that is certainly in order, or `NEEDS_SCAN`. Raises nothing.

    `raw` is the text in UTF-8, where it is at hand. Objects become dict, lists list, whole numbers int, other numbers
    Decimal.
    """
    try:
        raw = text.encode() if raw is None else raw
        if "\x7f" in text or "\ufffe" in text or "\uffff" in text:
            return NEEDS_SCAN
        # 0xC2 begins U+0080 to U+00BF in UTF-8, few of which a record holds: looking for it first saves the search.
        if b"\xc2" in raw and re.search(_C1_CONTROL, text):
            return NEEDS_SCAN
        if "\\" in text and re.search(_SUSPICIOUS_ESCAPE, text):
            return NEEDS_SCAN
        if _SOME_OF_TOO_MANY in raw[::_STEP].translate(_ALL_DIGITS_ZERO) and _has_too_many_digits(raw):
            return NEEDS_SCAN
        openings = _count(b"{", raw) + _count(b"[", raw)
        # Every value but the outermost follows a comma or an opening bracket.
        if len(text) > MOST_VALUES and openings + text.count(",") >= MOST_VALUES:
            return NEEDS_SCAN
        value: object = _DECODER.decode(text)
    except (ValueError, ArithmeticError, RecursionError):
        # ValueError: not JSON, a key twice, NaN, or a lone surrogate in the text itself.
        return NEEDS_SCAN
    return NEEDS_SCAN if openings > MOST_LEVELS and _too_deep(value) else value


def _count(character: bytes, raw: bytes) -> int:
    # Four times as fast as `count`, which looks at one byte after the other.
    return len(raw) - len(raw.replace(character, b""))


def _has_too_many_digits(raw: bytes) -> bool:
    return _TOO_MANY_DIGITS in raw.translate(_ALL_DIGITS_ZERO)


def _without_duplicates(members: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(members)
    if len(found) != len(members):
        raise ValueError
    return found


def _reject(_constant: str) -> NoReturn:
    raise ValueError


_is_container = frozenset({dict, list}).__contains__


def _too_deep(value: object) -> bool:
    # Level by level, over containers only; which of its members are some is asked without a step of Python's for each.
    level: list[Any] = [value] if _is_container(type(value)) else []
    for _ in range(MOST_LEVELS):
        members: list[Any] = []
        for outer in level:
            members += outer.values() if outer.__class__ is dict else outer
        level = list(compress(members, map(_is_container, map(type, members))))
        if not level:
            return False
    return True


# The C scanner of the standard library; its strict mode refuses control characters below U+0020 in strings.
_DECODER = json.JSONDecoder(
    object_pairs_hook=_without_duplicates, parse_float=exact_decimal, parse_constant=_reject, strict=True
)
