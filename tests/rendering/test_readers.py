"""Other programs open the documents, find no fault in them and read the same text."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import paper
import pytest
from reports import PROPERTIES, every_element, small_report

from townreport.layout import Customs, mark_name, render
from townreport.layout.read_marks import find_figures

Documents = dict[str, bytes]


@pytest.fixture(scope="module")
def documents() -> Documents:
    every = every_element()
    joint = every._replace(issuers=("中共青石镇委员会", "青石镇人民政府"), signers=("甲", "乙", "丙"), attachments=())
    customs = Customs(bold_leads=True, bold_second_level=True, digits_font="Arial", line_points=28, sealed=True)
    return {
        "plain": render(small_report(), PROPERTIES),
        "every": render(small_report(), PROPERTIES, official=every),
        "joint": render(small_report(), PROPERTIES, official=joint, customs=customs),
    }


def squeezed(text: str) -> str:
    """The text without blanks and line ends, which every reader sets in its own way."""
    return re.sub(r"\s", "", text)


def by_python_docx(data: bytes) -> str:
    return squeezed("".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs))


def required(available: object, name: str) -> None:
    if not available:
        if os.environ.get("TOWNREPORT_REQUIRE_RENDERING") == "1":
            pytest.fail(f"{name} is not installed")
        pytest.skip(f"{name} is not installed: nothing was read with it")


@pytest.mark.parametrize("name", ["plain", "every", "joint"])
def test_openxml_audit_finds_nothing(documents: Documents, name: str, tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit", reason="openxml-audit is not installed")
    path = tmp_path / "report.docx"
    path.write_bytes(documents[name])
    assert list(audit.OpenXmlValidator().validate(path).errors) == []


@pytest.mark.parametrize("name", ["plain", "every"])
def test_pandoc_reads_the_same_text(documents: Documents, name: str) -> None:
    required(shutil.which("pandoc"), "pandoc")
    done = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none"], input=documents[name], capture_output=True, check=True
    )
    assert squeezed(done.stdout.decode()) == by_python_docx(documents[name])


@pytest.mark.parametrize("name", ["plain", "every"])
def test_mammoth_reads_the_same_text(documents: Documents, name: str) -> None:
    mammoth = pytest.importorskip("mammoth", reason="mammoth is not installed")
    read = mammoth.extract_raw_text(io.BytesIO(documents[name])).value
    assert squeezed(read) == by_python_docx(documents[name])


def test_libreoffice_reads_the_same_text(documents: Documents, rendered: Callable[..., object], tmp_path: Path) -> None:
    assert callable(rendered)
    paths = paper.convert({"plain": documents["plain"]}, tmp_path, "txt:Text (encoded):UTF8")
    assert squeezed(paths["plain"].read_text("utf-8-sig")) == by_python_docx(documents["plain"])


def test_libreoffice_keeps_every_figure_through_saving(
    documents: Documents, rendered: Callable[..., object], tmp_path: Path
) -> None:
    assert callable(rendered)
    saved = paper.convert({"every": documents["every"]}, tmp_path, "docx")["every"].read_bytes()
    before, after = find_figures(documents["every"]), find_figures(saved)
    assert {name: after.get(name) for name in before} == before
    assert after[mark_name("经济运行.税收收入.本年")] == "5231.4万元"
