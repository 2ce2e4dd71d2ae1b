"""The page of GB/T 9704—2012, measured: 版心, 22 lines of 28 characters, fonts, page numbers."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from statistics import mean

import pytest
from paper import Page
from reports import PROPERTIES, long_report, small_report

from townreport.layout import Customs, render

CHARACTER = 15.75 * 25.4 / 72
"""One 字 of the text on the line, in millimetres."""


@pytest.fixture(scope="module")
def reports(rendered: Callable[[dict[str, bytes]], dict[str, list[Page]]]) -> dict[str, list[Page]]:
    return rendered(
        {
            "small": render(small_report(), PROPERTIES),
            "long": render(long_report(170), PROPERTIES),
            "narrow_lines": render(long_report(20), PROPERTIES, customs=Customs(line_points=28)),
        }
    )


@pytest.fixture(scope="module")
def long(reports: dict[str, list[Page]]) -> list[Page]:
    assert len(reports["long"]) >= 60
    return reports["long"]


@pytest.fixture(scope="module")
def small(reports: dict[str, list[Page]]) -> Page:
    (page,) = reports["small"]
    return page


def test_the_paper_is_a4(long: list[Page]) -> None:
    for page in long:
        assert (page.width, page.height) == pytest.approx((210, 297), abs=0.1)


def test_full_pages_hold_22_lines(long: list[Page]) -> None:
    # A heading that would stand alone at a page's end moves on, so a page before one may hold a line less.
    counts = [len(page.lines) for page in long[1:-1]]
    assert max(counts) == 22
    assert counts.count(22) >= len(counts) * 0.85
    assert min(counts) >= 20


def test_the_lines_keep_their_pitch_on_every_page(long: list[Page]) -> None:
    for page in long[1:]:
        baselines = [line.baseline for line in page.lines]
        for upper, lower in pairwise(baselines):
            assert lower - upper == pytest.approx(225 / 22, abs=0.1)


def test_full_lines_hold_28_characters_from_edge_to_edge(long: list[Page]) -> None:
    plain = [line for page in long for line in page.lines if len(line.letters) == 28]
    assert len(plain) > 300
    for line in plain:
        assert line.left == pytest.approx(28, abs=0.3)
        assert line.right == pytest.approx(28 + 156, abs=1)
    full = [len(line.letters) for page in long for line in page.lines if line.right > 182 and line.left < 29]
    assert set(full) <= {26, 27, 28}


def test_the_text_stays_inside_the_type_area(long: list[Page]) -> None:
    for page in long:
        assert page.lines[0].top > 37 - 0.3
        assert page.lines[-1].bottom < 37 + 225 + 0.3


def test_a_paragraph_begins_two_characters_in(long: list[Page]) -> None:
    beginnings = [line for page in long for line in page.lines if line.left > 30 and line.size == 16]
    assert len(beginnings) > 150
    for line in beginnings:
        assert line.left - 28 == pytest.approx(2 * CHARACTER, abs=CHARACTER / 4)


def test_the_title_is_centred_in_its_own_font(small: Page) -> None:
    title = small.line("青石镇2023年")
    assert title.size == 22
    assert title.font_is("方正小标宋简体")
    assert (title.left + title.right) / 2 == pytest.approx(28 + 156 / 2, abs=0.5)


@pytest.mark.parametrize(
    ("beginning", "font"),
    [
        ("一、2023年", "黑体"),
        ("（一）抓产业", "楷体_GB2312"),
        ("1.农田", "仿宋_GB2312"),
        ("（1）灌溉", "仿宋_GB2312"),
        ("修渠“两横一纵”", "仿宋_GB2312"),
    ],
)
def test_each_level_has_its_font_at_size_3(small: Page, beginning: str, font: str) -> None:
    line = small.line(beginning)
    assert line.font_is(font)
    assert line.size == 16


def test_page_numbers_stand_outside_below_the_type_area(long: list[Page]) -> None:
    for ordinal, page in enumerate(long, start=1):
        number = page.number
        assert number is not None
        assert number.text == f"—{ordinal}—"
        assert number.size == 14
        assert number.font_is("宋体")
        one_character = 14 * 25.4 / 72
        inset = 184 - number.right if ordinal % 2 else number.left - 28
        assert inset == pytest.approx(one_character, abs=one_character / 4)
        dash_height = number.baseline - 0.38 * 14 * 25.4 / 72
        assert dash_height - (37 + 225) == pytest.approx(7, abs=1)


def test_no_heading_stands_alone_at_a_pages_end(long: list[Page]) -> None:
    headings = [line for page in long for line in page.lines if line.font_is("黑体")]
    assert len(headings) == 17
    for page in long[:-1]:
        assert not page.lines[-1].font_is("黑体")


def test_the_pages_are_full_on_average(long: list[Page]) -> None:
    assert mean(len(page.lines) for page in long[1:-1]) > 21.5


def test_lines_of_28_points_begin_at_the_top_and_keep_their_pitch(reports: dict[str, list[Page]]) -> None:
    for page in reports["narrow_lines"][1:]:
        assert page.lines[0].top - 37 == pytest.approx(28 * 25.4 / 72 * 0.8 - 0.88 * 16 * 25.4 / 72, abs=0.5)
        for upper, lower in pairwise(page.lines):
            assert lower.baseline - upper.baseline == pytest.approx(28 * 25.4 / 72, abs=0.1)
