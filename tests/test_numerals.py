"""Amounts, growth and Chinese ordinals read as an official writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from townreport.numerals import chinese_ordinal, growth_percent, growth_words, plain

DIGITS = "零一二三四五六七八九"
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (10_000, "一万"),
        (10_001, "一万零一"),
        (10_010, "一万零一十"),
        (11_100, "一万一千一百"),
        (120_305, "十二万零三百零五"),
    ],
)
def test_an_ordinal_reads_as_a_heading_counts(number: int, words: str) -> None:
    assert chinese_ordinal(number) == words


def test_ordinals_are_all_different_and_spelt_with_numerals_only() -> None:
    ordinals = [chinese_ordinal(number) for number in range(1, 30_000)]
    assert len(set(ordinals)) == 29_999
    assert set("".join(ordinals)) == set(DIGITS + "十百千万")


@pytest.mark.parametrize("number", [0, -1, 100_000_000])
def test_no_ordinal_is_made_up_outside_1_to_99999999(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese_ordinal(number)


@pytest.mark.parametrize("typed", ["0", "5231.40", "100", "0.50", "1200", "0.000001", "123456789012345"])
def test_a_number_prints_as_it_was_typed(typed: str) -> None:
    assert plain(Decimal(typed)) == typed


def test_a_number_never_prints_with_an_exponent() -> None:
    assert plain(Decimal("1E+4")) == "10000"
    assert plain(Decimal("1E-6")) == "0.000001"


@pytest.mark.parametrize(
    ("this_year", "last_year", "percent"),
    [
        ("5231.4", "4889.2", "7.0"),
        ("100", "100", "0.0"),
        ("0", "50", "-100.0"),
        ("100.05", "100", "0.1"),  # half is rounded away from zero
        ("99.95", "100", "-0.1"),
        ("100.04", "100", "0.0"),
        ("3", "1", "200.0"),
    ],
)
def test_growth_is_over_last_year_to_one_decimal_half_up(this_year: str, last_year: str, percent: str) -> None:
    growth = growth_percent(Decimal(this_year), Decimal(last_year))
    assert growth is not None
    assert str(abs(growth) if growth == 0 else growth) == percent


def test_growth_over_nothing_is_not_known() -> None:
    assert growth_percent(Decimal(5), Decimal(0)) is None
    assert growth_percent(Decimal(0), Decimal("0.00")) is None


@pytest.mark.parametrize(
    ("percent", "words"),
    [("7.0", "增长7.0%"), ("-3.5", "下降3.5%"), ("0.0", "持平"), ("-0.0", "持平"), ("0", "持平"), ("12", "增长12%")],
)
def test_growth_says_its_own_direction(percent: str, words: str) -> None:
    assert growth_words(Decimal(percent)) == words


@given(AMOUNTS, AMOUNTS)
def test_the_direction_word_never_contradicts_the_figures(this_year: Decimal, last_year: Decimal) -> None:
    assume(last_year > 0)
    growth = growth_percent(this_year, last_year)
    assert growth is not None
    words = growth_words(growth)
    assert "-" not in words
    if words.startswith("增长"):
        assert this_year > last_year
    elif words.startswith("下降"):
        assert this_year < last_year
    else:
        assert abs(this_year - last_year) * 1000 < last_year


@given(AMOUNTS)
def test_a_figure_that_did_not_change_is_level(amount: Decimal) -> None:
    assume(amount > 0)
    growth = growth_percent(amount, amount)
    assert growth is not None
    assert growth_words(growth) == "持平"


@given(AMOUNTS, AMOUNTS, st.sampled_from([10, 100, 10_000]))
def test_growth_does_not_depend_on_the_unit(this_year: Decimal, last_year: Decimal, scale: int) -> None:
    assert growth_percent(this_year, last_year) == growth_percent(this_year * scale, last_year * scale)
