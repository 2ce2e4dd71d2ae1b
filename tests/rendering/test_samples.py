"""The samples' reports on the page: nothing is lost, nothing stands outside the 版心, nothing is said twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from paper import Page

from townreport.build import assemble, open_record, read_wording
from townreport.outline import as_text

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.json"))


@pytest.fixture(scope="module")
def reports(rendered: Callable[[dict[str, bytes]], dict[str, list[Page]]]) -> dict[str, tuple[str, list[Page]]]:
    assert len(SAMPLES) >= 3
    texts, documents = {}, {}
    for path in SAMPLES:
        record, notes, origin = open_record(path)
        report = assemble(record, read_wording(None), notes=notes, origin=origin)
        texts[path.stem], documents[path.stem] = as_text(report.outline), report.data
    pages = rendered(documents)
    return {name: (texts[name], pages[name]) for name in texts}


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_every_character_of_the_report_is_on_the_page(reports: dict[str, tuple[str, list[Page]]], name: str) -> None:
    text, pages = reports[name]
    printed = "".join(line.text for page in pages for line in page.lines)
    assert "".join(printed.split()) == "".join(text.split())


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_no_line_runs_out_of_the_type_area(reports: dict[str, tuple[str, list[Page]]], name: str) -> None:
    _, pages = reports[name]
    for page in pages:
        for line in page.lines:
            assert line.left > 28 - 0.3
            assert line.right < 28 + 156 + 1


@pytest.mark.parametrize("name", [path.stem for path in SAMPLES])
def test_no_heading_stands_alone_at_a_pages_end(reports: dict[str, tuple[str, list[Page]]], name: str) -> None:
    _, pages = reports[name]
    for page in pages[:-1]:
        assert not re.match("[一二三]、|（[一二三四五]）", page.lines[-1].text)
