"""Every rule explains itself, and its own examples prove it."""

from __future__ import annotations

import re

import pytest

from townreport.checks.registry import ALL_RULES, rule_by_code
from townreport.checks.rule import Rule
from townreport.checks.text import check_text
from townreport.findings import Severity

WRONG = [pytest.param(rule, text, id=f"{rule.code}: {text!r}") for rule in ALL_RULES for text in rule.wrong]
RIGHT = [pytest.param(rule, text, id=f"{rule.code}: {text!r}") for rule in ALL_RULES for text in rule.right]


@pytest.mark.parametrize(("rule", "text"), WRONG)
def test_a_wrong_example_breaks_exactly_its_rule(rule: Rule, text: str) -> None:
    assert {found.code for found, _ in check_text(text, rule.example_kind)} == {rule.code}


@pytest.mark.parametrize(("rule", "text"), RIGHT)
def test_a_right_example_breaks_no_rule(rule: Rule, text: str) -> None:
    assert check_text(text, rule.example_kind) == []


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_code_a_reason_and_examples_of_both_sorts(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", rule.code)
    assert rule.title
    assert rule.reason.endswith("。")
    assert rule.wrong
    assert rule.right
    assert rule.example_kind in rule.kinds


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_a_fault_says_what_is_wrong_and_what_to_do(rule: Rule) -> None:
    for text in rule.wrong:
        for _, hit in check_text(text, rule.example_kind):
            assert hit.message
            assert hit.fix
            assert 0 <= hit.start < hit.end <= len(text)


def test_codes_are_told_apart() -> None:
    assert len({rule.code for rule in ALL_RULES}) == len(ALL_RULES)


def test_a_rule_is_found_by_its_code() -> None:
    assert [rule_by_code(rule.code) for rule in ALL_RULES] == list(ALL_RULES)
    assert rule_by_code("no.such-rule") is None


def test_what_the_standard_says_only_of_most_cases_never_stops_a_strict_build() -> None:
    rule = rule_by_code("punctuation.pause-between-quotes")
    assert rule is not None
    assert rule.severity is Severity.NOTE


def test_a_fix_that_is_made_without_asking_belongs_to_a_rule_that_is_sure() -> None:
    fixing = {
        rule.code for rule in ALL_RULES for text in rule.wrong for _, hit in check_text(text, rule.example_kind)
        if hit.replacement is not None
    }  # fmt: skip
    assert fixing == {
        "punctuation.half-width",
        "punctuation.doubled",
        "numeral.full-width",
        "numeral.full-width-percent",
    }
