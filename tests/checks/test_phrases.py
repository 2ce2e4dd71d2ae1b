"""Phrases are found as an expression of alternatives would find them, but however many there are."""

from __future__ import annotations

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from townreport.checks.phrases import Phrases

WORDS = st.text("甲乙丙.[", max_size=4)
FEW, MANY = 300, 30_000


@given(st.lists(WORDS, max_size=8), st.text("甲乙丙.[\n", max_size=30))
def test_the_longest_at_each_place_is_found_and_none_within_another(phrases: list[str], text: str) -> None:
    longest_first = sorted(filter(None, phrases), key=len, reverse=True)
    expected = [found.span() for found in re.finditer("|".join(map(re.escape, longest_first)) or "(?!)", text)]
    assert list(Phrases(phrases).find(text)) == expected


def test_a_hundred_times_the_phrases_take_no_longer_to_be_looked_for() -> None:
    text = "推动产业发展，群众满意。" * 4_000

    def seconds(count: int) -> float:
        phrases = Phrases(f"{chr(0x4E00 + number % 3_000)}镇{number}" for number in range(count))
        assert not list(phrases.find(text))

        def once() -> float:
            start = time.process_time()
            list(phrases.find(text))
            return time.process_time() - start

        return min(once() for _ in range(3))

    assert seconds(MANY) < 20 * seconds(FEW) + 0.2
