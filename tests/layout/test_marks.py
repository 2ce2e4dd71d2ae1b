"""A figure's bookmark follows from its place, is unique, and is one that Word takes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from townreport.layout.marks import Marks, mark_name


def test_a_place_reads_in_its_name() -> None:
    assert mark_name("经济运行.税收收入.本年") == "_经济运行_税收收入_本年"
    assert mark_name("经济运行.税收收入.本年", 2) == "_经济运行_税收收入_本年__2"


def test_a_long_place_is_cut_and_still_its_own() -> None:
    first, second = (mark_name("甲乙丙丁" * 12 + ending) for ending in ("一", "二"))
    assert first != second
    assert first[:20] == second[:20]


def test_places_that_would_read_alike_get_different_names() -> None:
    places = ["甲.乙", "甲_乙", "甲-乙", "甲乙", "甲..乙", ".甲.乙", "甲.乙.", "GDP", "gdp", "项目.2", "项目__2", ""]
    names = {mark_name(place).lower() for place in places} | {mark_name("项目", 2)}
    assert len(names) == len(places) + 1


@given(st.lists(st.text(max_size=60), max_size=20))
def test_any_places_get_names_that_word_takes(places: list[str]) -> None:
    marks = Marks()
    names = [marks.next(place)[1] for place in places]
    assert len({name.lower() for name in names}) == len(places)
    for name in names:
        assert re.fullmatch(r"_[0-9A-Za-z_一-鿿]{0,39}", name)


def test_the_numbers_of_bookmarks_count_up() -> None:
    marks = Marks()
    assert [marks.next("甲")[0] for _ in range(3)] == [1, 2, 3]
