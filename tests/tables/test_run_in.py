"""Headings that run into their text: one paragraph, the heading in its own font."""

from __future__ import annotations

import datetime
import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from made import composed

from townreport.layout import Customs, DocumentProperties, render
from townreport.outline import Line, Outline, Paragraph, Part, Printed, Role, Row, Section, Table, as_text, lines

SAID = Paragraph(("全镇加快推进。",))
PROPERTIES = DocumentProperties("题", "青石镇", datetime.date(2023, 12, 31))


def _texts(*blocks: Any) -> list[str]:
    return as_text(Outline(("题",), blocks)).splitlines()[1:]


def _opened(outline: Outline, customs: Customs | None = None) -> Any:
    return docx.Document(io.BytesIO(render(outline, PROPERTIES, customs=customs or Customs())))


def test_a_heading_runs_into_the_points_below_it() -> None:
    wording = "## 甲\n### 〔乙；接排〕抓经济。\n- **一点。**内容。\n- **二点。**内容。\n\n另一段。\n"
    assert as_text(composed(wording).outline).splitlines()[1:] == [
        "一、甲", "（一）抓经济。一是一点。内容。二是二点。内容。", "另一段。",
    ]  # fmt: skip


def test_the_line_is_text_that_begins_with_the_heading() -> None:
    _, line = lines(Outline(("题",), (Section(("甲。",), (SAID,), run_in=True),)))
    assert line == Line(Role.BODY, (Part(("一、", "甲。"), role=Role.HEADING_1), Part(SAID.pieces)))


def test_numbers_go_on_whether_headings_run_in_or_not() -> None:
    assert _texts(Section(("甲。",), (SAID,), True), Section(("乙",), (SAID,)), Section(("丙。",), (SAID,), True)) == [
        "一、甲。全镇加快推进。", "二、乙", "全镇加快推进。", "三、丙。全镇加快推进。",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "first",
    [
        Section(("乙",), (SAID,)),
        Section(("乙。",), (SAID,), True),
        Table((("甲",),), (Row((("1",),)),)),
    ],
)
def test_a_heading_without_text_below_it_stands_alone(first: Any) -> None:
    assert _texts(Section(("甲。",), (first, SAID), True))[0] == "一、甲。"


def test_the_heading_keeps_its_font_and_its_level_and_the_text_its_style() -> None:
    inner = Section(("抓", Printed("项目", "甲.乙"), "。"), (SAID,), True)
    paragraph = _opened(Outline(("题",), (Section(("甲",), (inner,)),))).paragraphs[2]
    assert paragraph.text == "（一）抓项目。全镇加快推进。"
    assert paragraph.style.name == "公文正文"
    assert paragraph._p.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "1"
    styles = [(run.text, run.style.name) for run in paragraph.runs]
    assert styles == [
        ("（一）抓", "二级标题 字符"), ("项目", "二级标题 字符"), ("。", "二级标题 字符"),
        ("全镇加快推进。", "Default Paragraph Font"),
    ]  # fmt: skip


@pytest.mark.parametrize(("level", "font"), [(1, "黑体"), (2, "楷体_GB2312")])
def test_the_character_style_has_the_headings_letters(level: int, font: str) -> None:
    styles = _opened(Outline(("题",), ())).styles
    name = ["一级标题", "二级标题"][level - 1]
    own, heading = (styles[each].element for each in (f"{name} 字符", name))
    assert own.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert [child.attrib for child in own.rPr] == [child.attrib for child in heading.rPr]
    assert own.find(qn("w:link")).get(qn("w:val")) == heading.styleId
    assert heading.find(qn("w:link")).get(qn("w:val")) == own.styleId


def test_the_lower_levels_have_the_texts_font() -> None:
    tree = Section(("丙。",), (SAID,), True)
    for heading in ("乙", "甲"):
        tree = Section((heading,), (tree,))
    paragraph = _opened(Outline(("题",), (tree,))).paragraphs[3]
    assert [run.text for run in paragraph.runs] == ["1.丙。", "全镇加快推进。"]
    assert {run.style.name for run in paragraph.runs} == {"Default Paragraph Font"}
    assert paragraph._p.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "2"


def test_an_offices_bold_second_level_is_bold_here_too() -> None:
    styles = _opened(Outline(("题",), ()), Customs(bold_second_level=True)).styles
    assert styles["二级标题 字符"].font.bold
    assert not styles["一级标题 字符"].font.bold


def test_a_rare_character_in_the_heading_takes_the_full_font() -> None:
    tree = Section(("甲",), (Section((Printed("㵑光", "甲.乙"), "。"), (SAID,), True),))
    runs = _opened(Outline(("题",), (tree,))).paragraphs[2].runs
    assert [run.text for run in runs] == ["（一）", "㵑", "光", "。", "全镇加快推进。"]
    assert runs[1]._r.rPr.rFonts.get(qn("w:eastAsia")) == "楷体"
    assert [child.tag.rpartition("}")[2] for child in runs[1]._r.rPr] == ["rStyle", "rFonts"]
