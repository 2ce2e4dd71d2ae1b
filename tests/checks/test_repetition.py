"""The arithmetic on low bytes says the same as looking at every place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townreport.checks.repetition import MOST_PLACES, Repetitions

# 一 and 堀 have the same low byte, as have 天 and ㄩ.
TEXTS = st.text(alphabet="天ㄩ人的一堀1，\uffff\u8000\0😀\ud800", max_size=40)


@given(TEXTS, st.integers(1, 4))
def test_what_stands_twice_is_found(text: str, length: int) -> None:
    wanted = [
        place
        for place in range(len(text) - 2 * length + 1)
        if text[place : place + length] == text[place + length : place + 2 * length]
    ]
    assert list(Repetitions(text).places(length)) == wanted


@pytest.mark.parametrize("length", [1, 2, 3])
def test_of_a_text_that_only_repeats_itself_the_first_places_are_enough(length: int) -> None:
    assert list(Repetitions("哈" * 4 * MOST_PLACES).places(length)) == list(range(MOST_PLACES))


def test_a_text_longer_than_most_reports_is_searched_to_its_end() -> None:
    text = "甲乙丙" * 10_000 + "丁丁"
    assert list(Repetitions(text).places(1)) == [30_000]
