"""All rules on records, in the order in which they are listed and explained."""

from __future__ import annotations

from townreport.checks.figures import growth, nested, places, points, ratios, sums, units, within, years, zeros
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
