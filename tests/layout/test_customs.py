"""An office's customs change what they name, nothing else, and are said."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from reports import PROPERTIES, every_element, small_report

from townreport.layout import STANDARD, Customs, render


def opened(customs: Customs) -> Any:
    return docx.Document(io.BytesIO(render(small_report(), PROPERTIES, customs=customs)))


def fonts(document: Any, style: str) -> dict[str, str]:
    element = document.styles[style].element.rPr.find(qn("w:rFonts"))
    return {slot: element.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}


def test_the_standard_deviates_in_nothing() -> None:
    assert STANDARD.deviations() == ()
    assert Customs(sealed=True).deviations() == ()
    assert Customs(body_font="仿宋", second_level_font="楷体").deviations() == ()


@pytest.mark.parametrize(
    ("customs", "words"),
    [
        (Customs(bold_leads=True), "要点首句加粗"),
        (Customs(bold_second_level=True), "二级标题（一）加粗"),
        (Customs(digits_font="Times New Roman"), "Times New Roman"),
        (Customs(line_points=28.0), "28磅"),
        (Customs(title_font="华文中宋"), "标题用华文中宋"),
        (Customs(page_number_font="仿宋"), "页码用仿宋"),
    ],
)
def test_each_deviation_is_said(customs: Customs, words: str) -> None:
    (said,) = customs.deviations()
    assert words in said


def test_leads_are_bold_only_by_custom() -> None:
    for customs, expected in ((STANDARD, []), (Customs(bold_leads=True), ["经济运行稳中有进。", "项目建设提速。"])):
        bold = [run.text for paragraph in opened(customs).paragraphs for run in paragraph.runs if run.bold]
        # The single point of the second paragraph has its lead too.
        assert bold[: len(expected)] == expected
        assert bool(bold) is bool(expected)


def test_second_level_headings_are_bold_only_by_custom() -> None:
    assert not opened(STANDARD).styles["二级标题"].font.bold
    changed = opened(Customs(bold_second_level=True)).styles
    assert changed["二级标题"].font.bold
    assert not changed["一级标题"].font.bold


def test_digits_take_their_font_and_chinese_quotes_do_not() -> None:
    document = opened(Customs(digits_font="Times New Roman"))
    expected = {"ascii": "Times New Roman", "hAnsi": "仿宋_GB2312", "eastAsia": "仿宋_GB2312", "cs": "仿宋_GB2312"}
    assert fonts(document, "公文正文") == expected
    assert fonts(document, "页码")["ascii"] == "宋体"


def test_fonts_by_name_replace_the_usual_ones_everywhere() -> None:
    customs = Customs(body_font="仿宋", title_font="华文中宋")
    data = render(small_report(), PROPERTIES, official=every_element(), customs=customs)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        styles = archive.read("word/styles.xml").decode() + archive.read("word/fontTable.xml").decode()
    assert "仿宋_GB2312" not in styles
    assert "方正小标宋简体" not in styles
    assert '"仿宋"' in styles
    assert '"华文中宋"' in styles


def test_lines_of_28_points_leave_the_grid_and_the_title_as_they_are() -> None:
    document = opened(Customs(line_points=28.0))
    assert document.styles["公文正文"].paragraph_format.line_spacing.pt == 28
    grid = document.sections[0]._sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:linePitch")) == "579"
    assert document.styles["公文标题"].paragraph_format.line_spacing.pt == 35


def test_a_font_name_cannot_break_the_file() -> None:
    document = opened(Customs(body_font='怪"<&字体', digits_font='A"<&\\1'))
    assert fonts(document, "公文正文") == {
        "ascii": 'A"<&\\1',
        "hAnsi": '怪"<&字体',
        "eastAsia": '怪"<&字体',
        "cs": '怪"<&字体',
    }


def test_the_text_is_the_same_whatever_the_customs() -> None:
    everything = Customs(bold_leads=True, bold_second_level=True, digits_font="Arial", line_points=28, sealed=True)
    texts = [[paragraph.text for paragraph in opened(customs).paragraphs] for customs in (STANDARD, everything)]
    assert texts[0] == texts[1]
    assert re.search("5231", "".join(texts[0]))
