"""Wholes and all of their parts: the sum is right to the last digit, or within rounding, or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from townreport.checks.figures.facts import Facts, known
from townreport.checks.figures.rule import Example, Raised, RecordRule, decimals, half_unit, shown
from townreport.findings import Severity
from townreport.numerals import rounded


class Whole(NamedTuple):
    """A figure and the figures that it is made of, by place; `is_exact` where they are counted and never rounded."""

    place: str
    parts: tuple[str, ...]
    is_exact: bool = False


GRAIN = Whole("农业产业.粮食播种面积", ("农业产业.小麦", "农业产业.玉米", "农业产业.其它"))
CONTRACTS = Whole(
    "脱贫成果.不规范合同",
    ("脱贫成果.超长期合同", "脱贫成果.未按时收款合同", "脱贫成果.口头协议", "脱贫成果.要素不全合同"),
    is_exact=True,
)


class _Compared(NamedTuple):
    """A whole against the sum of its parts; `allowed` is how far rounding may put them apart."""

    total: Decimal
    total_parts: Decimal
    allowed: Decimal
    words: str
    is_complete: bool

    @property
    def is_rounded_sum(self) -> bool:
        """Whether the whole is the sum, rounded to the places that the whole is given with."""
        return rounded(self.total_parts, decimals(self.total)) == self.total

    @property
    def is_wrong(self) -> bool:
        """Parts that are all there have to make the whole; some of them can only be less."""
        beyond = self.total_parts - self.total
        return (abs(beyond) if self.is_complete else beyond) > self.allowed


def _any_unequal(facts: Facts) -> bool:
    """Whether a whole is not just the sum of its parts, nor more than those that are given."""
    for place, parts, _ in (GRAIN, CONTRACTS):
        total = facts.values.get(place)
        given = [facts.values[part] for part in parts if part in facts.values]
        if total is not None and given and (told := sum(given, Decimal(0))) != total:
            is_complete = len(given) + sum(map(facts.has_none, parts)) == len(parts)
            if is_complete or told > total:
                return True
    return False


def _compare(facts: Facts, whole: Whole) -> _Compared | None:
    total = facts.value(whole.place)
    if total is None:
        return None
    given = [(place, value) for place in whole.parts if (value := facts.value(place)) is not None]
    if not given:
        return None
    allowed = Decimal(0)
    if not whole.is_exact:
        allowed = sum((half_unit(value) for _, value in given), half_unit(total))
    total_parts = sum((value for _, value in given), Decimal(0))
    is_complete = len(given) + sum(map(facts.has_none, whole.parts)) == len(whole.parts)
    words = "、".join(f"{known(place).label}{shown(value, '')}" for place, value in given)
    return _Compared(total, total_parts, allowed, words, is_complete)


def _raised(whole: Whole, found: _Compared, fix: str) -> Raised:
    about = known(whole.place)
    is_less = "合计" if found.is_complete else "已经有"
    message = (
        f"“{about.label}”是{shown(found.total, about.unit)}，"
        f"分项（{found.words}）{is_less}{shown(found.total_parts, about.unit)}，"
        f"{'多' if found.total_parts > found.total else '少'}{shown(abs(found.total_parts - found.total), about.unit)}"
    )
    return Raised(about.path, message, fix, tuple(known(place).path for place in whole.parts))


def _sum_rule(code: str, title: str, reason: str, whole: Whole, wrong: tuple[Example, ...],
              right: tuple[Example, ...]) -> RecordRule:  # fmt: skip
    def find(facts: Facts) -> Iterator[Raised]:
        found = _compare(facts, whole)
        if found is not None and found.is_wrong:
            yield _raised(whole, found, "核对总数和各分项，改正错的一个")

    group = whole.place.partition(".")[0]
    return RecordRule(
        code=code,
        severity=Severity.ERROR,
        title=title,
        reason=reason,
        wrong=tuple({group: example} for example in wrong),
        right=tuple({group: example} for example in right),
        find=find,
        may_apply=_any_unequal,
    )


def _rounding(facts: Facts) -> Iterator[Raised]:
    for whole in (GRAIN, CONTRACTS):
        found = _compare(facts, whole)
        if found is not None and not found.is_wrong and found.is_complete and not found.is_rounded_sum:
            yield _raised(whole, found, "多半是四舍五入造成的；能凑整的，改得让分项之和等于总数")


RULES = (
    _sum_rule(
        "sum.grain-area",
        "粮食播种面积不等于小麦、玉米、其它之和",
        "粮食播种面积就是小麦、玉米和其它粮食作物的面积之和；相差可在各数末位四舍五入之内。",
        GRAIN,
        (
            {"粮食播种面积": 8.24, "小麦": 4.15, "玉米": 3.62, "其它": 0.97},
            {"粮食播种面积": 8.24, "小麦": 4.15, "玉米": 6.32},
            {"粮食播种面积": 8.24, "小麦": 4.15, "玉米": 3.62, "其它": "不适用"},
        ),
        (
            {"粮食播种面积": 8.24, "小麦": 4.15, "玉米": 3.62, "其它": 0.47},
            {"粮食播种面积": 8.2, "小麦": 4.15, "玉米": 3.62, "其它": 0.47},
            {"粮食播种面积": 2.36, "小麦": 1.54},
        ),
    ),
    _sum_rule(
        "sum.irregular-contracts",
        "不规范合同不等于四类之和",
        "不规范合同由超长期、未按时收到价款、口头协议、要素不全四类组成，份数应当相等。",
        CONTRACTS,
        (
            {"不规范合同": 86, "超长期合同": 31, "未按时收款合同": 24, "口头协议": 19, "要素不全合同": 11},
            {"不规范合同": 27, "超长期合同": 12, "口头协议": 19},
        ),
        (
            {"不规范合同": 86, "超长期合同": 31, "未按时收款合同": 24, "口头协议": 19, "要素不全合同": 12},
            {"不规范合同": 27, "超长期合同": 12, "口头协议": 9},
        ),
    ),
    RecordRule(
        code="sum.rounding",
        severity=Severity.NOTE,
        title="分项之和与总数差一个末位",
        reason="各数分别四舍五入后可以有这样的差，但读者会自己加一遍。",
        wrong=({"农业产业": {"粮食播种面积": 8.24, "小麦": 4.15, "玉米": 3.62,
                         "其它": 0.46}},),
        right=({"农业产业": {"粮食播种面积": 8.2, "小麦": 4.1, "玉米": 4.1,
                         "其它": 0}},),
        find=_rounding,
        may_apply=_any_unequal,
    ),
)  # fmt: skip
