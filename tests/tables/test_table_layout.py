"""Tables in the document: real tables whose figures are found again, valid, and whole for whoever reads them."""

from __future__ import annotations

import datetime
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from made import COMPANIES, LIST_TABLE, composed

from townreport.layout import Customs, DocumentProperties, mark_name, render
from townreport.layout.read_marks import find_figures
from townreport.layout.table_columns import measures
from townreport.official import Attachment, Official
from townreport.outline import Annex, Gap, Outline, Paragraph, Printed, Row, Ruling, Section, Table

PROPERTIES = DocumentProperties("题", "青石镇", datetime.date(2023, 12, 31))
SAID = Paragraph(("全镇加快推进。",))
TABLE = Table(
    (("指标",), ("单位",), (Printed("2023", "年度"), "年"), ("同比（%）",)),
    (
        Row((("经济运行",),), is_group=True),
        Row((("税收收入",), ("万元",), (Printed("5231.45", "经济运行.税收收入"),), ("7.0",))),
        Row((("生猪出栏",), ("头",), (Printed("32600", "农业产业.生猪出栏"),), ("—",))),
        Row((("技改",), ("万元",), (Gap("xx", "项目建设.技改总投资"),), ("-12.5",))),
    ),
    ("重点指标",),
    "万元",
)
WIDE = TABLE._replace(is_wide=True, ruling=Ruling.THREE_LINES)
SIGNED = Official(signature=("青石镇人民政府",), date=datetime.date(2024, 1, 5))
PRINTED = SIGNED._replace(copies="县委办公室", printer="青石镇党政办公室", printing_date=datetime.date(2024, 1, 6))


def document(*blocks: Any, annexes: tuple[Annex, ...] = (), official: Official | None = None) -> bytes:
    return render(Outline(("题",), blocks, annexes), PROPERTIES, official=official or Official())


def xml_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


EVERYTHING = {
    "text": document(SAID, TABLE, SAID),
    "end": document(SAID, TABLE),
    "two in a row": document(TABLE, TABLE._replace(caption=(), unit="")),
    "wide between": document(SAID, WIDE, WIDE, SAID, TABLE, WIDE, Section(("甲",), (SAID,), run_in=True)),
    "wide alone": document(WIDE),
    "wide end, signed": document(SAID, WIDE, official=SIGNED),
    "wide end, imprint": document(SAID, WIDE, official=PRINTED._replace(signature=(), date=None)),
    "annexes": document(
        SAID,
        annexes=(Annex(("表",), (WIDE, SAID)), Annex(("二",), (TABLE,)), Annex(("三",), (WIDE,))),
        official=PRINTED,
    ),
    "composed": render(composed(LIST_TABLE, 项目建设={"研发企业": COMPANIES}).outline, PROPERTIES),
}


def test_python_docx_reads_the_cells() -> None:
    (table,) = opened(EVERYTHING["text"]).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["指标", "单位", "2023年", "同比（%）"]
    assert rows[1] == ["经济运行"] * 4
    assert rows[2:] == [
        ["税收收入", "万元", "5231.45", "7.0"], ["生猪出栏", "头", "32600", "—"], ["技改", "万元", "xx", "-12.5"],
    ]  # fmt: skip


def test_caption_and_unit_stand_above_and_an_empty_line_below() -> None:
    paragraphs = [(paragraph.text, paragraph.style.name) for paragraph in opened(EVERYTHING["text"]).paragraphs]
    assert paragraphs == [
        ("题", "公文标题"), ("全镇加快推进。", "公文正文"), ("重点指标", "表题"), ("单位：万元", "表格单位"),
        ("", "表后空行"), ("全镇加快推进。", "公文正文"),
    ]  # fmt: skip


def test_every_figure_of_a_table_is_found_again() -> None:
    figures = find_figures(EVERYTHING["text"])
    assert figures == {
        mark_name("年度"): "2023", mark_name("经济运行.税收收入"): "5231.45",
        mark_name("农业产业.生猪出栏"): "32600", mark_name("项目建设.技改总投资"): "xx",
    }  # fmt: skip


def test_the_figures_of_a_list_are_found_again() -> None:
    figures = find_figures(EVERYTHING["composed"])
    assert figures[mark_name("项目建设.研发企业.0.研发资金")] == "860.5"
    assert figures[mark_name("项目建设.研发企业.1.研发立项")] == "3"


def test_the_head_comes_again_and_no_row_is_split() -> None:
    head, *rows = opened(EVERYTHING["text"]).tables[0]._tbl.tr_lst
    assert head.trPr.find(qn("w:tblHeader")) is not None
    assert not [row for row in rows if row.trPr.find(qn("w:tblHeader")) is not None]
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in (head, *rows))


def test_widths_agree_wherever_they_are_said_and_fill_the_type_area() -> None:
    table = opened(EVERYTHING["text"]).tables[0]._tbl
    grid = [int(column.get(qn("w:w"))) for column in table.tblGrid]
    cells = [[int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.tc_lst] for row in table.tr_lst]
    assert sum(grid) == int(table.tblPr.find(qn("w:tblW")).get(qn("w:w"))) == 11906 - 1587 - 1474
    assert cells == [grid, [sum(grid)], grid, grid, grid]


def test_no_line_in_a_table_is_exact() -> None:
    styles = opened(EVERYTHING["text"]).styles
    for name in ("表头", "表格文字"):
        assert styles[name].element.pPr.find(qn("w:spacing")).get(qn("w:lineRule")) == "atLeast"


def test_decimal_points_are_as_far_from_the_edge_as_the_longest_fraction_wants() -> None:
    indents = re.findall(
        r'<w:ind w:right="(\d+)"/><w:jc w:val="right"/></w:pPr>(?:<w:bookmark[^>]*>)?<w:r><w:t>([\d.-]+)',
        xml_of(EVERYTHING["text"]),
    )
    by_text = {text: int(right) for right, text in indents}
    half_em = 140
    assert by_text["32600"] - by_text["5231.45"] == 3 * half_em
    assert by_text["7.0"] == by_text["-12.5"]


def test_latin_digits_have_a_narrower_point() -> None:
    def right(font: str | None) -> int:
        outline = Outline(("题",), (TABLE,))
        xml = xml_of(render(outline, PROPERTIES, customs=Customs(digits_font=font)))
        found = [int(each) for each in re.findall(r'<w:ind w:right="(\d+)"/><w:jc', xml)]
        return found[2] - found[0]

    assert right(None) - right("Times New Roman") == 70


def test_a_column_of_mixed_units_is_a_column_of_words() -> None:
    table = Table((("甲",), ("乙",)), (Row((("一",), ("5万元",))), Row((("二",), ("3头",)))))
    assert measures(table, 8845).columns[1].figure_right is None
    same = table._replace(rows=(Row((("一",), ("5%",))), Row((("二",), ("12.5%",)))))
    assert measures(same, 8845).columns[1].figure_right is not None


def test_a_table_with_many_columns_has_smaller_letters() -> None:
    def size(columns: int) -> float:
        row = Row(tuple((f"{column}2345.6",) for column in range(columns)))
        return measures(Table((("指标",),) * columns, (row,)), 8845).size

    assert [size(count) for count in (5, 8, 20)] == [14, 12, 10.5]


def test_rulings_are_a_grid_or_three_lines() -> None:
    grid, three = (xml_of(EVERYTHING[name]) for name in ("text", "wide alone"))
    borders = [re.search("<w:tblBorders>.*?</w:tblBorders>", xml) for xml in (grid, three)]
    sides = [re.findall(r'<w:(\w+) w:val="single" w:sz="(\d+)"', found[0]) for found in borders if found]
    assert sides == [
        [(side, "4") for side in ("top", "left", "bottom", "right", "insideH", "insideV")],
        [("top", "12"), ("bottom", "12")],
    ]
    assert three.count("<w:tcBorders><w:bottom") == 4
    assert "<w:tcBorders>" not in grid


def test_a_wide_table_has_pages_of_its_own() -> None:
    sections = opened(EVERYTHING["wide between"]).sections
    assert [section.orientation for section in sections] == [0, 1, 0, 1, 0]
    assert [section.page_width > section.page_height for section in sections] == [False, True, False, True, False]
    for section in sections:
        height, width = sorted((section.page_width, section.page_height), reverse=True)
        assert (round(width.mm), round(height.mm)) == (210, 297)
    wide = sections[1]
    assert [round(side.mm) for side in (wide.top_margin, wide.right_margin, wide.bottom_margin, wide.left_margin)] == [
        28, 37, 26, 35,
    ]  # fmt: skip


def test_an_annex_that_begins_with_a_wide_table_has_its_title_there() -> None:
    sections = opened(EVERYTHING["annexes"]).sections
    assert [section.orientation for section in sections][:4] == [0, 1, 0, 1]
    xml = xml_of(EVERYTHING["annexes"])
    first_wide = xml.index('w:orient="landscape"')
    assert xml.rindex("<w:sectPr>", 0, first_wide) > xml.index("附件1") > xml.index("<w:sectPr>")


def test_annexes_of_the_wording_stand_before_those_of_the_record_and_are_all_listed() -> None:
    official = SIGNED._replace(attachments=(Attachment("名单", (SAID,)),))
    data = document(SAID, annexes=(Annex(("指标表",), (TABLE,)),), official=official)
    texts = [paragraph.text for paragraph in opened(data).paragraphs]
    assert texts[2:4] == ["附件：1.指标表", "2.名单"]
    assert [texts[texts.index(mark) + 1] for mark in ("附件1", "附件2")] == ["指标表", "名单"]
    assert find_figures(data)[mark_name("公文.附件.0.标题")] == "名单"


def test_one_annex_has_no_number() -> None:
    texts = [paragraph.text for paragraph in opened(document(SAID, annexes=(Annex(("表",), (SAID,)),))).paragraphs]
    assert texts == ["题", "全镇加快推进。", "附件：表", "附件", "表", "全镇加快推进。"]


@pytest.mark.parametrize("name", EVERYTHING)
def test_openxml_audit_finds_nothing(name: str, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    path = tmp_path / "table.docx"
    path.write_bytes(EVERYTHING[name])
    assert list(audit.OpenXmlValidator().validate(path).errors) == []


VALIDATOR = shutil.which("ooxml-validate")


@pytest.mark.skipif(VALIDATOR is None, reason="@ooxml-tools/validate (npm) is not installed")
@pytest.mark.parametrize("name", EVERYTHING)
def test_the_open_xml_sdk_finds_nothing(name: str, tmp_path: Path) -> None:
    assert VALIDATOR is not None
    path = tmp_path / "table.docx"
    path.write_bytes(EVERYTHING[name])
    done = subprocess.run([VALIDATOR, str(path)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.stdout + done.stderr).strip() == "Found 0 errors"


def test_a_heading_above_a_wide_table_stands_on_its_page() -> None:
    data = document(SAID, Section(("甲",), (Section(("乙",), (WIDE, SAID)),)))
    xml = xml_of(data)
    assert xml.index("</w:sectPr>") < xml.index("一、甲") < xml.index("（一）乙") < xml.index('w:orient="landscape"')
    assert [section.orientation for section in opened(data).sections] == [0, 1, 0]
