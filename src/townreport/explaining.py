"""The rules on content, explained: what each looks for, why, and examples of both sorts."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from townreport.checks.content import every_rule
from townreport.checks.figures.rule import RecordRule
from townreport.checks.last_year import COPIED, DIFFERS
from townreport.checks.terms import WRONG_TERM
from townreport.findings import Severity
from townreport.record.catalogue import nearest


class Explained(NamedTuple):
    """One rule in words. The examples are texts, or parts of a record as JSON."""

    code: str
    severity: Severity
    title: str
    reason: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]


_FROM_OTHER_FILES = (
    Explained(
        WRONG_TERM, Severity.WARNING, "不是规范用语",
        "县里的用语文件（--terms）规定了固定提法。",
        ("两个拥护（用语文件写明误写）",), ("两个维护",),
    ),
    Explained(
        DIFFERS, Severity.WARNING, "上年数与上年的记录不一致",
        "同一个数在两年的记录里应当一样；作过调整的在“口径”里写明。",
        ("上年写 4889.2，上年的记录（--last-year）里本年是 4898.2",), ("两处都是 4889.2",),
    ),
    Explained(
        COPIED, Severity.WARNING, "本年数与上年一模一样",
        "有三位以上有效数字的数很少两年相同，好几个都相同多半是没有更新。",
        ("三个以上的数和上年的记录（--last-year）相同",), ("只有耕地保有量与上年相同",),
    ),
)  # fmt: skip
"""Rules that compare with other files: they have no example within a record."""


def explained(code: str | None = None) -> tuple[Explained, ...]:
    """All rules in the order in which they are listed, or the one with this code; empty where there is none."""
    rules = [
        Explained(
            rule.code, rule.severity, rule.title, rule.reason,
            tuple(map(_shown, rule.wrong)), tuple(map(_shown, rule.right)),
        )
        for rule in every_rule()
    ]  # fmt: skip
    first_of_words = sum(isinstance(rule, RecordRule) for rule in every_rule())
    rules[first_of_words:first_of_words] = _FROM_OTHER_FILES
    return tuple(rule for rule in rules if code in (None, rule.code))


def nearest_code(code: str) -> str | None:
    """The code of a rule that was probably meant."""
    return nearest(code, [rule.code for rule in explained()])


def _shown(example: Any) -> str:
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
