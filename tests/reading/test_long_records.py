"""Records far longer than any town's: read, or refused, in time that grows with their length only."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from townreport.reading import read_record, read_sound_part
from townreport.record.reading_values import MOST_ENTRIES

TOWN = {"名称": "石桥镇", "年度": 2023}
# What takes faults out one by one needs minutes for so many.
SOME, MANY = 4_000, 20_000

FAULTY: dict[str, dict[str, Any]] = {
    "names": {"发展战略": [1] * SOME},
    "points": {"存在的问题": [{"要点": 1, "内容": []}] * SOME},
    "points with unknown keys": {"存在的问题": [{"要点啊": 1}] * SOME},
    "points under both names": {"存在的问题": [{"要点": "甲", "lead": "甲"}] * SOME},
    "own figures": {"自定义指标": {f"指标{number}": "甲" for number in range(MANY)}},
    "unknown keys": {f"指标{number}": number for number in range(MANY)},
    "unknown keys of a figure": {"经济运行": {"税收收入": {f"指标{number}": number for number in range(MANY)}}},
}


def _bytes(groups: dict[str, Any]) -> bytes:
    return json.dumps(TOWN | groups, ensure_ascii=False).encode()


def test_a_record_a_hundred_times_as_long_as_a_full_one_is_read() -> None:
    record, findings = read_record(_bytes({"存在的问题": [{"要点": "甲", "内容": "乙。"}] * 6000}))
    assert findings == ()
    assert record is not None
    assert isinstance(record.problems, tuple)
    assert len(record.problems) == 6000


def test_a_list_that_nobody_could_print_is_refused_as_a_whole() -> None:
    for label in ("发展战略", "存在的问题"):
        _, findings = read_record(_bytes({label: [None] * (MOST_ENTRIES + 1)}))
        assert [finding.code for finding in findings] == ["list.too-long"]
        assert read_record(_bytes({label: [None] * MOST_ENTRIES}))[1] == ()


@pytest.mark.parametrize("groups", FAULTY.values(), ids=FAULTY)
def test_many_faults_are_told_and_taken_out_in_a_few_seconds(groups: dict[str, Any], most_seconds: float) -> None:
    data = _bytes(groups)
    start = time.process_time()
    _, findings = read_record(data)
    sound = read_sound_part(data)
    assert time.process_time() - start < most_seconds
    assert len(findings) >= SOME
    assert sound is not None
    assert sound.name == "石桥镇"
