"""What speaks for rules is asked of another engine than the rules themselves: both have to see the same texts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from townreport.checks.matching import Matcher, readable
from townreport.checks.pairing import faults_of_pairs, unsound_places
from townreport.checks.registry import ALL_RULES
from townreport.checks.rule import TextKind
from townreport.checks.signs import signed_paragraphs
from townreport.checks.text import check_text

SIGNS = [sign for rule in ALL_RULES for sign in rule.signs]
# All that signs name, and one of what they exclude.
ALPHABET = "".join(dict.fromkeys("".join(SIGNS))) + "镇é"
MARKS = "“”‘’《》〈〉（）()〔〕【】「」『』\n镇"


def test_there_are_signs() -> None:
    assert len(SIGNS) > 50


@pytest.mark.parametrize("sign", SIGNS)
@given(st.data())
@settings(max_examples=30)
def test_both_engines_read_a_sign_alike(sign: str, data: st.DataObject) -> None:
    text = data.draw(st.one_of(st.from_regex(sign, alphabet=st.sampled_from(ALPHABET)), st.text(ALPHABET)))
    assert Matcher(sign).matches(text) == (re.search(sign, text) is not None)


@given(st.lists(st.text(ALPHABET.replace("\n", ""), max_size=12), max_size=5))
@settings(max_examples=300)
def test_signed_paragraphs_are_those_that_a_sign_matches(paragraphs: list[str]) -> None:
    text = "\n".join(["", *paragraphs, ""])
    told = {
        (start, position)
        for start, end, positions in signed_paragraphs(text)
        for position in positions
        if text[start - 1] == text[end] == "\n"
    }
    wanted, start = set(), 1
    for paragraph in paragraphs:
        for position, rule in enumerate(ALL_RULES):
            if any(re.search(sign, f"\n{paragraph}\n") for sign in rule.signs):
                wanted.add((start, position))
        start += len(paragraph) + 1
    assert told == wanted


@given(st.text(MARKS))
@settings(max_examples=500)
def test_paragraphs_with_faults_of_pairs_are_the_unsound_ones(text: str) -> None:
    def paragraphs(places: list[int]) -> set[int]:
        return {text.count("\n", 0, place) for place in places}

    faults = [fault.hit.start for fault in faults_of_pairs(text)]
    assert paragraphs(list(unsound_places(text))) == paragraphs(faults)


@pytest.mark.parametrize("text", ["甲“乙（丙）《丁〈戊〉》”己", "甲（乙“丙”）〔2023〕\n【丁】(戊‘己’)", "", "\n\n"])
def test_sound_pairs_are_not_looked_at_twice(text: str) -> None:
    assert not list(unsound_places(text))


def test_half_a_surrogate_pair_hides_nothing_and_is_told() -> None:
    text = "财力\ud800薄弱，，需要帮扶"
    assert readable(text) == "财力\ufffd薄弱，，需要帮扶"
    found = {(rule.code, hit.start) for rule, hit in check_text(text, TextKind.PHRASE)}
    assert found == {("leftover.mark", 2), ("punctuation.doubled", 5)}
