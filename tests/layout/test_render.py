"""A report becomes a .docx with real styles, marked figures and nothing that data could break."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from reports import PROPERTIES, TITLE, long_report, small_report

from townreport.layout import mark_name, render
from townreport.layout.read_marks import find_figures
from townreport.outline import Line, Outline, Paragraph, Printed, Role, as_text, lines


def opened(outline: Outline) -> Any:
    return docx.Document(io.BytesIO(render(outline, PROPERTIES)))


def part(outline: Outline, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(render(outline, PROPERTIES))) as archive:
        return archive.read(name).decode()


def test_python_docx_reads_the_text_of_the_outline() -> None:
    outline = small_report()
    assert "".join(paragraph.text + "\n" for paragraph in opened(outline).paragraphs) == as_text(outline)


def test_each_paragraph_has_the_style_of_its_role() -> None:
    outline = small_report()
    styles = [paragraph.style.name for paragraph in opened(outline).paragraphs]
    assert styles == [line.role.value for line in lines(outline) if isinstance(line, Line)]
    assert set(styles) == {role.value for role in Role}


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_a_heading_style_stands_on_words_own_heading(level: int) -> None:
    name = ["一级标题", "二级标题", "三级标题", "四级标题"][level - 1]
    style = opened(small_report()).styles[name]
    assert style.base_style.name.lower() == f"heading {level}"
    assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)
    assert style.paragraph_format.keep_with_next is True
    assert not style.font.bold


def test_every_figure_is_found_again_at_its_place() -> None:
    figures = find_figures(render(small_report(), PROPERTIES))
    assert figures[mark_name("经济运行.税收收入.本年")] == "5231.4万元"
    assert figures[mark_name("经济运行.税收收入.本年", 2)] == "5231.4万元"
    assert figures[mark_name("经济运行.税收收入.本年", 3)] == "5231.4万元"
    assert figures[mark_name("项目建设.技改总投资")] == "xx万元"
    assert figures[mark_name("基本信息.名称")] == "青石镇"
    assert len(figures) == 8


def test_a_gap_is_highlighted_and_a_figure_is_not() -> None:
    xml = part(small_report(), "word/document.xml")
    assert xml.count('<w:highlight w:val="yellow"/></w:rPr><w:t>xx万元</w:t>') == 1
    assert xml.count("<w:highlight") == 1


def test_neighbouring_words_share_a_run() -> None:
    outline = Outline(("题",), (Paragraph(("全镇", "上下", "齐心")),))
    assert "<w:r><w:t>全镇上下齐心</w:t></w:r>" in part(outline, "word/document.xml")


def test_data_stays_data() -> None:
    hostile = "<w:p/>&amp;]]>\"'{{x}}"
    outline = Outline(("题",), (Paragraph((hostile, Printed(hostile, 'a"b<c>.&'))),))
    document = opened(outline)
    assert document.paragraphs[1].text == hostile * 2
    assert len(document.paragraphs) == 2


def test_a_character_that_xml_cannot_carry_does_not_break_the_file() -> None:
    outline = Outline(("题",), (Paragraph(("甲\x00乙\ud800丙\ufffe丁\n戊",)),))
    assert opened(outline).paragraphs[1].text == "甲\ufffd乙\ufffd丙\ufffd丁 戊"


def test_blanks_at_the_edges_of_a_figure_are_kept() -> None:
    outline = Outline(("题",), (Paragraph(("甲", Printed(" 5 ", "甲.乙"), "乙")),))
    assert opened(outline).paragraphs[1].text == "甲 5 乙"


def test_rare_characters_take_the_full_font_on_their_own_run() -> None:
    outline = Outline(("题",), (Paragraph(("负责人王", Printed("㵑光", "人.名"))),))
    runs = opened(outline).paragraphs[1].runs
    assert [run.text for run in runs] == ["负责人王", "㵑", "光"]
    fonts = [None if run._r.rPr is None else run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in runs]
    assert fonts == [None, "仿宋", None]


def test_a_text_full_of_rare_characters_takes_the_full_font_as_a_whole() -> None:
    text = "㵑光" * 1_000
    (run,) = opened(Outline(("题",), (Paragraph((Printed(text, "人.名"),)),))).paragraphs[1].runs
    assert (run.text, run._r.rPr.rFonts.get(qn("w:eastAsia"))) == (text, "仿宋")


def test_the_properties_come_from_the_record_and_not_from_the_clock() -> None:
    core = opened(small_report()).core_properties
    assert (core.title, core.author) == (PROPERTIES.title, PROPERTIES.author)
    assert core.created.date() == core.modified.date() == PROPERTIES.created


def test_nothing_of_python_docx_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(render(small_report(), PROPERTIES))) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names).decode()
    unwanted = ("thumbnail", "customXml", "stylesWithEffects", "printerSettings")
    assert not [name for name in names if any(word in name for word in unwanted)]
    for trace in ("python-docx", "2013-12-23", "eastAsiaTheme", "asciiTheme", "themeFontLang", "ＭＳ", "ja-JP"):
        assert trace not in everything


def test_every_style_with_a_font_names_it_in_all_four_slots() -> None:
    found = 0
    for style in opened(small_report()).styles.element.iter(qn("w:rFonts")):
        names = {style.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1
        assert None not in names
        found += 1
    assert found > 10


def test_the_settings_are_those_of_a_chinese_document() -> None:
    settings = part(small_report(), "word/settings.xml")
    assert 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"' in settings
    assert '<w:characterSpacingControl w:val="doNotCompress"/>' in settings
    assert "<w:evenAndOddHeaders/>" in settings
    assert '<w:zoom w:percent="100"/>' in settings
    assert 'w:eastAsia="zh-CN"' in part(small_report(), "word/styles.xml")


PROGRAM = """
import sys, hashlib
sys.path.insert(0, sys.argv[1])
from reports import small_report, PROPERTIES
from townreport.layout import render
print(hashlib.sha256(render(small_report(), PROPERTIES)).hexdigest())
"""


def test_the_same_report_gives_the_same_bytes_whatever_the_process(tmp_path: Path) -> None:
    digests = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "zh_CN.UTF-8")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(Path(__file__).parent)],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        digests.add(done.stdout)
    assert len(digests) == 1


def test_rendering_needs_neither_docx_nor_lxml_nor_zipfile() -> None:
    program = PROGRAM + "print(sorted({'docx', 'lxml', 'zipfile'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program, str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines()[1] == "[]"


def test_a_report_of_a_thousand_paragraphs_keeps_its_bookmarks_apart() -> None:
    blocks = tuple(Paragraph((Printed(str(number), "甲.乙"), Printed("x", f"丙.{number}"))) for number in range(1000))
    figures = find_figures(render(Outline(TITLE, blocks), PROPERTIES))
    assert len(figures) == 2002
    assert figures[mark_name("甲.乙", 1000)] == "999"
    assert as_text(long_report(3)).count("\n") == 5
