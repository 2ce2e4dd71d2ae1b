"""townreport build: from a record to a report on disk."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from running import Run

TITLE = "青石镇2023年工作总结及2024年工作计划"
MINIMAL = json.dumps({"名称": "青石镇", "年度": 2023}).encode()


@pytest.fixture
def sample(samples: Path) -> str:
    return str(samples / "青石镇2023年.json")


def test_a_complete_record_becomes_a_report_named_after_its_title(run: Run, sample: str, tmp_path: Path) -> None:
    done = run("build", sample)
    assert done.returncode == 0, done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == [f"{TITLE}.docx"]
    said = done.stdout.decode()
    assert f"{TITLE}.docx" in said
    assert "已填 155 项，共 155 项" in said
    assert done.stderr == b""


def test_the_report_can_be_written_to_standard_output_and_nothing_else_is(run: Run, sample: str) -> None:
    done = run("build", sample, "-o", "-")
    assert done.returncode == 0
    assert docx.Document(io.BytesIO(done.stdout)).paragraphs[0].text == TITLE
    assert "已填 155 项" in done.stderr.decode()


def test_a_record_can_come_from_standard_input(run: Run, sample: str, tmp_path: Path) -> None:
    done = run("build", "-", "-o", "报告.docx", stdin=Path(sample).read_bytes())
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "报告.docx").is_file()


def test_json_tells_what_was_made_and_what_was_left_out(run: Run, samples: Path) -> None:
    done = run("build", str(samples / "白杨河乡2023年.json"), "--format", "json")
    told = json.loads(done.stdout)
    assert told["output"].endswith(".docx")
    assert told["filled"] < told["wanted"]
    assert told["omissions"]
    for omission in told["omissions"]:
        assert omission["text"]
        assert all(want["place"] and want["reason"] for want in omission["wants"])


def test_a_draft_of_a_record_with_town_and_year_only_is_the_whole_form(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.json").write_bytes(MINIMAL)
    done = run("build", "空.json", "--draft", "-o", "草稿.docx", "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert len(told["gaps"]) >= 140
    assert told["omissions"] == []
    highlighted = [
        run_.text
        for paragraph in docx.Document(str(tmp_path / "草稿.docx")).paragraphs
        for run_ in paragraph.runs
        if run_.font.highlight_color is not None
    ]
    assert len(highlighted) == len(told["gaps"])
    assert all("xx" in text for text in highlighted)


def test_strict_makes_left_out_clauses_errors_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.json").write_bytes(MINIMAL)
    assert run("build", "空.json").returncode == 0
    for path in tmp_path.glob("*.docx"):
        path.unlink()
    done = run("build", "空.json", "--strict")
    assert done.returncode == 1
    assert "gap.clause" in done.stderr.decode()
    assert list(tmp_path.glob("*.docx")) == []


def test_what_a_wording_cannot_do_without_is_an_error_that_names_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.json").write_bytes(MINIMAL)
    (tmp_path / "文稿.md").write_text("# {{名称}}报告\n\n税收{{经济运行.税收收入}}。\n", encoding="utf-8")
    done = run("build", "空.json", "--wording", "文稿.md")
    assert done.returncode == 1
    assert "经济运行.税收收入" in done.stderr.decode()
    assert list(tmp_path.glob("*.docx")) == []


def test_two_builds_give_the_same_bytes_whatever_the_surroundings(run: Run, sample: str) -> None:
    plain = run("build", sample, "-o", "-").stdout
    assert plain
    elsewhere = {"PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Asia/Kolkata", "PYTHONUTF8": "0"}
    assert run("build", sample, "-o", "-", environment=elsewhere).stdout == plain


def test_a_report_made_before_is_replaced_but_an_edited_one_is_not(run: Run, sample: str, tmp_path: Path) -> None:
    report = tmp_path / "报告.docx"
    assert run("build", sample, "-o", "报告.docx").returncode == 0
    assert run("build", sample, "-o", "报告.docx").returncode == 0
    document = docx.Document(str(report))
    document.paragraphs[1].add_run("领导添的话。")
    document.save(str(report))
    edited = report.read_bytes()
    done = run("build", sample, "-o", "报告.docx")
    assert done.returncode == 1
    assert "output.edited" in done.stderr.decode()
    assert report.read_bytes() == edited
    assert run("build", sample, "-o", "报告.docx", "--force").returncode == 0
    assert report.read_bytes() != edited


def test_a_file_that_is_no_report_of_ours_is_not_overwritten(run: Run, sample: str, tmp_path: Path) -> None:
    (tmp_path / "要紧.docx").write_bytes(b"keep me")
    assert run("build", sample, "-o", "要紧.docx").returncode == 1
    assert (tmp_path / "要紧.docx").read_bytes() == b"keep me"


def test_the_record_itself_is_never_overwritten_even_by_force(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.json").write_bytes(MINIMAL)
    done = run("build", "空.json", "-o", "空.json", "--force")
    assert done.returncode == 1
    assert "output.is-input" in done.stderr.decode()
    assert (tmp_path / "空.json").read_bytes() == MINIMAL


@pytest.mark.parametrize("target", ["没有/报告.docx", "空.json/报告.docx", "夹"])
def test_a_place_that_cannot_be_written_is_a_finding(run: Run, sample: str, tmp_path: Path, target: str) -> None:
    (tmp_path / "空.json").write_bytes(MINIMAL)
    (tmp_path / "夹").mkdir()
    done = run("build", sample, "-o", target)
    assert done.returncode == 1
    said = done.stderr.decode()
    assert "改法" in said
    assert "Traceback" not in said
    assert list(tmp_path.glob("**/.townreport*")) == []


def test_a_device_is_written_to_and_not_replaced(run: Run, sample: str) -> None:
    device = Path("/dev/null")
    if not device.is_char_device():
        pytest.skip("this system has no /dev/null")
    assert run("build", sample, "-o", str(device)).returncode == 0
    assert device.is_char_device()


def test_python_makes_the_same_bytes_in_three_lines(run: Run, sample: str, tmp_path: Path) -> None:
    import townreport

    built = townreport.build_one(sample, tmp_path / "python.docx")
    assert built.path.read_bytes() == run("build", sample, "-o", "-").stdout
