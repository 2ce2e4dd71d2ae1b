"""A record's texts are read in one go, whatever fills them: the ways to share blanks out are not tried one by one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from townreport.build import open_record
from townreport.checks.content import check
from townreport.findings import FindingsError
from townreport.record.reading_values import MOST_IN_A_TEXT

BLANKS = " " * (MOST_IN_A_TEXT - 100)


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ({"公文": {"发文字号": f"云政发{BLANKS}甲"}}, "official.number-form"),
        ({"公文": {"发文字号": f"云政发2023{BLANKS}甲"}}, "official.number-form"),
        (
            {"检查例外": [{"规则": "growth.jump", "位置": f"经济运行{BLANKS}税收收入", "理由": "好"}]},
            "exemption.unknown-place",
        ),
    ],
)
def test_a_text_of_blanks_is_told_as_wrong(part: dict[str, Any], code: str) -> None:
    data = json.dumps({"名称": "青石镇", "年度": 2023, **part}, ensure_ascii=False).encode()
    try:
        record, _, _ = open_record(data)
    except FindingsError as error:
        found = error.findings
    else:
        found = check(record)
    assert code in {finding.code for finding in found}
