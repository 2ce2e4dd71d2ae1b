"""Figures that follow roughly from others: only a gross mismatch is said, for it means a wrong unit or digit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

from townreport.checks.figures.facts import Facts, known
from townreport.checks.figures.rule import Example, Raised, RecordRule, record_of, shown
from townreport.findings import Severity
from townreport.numerals import rounded


class _Ratio(NamedTuple):
    """`amount` over `base` lies between `least` and `most`; `factor` brings it to `unit`, in which messages show it."""

    code: str
    title: str
    reason: str
    amount: str
    base: str
    what: str
    unit: str
    least: Decimal
    most: Decimal
    values: tuple[float, float, float]
    factor: Decimal = Decimal(1)


def _ratio_rule(row: _Ratio) -> RecordRule:
    def find(facts: Facts) -> Iterator[Raised]:
        above, below = facts.value(row.amount), facts.value(row.base)
        if not above or not below:
            return
        ratio = above * row.factor / below
        if not row.least <= ratio <= row.most:
            amount, count = known(row.amount), known(row.base)
            message = (
                f"“{amount.label}”{shown(above, amount.unit)}、“{count.label}”{shown(below, count.unit)}，"
                f"{row.what}{_rough(ratio)}{row.unit}，不像实际的数"
            )
            yield Raised(amount.path, message, "核对这两个数和它们的单位", (count.path,))

    wrong, right, common = row.values
    return RecordRule(
        code=row.code,
        severity=Severity.WARNING,
        title=row.title,
        reason=row.reason,
        wrong=(record_of({row.amount: wrong, row.base: common}),),
        right=(record_of({row.amount: right, row.base: common}),),
        find=find,
        may_apply=_any_odd,
    )


def _any_odd(facts: Facts) -> bool:
    """Whether any ratio lies beyond what is usual."""
    value_of = facts.values.get
    for row in _RATIOS:
        above, below = value_of(row.amount), value_of(row.base)
        if above and below and not row.least <= above * row.factor / below <= row.most:
            return True
    return False


def _rough(ratio: Decimal) -> str:
    return shown(rounded(ratio, 1 if ratio >= 1 else 3 if ratio >= Decimal("0.01") else 6), "")


_RATIOS = (
    _Ratio("ratio.loan", "每笔贷款的金额不像实际的数", "农户的帮扶贷款每笔一般在几千元到几十万元。",
           "脱贫成果.放款金额", "脱贫成果.放款笔数", "每笔", "万元",
           Decimal("0.05"), Decimal(500), (180000, 1540, 320)),
    _Ratio("ratio.road-length", "每条道路的长度不像实际的数", "乡级道路和村村连接线一条长几百米到几十公里。",
           "人居环境.整治总里程", "人居环境.整治村村连接线", "每条连接线平均", "公里",
           Decimal("0.02"), Decimal(300), (2900, 30, 5)),
    _Ratio("ratio.patients", "义诊人数比期数还少", "一期义诊至少服务一名患者。",
           "卫生事业.义诊人数", "卫生事业.义诊期数", "每期", "人", Decimal(1), Decimal(10000), (8, 1800, 13)),
    _Ratio("ratio.volunteers", "参与志愿者比活动场次还少", "一场活动至少有一人次志愿者参与。",
           "志愿服务.参与志愿者", "志愿服务.品牌活动场次", "每场", "人次", Decimal(1), Decimal(5000), (6, 610, 50)),
    _Ratio("ratio.people-served", "服务群众比活动场次还少", "一场活动至少服务一人次。",
           "志愿服务.服务群众", "志愿服务.品牌活动场次", "每场", "人次", Decimal(1), Decimal(100000), (32, 3200, 50)),
    _Ratio("ratio.collection-points", "收集点比有收集点的村还少", "每个大棚蔬菜种植村至少建成一处收集点。",
           "河长制林长制.收集点", "河长制林长制.大棚蔬菜种植村", "每村", "个", Decimal(1), Decimal(100), (4, 14, 9)),
    _Ratio("ratio.household-size", "户均人口不像实际的数", "一户平均一到六人。",
           "基本情况.人口", "基本情况.户数", "户均", "人", Decimal(0), Decimal(8), (418000, 41800, 12600)),
    _Ratio("ratio.eggs", "禽蛋总产与禽类存栏对不上", "一羽蛋禽一年产蛋约十几公斤，禽类存栏也含肉禽。",
           "农业产业.禽蛋总产", "农业产业.禽类存栏", "每羽", "公斤", Decimal("0.05"), Decimal(45), (43800, 4380, 46.5),
           Decimal("0.1")),
)  # fmt: skip

_MOST_TIMES, _LEAST_TIMES = Decimal(5), Decimal("0.2")
_MOST_TIMES_OF_GRAIN = Decimal(100)
"""Where 耕地保有量 is not given: grain may be sown on a small part of the land, fruit or vegetables on the rest."""
_SUBSIDIES = "农业产业.发放补贴总额"


def _subsidies(facts: Facts) -> Iterator[Raised]:
    """万亩 × 元/亩 gives 万元. What is paid for besides these two can only be guessed: only a gross mismatch counts."""
    paid = facts.value(_SUBSIDIES)
    arable = facts.value("耕地保护.耕地保有量")
    grain = facts.value("农业产业.粮食播种面积")
    grower, land = facts.value("农业产业.种粮农民一次性补贴"), facts.value("农业产业.耕地地力补贴")
    land_area = arable if arable is not None else grain
    if not paid or land is None or land_area is None:
        return
    expected = land * land_area + (grower * grain if grower is not None and grain is not None else 0)
    most_times = _MOST_TIMES if arable is not None else _MOST_TIMES_OF_GRAIN
    if expected > 0 and not expected * _LEAST_TIMES <= paid <= expected * most_times:
        message = (
            f"发放补贴{shown(paid, '万元')}，按面积和补贴标准大约是{shown(rounded(expected, 1), '万元')}，相差悬殊"
        )
        also = (known("农业产业.耕地地力补贴").path, known("农业产业.种粮农民一次性补贴").path)
        yield Raised(known(_SUBSIDIES).path, message, "核对补贴总额（万元）、补贴标准（元/亩）和面积（万亩）", also)


_MEAT = {
    "农业产业.生猪出栏": Decimal("0.16"), "农业产业.肉牛出栏": Decimal("0.5"), "农业产业.羊出栏": Decimal("0.05"),
    "农业产业.禽类出栏": Decimal("60.0"),
}  # fmt: skip
"""The most meat an animal gives, in 吨; of poultry, ten thousand birds."""
_LEAST_OF_MEAT = Decimal("0.1")


def _meat(facts: Facts) -> Iterator[Raised]:
    output = facts.value("农业产业.肉类总产")
    if not output:
        return
    most = Decimal(0)
    for place, weight in _MEAT.items():
        sold = facts.value(place)
        if sold is not None:
            most += sold * weight
        elif not facts.has_none(place):
            return
    if most and not most * _LEAST_OF_MEAT <= output <= most * 2:
        message = f"肉类总产{shown(output, '吨')}，按出栏数最多约{shown(rounded(most, 0), '吨')}，相差悬殊"
        also = tuple(known(place).path for place in _MEAT)
        yield Raised(known("农业产业.肉类总产").path, message, "核对肉类总产（吨）和各类出栏数的单位", also)


def _rule(code: str, title: str, reason: str, find: Callable[[Facts], Iterator[Raised]],
          wrong: tuple[Example, ...], right: tuple[Example, ...]) -> RecordRule:  # fmt: skip
    return RecordRule(
        code=code, severity=Severity.WARNING, title=title, reason=reason, wrong=wrong, right=right, find=find
    )


_FARMING = {"粮食播种面积": 8.24, "种粮农民一次性补贴": 12.4, "耕地地力补贴": 98.6}
_SOLD = {"生猪出栏": 32600, "肉牛出栏": 1850, "羊出栏": 15800, "禽类出栏": 78.2}

RULES = (
    *map(_ratio_rule, _RATIOS),
    _rule(
        "ratio.subsidies",
        "补贴总额与面积、标准对不上",
        "补贴总额大约是面积乘以每亩的标准；还有别的补贴，所以只在相差五倍以上时提醒。",
        _subsidies,
        ({"农业产业": {**_FARMING, "发放补贴总额": 63250}, "耕地保护": {"耕地保有量": 5.86}},
         {"农业产业": {**_FARMING, "发放补贴总额": 63.25}, "耕地保护": {"耕地保有量": 5.86}}),
        ({"农业产业": {**_FARMING, "发放补贴总额": 632.5}, "耕地保护": {"耕地保有量": 5.86}},),
    ),
    _rule(
        "ratio.meat",
        "肉类总产与出栏数对不上",
        "一头猪产肉一百公斤上下，牛两三百公斤，羊二十公斤上下，禽一两公斤。",
        _meat,
        ({"农业产业": {**_SOLD, "肉类总产": 45520}}, {"农业产业": {**_SOLD, "肉类总产": 455.2}}),
        ({"农业产业": {**_SOLD, "肉类总产": 4552}},),
    ),
)  # fmt: skip
