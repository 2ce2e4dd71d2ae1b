"""Growth: the stated one against both years, growth that cannot be, and values that look like another unit's.

Bases are legitimately revised and prices compared: a 口径 settles whatever is said here of a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from townreport.checks.figures.facts import Facts, Known, Told
from townreport.checks.figures.rule import Example, Raised, RecordRule, half_unit, shown
from townreport.checks.figures.units import slip_of
from townreport.findings import Severity
from townreport.numerals import rounded
from townreport.record.figure import Figure
from townreport.record.reading_values import GROWTH, LAST_YEAR

_HUNDRED = Decimal(100)
_MOST, _LEAST = Decimal(100), Decimal(-50)
"""Growth of a town's revenue beyond these percents is unusual enough to be looked at."""
_MOST_OF_OTHERS, _LEAST_OF_OTHERS = Decimal(900), Decimal(-92)
"""The same for other figures; projects and events vary far more than revenue."""
_SMALLEST_BASE = Decimal(20)
"""Of figures other than revenue, smaller ones may well be many times last year's: 3 events, then 18."""


def _exact(figure: Figure) -> Decimal | None:
    """Growth in percent, not rounded; None without both years or with a base of 0."""
    if figure.value is None or figure.last_year is None or figure.last_year <= 0:
        return None
    return (figure.value - figure.last_year) / figure.last_year * _HUNDRED


def _allowed(figure: Figure) -> Decimal:
    """How far rounding may put a stated growth from the computed one, in percentage points."""
    assert figure.value is not None
    assert figure.last_year is not None
    assert figure.stated_growth is not None
    share = figure.value / figure.last_year
    of_values = (half_unit(figure.value) + half_unit(figure.last_year) * abs(share)) / figure.last_year * _HUNDRED
    # Values of few digits would excuse anything: never more than a tenth of a point on their account.
    return half_unit(figure.stated_growth) + min(of_values, Decimal("0.1"))


def _any_odd(facts: Facts) -> bool:
    return not all(_is_ordinary(figure) for _, figure in facts.with_growth)


def _is_ordinary(figure: Figure) -> bool:
    """Whether a figure is less than twice last year's and more than half of it, with a stated growth to the point."""
    now, before, stated = figure.value, figure.last_year, figure.stated_growth
    if now is None or before is None:
        return stated is None or (before != 0 and _LEAST <= stated <= _MOST)
    if not (before < now + now and now < before + before):
        return False
    exact = None if stated is None else _exact(figure)
    return stated is None or exact is None or abs(stated - exact) <= half_unit(stated)


def _stated(facts: Facts) -> Iterator[Raised]:
    for known, figure in facts.compared:
        stated, exact = figure.stated_growth, _exact(figure)
        if stated is None or exact is None or figure.basis or abs(stated - exact) <= _allowed(figure):
            continue
        computed = rounded(exact, 1)
        if abs(stated + exact) <= _allowed(figure):
            why = "正负号相反；下降写负数"
        elif exact and abs(stated * _HUNDRED - exact) <= _allowed(figure) * _HUNDRED:
            why = "像是写成了小数；同比写百分数，如 7.0"
        else:
            why = "核对本年、上年和同比三个数；基数作过调整或按可比价计算的，在“口径”里写明"
        message = f"写的同比是{shown(stated, '%')}，按本年和上年计算是{shown(computed, '%')}"
        yield Raised((*known.path, GROWTH), message, why, (known.path,))


def _from_nothing(facts: Facts) -> Iterator[Raised]:
    for known, figure in facts.compared:
        if figure.stated_growth is not None and figure.last_year == 0 and not figure.basis:
            message = f"上年是0，算不出同比，却写了{shown(figure.stated_growth, '%')}"
            fix = "核对上年的数；上年确实是0的，删去同比"
            yield Raised((*known.path, GROWTH), message, fix, (known.path,))


def _below_nothing(facts: Facts) -> Iterator[Raised]:
    for known, figure in facts.compared:
        if figure.stated_growth is not None and figure.stated_growth < -_HUNDRED and known.path[0] != "自定义指标":
            message = f"下降{shown(-figure.stated_growth, '%')}，降得比全部还多"
            yield Raised((*known.path, GROWTH), message, "核对同比：下降最多是 -100", (known.path,))


def _slips(facts: Facts) -> Iterator[Raised]:
    for known, figure in facts.compared:
        raised = None if figure.basis else _slip(known, figure)
        if raised is not None:
            yield raised


def _slip(known: Known, figure: Figure) -> Raised | None:
    if figure.value is None or figure.last_year is None:
        return None
    slip = slip_of(figure.value, figure.last_year, known.unit)
    if slip is None:
        return None
    message = (
        f"本年{shown(figure.value, known.unit)}，上年{shown(figure.last_year, known.unit)}，"
        f"{slip.compared}，{slip.guess}"
    )
    fix = f"这一项的单位是{known.unit}；核对本年和上年的数" if known.unit else "核对本年和上年的数"
    return Raised(known.path, message, fix, ((*known.path, LAST_YEAR),))


def _jumps(facts: Facts) -> Iterator[Raised]:
    for told in facts.compared:
        raised = None if told.figure.basis else _jump(told)
        if raised is not None:
            yield raised


def _jump(told: Told) -> Raised | None:
    known, figure = told
    growth = _exact(figure)
    is_stated = growth is None
    if growth is None:
        growth = figure.stated_growth
    if growth is None or _slip(known, figure) is not None or growth < -_HUNDRED:
        return None
    if not known.reports_growth:
        if figure.last_year is not None and figure.last_year < _SMALLEST_BASE:
            return None
        if _LEAST_OF_OTHERS <= growth <= _MOST_OF_OTHERS:
            return None
    elif _LEAST <= growth <= _MOST:
        return None
    direction = "增长" if growth > 0 else "下降"
    message = f"同比{direction}{shown(abs(rounded(growth, 1)), '%')}，超出常见的幅度"
    fix = "核对本年和上年的数；确实如此的，在“口径”里写明原因"
    path = (*known.path, GROWTH) if is_stated else known.path
    return Raised(path, message, fix, (known.path, (*known.path, GROWTH)))


def _tax(**members: float | str) -> Example:
    names = {"now": "本年", "before": "上年", "growth": "同比", "basis": "口径"}
    return {"经济运行": {"税收收入": {names[name]: member for name, member in members.items()}}}


RULES = (
    RecordRule(
        code="growth.stated",
        severity=Severity.WARNING,
        title="写的同比与两年的数不符",
        reason="同比由本年和上年的数算出；按别的基数或价格计算的，要写明“口径”。",
        wrong=(
            _tax(now=3862.75, before=3680.5, growth=7.2),
            _tax(now=3862.75, before=3680.5, growth=-5.0),
            _tax(now=3862.75, before=3680.5, growth=0.05),
        ),
        right=(
            _tax(now=3862.75, before=3680.5, growth=5.0),
            _tax(now=3862.75, before=3680.5, growth=5),
            _tax(now=3862.75, before=3680.5, growth=7.2, basis="可比口径"),
        ),
        find=_stated,
        may_apply=_any_odd,
    ),
    RecordRule(
        code="growth.from-zero",
        severity=Severity.WARNING,
        title="上年是0却写了同比",
        reason="上年为零时没有同比可算。",
        wrong=(_tax(now=3862.75, before=0, growth=100),),
        right=(_tax(now=3862.75, before=0),),
        find=_from_nothing,
        may_apply=_any_odd,
    ),
    RecordRule(
        code="growth.below-zero",
        severity=Severity.ERROR,
        title="下降超过100%",
        reason="不会是负数的指标，最多降到零，也就是下降100%。",
        wrong=(_tax(now=3862.75, growth=-105),),
        right=(_tax(now=0, before=3862.75, growth=-100, basis="企业外迁"),),
        find=_below_nothing,
        may_apply=_any_odd,
    ),
    RecordRule(
        code="growth.unit-slip",
        severity=Severity.WARNING,
        title="与上年相差整十、整百、整万倍",
        reason="本年的数是上年的10倍、100倍、10000倍或者几分之一，多半是单位或小数点错了。",
        wrong=(
            _tax(now=38627500, before=3680.5),
            _tax(now=0.386275, before=3680.5),
            _tax(now=38627.5, before=3680.5),
        ),
        right=(_tax(now=3862.75, before=3680.5), {"文化活动": {"文体活动": {"本年": 30, "上年": 3}}}),
        find=_slips,
        may_apply=_any_odd,
    ),
    RecordRule(
        code="growth.jump",
        severity=Severity.WARNING,
        title="增减幅度超出常见范围",
        reason=f"乡镇财政、税收的增幅一般在{_LEAST}%到{_MOST}%之间，其他指标一般在{_LEAST_OF_OTHERS}%到{_MOST_OF_OTHERS}%之间。",
        wrong=(_tax(now=8862.75, before=3680.5), _tax(now=3862.75, growth=105)),
        right=(_tax(now=5862.75, before=3680.5), _tax(now=8862.75, before=3680.5, basis="新增重点税源企业")),
        find=_jumps,
        may_apply=_any_odd,
    ),
)
