"""No text makes the rules slow: twice the text takes about twice the time, however it was made to hurt.

The bound is generous (four times the text, at most twelve times the time), so that a busy machine
does not fail it, while anything quadratic takes sixteen times as long and more.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from townreport.checks.rule import TextKind
from townreport.checks.text import check_text, check_texts
from townreport.findings import MOST_TOLD

SMALL, FACTOR, BOUND = 8_000, 4, 12

HOSTILE = {
    "opening brackets": "（",
    "half-width brackets": "(",
    "opening quotes": "“",
    "closing quotes": "”",
    "three sorts of opening marks": "（“《",
    "crossing pairs": "“《”》",
    "straight quotes": '"一',
    "single quotes": "'一",
    "angles": "<一",
    "x": "x",
    "full stops": "。",
    "dots": ".",
    "ellipses": "…等",
    "question marks": "?",
    "underscores": "_",
    "braces": "#{",
    "one character": "的",
    "one word": "推进",
    "digits": "1",
    "about and digits": "约1",
    "about": "约",
    "many": "近三十多",
    "hundred millions": "1亿1",
    "short years": "23年",
    "pauses": "三、四",
    "points out of order": "。三是推进工作",
    "points run together": "工三是",
    "to be filled": "（待",
    "newlines": "\n",
    "spaces": " ",
    "emoji": "😀",
}


def _seconds(text: str) -> float:
    def once() -> float:
        start = time.process_time()
        check_text(text, TextKind.PROSE)
        return time.process_time() - start

    return min(once() for _ in range(2))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    small, large = (unit * (SMALL * factor // len(unit)) for factor in (1, FACTOR))
    assert _seconds(large) < BOUND * _seconds(small) + 0.2


def test_about_before_a_long_number_is_read_once() -> None:
    small, large = ("约" + "1" * (SMALL * factor) for factor in (1, FACTOR))
    assert _seconds(large) < BOUND * _seconds(small) + 0.2


def test_five_megabytes_of_clean_text_are_clean() -> None:
    sentence = "全镇固定资产投资完成额稳步提高，群众获得感、幸福感明显增强。\n"
    assert check_text(sentence * (5_000_000 // len(sentence.encode())), TextKind.PRINTED) == []


@pytest.mark.parametrize("make", [lambda: "（" * 100_000, lambda: "，xx" * 100_000], ids=["brackets", "blanks"])
def test_one_text_does_not_flood_the_reader(make: Callable[[], str]) -> None:
    assert len(check_text(make(), TextKind.PHRASE)) == MOST_TOLD + 1


def test_many_texts_do_not_flood_the_reader_either() -> None:
    found = check_texts(["推进，，发展"] * 5_000, [TextKind.PHRASE] * 5_000)
    assert sum(map(len, found.values())) == MOST_TOLD + 1
