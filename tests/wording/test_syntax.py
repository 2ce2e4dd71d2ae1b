"""The language of a sentence: four things, and every slip of the pen is found with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townreport.wording.syntax import MAXIMUM_NESTING, Clause, Each, Literal, Node, Reference, Sequence, parse

PIECES = st.sampled_from(
    ["[[", "]]", "{{", "}}", "|", "｜", "{{完}}", "{{逐项 技改项目}}", "税收收入", "，", " ", "{", "]"]
)


def _parsed(text: str) -> Sequence:
    nodes, faults = parse(text)
    assert faults == []
    return nodes


def _codes(text: str) -> list[str]:
    return [fault.code for fault in parse(text)[1]]


def test_words_are_words() -> None:
    assert _parsed("全年工作稳中求进。") == (Literal("全年工作稳中求进。", 0),)


def test_nothing_parses_to_nothing() -> None:
    assert _parsed("") == ()


def test_double_braces_print_a_figure() -> None:
    assert _parsed("完成{{税收收入}}。") == (Literal("完成", 0), Reference("税收收入", "", 2), Literal("。", 10))


def test_spaces_inside_braces_do_not_matter() -> None:
    assert _parsed("{{ 税收收入 | 余 }}") == (Reference("税收收入", "余", 0),)


@pytest.mark.parametrize("bar", ["|", "｜"])
def test_a_modifier_stands_behind_a_bar_of_either_width(bar: str) -> None:
    assert _parsed(f"{{{{补种绿植{bar}余}}}}") == (Reference("补种绿植", "余", 0),)


def test_double_brackets_enclose_an_optional_clause() -> None:
    (clause,) = _parsed("[[税收{{税收收入}}]]")
    assert clause == Clause(((Literal("税收", 2), Reference("税收收入", "", 4)),), 0)


@pytest.mark.parametrize("bar", ["|", "｜"])
def test_a_bar_in_a_clause_parts_its_alternatives(bar: str) -> None:
    (clause,) = _parsed(f"[[甲{bar}乙{bar}丙]]")
    assert isinstance(clause, Clause)
    assert [[node.text for node in nodes if isinstance(node, Literal)] for nodes in clause.alternatives] == [
        ["甲"], ["乙"], ["丙"],
    ]  # fmt: skip


def test_a_bar_outside_a_clause_is_a_word() -> None:
    assert "".join(node.text for node in _parsed("甲|乙") if isinstance(node, Literal)) == "甲|乙"


def test_clauses_nest() -> None:
    (outer,) = _parsed("[[甲[[乙]]丙]]")
    assert isinstance(outer, Clause)
    assert [type(node) for node in outer.alternatives[0]] == [Literal, Clause, Literal]


def test_a_list_is_said_entry_by_entry() -> None:
    (each,) = _parsed("{{逐项 技改项目}}{{项目}}{{完}}")
    assert isinstance(each, Each)
    assert (each.path, each.separator) == ("技改项目", "、")
    assert [type(node) for node in each.body] == [Reference]


@pytest.mark.parametrize("quotes", ["“；”", '"；"'])
def test_a_list_can_have_its_own_separator(quotes: str) -> None:
    (each,) = _parsed(f"{{{{逐项 技改项目 {quotes}}}}}{{{{项目}}}}{{{{完}}}}")
    assert isinstance(each, Each)
    assert each.separator == "；"


def test_a_list_can_do_without_a_separator() -> None:
    (each,) = _parsed("{{逐项 技改项目 “”}}“{{项目}}”{{完}}")
    assert isinstance(each, Each)
    assert each.separator == ""


@pytest.mark.parametrize(
    ("text", "code", "offset"),
    [
        ("甲{{税收收入", "wording.braces", 1),
        ("甲}}乙", "wording.braces", 1),
        ("甲{{税收{{收入}}", "wording.braces", 1),
        ("甲[[乙", "wording.unclosed", 1),
        ("甲]]乙", "wording.unbalanced", 1),
        ("甲{{逐项 技改项目}}乙", "wording.unclosed", 1),
        ("甲{{完}}乙", "wording.unbalanced", 1),
        ("甲{{}}", "wording.empty-reference", 1),
        ("甲{{ |余}}", "wording.empty-reference", 1),
        ("{{逐项}}甲{{完}}", "wording.each", 0),
        ("{{逐项 技改项目 ；}}甲{{完}}", "wording.each", 0),
    ],
)
def test_a_slip_of_the_pen_is_found_where_it_is(text: str, code: str, offset: int) -> None:
    assert (code, offset) in [(fault.code, fault.offset) for fault in parse(text)[1]]


def test_crossing_brackets_are_found() -> None:
    assert "wording.crossed" in _codes("[[{{逐项 技改项目}}甲]]{{完}}")


def test_all_slips_of_a_sentence_come_at_once() -> None:
    assert _codes("甲}}乙{{}}丙]]丁[[") == [
        "wording.braces", "wording.empty-reference", "wording.unbalanced", "wording.unclosed",
    ]  # fmt: skip


def test_brackets_cannot_be_nested_without_end() -> None:
    assert _codes("[[" * MAXIMUM_NESTING + "甲" + "]]" * MAXIMUM_NESTING) == []
    assert "wording.nesting" in _codes("[[" * 10_000 + "甲" + "]]" * 10_000)


@pytest.mark.parametrize("text", ["完成{税收收入}。", "完成{税收收入}}。", "完成{{税收收入}。"])
def test_single_braces_are_told(text: str) -> None:
    assert "wording.braces" in _codes(text)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_any_text_is_parsed_or_its_slips_are_told_within_it(text: str) -> None:
    nodes, faults = parse(text)
    for fault in faults:
        assert 0 <= fault.offset <= len(text)
        assert fault.message
        assert fault.fix
    for literal in _literals(nodes):
        assert text[literal.offset : literal.offset + len(literal.text)] == literal.text


def _literals(nodes: Sequence) -> list[Literal]:
    found: list[Literal] = []
    pending: list[Node] = list(nodes)
    while pending:
        node = pending.pop()
        if isinstance(node, Literal):
            found.append(node)
        elif isinstance(node, Clause):
            pending += [inner for alternative in node.alternatives for inner in alternative]
        elif isinstance(node, Each):
            pending += node.body
    return found
