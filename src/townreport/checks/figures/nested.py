"""Totals and the named examples below them: projects, companies, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from operator import attrgetter
from typing import Any, NamedTuple

from townreport.checks.figures.facts import Facts, known
from townreport.checks.figures.rule import Example, Raised, RecordRule, half_unit, shown
from townreport.findings import Severity
from townreport.record.figure import Figure, Missing

_GROUP = "项目建设"


class _Total(NamedTuple):
    """A total and the member of a list whose sum is at most that."""

    total: str
    items: attrgetter[Any]
    list_label: str
    member: str
    member_label: str


_UPGRADES = _Total("项目建设.技改总投资", attrgetter("projects.upgrades"), "技改项目", "investment", "投入")
_SIGNED = "项目建设.签约项目数"
_RESEARCH = _Total("项目建设.企业研发投入", attrgetter("projects.research_companies"), "研发企业", "funds", "研发资金")


def _total_rule(code: str, title: str, reason: str, total: _Total, wrong: Example, right: Example) -> RecordRule:
    def find(facts: Facts) -> Iterator[Raised]:
        about = known(total.total)
        whole = facts.value(total.total)
        items = total.items(facts.record)
        if whole is None or isinstance(items, Missing):
            return
        figures = [getattr(item, total.member) for item in items]
        values = [figure.value for figure in figures if isinstance(figure, Figure) and figure.value is not None]
        allowed = sum(map(half_unit, values), half_unit(whole))
        if all(value == value.to_integral_value() for value in (*values, whole)):
            allowed = Decimal(0)
        told = sum(values, Decimal(0))
        if told > whole + allowed:
            message = (
                f"“{about.label}”是{shown(whole, about.unit)}，"
                f"列出的{total.list_label}合计已有{shown(told, about.unit)}，比总数还多"
            )
            below = (_GROUP, total.list_label)
            yield Raised(about.path, message, "核对总数和列出的各项，改正错的一个", (below,))

    return RecordRule(
        code=code,
        severity=Severity.ERROR,
        title=title,
        reason=reason,
        wrong=({_GROUP: wrong},),
        right=({_GROUP: right},),
        find=find,
        may_apply=_any_beyond,
    )


def _any_beyond(facts: Facts) -> bool:
    """Whether what is listed below a total is more than that."""
    for place, items_of, _, member, _ in (_UPGRADES, _RESEARCH):
        whole, items = facts.values.get(place), items_of(facts.record)
        if whole is not None and items.__class__ is not Missing:
            figures = [item.__dict__[member] for item in items]
            told = [figure.value for figure in figures if figure.__class__ is Figure and figure.value is not None]
            if sum(told, Decimal(0)) > whole:
                return True
    count, names = facts.values.get(_SIGNED), facts.record.projects.signed
    return count is not None and not isinstance(names, Missing) and len(names) > count


def _signed(facts: Facts) -> Iterator[Raised]:
    count, names = facts.value(_SIGNED), facts.record.projects.signed
    if count is None or isinstance(names, Missing):
        return
    listed = sum(1 for name in names if name)
    if listed > count:
        message = f"“签约项目”列了{listed}个，“签约项目数”只有{shown(count, '个')}"
        fix = "签约项目数是全年的总数，不会少于列出的名称；核对后改正"
        yield Raised((_GROUP, "签约项目数"), message, fix, ((_GROUP, "签约项目"),))


_NAME_LISTS = (
    ("发展战略", "strategy"),
    ("项目建设.落地项目", "projects.landed"),
    ("项目建设.签约项目", "projects.signed"),
    ("项目建设.高新技术企业申报", "projects.high_tech_applied"),
    ("民生项目.建成项目", "public_works.finished"),
    ("民生项目.在建项目", "public_works.under_way"),
    ("民生项目.基础完工项目", "public_works.base_laid"),
    ("工作计划.现代农业发展.水果品牌", "plan.farming.fruit_brands"),
)
_all_names = attrgetter(*(attribute for _, attribute in _NAME_LISTS))
_STATES = ("民生项目.建成项目", "民生项目.在建项目", "民生项目.基础完工项目")
_works = attrgetter("public_works.finished", "public_works.under_way", "public_works.base_laid")
_ITEM_LISTS = (
    ("技改项目", attrgetter("projects.upgrades"), attrgetter("project"), "项目"),
    ("研发企业", attrgetter("projects.research_companies"), attrgetter("company"), "企业"),
    ("获得荣誉", attrgetter("projects.honours"), attrgetter("holder", "title"), "称号"),
    ("高新技术企业认定", attrgetter("projects.high_tech_recognised"), attrgetter("company"), "企业"),
    ("明年申报重点项目", attrgetter("projects.planned"), attrgetter("company", "project"), "项目"),
)


def _any_name_twice(facts: Facts) -> bool:
    """Whether any list, or the stages of works together, hold something twice."""
    record = facts.record
    lists = [names for names in _all_names(record) if names.__class__ is not Missing and len(names) > 1]
    lists.append([name for names in _works(record) if names.__class__ is not Missing for name in names])
    for _, items_of, names_of, _ in _ITEM_LISTS:
        items = items_of(record)
        if items.__class__ is not Missing and len(items) > 1:
            lists.append(list(map(names_of, items)))
    # A loop, not any(): every record is asked.
    for names in lists:  # noqa: SIM110
        if len(set(names)) < len(names):
            return True
    return False


def _duplicates(facts: Facts) -> Iterator[Raised]:
    """The same name twice in one list; of records of several fields, the same in all of them."""
    for (place, _), names in zip(_NAME_LISTS, _all_names(facts.record), strict=True):
        seen: Counter[str] = Counter()
        for position, name in enumerate(() if isinstance(names, Missing) else names):
            seen[name] += 1
            if name and seen[name] == 2:
                yield _twice((*place.split("."), position), name)
    for label, items_of, names_of, told in _ITEM_LISTS:
        items = items_of(facts.record)
        before: set[object] = set()
        for position, item in enumerate(() if isinstance(items, Missing) else items):
            found = names_of(item)
            parts = found if isinstance(found, tuple) else (found,)
            if found in before and not any(isinstance(part, Missing) for part in parts):
                yield _twice((_GROUP, label, position, told), str(parts[-1]))
            before.add(found)


def _twice(path: tuple[str | int, ...], name: str) -> Raised:
    return Raised(path, f"“{name}”在这个列表里已经写过", "删去重复的一项；漏改了名称的，改成应有的名称")


def _two_states(facts: Facts) -> Iterator[Raised]:
    """A work cannot be finished and under way at once."""
    first: dict[str, str] = {}
    for place, names in zip(_STATES, _works(facts.record), strict=True):
        for position, name in enumerate(() if isinstance(names, Missing) else names):
            other = first.setdefault(name, place) if name else place
            if other != place:
                message = f"“{name}”在“{other.rpartition('.')[2]}”里也有，一个工程只能处在一个阶段"
                yield Raised(
                    (*place.split("."), position), message, "按年底的实际进度，只留一处", (tuple(other.split(".")),)
                )


RULES = (
    _total_rule(
        "within.upgrades",
        "列出的技改项目投入超过技改总投资",
        "列出的是主要的技改项目，它们的投入之和不会比全域的总投资还多。",
        _UPGRADES,
        {"技改总投资": 6000, "技改项目": [{"项目": "甲项目", "投入": 3200}, {"项目": "乙项目", "投入": 2850}]},
        {"技改总投资": 9860, "技改项目": [{"项目": "甲项目", "投入": 3200}, {"项目": "乙项目", "投入": 2850}]},
    ),
    _total_rule(
        "within.research",
        "列出的研发资金超过企业研发投入",
        "列出的是主要的研发企业，它们的研发资金之和不会比全域的企业研发投入还多。",
        _RESEARCH,
        {"企业研发投入": 1200.5, "研发企业": [{"企业": "甲厂", "研发资金": 862}, {"企业": "乙厂", "研发资金": 415.5}]},
        {"企业研发投入": 1560.5, "研发企业": [{"企业": "甲厂", "研发资金": 862}, {"企业": "乙厂", "研发资金": 415.5}]},
    ),
    RecordRule(
        code="within.signed",
        severity=Severity.ERROR,
        title="列出的签约项目比签约项目数还多",
        reason="签约项目数是全年签约的总数，可以只列主要的，不能列得比总数多。",
        wrong=({_GROUP: {"签约项目": ["甲项目", "乙项目", "丙项目"], "签约项目数": 2}},),
        right=({_GROUP: {"签约项目": ["甲项目", "乙项目"], "签约项目数": 6}},),
        find=_signed,
        may_apply=_any_beyond,
    ),
    RecordRule(
        code="list.twice",
        severity=Severity.WARNING,
        title="同一名称在列表里写了两次",
        reason="同一个项目或企业列两次，多半是复制后忘了改名称。",
        wrong=({_GROUP: {"落地项目": ["冷链加工项目", "冷链加工项目"]}},
               {_GROUP: {"技改项目": [{"项目": "仓储项目"}, {"项目": "仓储项目"}]}}),
        right=({_GROUP: {"落地项目": ["冷链加工项目", "冷链加工二期项目"]}},),
        find=_duplicates,
        may_apply=_any_name_twice,
    ),
    RecordRule(
        code="list.two-states",
        severity=Severity.WARNING,
        title="同一工程列在两个阶段",
        reason="建成、在建、基础完工是三个不同的阶段，一个工程只能在其中之一。",
        wrong=({"民生项目": {"建成项目": ["青石河大桥"], "在建项目": ["青石河大桥"]}},),
        right=({"民生项目": {"建成项目": ["青石河大桥"], "在建项目": ["青石河大桥引线"]}},),
        find=_two_states,
        may_apply=_any_name_twice,
    ),
)  # fmt: skip
