"""The fast way answers for texts in order, and leaves all others to the scanner."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest

from townreport.reading.json_text import MOST_LEVELS, MOST_VALUES, NEEDS_SCAN, parse_fast


def test_a_text_in_order_becomes_exact_values() -> None:
    value = parse_fast('{"名称": "青石镇", "收入": 5231.40, "年度": 2023, "列": [true, false, null, -0.5, 1e3, {}]}')
    assert value == {
        "名称": "青石镇",
        "收入": Decimal("5231.40"),
        "年度": 2023,
        "列": [True, False, None, Decimal("-0.5"), Decimal("1E+3"), {}],
    }
    assert isinstance(value, dict)
    assert type(value["年度"]) is int
    assert str(value["收入"]) == "5231.40"


@pytest.mark.parametrize(("text", "value"), [("null", None), ("5", 5), ('"青石"', "青石"), (" [ ]\r\n", [])])
def test_a_value_of_any_kind_may_stand_alone(text: str, value: object) -> None:
    assert parse_fast(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"a": 1,}',
        '{"a": 1, "a": 1}',
        '{"a": {"b": 1, "b": 2}}',
        "[NaN]",
        "[Infinity]",
        "[-Infinity]",
        '["\x7f"]',
        '["\x85"]',
        '["\t"]',
        '["\0"]',
        '["\ufffe"]',
        '["\uffff"]',
        '["\ud800"]',
        '["\\ud800"]',
        '["\\udfff"]',
        '["\\u0000"]',
        '["\\u001F"]',
        '["\\u007f"]',
        '["\\u0085"]',
        '["\\uFFFE"]',
        '["\\b"]',
        '["\\f"]',
        "[" + "1" * 31 + "]",
        "[" + "1" * 5000 + "]",
        "[1e31]",
        "[1e999999999999999999999]",
        "[0." + "1" * 31 + "]",
        "[" * 65 + "]" * 65,
        "[" * 10_000,
        '{"a":' * 10_000 + "1" + "}" * 10_000,
        "[" + "0," * MOST_VALUES + "0]",
        "\ufeff{}",
        "[1]\u3000",
    ],
    ids=lambda text: ascii(text[:24]),
)
def test_a_text_with_any_fault_is_left_to_the_scanner(text: str) -> None:
    assert parse_fast(text) is NEEDS_SCAN


def test_nesting_is_read_up_to_its_limit() -> None:
    assert parse_fast("[" * MOST_LEVELS + "]" * MOST_LEVELS) is not NEEDS_SCAN
    assert parse_fast('{"a": [' * 32 + "]}" * 32) is not NEEDS_SCAN
    assert parse_fast('{"a": [' * 32 + "[]" + "]}" * 32) is NEEDS_SCAN


def test_more_brackets_than_levels_are_no_fault_side_by_side() -> None:
    assert parse_fast("[" + "[]," * 1000 + "{}]") is not NEEDS_SCAN


def test_numbers_of_thirty_digits_are_still_read() -> None:
    assert parse_fast("[" + "9" * 30 + "]") == [10**30 - 1]


@pytest.mark.parametrize("blanks", range(30))
def test_a_number_is_too_long_wherever_in_the_file_it_begins(blanks: int) -> None:
    before = "[" + " " * blanks
    assert parse_fast(f"{before}{'9' * 30}]") is not NEEDS_SCAN
    assert parse_fast(f"{before}{'9' * 31}]") is NEEDS_SCAN
    assert parse_fast(f"{before}{'9' * 31}, 5]") is NEEDS_SCAN


def test_little_room_on_the_stack_is_no_fault_and_no_crash() -> None:
    def from_depth(levels: int) -> object:
        return from_depth(levels - 1) if levels else parse_fast("[" * 60 + "]" * 60)

    answers = []
    # Every depth: since Python 3.12 the C scanner's levels do not count, and only two or three depths are too deep.
    for levels in range(sys.getrecursionlimit() - 250, sys.getrecursionlimit()):
        try:
            answers.append(from_depth(levels))
        except RecursionError:
            break
    assert NEEDS_SCAN in answers
