"""A county's terms are held to the letter, and the faults of their file are said."""

from __future__ import annotations

import pytest

from townreport.checks.rule import TextKind
from townreport.checks.terms import MOST_IN_A_FORM, Terms, read_terms, wrong_terms
from townreport.findings import MOST_TOLD, Finding, Place, Severity

FILE = """\
# 县委办公室 2023 年用语
[[term]]
right = "两个维护"
wrong = ["两个拥护", "二个维护"]
reason = "固定提法，不得改动。"

[[term]]
"规范" = "中华民族共同体意识教育"
"误写" = "民族意识教育"

[[term]]
right = "河湖长制"
wrong = ["湖长制"]
"""


def _terms(source: str = FILE) -> Terms:
    terms, faults = read_terms(source, "terms.toml")
    assert faults == []
    return terms


def _faults(source: str) -> list[Finding]:
    terms, faults = read_terms(source, "terms.toml")
    assert terms.terms == ()
    return faults


def test_a_wrong_form_is_found_with_the_right_one_and_the_reason() -> None:
    text = "增强“四个意识”，做到“两个拥护”，加强民族意识教育。"
    [first, second] = wrong_terms(_terms(), text, TextKind.PROSE, Place("data.json", line=3))
    assert (first.code, first.severity) == ("term.wrong", Severity.WARNING)
    assert "两个拥护" in first.message
    assert first.fix == "改成“两个维护”（固定提法，不得改动）"
    assert (first.place.line, "两个拥护" in first.place.excerpt) == (3, True)
    assert second.fix == "改成“中华民族共同体意识教育”"


def test_a_right_form_that_contains_a_wrong_one_is_right() -> None:
    text = "落实河湖长制，坚决做到“两个维护”。"
    assert list(_terms().find(text, TextKind.PROSE)) == []
    assert [hit[:2] for hit in _terms().find("推行湖长制", TextKind.PROSE)] == [(2, 5)]


@pytest.mark.parametrize("length", [MOST_IN_A_FORM, MOST_IN_A_FORM + 1])
def test_a_form_as_long_as_a_paragraph_is_refused(length: int) -> None:
    for right, wrong in (("甲" * length, "乙"), ("乙", "甲" * length)):
        _, faults = read_terms(f'[[term]]\nright = "{right}"\nwrong = ["{wrong}"]\n', "terms.toml")
        assert [fault.code for fault in faults] == ["terms.too-long"] * (length > MOST_IN_A_FORM)


def test_of_a_file_with_many_faults_no_more_are_told_than_anyone_reads() -> None:
    faults = _faults("[[term]]\n" * 2 * MOST_TOLD)
    assert [fault.code for fault in faults] == ["terms.missing"] * MOST_TOLD + ["findings.too-many"]


def test_a_file_may_be_written_with_chinese_names() -> None:
    terms = _terms('[["用语"]]\n"规范" = "两个维护"\n"误写" = ["两个拥护"]\n"理由" = "固定提法。"\n')
    assert [hit.fix for hit in terms.find("做到两个拥护", TextKind.PHRASE)] == ["改成“两个维护”（固定提法）"]


def test_a_file_with_both_names_loses_nothing_in_silence() -> None:
    [fault] = _faults('[[term]]\nright = "a"\nwrong = ["b"]\n[["用语"]]\n"规范" = "c"\n"误写" = ["d"]\n')
    assert (fault.code, "用语" in fault.message) == ("terms.unknown-key", True)


def test_no_terms_find_nothing() -> None:
    assert list(Terms(()).find("两个拥护", TextKind.PROSE)) == []


@pytest.mark.parametrize("line", [" " * 300_000 + "用", " [" * 100_000, "[" * 200_000 + " " * 200_000])
def test_a_line_of_nothing_but_blanks_and_brackets_is_refused_without_long_thought(line: str) -> None:
    # Where every way to share the blanks out is tried, this takes minutes.
    terms, faults = read_terms(line, "用语.toml")
    assert [fault.code for fault in faults] == ["terms.syntax"]
    assert not terms.terms


def test_a_chinese_name_without_quotes_is_explained() -> None:
    [fault] = _faults('[["用语"]]\n规范 = "两个维护"\n')
    assert fault.place.line == 2
    assert "加引号" in fault.fix


@pytest.mark.parametrize(
    ("source", "code", "line"),
    [
        ('[[term]]\nright = "两个维护\n', "terms.syntax", 2),
        ("[[term]]\nright = ", "terms.syntax", 2),
        ('[[term]]\nright = "a"\nwrong = ["b"]\n\n[[term]]\nwrong = ["c"]\n', "terms.missing", 5),
        ('[[term]]\nright = "a"\n', "terms.missing", 1),
        ('[[term]]\nright = "a"\nwrong = []\n', "terms.missing", 1),
        ('[[term]]\nright = "a"\nwrong = ["b", 3]\n', "terms.missing", 1),
        ('[[term]]\nright = "a"\nwrong = ["b"]\nreason = 1\n', "terms.type", 1),
        ('[[term]]\nright = "a"\nwrong = ["b"]\ncause = "c"\n', "terms.unknown-key", 1),
        ('[[term]]\nright = "a"\nwrong = ["a"]\n', "terms.contradiction", 1),
        ('[[term]]\nright = "a"\nwrong = ["c"]\n[[term]]\nright = "b"\nwrong = ["c"]\n', "terms.contradiction", 4),
        ('[[word]]\nright = "a"\n', "terms.unknown-key", None),
        ('term = "a"\n', "terms.type", None),
        ("", "terms.empty", None),
    ],
)
def test_a_fault_of_the_file_is_said_with_its_line(source: str, code: str, line: int | None) -> None:
    [fault] = _faults(source)
    assert (fault.code, fault.severity) == (code, Severity.ERROR)
    assert (fault.place.file, fault.place.line) == ("terms.toml", line)
    assert fault.message
    assert fault.fix
