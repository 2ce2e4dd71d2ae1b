"""Nothing beside something: no loans and yet money lent, no events and yet people who came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from townreport.checks.figures.facts import Facts, known
from townreport.checks.figures.rule import Raised, RecordRule, shown
from townreport.findings import Severity


class _Pair(NamedTuple):
    """A count and what there can only be of it where the count is not 0."""

    counted: str
    outcome: str
    is_certain_backwards: bool = False
    """Whether an outcome of 0 is impossible too."""


_PAIRS = (
    _Pair("脱贫成果.放款笔数", "脱贫成果.放款金额", True),
    _Pair("脱贫成果.存量项目", "脱贫成果.受益自然村"),
    _Pair("卫生事业.义诊期数", "卫生事业.义诊人数", True),
    _Pair("志愿服务.品牌活动场次", "志愿服务.参与志愿者", True),
    _Pair("志愿服务.品牌活动场次", "志愿服务.服务群众"),
    _Pair("河长制林长制.大棚蔬菜种植村", "河长制林长制.收集点"),
    _Pair("环境保护.巡查次数", "环境保护.巡查点位", True),
    _Pair("环境保护.巡查次数", "环境保护.整改问题"),
    _Pair("基本情况.户数", "基本情况.人口", True),
)


def _any_beside_nothing(facts: Facts) -> bool:
    """Whether one of a pair is 0 and the other is not."""
    value_of = facts.values.get
    for counted, outcome, _ in _PAIRS:
        count, amount = value_of(counted), value_of(outcome)
        if count is not None and amount is not None and (not count) is not (not amount):
            return True
    return False


def _contradictions(facts: Facts) -> Iterator[Raised]:
    for count_place, outcome_place, is_certain_backwards in _PAIRS:
        count, outcome = facts.value(count_place), facts.value(outcome_place)
        if count is None or outcome is None or bool(count) == bool(outcome) or (count and not is_certain_backwards):
            continue
        empty, full = (count_place, outcome_place) if not count else (outcome_place, count_place)
        nothing, something = known(empty), known(full)
        amount = shown(count or outcome, something.unit)
        message = f"“{nothing.label}”是0，“{something.label}”却是{amount}"
        fix = "核对这两个数；还没有数的写 null，不写 0"
        yield Raised(nothing.path, message, fix, (something.path,))


RULES = (
    RecordRule(
        code="zero.contradiction",
        severity=Severity.ERROR,
        title="一个是0，另一个却不是",
        reason="一笔也没有放款就没有放款金额，一场也没有举办就没有人参加。",
        wrong=({"脱贫成果": {"放款笔数": 0, "放款金额": 1540}}, {"卫生事业": {"义诊期数": 13, "义诊人数": 0}}),
        right=({"脱贫成果": {"放款笔数": 0, "放款金额": 0}}, {"环境保护": {"巡查次数": 90, "整改问题": 0}}),
        find=_contradictions,
        may_apply=_any_beside_nothing,
    ),
)
