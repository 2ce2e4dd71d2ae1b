"""Records far longer than any town's: read, or refused, in time that grows with their length only."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from townreport.findings import MOST_TOLD
from townreport.reading import MOST_CHARACTERS, Origin, read_record, read_sound_part
from townreport.record.reading_values import MOST_ENTRIES, MOST_IN_A_TEXT

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


@pytest.mark.parametrize("label", ["指导思想", "发展战略"])
def test_a_text_as_long_as_ten_reports_is_read_and_a_longer_one_refused(label: str) -> None:
    for length, codes in ((MOST_IN_A_TEXT, []), (MOST_IN_A_TEXT + 1, ["text.too-long"])):
        text = "甲" * length
        record, findings = read_record(_bytes({label: [text, "乙"] if label == "发展战略" else text}))
        assert [finding.code for finding in findings] == codes
        assert (record is None) is bool(codes)


def test_names_that_are_long_together_are_read() -> None:
    names = ["甲" * (MOST_IN_A_TEXT // 2), "乙" * MOST_IN_A_TEXT]
    record, findings = read_record(_bytes({"发展战略": names}))
    assert findings == ()
    assert record is not None
    assert record.strategy == tuple(names)


def test_a_file_with_more_characters_than_a_hundred_full_records_is_refused_unread() -> None:
    data = _bytes({})
    padding = MOST_CHARACTERS - len(data.decode())
    assert read_record(data + b" " * padding)[1] == ()
    for longer in (data + b" " * (padding + 1), b"{" * (MOST_CHARACTERS + 1)):
        record, findings = read_record(longer, "大.json")
        assert record is None
        assert [(finding.code, finding.place.file) for finding in findings] == [("file.too-long", "大.json")]
        assert f"{MOST_CHARACTERS + 1:,} 字" in findings[0].message
        assert read_sound_part(Origin(data=longer)) is None


@pytest.mark.parametrize("groups", FAULTY.values(), ids=FAULTY)
def test_of_many_faults_the_first_are_told_and_all_are_taken_out_in_a_few_seconds(
    groups: dict[str, Any], most_seconds: float
) -> None:
    data = _bytes(groups)
    start = time.process_time()
    _, findings = read_record(data)
    sound = read_sound_part(Origin(data=data))
    assert time.process_time() - start < most_seconds
    assert len(findings) == MOST_TOLD + 1
    assert "findings.too-many" in {finding.code for finding in findings}
    assert sound is not None
    assert sound.name == "石桥镇"
