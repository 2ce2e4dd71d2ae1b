"""Every file in samples/invalid raises exactly the findings that the file beside it declares.

``NAME.json`` is read as bytes; ``NAME.expected.json`` holds the codes in the file's order and the line of
each, null where a finding is about the whole file. Dropping in a pair of files makes a test.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from townreport.findings import Severity
from townreport.reading import read_record

FOLDER = Path(__file__).parents[1] / "samples" / "invalid"
DECLARED = ".expected.json"
CASES = sorted(path for path in FOLDER.glob("*.json") if not path.name.endswith(DECLARED))
VALID = sorted(FOLDER.parent.glob("*.json"))
NAMES = [path.stem for path in CASES]


class Expected(NamedTuple):
    """What a file's neighbour declares."""

    codes: list[str]
    lines: list[int | None]


def _expected(path: Path) -> Expected:
    declared = json.loads(path.with_name(path.stem + DECLARED).read_text(encoding="utf-8"))
    return Expected(**declared)


def test_there_are_cases_and_each_declares_what_it_raises() -> None:
    assert len(CASES) >= 30
    declarations = {path.name.removesuffix(DECLARED) for path in FOLDER.glob(f"*{DECLARED}")}
    assert declarations == set(NAMES)


def test_each_case_is_named_after_the_fault_it_shows() -> None:
    singles = [path for path in CASES if len(set(_expected(path).codes)) == 1]
    assert len(singles) >= 30
    for path in singles:
        assert path.stem.startswith(_expected(path).codes[0])


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_a_faulty_file_is_told_all_that_is_wrong_and_where(path: Path) -> None:
    expected = _expected(path)
    _, findings = read_record(path.read_bytes(), path.name)
    said = [(finding.code, finding.place.line) for finding in findings]
    assert said == list(zip(expected.codes, expected.lines, strict=True))


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_every_finding_says_what_to_do_in_which_file(path: Path) -> None:
    _, findings = read_record(path.read_bytes(), path.name)
    assert bool(findings) == bool(_expected(path).codes)
    for finding in findings:
        assert finding.message.strip()
        assert finding.fix.strip()
        assert finding.place.file == path.name
        assert "Traceback" not in finding.message
        if finding.place.line is not None:
            assert finding.place.column is not None


@pytest.mark.parametrize("path", CASES, ids=NAMES)
def test_a_record_comes_back_only_where_nothing_is_an_error(path: Path) -> None:
    record, findings = read_record(path.read_bytes(), path.name)
    has_errors = any(finding.severity is Severity.ERROR for finding in findings)
    assert (record is None) == has_errors


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_sample_in_order_is_read_without_a_word(path: Path) -> None:
    record, findings = read_record(path.read_bytes(), path.name)
    assert findings == ()
    assert record is not None
    assert str(record.name) in path.stem


def test_there_are_samples_in_order() -> None:
    assert len(VALID) >= 3
