"""Time grows with the length of a text only, however hostile it is."""

from __future__ import annotations

import time

import pytest

from townreport.reading.json_text import parse_fast
from townreport.reading.scanner import scan

MILLION = 1_000_000
# Enough that a quadratic reading takes minutes, and little enough that all of these take seconds.
MANY = 200_000

HOSTILE = {
    "opening brackets": "[" * 5 * MILLION,
    "quotation marks": '"' * MILLION,
    "quotation marks in a list": "[" + '"' * 5 * MANY,
    "commas": "," * 5 * MILLION,
    "commas in a list": "[" + "," * 5 * MANY,
    "line ends": "\n" * 5 * MANY,
    "objects in objects": '{"a":' * MANY,
    "single quotation marks on one line": "[" + "'a'," * MANY,
    "single quotation marks that do not pair": "['" + "' " * 2 * MANY + "x",
    "chinese quotation marks": "[" + "“" * 5 * MANY,
    "chinese quotation marks that do not pair": '["““' + "”:" * MANY + '"x"x"',
    "marks inside a text": '["' + 'a"b' * MANY,
    "backslashes": '"' + "\\" * 5 * MANY,
    "escaped quotation marks, nested deep": "[" * 70 + '"\\"' * MANY,
    "half escapes": '["' + "\\u" * MANY,
    "texts that do not end": '["a\n' * MANY,
    "one text over many lines": '["' + "a\n" * 2 * MANY,
    "comments": "[#\n" * MANY,
    "a comment that does not end": "[/*" + "/" * 5 * MANY,
    "zeros": "[" + "0," * 2 * MANY,
    "digits": "[" + "1" * 5 * MANY + "]",
    "thousands": '{"a":1' + ",234" * MANY,
    "brackets that do not pair": "{" + "[}" * MANY,
    "spaces": "[5" + " " * 5 * MANY + "x]",
    "the same key": "{" + '"a":1,' * MANY + "}",
    "keys": "{" + ",".join(f'"{number}":{{"a":1}}' for number in range(MANY)) + "}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_of_megabytes_is_read_in_a_few_seconds(text: str, most_seconds: float) -> None:
    start = time.process_time()
    parse_fast(text)
    scan(text)
    assert time.process_time() - start < most_seconds
