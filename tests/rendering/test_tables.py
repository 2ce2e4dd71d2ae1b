"""Tables on the rendered page: heads that come again, points below each other, pages laid across."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from paper import Page, TextLine
from reports import PROPERTIES

from townreport.layout import render
from townreport.official import Official
from townreport.outline import Annex, Outline, Paragraph, Row, Ruling, Section, Table

SAID = Paragraph(("全镇加快推进，成效明显。",))
HEAD = (("企业",), ("研发立项（个）",), ("研发资金",), ("同比（%）",))
NUMBERS = ("7", "12.5", "860", "41.25", "1203.125", "0.5")


def long_table(rows: int) -> Table:
    """Rows whose figures have none to three decimals; growth has a sign or is not given."""
    return Table(
        HEAD,
        tuple(
            Row(((f"企业{number}",), (str(number * 7),), (NUMBERS[number % 6],), ("—" if number % 9 == 0 else "-3.5",)))
            for number in range(rows)
        ),
        ("主要研发企业情况",), "万元",
    )  # fmt: skip


WIDE = long_table(25)._replace(is_wide=True, ruling=Ruling.THREE_LINES)
TALL = Table((("事项",), ("说明",)), tuple(Row(((f"事项{number}",), ("较长的说明，" * 9,))) for number in range(30)))
IMPRINT = Official(printer="青石镇党政办公室", printing_date=datetime.date(2024, 1, 6))


@pytest.fixture(scope="module")
def pages(rendered: Callable[[dict[str, bytes]], dict[str, list[Page]]]) -> dict[str, list[Page]]:
    outlines = {
        "long": Outline(("题",), (SAID, long_table(60), SAID)),
        "tall": Outline(("题",), (SAID, TALL, SAID)),
        "wide": Outline(("题",), (SAID, WIDE, SAID)),
        "annex": Outline(("题",), (SAID,), (Annex(("指标完成情况表",), (WIDE,)),)),
        "run-in": Outline(("题",), (Section(("甲",), (Section(("抓经济。",), (SAID,), True),)),)),
    }
    documents = {name: render(outline, PROPERTIES) for name, outline in outlines.items()}
    for rows in (5, 20, 30):
        wide = WIDE._replace(rows=long_table(rows).rows)
        outline = Outline(("题",), (SAID, wide, SAID), (Annex(("表",), (wide, SAID)),))
        documents[f"wide imprint {rows}"] = render(outline, PROPERTIES, official=IMPRINT)
        documents[f"ends wide {rows}"] = render(Outline(("题",), (SAID, wide)), PROPERTIES, official=IMPRINT)
    for rows in range(10, 62, 4):
        outline = Outline(("题",), (SAID, long_table(rows), SAID))
        documents[f"imprint {rows}"] = render(outline, PROPERTIES, official=IMPRINT)
    return rendered(documents)


def _rows(page: Page) -> list[TextLine]:
    return [line for line in page.lines if line.text.startswith("企业") and line.text[2:3].isdigit()]


def _cell(line: TextLine, left: float, right: float) -> list[tuple[str, float, float]]:
    return [(letter.text, letter.left, letter.right) for letter in line.letters if left < letter.left < right]


def test_the_head_comes_again_on_every_page(pages: dict[str, list[Page]]) -> None:
    assert len(pages["long"]) == 3
    heads = [[line.text for line in page.lines if line.text.startswith("企业研发立项")] for page in pages["long"]]
    assert heads == [["企业研发立项（个）研发资金同比（%）"]] * 3
    assert pages["long"][1].lines[0].text.startswith("企业研发立项")
    assert sum(len(_rows(page)) for page in pages["long"]) == 60


def test_caption_is_centred_and_the_unit_stands_right(pages: dict[str, list[Page]]) -> None:
    first = pages["long"][0]
    caption, unit = first.line("主要研发企业情况"), first.line("单位：万元")
    assert (caption.left + caption.right) / 2 == pytest.approx(28 + 78, abs=0.5)
    assert caption.font_is("黑体")
    assert unit.right == pytest.approx(28 + 156, abs=0.5)


def test_decimal_points_stand_below_each_other(pages: dict[str, list[Page]]) -> None:
    ends = []
    for page in pages["long"]:
        for line in _rows(page):
            cell = _cell(line, 105, 150)
            text = "".join(letter[0] for letter in cell)
            assert text in NUMBERS
            whole = text.partition(".")[0]
            ends.append(cell[len(whole) - 1][2])
    assert len(ends) == 60
    assert max(ends) - min(ends) < 0.15


def test_ones_stand_below_ones(pages: dict[str, list[Page]]) -> None:
    ends = [_cell(line, 65, 105)[-1][2] for page in pages["long"] for line in _rows(page)]
    assert len(ends) == 60
    assert max(ends) - min(ends) < 0.15


def test_no_row_is_split_over_pages(pages: dict[str, list[Page]]) -> None:
    assert len(pages["tall"]) > 2
    for page in pages["tall"]:
        said = "".join(line.text for line in page.lines)
        assert said.count("较") % 9 == 0


def test_no_letter_is_clipped_and_the_table_stays_in_the_type_area(pages: dict[str, list[Page]]) -> None:
    for page in pages["long"] + pages["tall"]:
        assert page.lines[0].top > 37 - 0.3
        assert page.lines[-1].bottom < 37 + 225 + 0.3
        assert all(rule.left > 28 - 0.5 and rule.right < 184 + 0.5 for rule in page.rules)


def test_a_wide_table_stands_on_a_page_laid_across(pages: dict[str, list[Page]]) -> None:
    sizes = [(round(page.width), round(page.height)) for page in pages["wide"]]
    assert sizes == [(210, 297), (297, 210), (297, 210), (210, 297)]
    assert sum(len(_rows(page)) for page in pages["wide"][1:3]) == 25
    rules = [rule for page in pages["wide"][1:3] for rule in page.rules]
    assert min(rule.left for rule in rules) == pytest.approx(35, abs=0.5)
    assert max(rule.right for rule in rules) == pytest.approx(35 + 225, abs=0.5)
    assert pages["wide"][1].lines[0].top > 28 - 0.3


def test_an_annex_with_a_wide_table_is_laid_across_from_its_mark_on(pages: dict[str, list[Page]]) -> None:
    sizes = [(round(page.width), round(page.height)) for page in pages["annex"]]
    assert sizes[:2] == [(210, 297), (297, 210)]
    assert {"附件", "指标完成情况表"} <= {line.text for line in pages["annex"][1].lines}


@pytest.mark.parametrize(("page", "is_odd"), [(1, False), (2, True)])
def test_the_number_of_a_wide_page_is_where_bound_pages_have_theirs(
    pages: dict[str, list[Page]], page: int, is_odd: bool
) -> None:
    letters = sorted(
        (letter for line in pages["wide"][page].lines for letter in line.letters if letter.right < 34),
        key=lambda letter: letter.baseline,
    )
    assert [letter.text for letter in letters] == ["—", str(page + 1), "—"]
    # 7 mm beside the 版心, which begins 35 mm from the edge; the rest of a quarter turn's line lies around it.
    middle = (min(letter.left for letter in letters) + max(letter.right for letter in letters)) / 2
    assert middle == pytest.approx(35 - 7, abs=1)
    one_character = 14 * 25.4 / 72
    dash_length = 14 * 25.4 / 72
    if is_odd:
        assert letters[-1].baseline + dash_length == pytest.approx(28 + 156 - one_character, abs=1)
    else:
        assert letters[0].baseline == pytest.approx(28 + one_character, abs=1)


def test_pages_after_a_wide_one_are_numbered_on(pages: dict[str, list[Page]]) -> None:
    last = pages["wide"][-1].number
    assert last is not None
    assert last.text == "—4—"


@pytest.mark.parametrize(
    "name",
    [
        *(f"imprint {rows}" for rows in range(10, 62, 4)),
        *(f"{kind} {rows}" for kind in ("wide imprint", "ends wide") for rows in (5, 20, 30)),
    ],
)
def test_the_imprint_stands_on_the_last_even_page(pages: dict[str, list[Page]], name: str) -> None:
    document = pages[name]
    assert len(document) % 2 == 0
    on = [number for number, page in enumerate(document, start=1) if any("印发" in line.text for line in page.lines)]
    assert on == [len(document)]
    # No more pages than the text needs, rounded up to an even number, or a sheet more for 版记.
    full = [page for page in document[:-1] if page.lines]
    assert len(document) - len(full) <= 2


def test_a_heading_that_runs_in_keeps_its_font(pages: dict[str, list[Page]]) -> None:
    (page,) = pages["run-in"]
    line = page.line("（一）抓经济。全镇")
    heading, text = (TextLine(part) for part in (line.letters[:7], line.letters[7:]))
    assert heading.font_is("楷体_GB2312")
    assert text.font_is("仿宋_GB2312")
    assert {letter.size for letter in line.letters} == {16}
