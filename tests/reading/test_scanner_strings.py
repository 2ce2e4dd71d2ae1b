"""Every fault of strings by itself: what is said, where, what to do instead, and what is read all the same."""

from __future__ import annotations

import pytest
from only_fault import assert_only_fault

from townreport.reading.scanner import scan


def test_single_quotation_marks_are_said() -> None:
    text = """{"甲": '青石镇'}"""
    assert_only_fault(text, "json.single-quote", 1, 7, says="'", fix='"', value={"甲": "青石镇"}, path=("甲",))


@pytest.mark.parametrize(
    "written", ["“青石镇”", "”青石镇”", "“青石镇“", '“青石镇"', "‘青石镇’", "＂青石镇＂", "「青石镇」"]
)
def test_chinese_quotation_marks_around_text_are_said(written: str) -> None:
    text = f'{{"甲": {written}, "乙": 2}}'
    value = {"甲": "青石镇", "乙": 2}
    assert_only_fault(text, "json.full-width-quote", 1, 7, says="中文引号", fix='"', value=value, path=("甲",))


def test_chinese_quotation_marks_in_text_between_chinese_quotation_marks_belong_to_the_text() -> None:
    scanned = scan('{"甲": “推进“一号工程”，成效明显”, "乙": 2}')
    assert [finding.code for finding in scanned.faults] == ["json.full-width-quote"]
    assert scanned.value == {"甲": "推进“一号工程”，成效明显", "乙": 2}


@pytest.mark.parametrize(
    "text", ['{"名称”: "青石镇", "乙": 2}', '{"名称": "青石镇”, "乙": 2}', '{"名称": "青石镇”,\n"乙": 2}']
)
def test_a_chinese_quotation_mark_at_one_end_is_said_at_that_mark(text: str) -> None:
    scanned = scan(text)
    (finding,) = scanned.faults
    assert finding.code == "json.full-width-quote"
    assert finding.place.column == text.index("”") + 1
    assert scanned.value == {"名称": "青石镇", "乙": 2}


@pytest.mark.parametrize(
    "words",
    ['开展"最多跑一次"改革', '推进"一号工程"', '推进"一号工程"，成效明显', '"一号工程"启动', '推进"一号" "二号"工程'],
)
def test_straight_quotation_marks_in_text_are_said_once_and_kept(words: str) -> None:
    scanned = scan(f'{{"甲": "{words}", "乙": 2}}')
    assert [finding.code for finding in scanned.faults] == ["json.inner-quote"]
    assert "“”" in scanned.faults[0].fix
    assert scanned.value == {"甲": words, "乙": 2}


def test_text_without_its_last_quotation_mark_ends_with_its_line() -> None:
    text = '{\n"甲": "青石镇,\n"乙": 2}'
    value = {"甲": "青石镇", "乙": 2}
    says = "缺少结尾的引号"
    assert_only_fault(text, "json.unterminated-string", 2, 6, says=says, fix='"', value=value, path=("甲",))


def test_a_key_without_its_last_quotation_mark_ends_at_its_colon() -> None:
    text = '{\n"甲: 1,\n"乙": 2}'
    value = {"甲": 1, "乙": 2}
    assert_only_fault(text, "json.unterminated-string", 2, 1, says='"甲', fix='"', value=value)


@pytest.mark.parametrize("escape", ["\\中", "\\x41", "\\u12", "\\u12G4", "\\'"])
def test_a_wrong_escape_is_said_and_kept_as_written(escape: str) -> None:
    text = f'{{"甲": "一{escape}"}}'
    value = {"甲": f"一{escape}"}
    assert_only_fault(text, "json.bad-escape", 1, 9, says=escape[:2], fix="\\\\", value=value, path=("甲",))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_end_in_text_is_said_and_what_follows_is_still_read(line_end: str) -> None:
    text = f'{{"甲": "第一段。{line_end}第二段。", "乙": 2}}'
    value = {"甲": "第一段。\n第二段。", "乙": 2}
    assert_only_fault(text, "text.raw-newline", 1, 12, says="断了行", fix="\\n", value=value, path=("甲",))


def test_a_tab_in_text_is_said() -> None:
    text = '{"甲": "青\t石"}'
    assert_only_fault(text, "text.raw-tab", 1, 9, says="Tab", fix="空格", value={"甲": "青\t石"}, path=("甲",))


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("\0", "U+0000"),
        ("\x07", "U+0007"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
        ("\\u0000", "U+0000"),
        ("\\u001f", "U+001F"),
        ("\\u007F", "U+007F"),
        ("\\uffff", "U+FFFF"),
        ("\\b", "U+0008"),
        ("\\f", "U+000C"),
    ],
)
def test_a_control_character_is_said_written_or_escaped_and_left_out(written: str, called: str) -> None:
    text = f'{{"甲": "青{written}石"}}'
    value = {"甲": "青石"}
    assert_only_fault(text, "text.control-character", 1, 9, says=called, fix="删去", value=value, path=("甲",))


def test_a_control_character_between_values_is_said() -> None:
    text = '{"甲": 1,\0 "乙": 2}'
    assert_only_fault(text, "text.control-character", 1, 9, says="U+0000", fix="删去", value={"甲": 1, "乙": 2})


@pytest.mark.parametrize(("written", "called"), [("\\ud800", "U+D800"), ("\\uDFFF", "U+DFFF"), ("\ud83d", "U+D83D")])
def test_half_a_character_is_said_and_replaced(written: str, called: str) -> None:
    text = f'{{"甲": "青{written}石"}}'
    value = {"甲": "青\ufffd石"}
    assert_only_fault(text, "text.lone-surrogate", 1, 9, says=called, fix="重新输入", value=value, path=("甲",))


def test_two_halves_make_a_character() -> None:
    scanned = scan('["\\ud83d\\ude00\\uD840\\uDC00"]')
    assert scanned.value == ["😀𠀀"]
    assert scanned.faults == ()


def test_allowed_escapes_are_read() -> None:
    assert scan(r'["\"\\\/\n\r\t\u9752"]').value == ['"\\/\n\r\t青']
    assert scan(r'["\"\\\/\n\r\t\u9752"]').faults == ()


def test_a_single_quotation_mark_escaped_between_single_quotation_marks_belongs_to_the_text() -> None:
    scanned = scan(r"""{'甲': 'it\'s', "乙": 2}""")
    assert {finding.code for finding in scanned.faults} == {"json.single-quote"}
    assert scanned.value == {"甲": "it's", "乙": 2}


def test_a_backslash_at_the_end_of_a_line_is_said_with_the_line_end() -> None:
    scanned = scan('{"甲": "第一段\\\n第二段", "乙": 2}')
    assert [finding.code for finding in scanned.faults] == ["json.bad-escape", "text.raw-newline"]
    assert scanned.value == {"甲": "第一段\\\n第二段", "乙": 2}


def test_chinese_quotation_marks_that_pair_inside_a_text_do_not_end_it() -> None:
    scanned = scan('{"甲": "推进“一号”，开展"最多跑一次"改革", "乙": "“红岩”, 青石')
    assert [finding.code for finding in scanned.faults] == [
        "json.inner-quote",
        "json.unterminated-string",
        "json.missing-bracket",
    ]
    assert scanned.value == {"甲": '推进“一号”，开展"最多跑一次"改革', "乙": "“红岩”, 青石"}
