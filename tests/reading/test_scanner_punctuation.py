"""Every fault of commas, colons, keys and brackets by itself.

What is said, where, what to do instead, and what is read all the same.
"""

from __future__ import annotations

import pytest
from only_fault import assert_only_fault, only_fault

from townreport.reading.scanner import scan


def test_a_trailing_comma_in_an_object_is_said_at_the_comma() -> None:
    text = '{\n  "甲": 1,\n  "乙": 2,\n}'
    value = {"甲": 1, "乙": 2}
    assert_only_fault(text, "json.trailing-comma", 3, 9, says="“乙”后面多了一个逗号", fix="删去", value=value)


def test_a_trailing_comma_in_a_list_is_said_at_the_comma() -> None:
    text = '{"甲": [1, 2, ]}'
    value = {"甲": [1, 2]}
    says = "第 2 项后面多了一个逗号"
    assert_only_fault(text, "json.trailing-comma", 1, 12, says=says, fix="删去", value=value, path=("甲",))


def test_a_missing_comma_is_said_at_the_end_of_the_line_that_lacks_it() -> None:
    text = '{\n  "甲": 1\n  "乙": 2\n}'
    value = {"甲": 1, "乙": 2}
    assert_only_fault(text, "json.missing-comma", 2, 9, says="“甲”后面缺少英文逗号", fix=",", value=value)


def test_a_missing_comma_in_a_list_is_said_after_the_item() -> None:
    assert_only_fault("[1 2]", "json.missing-comma", 1, 3, says="第 1 项后面缺少", fix=",", value=[1, 2])


def test_a_missing_comma_on_one_line_is_told_from_a_quotation_mark_in_the_text() -> None:
    text = '["青石" "白水", "红岩"]'
    assert_only_fault(text, "json.missing-comma", 1, 6, says="第 1 项", fix=",", value=["青石", "白水", "红岩"])


@pytest.mark.parametrize(("text", "value"), [("[1,,2]", [1, 2]), ('{"甲":1,,"乙":2}', {"甲": 1, "乙": 2}), ("[,]", [])])
def test_a_comma_too_many_is_said(text: str, value: object) -> None:
    column = text.index(",,") + 2 if ",," in text else 2
    assert_only_fault(text, "json.extra-comma", 1, column, says="多了一个逗号", fix="删去", value=value)


def test_a_missing_colon_is_said_after_the_key() -> None:
    text = '{"甲" 1, "乙": 2}'
    value = {"甲": 1, "乙": 2}
    path = ("甲",)
    assert_only_fault(text, "json.missing-colon", 1, 5, says="“甲”后面缺少英文冒号", fix=":", value=value, path=path)


@pytest.mark.parametrize("mark", [";", "="])
def test_other_punctuation_for_comma_or_colon_is_said(mark: str) -> None:
    text = '{"甲": 1; "乙": 2}' if mark == ";" else '{"甲"= 1, "乙": 2}'
    finding = only_fault(text)
    assert finding.code == "json.wrong-punctuation"
    assert mark in finding.message
    assert scan(text).value == {"甲": 1, "乙": 2}


@pytest.mark.parametrize(
    ("text", "column", "mark", "meant", "value"),
    [
        ('{"甲": 1，"乙": 2}', 8, "，", ",", {"甲": 1, "乙": 2}),
        ('{"甲": "一"、"乙": 2}', 10, "、", ",", {"甲": "一", "乙": 2}),
        ('{"甲"：1}', 5, "：", ":", {"甲": 1}),
        ('｛"甲":1}', 1, "｛", "{", {"甲": 1}),
        ('{"甲":1｝', 7, "｝", "}", {"甲": 1}),
        ("［1]", 1, "［", "[", [1]),
        ("[1］", 3, "］", "]", [1]),
        ("【1]", 1, "【", "[", [1]),
    ],
)
def test_chinese_punctuation_for_syntax_is_said(text: str, column: int, mark: str, meant: str, value: object) -> None:
    scanned = scan(text)
    (finding,) = scanned.faults
    assert (finding.code, finding.place.column) == ("json.full-width-punctuation", column)
    assert mark in finding.message
    assert finding.fix.endswith(meant)
    assert scanned.value == value


def test_chinese_punctuation_inside_text_is_no_fault() -> None:
    text = '{"甲，：": "青石，“白水”；｛红岩｝［］【】"}'
    assert scan(text).faults == ()


@pytest.mark.parametrize("text", ['{"甲": , "乙": 2}', '{"甲", "乙": 2}', '{"甲":\n "乙": 2}', '{"甲" "乙": 2}'])
def test_a_missing_value_is_said_and_read_as_not_given(text: str) -> None:
    finding = only_fault(text)
    assert finding.code == "json.missing-value"
    assert finding.place.line == 1
    assert finding.place.path == ("甲",)
    assert "“甲”后面没有内容" in finding.message
    assert "null" in finding.fix
    assert scan(text).value == {"甲": None, "乙": 2}


def test_a_missing_value_at_the_end_of_an_object_is_said() -> None:
    says = "“乙”后面没有内容"
    value = {"甲": 1, "乙": None}
    assert_only_fault('{"甲": 1, "乙":}', "json.missing-value", 1, 14, says=says, fix="null", value=value, path=("乙",))


@pytest.mark.parametrize("text", ['{: 1, "乙": 2}', '{{"甲": 1}, "乙": 2}', '{[1], "乙": 2}'])
def test_a_missing_key_is_said_and_its_value_is_left_out(text: str) -> None:
    scanned = scan(text)
    assert [(finding.code, finding.place.column) for finding in scanned.faults] == [("json.missing-key", 2)]
    assert "缺少名称" in scanned.faults[0].message
    assert scanned.value == {"乙": 2}
    assert not scanned.complete


@pytest.mark.parametrize(
    ("key", "says"), [("税收收入", "没有加引号"), ("tax", "没有加引号"), ('税收收入"', "缺少开头的引号")]
)
def test_a_key_without_quotation_marks_is_said(key: str, says: str) -> None:
    name = key.rstrip('"')
    text = f'{{"甲": 1, {key}: 2}}'
    fix = f'写成 "{name}"'
    assert_only_fault(text, "json.unquoted-key", 1, 10, says=says, fix=fix, value={"甲": 1, name: 2})


def test_a_key_that_stands_twice_is_said_with_the_line_of_the_first() -> None:
    text = '{\n "甲": 1,\n "乙": 2,\n "甲": 3\n}'
    value = {"甲": 1, "乙": 2}
    says = "“甲”重复：第 2 行已经有了"
    assert_only_fault(text, "json.duplicate-key", 4, 2, says=says, fix="只留下", value=value, path=("甲",))


def test_the_same_key_in_two_objects_is_no_fault() -> None:
    assert scan('{"甲": {"名": 1}, "乙": {"名": 1}}').faults == ()


def test_a_key_is_the_same_however_it_is_written() -> None:
    assert only_fault('{"甲": 1, "\\u7532": 2}').code == "json.duplicate-key"


def test_brackets_missing_at_the_end_are_said_with_where_they_opened() -> None:
    text = '{\n"甲": [1,\n2'
    says = "还有 2 个括号没有结束（第 1 行的 {、第 2 行的 [）"
    assert_only_fault(text, "json.missing-bracket", 3, 2, says=says, fix="]}", value={"甲": [1, 2]})


def test_a_bracket_missing_inside_is_said_where_it_belongs() -> None:
    text = '{"甲": [1, 2, "乙": 3}'
    value = {"甲": [1, 2], "乙": 3}
    assert_only_fault(text, "json.missing-bracket", 1, 12, says="缺少 ]", fix="]", value=value, path=("甲",))


def test_an_object_of_a_list_that_is_not_closed_is_said_where_the_next_begins() -> None:
    text = '[{"甲": 1, {"甲": 2}]'
    value = [{"甲": 1}, {"甲": 2}]
    assert_only_fault(text, "json.missing-bracket", 1, 9, says="缺少 }", fix="}", value=value, path=(0,))


def test_the_lines_indentation_tells_where_a_bracket_is_missing() -> None:
    text = '{\n  "甲": {\n    "一": 1,\n    "二": 2\n  "乙": {\n    "三": 3\n  }\n}\n'
    value = {"甲": {"一": 1, "二": 2}, "乙": {"三": 3}}
    says = "第 2 行的 { 没有结束：“二”后面缺少 }"
    assert_only_fault(text, "json.missing-bracket", 4, 11, says=says, fix="}", value=value, path=("甲",))


def test_a_missing_first_bracket_is_said() -> None:
    text = '"甲": 1, "乙": 2}'
    value = {"甲": 1, "乙": 2}
    assert_only_fault(text, "json.missing-bracket", 1, 1, says="开头缺少 {", fix="{", value=value)


def test_a_bracket_of_the_wrong_shape_is_said() -> None:
    text = '{"甲": [1, 2}, "乙": 3}'
    value = {"甲": [1, 2], "乙": 3}
    assert_only_fault(text, "json.wrong-bracket", 1, 12, says="不配对", fix="改成 ]", value=value, path=("甲",))


def test_a_bracket_too_many_inside_does_not_hide_what_follows() -> None:
    text = '{"甲": {"一": 1}}, "乙": 3}'
    value = {"甲": {"一": 1}, "乙": 3}
    assert_only_fault(text, "json.extra-bracket", 1, 15, says="过早结束", fix="删去", value=value)


def test_a_bracket_that_nothing_opened_is_said() -> None:
    assert_only_fault("[1, 2}, 3]", "json.extra-bracket", 1, 6, says="多了一个 }", fix="删去", value=[1, 2, 3])


@pytest.mark.parametrize("rest", ["}", "{}", "以上是全部", ", 1", "```"])
def test_content_after_the_end_is_said(rest: str) -> None:
    text = '{"甲": 1}\n' + rest
    assert_only_fault(text, "json.extra-content", 2, 1, says=rest, fix="删去", value={"甲": 1})


def test_words_before_the_record_are_said() -> None:
    assert_only_fault('```json\n{"甲": 1}', "json.extra-content", 1, 1, says="```json", fix="删去", value={"甲": 1})


def test_words_that_do_not_belong_anywhere_are_said() -> None:
    text = '{"甲": "一" 元, "乙": 2}'
    value = {"甲": "一", "乙": 2}
    assert_only_fault(text, "json.unexpected", 1, 11, says="多了“元”", fix="删去", value=value)


@pytest.mark.parametrize("comment", ["// 待核", "/* 待核 */", "# 待核"])
def test_a_comment_is_said_by_its_words(comment: str) -> None:
    text = f'{{"甲": 1, {comment}\n"乙": 2}}'
    value = {"甲": 1, "乙": 2}
    assert_only_fault(text, "json.comment", 1, 10, says=f"注释“{comment}”", fix="删去注释", value=value)


def test_a_comment_that_does_not_end_is_one_fault_beside_what_it_hides() -> None:
    assert [finding.code for finding in scan('{"甲": 1 /* 待核').faults] == ["json.comment", "json.missing-bracket"]


@pytest.mark.parametrize(("space", "called"), [("\u3000", "全角空格"), ("\xa0", "U+00A0"), ("\ufeff", "U+FEFF")])
def test_a_space_that_json_does_not_know_is_said(space: str, called: str) -> None:
    text = f'{{"甲":{space}1}}'
    assert_only_fault(text, "json.odd-space", 1, 6, says=called, fix="普通空格", value={"甲": 1}, path=("甲",))


def test_a_colon_in_a_list_is_said() -> None:
    assert_only_fault("[: 1]", "json.unexpected", 1, 2, says="多了“:”", fix="删去", value=[1])
