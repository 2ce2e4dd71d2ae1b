"""A report to a people's congress is for towns that have one."""

from __future__ import annotations

import pytest
from records import report, sample

from townreport.findings import Severity
from townreport.outline import as_text

CONGRESS = "政府工作报告"


def test_a_street_is_told_that_it_has_no_congress_to_report_to() -> None:
    (finding,) = report(sample("滨江街道2023年"), kind=CONGRESS).findings
    assert (finding.code, finding.severity) == ("wording.unfit", Severity.WARNING)
    assert "滨江街道是街道" in finding.message


@pytest.mark.parametrize("town", ["青石镇2023年", "白杨河乡2023年"])
def test_a_town_is_told_nothing(town: str) -> None:
    assert report(sample(town), kind=CONGRESS).findings == ()


def test_a_street_has_no_government_in_its_report_but_an_office() -> None:
    text = as_text(report(sample("滨江街道2023年"), kind=CONGRESS).outline)
    assert "我代表滨江街道办事处" in text
    assert "滨江街道党工委" in text
    assert "人民政府" not in text


def test_a_town_has_a_government() -> None:
    text = as_text(report(sample("青石镇2023年"), kind=CONGRESS).outline)
    assert "我代表青石镇人民政府" in text
    assert "青石镇党委" in text


@pytest.mark.parametrize("kind", ["年度总结", "半年总结", "要情"])
def test_the_other_kinds_suit_all(kind: str) -> None:
    assert report(sample("滨江街道2023年"), kind=kind).findings == ()
