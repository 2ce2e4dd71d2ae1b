"""Each sample's report, and its draft, read as they were last read through and accepted.

After a change that is meant: ``pytest tests/golden --accept``, then read the difference.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from townreport.compose import compose
from townreport.outline import as_text
from townreport.record import Record
from townreport.wording import default_wording

HERE = Path(__file__).parent
SAMPLES = sorted((HERE.parents[1] / "samples").glob("*.json"))


def test_there_is_a_town_a_township_and_a_street() -> None:
    kinds = {_record(path).town_kind for path in SAMPLES}
    assert {"镇", "乡", "街道"} <= kinds


def test_the_samples_belong_to_different_counties() -> None:
    counties = [_record(path).county for path in SAMPLES]
    assert len(set(counties)) == len(counties) >= 3


@pytest.mark.parametrize("draft", [False, True], ids=["report", "draft"])
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_reads_as_accepted(path: Path, draft: bool, pytestconfig: pytest.Config) -> None:
    text = as_text(compose(_record(path), default_wording(), draft=draft).outline)
    golden = HERE / f"{path.stem}{'.draft' if draft else ''}.txt"
    if pytestconfig.getoption("--accept"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert golden.exists(), "no golden file yet: pytest tests/golden --accept"
    assert text == golden.read_text(encoding="utf-8")


def test_no_golden_file_has_lost_its_sample() -> None:
    known = {f"{path.stem}{ending}" for path in SAMPLES for ending in (".txt", ".draft.txt")}
    assert known
    assert {path.name for path in HERE.glob("*.txt")} <= known


def _record(path: Path) -> Record:
    return Record.model_validate(json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
