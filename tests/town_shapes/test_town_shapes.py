"""Reports of other shapes than the model's, made by files alone: text for text as their towns mean them.

A folder here is a test: its record, its wording (none where the record names a shipped one), and the text expected.
After a change that is meant: ``pytest tests/town_shapes --accept``, then read the difference.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pytest

from townreport.build import Report, assemble, choose_wording, open_record
from townreport.findings import Severity
from townreport.layout.read_marks import find_figures
from townreport.outline import Printed, as_text, lines, piece_text
from townreport.wording_check import check_wording

HERE = Path(__file__).parent
SHAPES = sorted(path.parent for path in HERE.glob("*/record.json"))
WITH_WORDING = [shape for shape in SHAPES if (shape / "wording.md").exists()]


def _report(shape: Path, *, draft: bool = False) -> Report:
    file = shape / "record.json"
    record, notes, origin = open_record(file)
    wording = shape / "wording.md" if (shape / "wording.md").exists() else None
    ready = choose_wording(record, file, wording, None, origin)
    return assemble(record, ready, notes=notes, origin=origin, draft=draft)


def test_there_are_shapes_enough_to_mean_something() -> None:
    assert len(SHAPES) >= 8


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_town_gets_the_text_it_means(shape: Path, pytestconfig: pytest.Config) -> None:
    text = as_text(_report(shape).outline)
    expected = shape / "expected.txt"
    if pytestconfig.getoption("--accept"):
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_nothing_is_certainly_wrong_with_it(shape: Path) -> None:
    assert [finding for finding in _report(shape).findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("shape", WITH_WORDING, ids=lambda shape: shape.name)
def test_its_wording_passes_the_check(shape: Path) -> None:
    found = check_wording(shape / "wording.md", open_record(shape / "record.json").record)
    assert [finding for finding in found if finding.severity is not Severity.NOTE] == []


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_its_document_says_the_same(shape: Path) -> None:
    report = _report(shape)
    document = docx.Document(BytesIO(report.data))
    # A title is set in lines of its own.
    said = "".join(paragraph.text for paragraph in document.paragraphs).replace("\n", "")
    for line in lines(report.outline):
        if hasattr(line, "parts"):
            assert "".join(map(piece_text, line.pieces())) in said


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_every_figure_of_it_knows_its_place(shape: Path) -> None:
    """No digit of a town's figures stands in the text as plain words of the wording."""
    report = _report(shape)
    source = (shape / "wording.md").read_text(encoding="utf-8") if (shape / "wording.md").exists() else ""
    printed = [piece for line in lines(report.outline) for piece in line.pieces()]
    assert any(isinstance(piece, Printed) for piece in printed)
    for piece in printed:
        if isinstance(piece, str) and not re.fullmatch(r"[0-9]+\.|（[0-9]+）", piece):
            for digits in re.findall(r"[0-9]+", piece):
                assert digits in source


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_draft_of_it_can_be_made(shape: Path) -> None:
    report = _report(shape, draft=True)
    assert find_figures(report.data)
