"""The options of the commands: customs, settings, base document, PDF and preview."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner

from townreport.cli import app

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder; what escapes it fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TOWNREPORT_SOFFICE", raising=False)
    return lambda *words: CliRunner().invoke(app, list(words), catch_exceptions=False)


@pytest.fixture
def sample(samples: Path) -> str:
    return str(samples / "青石镇2023年.json")


def test_the_summary_lists_each_departure_from_the_standard(run: Run, sample: str) -> None:
    done = run("build", sample, "--set", "行距=28", "--set", "要点加粗=是")
    assert done.exit_code == 0
    assert "与标准（GB/T 9704—2012）不同的习惯 2 项" in done.stdout
    assert "行距固定值28磅" in done.stdout
    told = json.loads(run("build", sample, "--set", "行距=28", "--format", "json", "--force").stdout)
    assert [words[:2] for words in told["deviations"]] == ["行距"]
    assert json.loads(run("build", sample, "--format", "json", "--force").stdout)["deviations"] == []


def test_a_settings_file_can_be_named(run: Run, sample: str, tmp_path: Path) -> None:
    (tmp_path / "甲.toml").write_text("[习惯]\n行距 = 27\n", encoding="utf-8")
    assert "行距固定值27磅" in run("build", sample, "--settings", "甲.toml").stdout


def test_an_unknown_custom_stops_the_build(run: Run, sample: str, tmp_path: Path) -> None:
    done = run("build", sample, "--set", "行矩=28")
    assert done.exit_code == 1
    assert "“行距”" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_fonts_missing_here_are_said_and_do_not_stop(run: Run, sample: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("townreport.fonts.installed.installed_fonts", lambda: frozenset({"黑体"}))
    done = run("build", sample)
    assert done.exit_code == 0
    assert "方正小标宋简体、仿宋_GB2312、楷体_GB2312、宋体" in done.stdout
    assert done.stderr == ""
    monkeypatch.setattr("townreport.fonts.installed.installed_fonts", lambda: None)
    assert json.loads(run("build", sample, "--force", "--format", "json").stdout)["missing_fonts"] == []


def test_the_base_document_can_be_written_and_handed_back(run: Run, sample: str, tmp_path: Path) -> None:
    assert run("base").exit_code == 0
    names = {style.name for style in docx.Document(str(tmp_path / "基础文档.docx")).styles}
    assert {"公文标题", "一级标题", "公文正文"} <= names
    done = run("build", sample, "--base", "基础文档.docx", "-o", "报告.docx")
    assert done.exit_code == 0
    assert "基础文档.docx" in done.stdout
    style = docx.Document(str(tmp_path / "报告.docx")).paragraphs[0].style
    assert style is not None
    assert style.name == "公文标题"
    (tmp_path / "基础文档.docx").write_bytes(b"somebody's work")
    assert run("base").exit_code == 1
    assert (tmp_path / "基础文档.docx").read_bytes() == b"somebody's work"
    assert docx.Document(io.BytesIO(run("base", "-o", "-").stdout_bytes)).styles


def test_without_libreoffice_nothing_is_made(run: Run, sample: str, tmp_path: Path) -> None:
    done = run("build", sample, "--pdf", "--soffice", str(tmp_path / "none"))
    assert done.exit_code == 1
    assert "pdf.no-such-program" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_pdf_that_fails_leaves_the_report_and_says_so(run: Run, sample: str, tmp_path: Path) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    done = run("build", sample, "-o", "报告.docx", "--pdf", "--soffice", str(broken))
    assert done.exit_code == 1
    assert "已生成 报告.docx，没有生成 PDF" in done.stderr
    assert (tmp_path / "报告.docx").is_file()
    assert not (tmp_path / "报告.pdf").exists()


def test_a_pdf_beside_standard_output_is_a_wrong_usage(run: Run, sample: str) -> None:
    assert run("build", sample, "-o", "-", "--pdf").exit_code == 2


def test_the_preview_is_printed_with_marks_or_without(run: Run, sample: str, tmp_path: Path) -> None:
    done = run("preview", sample)
    assert done.exit_code == 0
    assert "‹青石镇›‹2023›年工作总结" in done.stdout
    assert "‹ ›" in done.stderr
    plain = run("preview", sample, "--plain")
    assert "青石镇2023年工作总结" in plain.stdout
    assert plain.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_the_preview_can_be_a_page_and_replaces_only_previews(run: Run, sample: str, tmp_path: Path) -> None:
    assert run("preview", sample, "--html", "预览.html").exit_code == 0
    page = (tmp_path / "预览.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert run("preview", sample, "--html", "-").stdout == page
    assert run("preview", sample, "--html", "预览.html").exit_code == 0
    (tmp_path / "预览.html").write_text("<p>别的网页", encoding="utf-8")
    assert run("preview", sample, "--html", "预览.html").exit_code == 1
    assert (tmp_path / "预览.html").read_text(encoding="utf-8") == "<p>别的网页"
    assert run("preview", sample, "--html", "预览.html", "--force").exit_code == 0


def test_a_record_with_faults_in_its_elements_can_be_looked_at_and_is_not_passed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "镇.json").write_text(
        '{"名称": "青石镇", "年度": 2023,\n "公文": {"标题分行": ["别的标题"]}}', encoding="utf-8"
    )
    done = run("preview", "镇.json", "--draft")
    assert done.exit_code == 1
    assert "【xx万元】" in done.stdout
    assert "镇.json:2:" in done.stderr
    assert "official.title-lines" in done.stderr


def test_validate_uses_the_wording_that_the_settings_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "镇.json").write_text('{"名称": "青石镇", "年度": 2023}', encoding="utf-8")
    (tmp_path / "文稿.md").write_text("# {{名称}}简报\n\n收入{{经济运行.税收收入}}。\n", encoding="utf-8")
    assert "gap.required" not in run("validate", "镇.json").stdout
    (tmp_path / "townreport.toml").write_text('文稿 = "文稿.md"\n', encoding="utf-8")
    done = run("validate", "镇.json")
    assert "gap.required" in done.stdout
    assert done.exit_code == 1
