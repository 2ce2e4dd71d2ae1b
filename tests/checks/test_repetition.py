"""The arithmetic on lanes says the same as looking at every pair of characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townreport.checks.repetition import Lanes, places, shift

TEXTS = st.text(alphabet="天人的一1，\uffff\u8000\0😀\ud800", max_size=40)


@given(TEXTS, st.integers(1, 4))
def test_equal_characters_at_a_distance_are_found(text: str, distance: int) -> None:
    # A character outside the 16-bit plane only has to be told from those inside it.
    narrow = "".join(character if character <= "\uffff" else "\ufffd" for character in text)
    wanted = [place for place in range(len(narrow) - distance) if narrow[place] == narrow[place + distance]]
    assert list(places(Lanes(text).repeats(distance))) == wanted


@given(TEXTS)
def test_a_doubled_word_is_two_equal_pairs_in_a_row(text: str) -> None:
    narrow = "".join(character if character <= "\uffff" else "\ufffd" for character in text)
    mask = Lanes(text).repeats(2)
    wanted = [place for place in range(len(text) - 3) if narrow[place : place + 2] == narrow[place + 2 : place + 4]]
    assert list(places(mask & shift(mask, 1))) == wanted


def test_a_text_longer_than_most_reports_is_searched_to_its_end() -> None:
    text = "甲乙" * 10_000 + "丙丙"
    assert list(places(Lanes(text).repeats(1))) == [20_000]
