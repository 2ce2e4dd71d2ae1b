"""All rules on words, in the order in which they are listed and explained."""

from __future__ import annotations

from townreport.checks import doublings, half_width, leftovers, numbering, numerals_usage, pairs, punctuation
from townreport.checks.rule import Rule

ALL_RULES: tuple[Rule, ...] = (
    *leftovers.RULES,
    *pairs.RULES,
    *half_width.RULES,
    *punctuation.RULES,
    *numbering.RULES,
    *numerals_usage.RULES,
    *doublings.RULES,
)

_BY_CODE = {rule.code: rule for rule in ALL_RULES}


def rule_by_code(code: str) -> Rule | None:
    """The rule with this code; None where there is none."""
    return _BY_CODE.get(code)
