"""Slips of unit and decimal point: which one a number looks like, and how large figures of a town can be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from operator import gt
from typing import NamedTuple

from townreport.checks.figures.facts import Facts, all_leaves, known
from townreport.checks.figures.rule import Raised, RecordRule, shown
from townreport.findings import Severity
from townreport.record.fields import Kind

_SMALLER = {
    ("万元", 4): "元", ("万亩", 4): "亩", ("万户", 4): "户", ("万羽", 4): "羽", ("吨", 3): "公斤", ("公里", 3): "米",
}  # fmt: skip
"""By a field's unit and the power of ten a number is too large by: the unit it was probably given in."""
_LARGER = {
    ("万元", 4): "亿元", ("亩", 4): "万亩", ("吨", 4): "万吨", ("头", 4): "万头", ("只", 4): "万只", ("户", 4): "万户",
    ("人", 4): "万人", ("人次", 4): "万人次", ("棵", 4): "万棵", ("个", 4): "万个", ("元", 4): "万元",
}  # fmt: skip
_TIMES = {1: "10倍", 2: "100倍", 3: "1000倍", 4: "10000倍"}
_LOWEST, _HIGHEST = Decimal("0.6"), Decimal("1.7")
"""How far an ordinary year's change may put a number from an exact power of ten."""
_FEW = Decimal(100)
"""Below that, ten times as many is a good year and no slip."""


class Slip(NamedTuple):
    """How two numbers compare (``约是上年的10倍``) and what that looks like."""

    compared: str
    guess: str


def slip_of(value: Decimal, base: Decimal, unit: str) -> Slip | None:
    """The slip that would explain a value beside its base; None where nothing speaks for one."""
    if value <= 0 or base <= 0:
        return None
    for power, times in _TIMES.items():
        if _LOWEST <= value / base / 10**power <= _HIGHEST:
            if power == 1 and value < _FEW * 10:
                return None
            smaller = _SMALLER.get((unit, power))
            guess = f"像是按“{smaller}”填写了" if smaller else _decimal_point(power, "多")
            return Slip(f"约是上年的{times}", guess)
        if _LOWEST <= base / value / 10**power <= _HIGHEST:
            if power == 1 and base < _FEW * 10:
                return None
            larger = _LARGER.get((unit, power))
            guess = f"像是按“{larger}”填写了" if larger else _decimal_point(power, "少")
            return Slip(f"约是上年的{_TIMES[power].removesuffix('倍')}分之一", guess)
    return None


def _decimal_point(power: int, more: str) -> str:
    return f"像是{more}写了{'一二三四'[power - 1]}位，或者小数点错了位"


_BY_UNIT = {
    "万元": 2_000_000, "万亩": 300, "亩": 300_000, "万户": 20, "万羽": 5_000, "元/亩": 3_000, "公里": 3_000,
    "吨": 500_000, "头": 1_000_000, "只": 2_000_000, "棵": 5_000_000, "户": 100_000, "人": 1_000_000, "人次": 2_000_000,
    "个": 20_000, "家": 1_000, "名": 10_000, "条": 50_000, "处": 20_000, "次": 50_000, "起": 5_000, "期": 5_000,
    "场": 10_000, "场次": 50_000, "笔": 50_000, "份": 20_000,
}  # fmt: skip
"""What no township reaches, by unit: several times the largest of the country, so that no real figure is above."""
_BY_PLACE = {
    "人居环境.争取上级资金": 300_000, "人居环境.提升村数": 500, "人居环境.整治乡级道路": 1_000,
    "人居环境.整治村村连接线": 2_000, "民生项目.智能水表更换村": 500, "河长制林长制.大棚蔬菜种植村": 500,
    "脱贫成果.项目收益": 50_000, "脱贫成果.受益自然村": 3_000, "脱贫成果.放款金额": 200_000,
    "脱贫成果.追缴发包承包费用": 50_000, "脱贫成果.收回被侵占宅基": 10_000, "脱贫成果.机构工作人员": 1_000,
    "脱贫成果.存量项目": 2_000, "农业产业.发放补贴总额": 200_000, "文化活动.镇级运动会": 500,
    "项目建设.签约项目数": 1_000, "基本情况.村数": 500, "基本情况.自然村数": 5_000,
    "卫生事业.义诊人数": 200_000, "农业产业.畜牧业产值": 1_000_000,
}  # fmt: skip


_BOUNDLESS = Decimal("Infinity")


@cache
def _bounds() -> dict[str, Decimal]:
    """What no figure of a record reaches, by place; of some, any number can be right."""
    bounds = {}
    for leaf in all_leaves():
        unit = leaf.entry.declaration.unit
        if leaf.entry.kind.is_figure:
            is_bound = leaf.entry.kind is not Kind.RATE and unit in _BY_UNIT
            bounds[leaf.place] = Decimal(_BY_PLACE.get(leaf.place, _BY_UNIT[unit])) if is_bound else _BOUNDLESS
    return bounds


@cache
def _rates() -> tuple[str, ...]:
    return tuple(leaf.place for leaf in all_leaves() if leaf.entry.kind is Kind.RATE)


_SLIPS_OF_UNIT = {unit: smaller for (unit, _), smaller in _SMALLER.items()}


def _any_too_large(facts: Facts) -> bool:
    return any(map(gt, facts.values.values(), map(_bounds().__getitem__, facts.values)))


def _any_fraction(facts: Facts) -> bool:
    value_of = facts.values.get
    return any(0 < value_of(place, 0) <= 1 for place in _rates())


def _too_large(facts: Facts) -> Iterator[Raised]:
    bounds = _bounds()
    for place, value in facts.values.items():
        if value > bounds[place]:
            about = known(place)
            smaller = _SLIPS_OF_UNIT.get(about.unit)
            guess = f"，像是按“{smaller}”填写了" if smaller else ""
            message = f"{shown(value, about.unit)}大得不像一个乡镇的数{guess}"
            yield Raised(about.path, message, f"这一项的单位是{about.unit}；核对后改正")


def _fractions(facts: Facts) -> Iterator[Raised]:
    for place in _rates():
        value = facts.value(place)
        if value is not None and 0 < value <= 1:
            about = known(place)
            message = f"比率是{shown(value, '%')}，像是把小数当成了百分数"
            yield Raised(
                about.path, message, f"写百分数，不带%；如果是{shown(value * 100, '%')}，写 {shown(value * 100, '')}"
            )


RULES = (
    RecordRule(
        code="unit.too-large",
        severity=Severity.WARNING,
        title="数大得不像一个乡镇的",
        reason="比全国最大的乡镇还大几倍的数，多半是把元当成万元、把亩当成万亩填写了。",
        wrong=({"经济运行": {"税收收入": 38627500}}, {"农业产业": {"小麦": 41500}}, {"脱贫成果": {"排查农户": 11800}}),
        right=({"经济运行": {"税收收入": 386275}}, {"农业产业": {"小麦": 41.5}}),
        find=_too_large,
        may_apply=_any_too_large,
    ),
    RecordRule(
        code="unit.rate-as-fraction",
        severity=Severity.WARNING,
        title="比率像是小数",
        reason="比率按百分数填写：百分之九十九写 99，不写 0.99。",
        wrong=({"食品安全": {"督导整改率": 0.985}}, {"食品安全": {"主体包保覆盖率": 1}}),
        right=({"食品安全": {"督导整改率": 98.5, "主体包保覆盖率": 100, "承诺书签订上传率": 0}},),
        find=_fractions,
        may_apply=_any_fraction,
    ),
)
