"""A restyled base keeps our structure and takes its styles; what it lacks is named."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Pt
from reports import PROPERTIES, every_element, small_report

from townreport.findings import FindingsError, Severity
from townreport.layout import render
from townreport.layout.own_base import read_base, write_base
from townreport.layout.package import Entry, write_package
from townreport.layout.read_marks import find_figures
from townreport.layout.styles import STYLES


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_the_written_base_shows_every_style() -> None:
    document = opened(write_base())
    assert [paragraph.style.name for paragraph in document.paragraphs] == [style.name for style in STYLES]


def test_a_restyled_base_changes_the_look_and_nothing_else() -> None:
    document = opened(write_base())
    document.styles["公文正文"].font.size = Pt(15)
    document.add_paragraph("不应进入报告")
    base, findings = read_base(saved(document))
    assert findings == ()
    data = render(small_report(), PROPERTIES, official=every_element(), base=base)
    plain = render(small_report(), PROPERTIES, official=every_element())
    assert opened(data).styles["公文正文"].font.size == Pt(15)
    assert find_figures(data) == find_figures(plain)
    with zipfile.ZipFile(io.BytesIO(data)) as own, zipfile.ZipFile(io.BytesIO(plain)) as usual:
        assert own.read("word/document.xml") == usual.read("word/document.xml")


def test_a_base_lacking_a_style_is_told_which_and_still_serves() -> None:
    document = opened(write_base())
    style = document.styles["一级标题"].element
    style.getparent().remove(style)
    base, findings = read_base(saved(document), "县办.docx")
    (finding,) = findings
    assert finding.code == "base-style-missing"
    assert "一级标题" in finding.message
    assert finding.place.file == "县办.docx"
    built = opened(render(small_report(), PROPERTIES, base=base))
    assert built.paragraphs[2].style.name == "一级标题"


def test_any_document_serves_as_a_base_and_every_missing_style_is_named() -> None:
    base, findings = read_base(saved(docx.Document()))
    assert [finding.place.label for finding in findings] == [style.name for style in STYLES]
    assert {finding.severity for finding in findings} == {Severity.WARNING}
    built = opened(render(small_report(), PROPERTIES, base=base))
    assert built.paragraphs[0].style.name == "公文标题"


def test_styles_under_other_ids_are_found_by_their_names() -> None:
    document = opened(write_base())
    document.styles["公文正文"].element.set(qn("w:styleId"), "a7")
    document.styles["页码"].element.set(qn("w:styleId"), "a8")
    base, findings = read_base(saved(document))
    assert findings == ()
    built = opened(render(small_report(), PROPERTIES, base=base))
    assert built.paragraphs[1].style.name == "公文正文"
    assert built.sections[0].footer.paragraphs[0].style.name == "页码"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a docx",
        write_base()[:2000],
        write_package([Entry.deflated("word/document.xml", b"<x/>")]),
        write_package([Entry.deflated("word/styles.xml", b"<broken")]),
        write_package([Entry.deflated("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')]),
        write_package([Entry.deflated("word/styles.xml", b" " * 30_000_000)]),
        write_package([Entry.deflated("word/styles.xml", b" " * 30_000_000)._replace(size=100)]),
        write_package([Entry.deflated("word/styles.xml", b"\xff\xfe\x00")]),
    ],
)
def test_what_is_no_base_document_is_a_finding(data: bytes) -> None:
    with pytest.raises(FindingsError) as caught:
        read_base(data, "坏.docx")
    (finding,) = caught.value.findings
    assert finding.code == "base-unreadable"
    assert finding.place.file == "坏.docx"
