"""--pdf: LibreOffice found or named, bounded in time, several at once; with programs that only play LibreOffice."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from townreport.build import build_one
from townreport.findings import OutputError
from townreport.pdf import PROGRAM_VARIABLE, find_program, pdf_beside, pdf_of

MADE = b"%PDF-1.6 LibreOffice"
needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="the programs are shell scripts")


def program(folder: Path, body: str, name: str = "soffice") -> Path:
    """A program that gets LibreOffice's arguments: ``$profile``, ``$folder`` and ``$source`` are taken from them."""
    path = folder / name
    script = """\
        #!/bin/sh
        for word in "$@"; do
          case "$word" in -env:UserInstallation=*) profile="${word#*=file://}" ;; esac
          before="$last"; last="$word"
        done
        folder="$before"; source="$last"
        """
    path.write_text(textwrap.dedent(script) + textwrap.dedent(body), encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Something that stands for a report; the programs here do not read it."""
    path = tmp_path / "青石镇 2023 年.docx"
    path.write_bytes(b"a report")
    return path


@needs_scripts
class TestWithStandIns:
    def test_the_pdf_stands_beside_the_report_under_its_name(self, report: Path, tmp_path: Path) -> None:
        soffice = program(
            tmp_path, f'printf "%s " "{MADE.decode()}" > "$folder/report.pdf"; cat "$source" >> "$folder/report.pdf"'
        )
        made = pdf_beside(report, soffice)
        assert made == report.with_suffix(".pdf")
        assert made.read_bytes() == MADE + b" a report"

    def test_each_call_has_a_profile_of_its_own(self, report: Path, tmp_path: Path) -> None:
        log = tmp_path / "profiles"
        soffice = program(tmp_path, f'printf "%s\\n" "$profile" >> "{log}"; printf "%%PDF-" > "$folder/report.pdf"')
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda _: pdf_of(report.read_bytes(), soffice), range(8)))
        assert made == [b"%PDF-"] * 8
        profiles = log.read_text(encoding="utf-8").split()
        assert len(set(profiles)) == 8
        assert not any(Path(profile).exists() for profile in profiles)

    def test_a_program_that_fails_is_a_finding_with_its_words(self, report: Path, tmp_path: Path) -> None:
        soffice = program(tmp_path, 'echo "Error: source file could not be loaded" >&2; exit 0')
        with pytest.raises(OutputError) as raised:
            pdf_beside(report, soffice)
        assert raised.value.finding.code == "pdf.failed"
        assert "could not be loaded" in raised.value.finding.message
        assert not report.with_suffix(".pdf").exists()

    def test_what_is_no_pdf_is_not_taken_for_one(self, report: Path, tmp_path: Path) -> None:
        soffice = program(tmp_path, 'echo "not a pdf" > "$folder/report.pdf"')
        with pytest.raises(OutputError) as raised:
            pdf_of(report.read_bytes(), soffice)
        assert raised.value.finding.code == "pdf.failed"

    def test_a_program_that_hangs_is_ended_with_all_it_started(self, report: Path, tmp_path: Path) -> None:
        child = tmp_path / "child"
        soffice = program(tmp_path, f'sleep 600 & echo $! > "{child}"; wait')
        with pytest.raises(OutputError) as raised:
            pdf_beside(report, soffice, seconds=1.0)
        assert raised.value.finding.code == "pdf.timeout"
        assert ended(int(child.read_text(encoding="utf-8")))

    def test_a_pdf_of_libreoffice_is_made_anew_and_a_scan_is_kept(self, report: Path, tmp_path: Path) -> None:
        soffice = program(tmp_path, f'printf "%s new" "{MADE.decode()}" > "$folder/report.pdf"')
        place = report.with_suffix(".pdf")
        place.write_bytes(MADE + b" old")
        assert pdf_beside(report, soffice).read_bytes().endswith(b"new")
        place.write_bytes(b"%PDF-1.4 a signed scan")
        with pytest.raises(OutputError) as raised:
            pdf_beside(report, soffice)
        assert raised.value.finding.code == "output.edited"
        assert place.read_bytes() == b"%PDF-1.4 a signed scan"
        assert pdf_beside(report, soffice, force=True).read_bytes().endswith(b"new")

    def test_the_named_program_comes_before_the_environments_and_that_before_the_path(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folders = [tmp_path / name for name in "abc"]
        for folder in folders:
            folder.mkdir()
        named, environments, on_path = (program(folder, "exit 0") for folder in folders)
        monkeypatch.setenv("PATH", str(on_path.parent))
        monkeypatch.delenv(PROGRAM_VARIABLE, raising=False)
        assert find_program() == str(on_path)
        monkeypatch.setenv(PROGRAM_VARIABLE, str(environments))
        assert find_program() == str(environments)
        assert find_program(named) == str(named)


def ended(process: int) -> bool:
    """Whether a process has ended; what is dead and not yet collected counts as ended."""
    for _ in range(100):
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split(")")[-1].split()[0] == "Z":
                return True
        except (ProcessLookupError, FileNotFoundError):
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("origin", ["--soffice", PROGRAM_VARIABLE])
def test_a_program_named_that_is_not_there_is_a_finding(
    origin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = tmp_path / "soffice"
    monkeypatch.setenv(PROGRAM_VARIABLE, str(missing))
    with pytest.raises(OutputError) as raised:
        find_program(missing if origin == "--soffice" else None)
    assert raised.value.finding.code == "pdf.no-such-program"
    assert origin in raised.value.finding.message


def test_no_libreoffice_at_all_is_a_finding_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(PROGRAM_VARIABLE, raising=False)
    monkeypatch.setattr("townreport.pdf._PLACES", ())
    monkeypatch.setattr("townreport.pdf._windows_places", list)
    with pytest.raises(OutputError) as raised:
        find_program()
    assert raised.value.finding.code == "pdf.no-libreoffice"
    assert "LibreOffice" in raised.value.finding.fix
    assert "--soffice" in raised.value.finding.fix


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_makes_a_pdf_of_a_report(samples: Path, tmp_path: Path) -> None:
    import pdfplumber

    built = build_one(samples / "青石镇2023年.json", tmp_path / "报告.docx")
    made = pdf_beside(built.path)
    with pdfplumber.open(made) as pdf:
        assert len(pdf.pages) > 3
        assert "工作总结" in (pdf.pages[0].extract_text() or "")
    assert pdf_beside(built.path) == made
