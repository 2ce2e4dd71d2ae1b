"""Figures that can at most be as large as another: parts, of which more may exist, and what they are part of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from townreport.checks.figures.facts import Facts, known
from townreport.checks.figures.rule import Example, Raised, RecordRule, half_unit, record_of, shown
from townreport.findings import Severity

_TEN_THOUSAND = {"万亩": "亩", "万户": "户", "万羽": "羽"}
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING


class _Within(NamedTuple):
    """`part` is at most `times` the whole. Both are compared in the smaller of their units."""

    code: str
    severity: Severity
    title: str
    reason: str
    part: str
    whole: str
    right: Example
    wrong: Example
    times: int = 1


def _rule(row: _Within) -> RecordRule:
    def find(facts: Facts) -> Iterator[Raised]:
        part, whole = known(row.part), known(row.whole)
        part_factor, whole_factor = _factors(part.unit, whole.unit)
        smaller, larger = facts.value(row.part), facts.value(row.whole)
        if smaller is None or larger is None:
            return
        allowed = half_unit(smaller) * part_factor + half_unit(larger) * whole_factor * row.times
        if part.unit == whole.unit and smaller == smaller.to_integral_value() and larger == larger.to_integral_value():
            allowed = Decimal(0)
        if smaller * part_factor > larger * whole_factor * row.times + allowed:
            most = "" if row.times == 1 else f"{row.times}倍"
            message = (
                f"“{part.label}”（{shown(smaller, part.unit)}）"
                f"超过了“{whole.label}”（{shown(larger, whole.unit)}）{f'的{most}' if most else ''}"
            )
            yield Raised(part.path, message, f"{row.reason}核对这两个数和它们的单位", (whole.path,))

    return RecordRule(
        code=row.code,
        severity=row.severity,
        title=row.title,
        reason=row.reason,
        wrong=(row.wrong,),
        right=(row.right,),
        find=find,
        may_apply=_any_beyond,
    )


def _any_beyond(facts: Facts) -> bool:
    """Whether any part is more than its whole, however little."""
    value_of = facts.values.get
    for part, whole, part_factor, whole_factor in _compared():
        smaller, larger = value_of(part), value_of(whole)
        if smaller is not None and larger is not None and smaller * part_factor > larger * whole_factor:
            return True
    return False


@cache
def _compared() -> tuple[tuple[str, str, Decimal, Decimal], ...]:
    """Part and whole of every row, by place, and what both are multiplied with before they are compared."""
    found = []
    for row in _ROWS:
        part_factor, whole_factor = _factors(known(row.part).unit, known(row.whole).unit)
        found.append((row.part, row.whole, Decimal(part_factor), Decimal(whole_factor * row.times)))
    return tuple(found)


def _factors(part: str, whole: str) -> tuple[int, int]:
    """What both numbers are multiplied with to be in the same unit."""
    if part == whole or (part in _ONES and whole in _ONES):
        return 1, 1
    if _TEN_THOUSAND.get(whole) == part:
        return 1, 10_000
    if _TEN_THOUSAND.get(part) == whole:
        return 10_000, 1
    raise ValueError(f"{part} and {whole} cannot be compared")


_ONES = frozenset("个家户人名场期笔处") | {"人次", "场次"}
"""Units of things counted one by one: a count of villages or events can bound a count of something else."""


def _row(code: str, severity: Severity, title: str, reason: str, part: str, whole: str,
         values: tuple[float, float, float], times: int = 1) -> _Within:  # fmt: skip
    """A row with its examples; `values` are a part that is right, one that is not, and the whole of both."""
    right, wrong, total = values
    return _Within(
        code, severity, title, reason, part, whole,
        record_of({part: right, whole: total}), record_of({part: wrong, whole: total}),
        times,
    )  # fmt: skip


_ROWS = (
    _row("within.tax-revenue", _WARNING, "税收收入超过财政收入",
         "税收是财政收入的一部分。", "经济运行.税收收入", "经济运行.财政收入", (3862.75, 38627.5, 8612.3)),
    _row("within.budget-revenue", _WARNING, "一般公共预算收入超过财政收入",
         "一般公共预算收入是财政收入的一部分。",
         "经济运行.一般公共预算收入", "经济运行.财政收入", (5231.4, 9231.4, 8612.3)),
    _row("within.strip-cropping", _WARNING, "带状复合种植超过粮食播种面积",
         "大豆和玉米都是粮食作物，它们的面积含在粮食播种面积里。",
         "农业产业.大豆玉米带状复合种植", "农业产业.粮食播种面积", (2400, 92400, 8.24)),
    _row("within.sown-area", _WARNING, "粮食播种面积超过耕地的三倍",
         "一块地一年最多种两三季。", "农业产业.粮食播种面积", "耕地保护.耕地保有量", (8.24, 82.4, 5.86), 3),
    _row("within.vegetable-area", _WARNING, "蔬菜种植超过耕地的四倍",
         "一块菜地一年最多种几茬。", "农业产业.蔬菜种植", "耕地保护.耕地保有量", (5800, 280000, 5.86), 4),
    _row("within.priority-households", _ERROR, "重点人群超过排查农户",
         "重点人群是排查农户中的一部分；注意排查农户的单位是万户。",
         "脱贫成果.重点人群", "脱贫成果.排查农户", (642, 12600, 1.18)),
    _row("within.allowance-households", _ERROR, "落实低保超过排查农户",
         "落实低保的是排查农户中的一部分；注意排查农户的单位是万户。",
         "脱贫成果.落实低保", "脱贫成果.排查农户", (87, 12600, 1.18)),
    _row("within.basic-farmland", _ERROR, "基本农田保有量超过耕地保有量",
         "永久基本农田是从耕地中划定的。",
         "耕地保护.基本农田保有量", "耕地保护.耕地保有量", (4.92, 6.92, 5.86)),
    _row("within.brand-events", _WARNING, "品牌活动场次超过志愿服务活动",
         "品牌活动也是志愿服务活动。", "志愿服务.品牌活动场次", "志愿服务.志愿服务活动", (50, 500, 420)),
    _row("within.red-line", _WARNING, "守住的耕地红线比现有耕地还多",
         "耕地红线不会高于耕地保有量。",
         "工作计划.现代农业发展.耕地红线", "耕地保护.耕地保有量", (5.8, 6.8, 5.86)),
    _row("within.present-area", _WARNING, "蔬菜基地现有面积超过蔬菜种植",
         "基地的面积含在全域的蔬菜种植面积里。",
         "工作计划.现代农业发展.现有面积", "农业产业.蔬菜种植", (2600, 26000, 5800)),
    _row("within.upgraded-villages", _ERROR, "提升村数超过全域村数",
         "涉及的村不会比全域的村还多。", "人居环境.提升村数", "基本情况.村数", (6, 60, 32)),
    _row("within.metered-villages", _ERROR, "智能水表更换村超过全域村数",
         "涉及的村不会比全域的村还多。", "民生项目.智能水表更换村", "基本情况.村数", (11, 110, 32)),
    _row("within.greenhouse-villages", _ERROR, "大棚蔬菜种植村超过全域村数",
         "涉及的村不会比全域的村还多。", "河长制林长制.大棚蔬菜种植村", "基本情况.村数", (9, 90, 32)),
    _row("within.benefited-villages", _ERROR, "受益自然村超过自然村数",
         "受益的自然村不会比全部自然村还多。", "脱贫成果.受益自然村", "基本情况.自然村数", (46, 460, 96)),
    _row("within.visited-households", _ERROR, "排查农户超过全域户数",
         "排查的农户不会比全域的户还多；注意排查农户的单位是万户。",
         "脱贫成果.排查农户", "基本情况.户数", (1.18, 11.8, 12600)),
    _row("within.priority-of-town", _ERROR, "重点人群超过全域户数",
         "重点人群的户数不会比全域的户还多。", "脱贫成果.重点人群", "基本情况.户数", (642, 64200, 12600)),
    _row("within.allowance-of-town", _ERROR, "落实低保超过全域户数",
         "落实低保的户数不会比全域的户还多。", "脱贫成果.落实低保", "基本情况.户数", (87, 87000, 12600)),
    _row("within.villages-of-hamlets", _WARNING, "村数超过自然村数",
         "一个行政村有一个或几个自然村。", "基本情况.村数", "基本情况.自然村数", (32, 320, 96)),
    _row("within.households-of-people", _ERROR, "户数超过人口",
         "一户至少有一人。", "基本情况.户数", "基本情况.人口", (12600, 52600, 41800)),
)  # fmt: skip

RULES = tuple(map(_rule, _ROWS))
