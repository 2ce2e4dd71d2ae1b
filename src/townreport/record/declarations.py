"""How a field of the record is declared: once, with everything known about it.

A declaration such as::

    tax_revenue: Amount = blank("税收收入", 财政所, "全年入库的各项税收。", unit="万元", growth=True)

carries the Python name, the label (which is the JSON key), the unit, the kind, the department
that supplies it and what it means. Reading, checks, wording, schema and the empty form of
``townreport new`` all take it from here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

if TYPE_CHECKING:
    from townreport.record.fields import Part


class Kind(StrEnum):
    """What a field holds. The values are the words the reader sees."""

    AMOUNT = "数额"
    """A decimal number, not negative."""
    COUNT = "个数"
    """A whole number, not negative."""
    RATE = "比率"
    """A percentage from 0 to 100."""
    YEAR = "年份"
    TEXT = "名称"
    """A name or a set phrase."""
    PROSE = "文字"
    """Sentences of the town's own, printed as they stand."""
    NAMES = "名称列表"
    ITEMS = "条目列表"
    OWN_FIGURES = "自定义指标"
    PART = "分组"

    @property
    def is_figure(self) -> bool:
        """Whether the field holds a `Figure`."""
        return self is Kind.AMOUNT or self is Kind.COUNT or self is Kind.RATE


class Department(StrEnum):
    """The office of a township that supplies a figure."""

    PARTY_AND_GOVERNMENT = "党政办公室"
    FINANCE = "财政所"
    ECONOMY = "经济发展办公室"
    AGRICULTURE = "农业农村办公室"
    REVITALISATION = "乡村振兴办公室"
    CONSTRUCTION = "村镇建设办公室"
    LAND = "自然资源所"
    ENVIRONMENT = "生态环境办公室"
    MARKET = "市场监管所"
    HEALTH = "卫生院"
    CULTURE = "综合文化站"
    CIVIL_AFFAIRS = "社会事务办公室"
    VOLUNTEERS = "新时代文明实践所"


class Declaration(NamedTuple):
    """What is known about a field besides its type.

    `form_entries`: rows an empty form shows. `is_content`: whether it tells of the town's year at all.
    """

    label: str
    department: Department
    description: str
    unit: str = ""
    growth: bool = False
    blank: bool = True
    form_entries: int = 1
    is_required: bool = False
    is_content: bool = True


def blank(
    label: str,
    department: Department,
    description: str,
    *,
    unit: str = "",
    growth: bool = False,
    form_entries: int = 1,
) -> Any:
    """Declare a blank of the report: left empty, it is a gap that is said and, in a draft, printed."""
    return Declaration(label, department, description, unit, growth, True, form_entries)


def extra(label: str, department: Department, description: str, *, unit: str = "") -> Any:
    """Declare a field that a report does without: left empty, it is no gap."""
    return Declaration(label, department, description, unit, blank=False, form_entries=0)


def part(label: str, department: Department, description: str) -> Any:
    """Declare a group of fields; left out, it is a group with nothing reported."""
    return Declaration(label, department, description)


def required(label: str, department: Department, description: str) -> Any:
    """Declare a field that no record can be without."""
    return Declaration(label, department, description, is_required=True)


def aside(label: str) -> Any:
    """Declare a key that tells nothing of the town's year: no wording, check or form asks for it."""
    return Declaration(label, Department.PARTY_AND_GOVERNMENT, "", blank=False, form_entries=0, is_content=False)


class Holding(NamedTuple):
    """What a field's annotation says that it holds.

    A value is read by `reader` alone; a group and a list of entries, which have none, by their `model`.
    """

    kind: Kind
    reader: Callable[[Any], object] | None = None
    model: type[Part] | None = None

    @property
    def is_list(self) -> bool:
        """Whether it is a list of groups rather than one."""
        return self.kind is Kind.ITEMS


class Field(NamedTuple):
    """One field of a group."""

    name: str
    declaration: Declaration
    holding: Holding

    @property
    def label(self) -> str:
        """The JSON key, which is also what the reader is shown."""
        return self.declaration.label


def fields_of(model: type) -> dict[str, Field]:
    """What the body of a class declares, by the names in Python, in its order."""
    found = {}
    # Not model.__annotations__: from Python 3.14 on that would be those of the class's own class, where it has some.
    for name, annotation in inspect.get_annotations(model).items():
        declaration = model.__dict__.get(name)
        if isinstance(declaration, Declaration):
            found[name] = Field(name, declaration, _holding(annotation))
    return found


def _holding(annotation: Any) -> Holding:
    if isinstance(annotation, type):
        return Holding(Kind.PART, model=annotation)
    holding = get_args(annotation)[-1]
    assert isinstance(holding, Holding)
    return holding
