"""Every rule on records explains itself, and its own examples prove it."""

from __future__ import annotations

import re

import pytest

from townreport.checks.content import Against, check, codes, every_rule
from townreport.checks.figures.registry import RECORD_RULES
from townreport.checks.figures.rule import Example, RecordRule
from townreport.record import Record

WRONG = [(rule, example) for rule in RECORD_RULES for example in rule.wrong]
RIGHT = [(rule.code, example) for rule in RECORD_RULES for example in rule.right]


def codes_of(example: Example) -> set[str]:
    town = {"名称": "青石镇", "所属区县": "云岭县", "年度": 2023}
    record = Record.model_validate({**town, **example})
    return {finding.code for finding in check(record, against=Against(other_towns=frozenset({"白杨河乡"})))}


@pytest.mark.parametrize(("rule", "example"), WRONG)
def test_a_wrong_example_breaks_exactly_its_rule(rule: RecordRule, example: Example) -> None:
    assert codes_of(example) == {rule.code}


@pytest.mark.parametrize(("code", "example"), RIGHT)
def test_a_right_example_breaks_no_rule(code: str, example: Example) -> None:
    assert codes_of(example) == set(), code


@pytest.mark.parametrize("rule", RECORD_RULES, ids=lambda rule: rule.code)
def test_a_rule_has_a_code_a_reason_and_examples_of_both_sorts(rule: RecordRule) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+(-[a-z]+)*", rule.code)
    assert rule.title
    assert rule.reason.endswith("。")
    assert rule.wrong
    assert rule.right


def test_codes_are_told_apart() -> None:
    assert len({rule.code for rule in every_rule()}) == len(every_rule()) < len(codes())
