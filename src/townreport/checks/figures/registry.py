"""All rules on records, in the order in which they are listed and explained."""

from __future__ import annotations

from itertools import groupby

from townreport.checks.figures import growth, nested, places, points, ratios, sums, units, within, years, zeros
from townreport.checks.figures.facts import Facts
from townreport.checks.figures.rule import RecordRule

RECORD_RULES: tuple[RecordRule, ...] = (
    *sums.RULES,
    *nested.RULES,
    *points.RULES,
    *within.RULES,
    *zeros.RULES,
    *growth.RULES,
    *units.RULES,
    *ratios.RULES,
    *years.RULES,
    *places.RULES,
)

_GROUPS = tuple(
    (may_apply, tuple(rules)) for may_apply, rules in groupby(RECORD_RULES, key=lambda rule: rule.may_apply)
)


def rules_for(facts: Facts) -> list[RecordRule]:
    """The rules that may find something in this record, in the same order."""
    return [rule for may_apply, rules in _GROUPS if may_apply(facts) for rule in rules]
