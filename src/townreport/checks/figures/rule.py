"""A rule on a whole record: what it compares, why, and records that show it right and wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from townreport.checks.figures.facts import Facts
from townreport.checks.record_texts import Path
from townreport.findings import Severity
from townreport.numerals import plain

Example = Mapping[str, Any]
"""Part of a record, as JSON has it; the tests put it into a town of 2023."""


class Raised(NamedTuple):
    """One place where a rule is broken.

    `path` is what most probably has to be changed; `also` are the other places that have a part in it: an exemption
    for any of them holds. `excerpt` are the words around the place, where it is about words.
    """

    path: Path
    message: str
    fix: str
    also: tuple[Path, ...] = ()
    excerpt: str = ""


def always(_facts: Facts) -> bool:
    """For rules that are as quickly run as asked whether they may apply."""
    return True


class RecordRule(NamedTuple):
    """One rule. `reason` says plainly why; the records in `wrong` and `right` are tests.

    `may_apply` says cheaply whether the rule could find anything: rules of a kind share one, and it is asked once for
    all of them. It may say yes too often, never no where `find` finds something.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    wrong: tuple[Example, ...]
    right: tuple[Example, ...]
    find: Callable[[Facts], Iterable[Raised]]
    may_apply: Callable[[Facts], bool] = always


def shown(value: Decimal, unit: str) -> str:
    """A number as messages show it: without an exponent and without zeros behind the last digit that counts."""
    number = value.normalize()
    return f"{plain(number)}{unit}"


def decimals(value: Decimal) -> int:
    """Places behind the decimal point as the number was written."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def half_unit(value: Decimal) -> Decimal:
    """How far a rounded number may be from the exact one: half a unit of the last digit that was written."""
    return Decimal(5).scaleb(-decimals(value) - 1)


def record_of(values: Mapping[str, float | str]) -> Example:
    """Part of a record with these values, by place: ``{"农业产业.小麦": 4.15}``."""
    record: dict[str, Any] = {}
    for place, value in values.items():
        *groups, label = place.split(".")
        inner = record
        for group in groups:
            inner = inner.setdefault(group, {})
        inner[label] = value
    return record
