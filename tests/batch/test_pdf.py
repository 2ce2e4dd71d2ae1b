"""With ``--pdf`` each report gets a PDF beside it, when it is made or where it has none that is newer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from batch_towns import build, codes, statuses, write_records

from townreport.batch import Status
from townreport.findings import Finding, OutputError, Severity


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands in for LibreOffice: the names of the reports it was given."""
    given: list[str] = []

    def pdf_beside(document: Path, program: str, *, force: bool) -> Path:
        assert (program, force) == ("soffice", False)
        if document.name.startswith("乙"):
            raise OutputError(Finding("pdf.failed", Severity.ERROR, "没有做成", "再试"))
        given.append(document.name)
        pdf = document.with_suffix(".pdf")
        pdf.write_bytes(b"%PDF")
        return pdf

    monkeypatch.setattr("townreport.pdf.pdf_beside", pdf_beside)
    return given


def test_each_report_gets_one_and_only_where_it_needs_one(tmp_path: Path, made: list[str]) -> None:
    folder, out = write_records(tmp_path / "数据", 1), tmp_path / "报告"
    for _ in range(2):
        build(folder, out, soffice="soffice")
    assert made == ["甲镇2023年工作总结.docx"]
    os.utime(out / "甲镇2023年工作总结.pdf", ns=(0, 0))
    assert statuses(build(folder, out, soffice="soffice")) == {"甲镇.json": Status.UNCHANGED}
    assert len(made) == 2
    (out / "甲镇2023年工作总结.pdf").unlink()
    build(folder, out, soffice="soffice")
    assert len(made) == 3


def test_a_pdf_that_fails_is_a_finding_for_its_town(tmp_path: Path, made: list[str]) -> None:
    towns = build(write_records(tmp_path / "数据", 3), tmp_path / "报告", soffice="soffice")
    assert (towns["乙镇.json"].status, codes(towns["乙镇.json"])) == (Status.FAILED, ["pdf.failed"])
    assert len(made) == 2
    assert (tmp_path / "报告" / "乙镇2023年工作总结.docx").is_file()
