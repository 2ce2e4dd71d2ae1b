"""All faults of a file come at once, what is right is read all the same, and a hopeless file is said to be one."""

from __future__ import annotations

import pytest

from townreport.findings import stops
from townreport.reading.faults import MOST_FAULTS, MOST_OF_A_KIND
from townreport.reading.json_text import MOST_LEVELS, MOST_VALUES
from townreport.reading.positions import Mark, Position
from townreport.reading.scanner import scan

FAULTY = """\
{
  // 2023年
  "名称": “青石镇”,
  "经济": {
    "收入": 5,231.4,
    "税收": NaN
    "项目": [
      {"名称": "水厂", "投资": 5万,},
      {'名称': "道路"，"投资": 0300}
    ],
    "收入": 1,
    "说明": "开展"最多跑一次"改革",
  },
  人口: 21000,
  "干部": [1, 2,, 3],
  "备注": "未完
}
"""


def test_many_faults_come_all_at_once_in_the_order_of_the_file() -> None:
    assert [(finding.place.line, finding.code) for finding in scan(FAULTY).faults] == [
        (2, "json.comment"),
        (3, "json.full-width-quote"),
        (5, "json.thousands-separator"),
        (6, "json.nan"),
        (6, "json.missing-comma"),
        (8, "json.number-with-unit"),
        (8, "json.trailing-comma"),
        (9, "json.single-quote"),
        (9, "json.full-width-punctuation"),
        (9, "json.number-form"),
        (11, "json.duplicate-key"),
        (12, "json.inner-quote"),
        (12, "json.trailing-comma"),
        (14, "json.unquoted-key"),
        (15, "json.extra-comma"),
        (16, "json.unterminated-string"),
    ]


def test_what_is_right_beside_faults_is_read() -> None:
    scanned = scan(FAULTY)
    assert str(scanned.value) == str(
        {
            "名称": "青石镇",
            "经济": {
                "收入": scan("5231.4").value,
                "税收": None,
                "项目": [{"名称": "水厂", "投资": None}, {"名称": "道路", "投资": 300}],
                "说明": '开展"最多跑一次"改革',
            },
            "人口": 21000,
            "干部": [1, 2, 3],
            "备注": "未完",
        }
    )
    assert scanned.complete


def test_every_value_of_a_faulty_file_has_its_place() -> None:
    positions = scan(FAULTY).positions
    assert positions["经济", "项目", 1, "投资"] == Mark(Position(9, 19), Position(9, 25))
    assert positions["人口",] == Mark(Position(14, 3), Position(14, 7))
    assert positions["干部", 2] == Mark(None, Position(15, 17))
    assert positions[()] == Mark(None, Position(1, 1))
    assert len(positions) == len(list(positions)) == 19


def test_a_key_that_stands_twice_has_the_place_of_the_first() -> None:
    assert scan('{"甲": 1,\n"甲": {"乙": 2}}').positions["甲",] == Mark(Position(1, 2), Position(1, 7))
    assert ("甲", "乙") not in scan('{"甲": 1,\n"甲": {"乙": 2}}').positions


def test_what_is_missing_is_looked_for_where_it_should_have_been() -> None:
    positions = scan('{\n "甲": {}\n}').positions
    assert positions.nearest(("甲", "乙", "丙")) == positions["甲",]
    assert positions.nearest(("丁",)) == positions[()]
    assert scan("").positions.nearest(("甲",)) is None


def test_a_place_that_the_file_does_not_have_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        scan("{}").positions["甲",]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_whatever_ends_them(line_end: str) -> None:
    text = FAULTY.replace("\n", line_end)
    expected = [finding.place for finding in scan(FAULTY).faults]
    assert [finding.place for finding in scan(text).faults] == expected


def test_columns_count_characters_and_not_bytes_or_half_characters() -> None:
    (finding,) = scan('{"😀青": 1,}').faults
    assert finding.place.column == 9


def test_nesting_is_read_up_to_its_limit_and_said_above_it() -> None:
    assert scan("[" * MOST_LEVELS + "]" * MOST_LEVELS).faults == ()
    (finding,) = scan("[" * (MOST_LEVELS + 1) + "]" * (MOST_LEVELS + 1)).faults
    assert (finding.code, finding.place.column) == ("json.depth", MOST_LEVELS + 1)
    assert "嵌套过深" in finding.message
    assert str(MOST_LEVELS) in finding.message


@pytest.mark.parametrize("nested", ["[" * 10_000, "[" * 10_000 + "]" * 10_000, '{"甲":' * 10_000])
def test_ten_thousand_brackets_are_one_finding(nested: str) -> None:
    assert [finding.code for finding in scan(nested).faults] == ["json.depth"]


def test_what_stands_beside_too_deep_nesting_is_still_read() -> None:
    scanned = scan('{"甲": ' + "[" * 100 + '"]", {"一": 1}' + "]" * 100 + ', "乙": 2,}')
    assert [finding.code for finding in scanned.faults] == ["json.depth", "json.trailing-comma"]
    assert isinstance(scanned.value, dict)
    assert scanned.value["乙"] == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "file.empty"),
        (" \r\n\t", "file.empty"),
        ("// 只有注释", "file.empty"),
        ("<?xml version='1.0'?><a b='c'>{}</a>", "json.not-json"),
        ("今年以来，青石镇深入贯彻落实各项部署。\n一是经济平稳运行。", "json.not-json"),
        ("# 青石镇工作总结\n\n一、经济运行\n- 收入 {增长}", "json.not-json"),
        ("名称,年度,收入\n青石镇,2023,5231.4\n", "json.not-json"),
        ("名称: 青石镇\n年度: 2023\n经济:\n  收入: 5231.4\n", "json.not-json"),
        ("," * 10_000, "json.not-json"),
    ],
    ids=lambda text: text[:16],
)
def test_a_file_that_is_no_json_at_all_is_one_finding(text: str, code: str) -> None:
    scanned = scan(text)
    assert [finding.code for finding in scanned.faults] == [code]
    assert scanned.value is None
    assert not scanned.complete


def test_faults_of_one_kind_are_listed_up_to_a_number_and_then_counted() -> None:
    members = ",\n".join(f"'项目{number}': {number}" for number in range(300))
    scanned = scan("{" + members + "}")
    assert [finding.code for finding in scanned.faults] == ["json.single-quote"] * MOST_OF_A_KIND + [
        "json.more-of-a-kind"
    ]
    last = scanned.faults[-1]
    assert "300 处" in last.message
    assert "第 300 行" in last.message
    assert last.place.line == 300
    assert scanned.value == {f"项目{number}": number for number in range(300)}
    assert scanned.complete


def test_a_kind_of_fault_does_not_crowd_out_another() -> None:
    members = ",".join(f"'项目{number}': {number}" for number in range(100))
    codes = {finding.code for finding in scan("{" + members + ", '末': NaN}").faults}
    assert codes == {"json.single-quote", "json.nan", "json.more-of-a-kind"}


def test_a_text_of_faults_only_is_given_up_and_that_is_said() -> None:
    scanned = scan("[" + "1 " * (MOST_FAULTS + 500) + "]")
    assert scanned.faults[-1].code == "json.too-many-faults"
    assert f"{MOST_FAULTS} 处" in scanned.faults[-1].message
    assert len(scanned.faults) < 2 * MOST_OF_A_KIND
    assert not scanned.complete
    assert isinstance(scanned.value, list)
    assert scanned.value[:3] == [1, 1, 1]


def test_more_values_than_any_record_has_are_said() -> None:
    scanned = scan("[" + "0," * MOST_VALUES + "0]")
    assert [finding.code for finding in scanned.faults] == ["json.too-many-values"]
    assert not scanned.complete


def test_every_fault_of_syntax_stops_a_build() -> None:
    assert all(stops([finding]) for finding in scan(FAULTY).faults)


def test_no_message_shows_a_character_that_cannot_be_shown() -> None:
    text = '{"甲\x07\ud800": 1, "甲\x07\ud800": 2, 乙\x00丙: 3, "丁": 戊\x1b[31m, "己": "庚\x7f"辛"}'
    for finding in scan(text).faults:
        assert (finding.message + finding.fix).isprintable()
