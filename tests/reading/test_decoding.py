"""Bytes of any encoding become text, and what was found is said."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from townreport.findings import Severity
from townreport.reading.decoding import Decoded, decode

RECORD = '{\n  "名称": "青石镇",\n  "年度": 2023,\n  "概况": "推进“一号工程”，成效明显。"\n}\n'


def only_finding(decoded: Decoded) -> tuple[str, Severity, int | None, int | None]:
    (finding,) = decoded.findings
    return finding.code, finding.severity, finding.place.line, finding.place.column


def test_utf8_is_read_and_nothing_is_said() -> None:
    assert decode(RECORD.encode()) == Decoded(RECORD)


def test_utf8_with_a_byte_order_mark_is_read_without_it_and_nothing_is_said() -> None:
    assert decode(codecs.BOM_UTF8 + RECORD.encode()) == Decoded(RECORD)


@pytest.mark.parametrize("encoding", ["gbk", "gb18030"])
def test_gbk_is_read_and_said_with_the_way_to_save_as_utf8(encoding: str) -> None:
    decoded = decode(RECORD.encode(encoding), "青石镇.json")
    assert decoded.text == RECORD
    assert only_finding(decoded) == ("encoding.gbk", Severity.NOTE, None, None)
    (finding,) = decoded.findings
    assert "GBK" in finding.message
    assert "另存为" in finding.fix
    assert finding.place.file == "青石镇.json"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_utf16_is_read_and_said_whatever_its_byte_order_and_even_without_a_mark(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + RECORD.encode(encoding))
    assert decoded.text == RECORD
    assert only_finding(decoded) == ("encoding.utf16", Severity.NOTE, None, None)
    assert encoding[:6].upper() in decoded.findings[0].message


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b" \r\n\t", b"\0\0\0\0"])
def test_an_empty_file_is_an_error_that_says_how_to_get_a_record(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text is None
    assert only_finding(decoded)[:2] == ("file.empty", Severity.ERROR)
    assert "townreport new" in decoded.findings[0].fix


def test_utf8_with_a_few_broken_bytes_is_not_taken_for_gbk_and_the_first_is_placed() -> None:
    broken = RECORD.encode().replace("石".encode(), b"\xff")
    decoded = decode(broken)
    assert only_finding(decoded) == ("encoding.damaged", Severity.ERROR, 2, 11)
    assert "UTF-8" in decoded.findings[0].message
    assert "0xFF" in decoded.findings[0].message
    assert decoded.text == RECORD.replace("石", "\ufffd")


def test_utf8_that_was_cut_in_the_middle_of_a_character_is_damaged_utf8() -> None:
    assert only_finding(decode('{"名称": "青石镇'.encode()[:-1])) == ("encoding.damaged", Severity.ERROR, 1, 11)


def test_gbk_with_a_few_broken_bytes_is_damaged_gbk() -> None:
    decoded = decode(RECORD.encode("gbk").replace("石".encode("gbk"), b"\xff"))
    assert only_finding(decoded) == ("encoding.damaged", Severity.ERROR, 2, 11)
    assert "GBK" in decoded.findings[0].message


def test_a_broken_byte_in_a_file_with_little_chinese_is_damage_and_not_another_encoding() -> None:
    text = '{"name": "' + "a" * 100 + '"}'
    decoded = decode(text.encode().replace(b"aa", b"a\xff", 1))
    assert only_finding(decoded) == ("encoding.damaged", Severity.ERROR, 1, 12)
    assert decoded.text == text.replace("aa", "a\ufffd", 1)


def test_utf16_that_was_cut_is_damaged_utf16() -> None:
    decoded = decode(codecs.BOM_UTF16_LE + '{"名称"'.encode("utf-16-le") + b"\x22")
    assert only_finding(decoded) == ("encoding.damaged", Severity.ERROR, 1, 6)
    assert "UTF-16" in decoded.findings[0].message


def test_zeros_in_a_file_do_not_make_it_utf16() -> None:
    assert decode(b'{\0"\0\0\0a\0').text == '{\0"\0\0\0a\0'
    assert decode(b"{\0\0\xdc").text != "{"


def test_lines_before_a_broken_byte_are_counted_whatever_ends_them() -> None:
    broken = '{"名称": "青石镇",\r\n"概况":\r"全镇上下'.encode() + b"\xff" + b'"}'
    assert only_finding(decode(broken))[2:] == (3, 6)


def test_bytes_that_are_no_text_at_all_are_an_error_at_the_first_bad_byte() -> None:
    decoded = decode(b'{"a": 1,\n"\xff\xfe\xfd\xff\x80\x81\xff\xff\xff"}')
    assert decoded.text is None
    assert only_finding(decoded) == ("encoding.unknown", Severity.ERROR, 2, 2)


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"PK\x03\x04", "Word"), (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版"), (b"%PDF-1.7", "PDF"), (b"{\\rtf1", "RTF")],
)
def test_a_document_given_for_a_record_is_called_by_its_kind(start: bytes, kind: str) -> None:
    decoded = decode(start + b"\0\xff\x12" * 50)
    assert decoded.text is None
    assert only_finding(decoded)[0] == "file.not-text"
    assert kind in decoded.findings[0].message


@settings(deadline=None)
@given(st.text(alphabet='青石镇年度工作总结，。“”一二三abc123{}[]:," \n', min_size=30))
def test_chinese_text_comes_through_every_encoding_unchanged(words: str) -> None:
    text = '{"全镇经济运行总体平稳": "' + words
    assert decode(text.encode()).text == text
    assert decode(text.encode("gb18030")).text == text
    assert decode(text.encode("utf-16")).text == text
    assert decode(text.encode("utf-16-le")).text == text


@settings(deadline=None)
@given(st.binary() | st.builds(lambda head, tail: RECORD.encode()[:head] + tail, st.integers(0, 90), st.binary()))
def test_no_bytes_make_decoding_raise_and_what_gives_no_text_is_said(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text is not None or [finding.severity for finding in decoded.findings] == [Severity.ERROR]
