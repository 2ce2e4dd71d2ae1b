"""How a field of the record is declared: once, with everything known about it.

A declaration such as::

    tax_revenue: Amount = blank("税收收入", 财政所, "全年入库的各项税收。", unit="万元", growth=True)

carries the Python name, the label (which is the JSON key), the unit, the kind, the department
that supplies it and what it means. Reading, checks, wording, schema and the empty form of
``townreport new`` all take it from here.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, GetPydanticSchema, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, core_schema

from townreport.record.figure import NOT_APPLICABLE_WORD, Figure, Missing
from townreport.record.reading_values import (
    FAULTS,
    Fault,
    figure_reader,
    not_negative,
    not_too_long,
    percentage,
    read_names,
    read_text,
    read_year,
    whole,
)


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
    """What is known about a field besides its type. `form_entries`: rows an empty form shows."""

    label: str
    department: Department
    description: str
    unit: str = ""
    growth: bool = False
    blank: bool = True
    form_entries: int = 1


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
    return _field(Declaration(label, department, description, unit, growth, True, form_entries))


def extra(label: str, department: Department, description: str, *, unit: str = "") -> Any:
    """Declare a field that a report does without: left empty, it is no gap."""
    return _field(Declaration(label, department, description, unit, blank=False, form_entries=0))


def part(label: str, department: Department, description: str, model: type[Part]) -> Any:
    """Declare a group of fields; left out, it is a group with nothing reported."""
    return _field(Declaration(label, department, description), default_factory=lambda: empty(model))


@cache
def empty(model: type[Part]) -> Part:
    """The group with nothing reported. Groups are frozen, so all records share one."""
    return model.model_construct()


def required(label: str, department: Department, description: str) -> Any:
    """Declare a field that no record can be without."""
    return _field(Declaration(label, department, description), default=...)


def _field(declaration: Declaration, **default: Any) -> Any:
    default = default or {"default": Missing.ABSENT}
    # Pydantic keeps json_schema_extra untouched, so it is where the declaration travels.
    return Field(
        alias=declaration.label,
        title=declaration.label,
        description=declaration.description,
        json_schema_extra={DECLARATION: declaration},  # type: ignore[dict-item]
        **default,
    )


DECLARATION = "declaration"


def declaration_of(field: FieldInfo) -> Declaration:
    """The declaration a model's field was made with."""
    found: Any = field.json_schema_extra
    declaration = found[DECLARATION]
    assert isinstance(declaration, Declaration)
    return declaration


def kind_of(field: FieldInfo) -> Kind:
    """The kind of a model's field, from its annotation; a group's annotation names none."""
    return next((mark for mark in field.metadata if isinstance(mark, Kind)), Kind.PART)


def read_by(reader: Callable[[Any], object]) -> GetPydanticSchema:
    """Validation by `reader` alone.

    Pydantic's own PlainValidator also builds a schema of the annotation for serialising, which for some 150
    fields is a third of the start-up; records are only ever read.
    """
    schema = core_schema.no_info_plain_validator_function(reader)
    return GetPydanticSchema(lambda _source, _handler: schema)


Amount = Annotated[Figure | Missing, read_by(figure_reader(not_negative)), Kind.AMOUNT]
Count = Annotated[Figure | Missing, read_by(figure_reader(whole)), Kind.COUNT]
Rate = Annotated[Figure | Missing, read_by(figure_reader(percentage)), Kind.RATE]
Year = Annotated[int | Missing, read_by(read_year), Kind.YEAR]
Text = Annotated[str | Missing, read_by(read_text), Kind.TEXT]
Prose = Annotated[str | Missing, read_by(read_text), Kind.PROSE]
Names = Annotated[tuple[str, ...] | Missing, read_by(read_names), Kind.NAMES]


class Part(BaseModel):
    """A group of fields, under Chinese JSON keys or, for scripts, under their English names."""

    # Groups are only validated inside a Record, so only Record's validator is ever built.
    model_config = ConfigDict(
        extra="forbid", frozen=True, validate_by_name=True, validate_by_alias=True, defer_build=True
    )

    @model_validator(mode="before")
    @classmethod
    def _accept_words_for_a_whole_group(cls, value: Any) -> Any:
        """null: nothing reported yet. 不适用: none of it exists here. Both names of a field: a fault."""
        if value.__class__ is dict:
            doubled = [name for name in cls.model_fields if name in value and _label(cls, name) in value]
            if doubled:
                _raise_doubled(cls, doubled)
            return value
        if value is None:
            return {}
        if value == NOT_APPLICABLE_WORD:
            return dict.fromkeys((_label(cls, name) for name in cls.model_fields), NOT_APPLICABLE_WORD)
        return value

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is given, as in an empty row of a form."""
        return all(value.__class__ is Missing for value in self.__dict__.values())

    @property
    def is_not_applicable(self) -> bool:
        """Whether the town has none of it: every field says 不适用."""
        return all(value is Missing.NOT_APPLICABLE for value in self.__dict__.values())


def _label(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].alias or name


def _raise_doubled(model: type[BaseModel], names: list[str]) -> None:
    faults = []
    for name in names:
        label = _label(model, name)
        message = f"“{label}”写了两次：中文名一次，英文名“{name}”一次"
        faults.append(Fault((name,), "key.both-names", message, "只留一个"))
    raise PydanticCustomError(FAULTS, "faults", {FAULTS: faults})


def read_items(value: Any, read_list: Callable[[Any], Any]) -> Any:
    """The wrap of every list of small records: null and 不适用 stand for the whole list."""
    if value is None or value.__class__ is Missing:
        return Missing.ABSENT if value is None else value
    if value == NOT_APPLICABLE_WORD:
        return Missing.NOT_APPLICABLE
    if isinstance(value, list | tuple):
        not_too_long(value)
    items = read_list(value)
    return Missing.ABSENT if items and all(item.is_blank for item in items) else items


def items_of(model: type[Part]) -> GetPydanticSchema:
    """Pydantic's validation of a list of `model`, wrapped by `read_items`.

    Made by hand because validating ``tuple[…] | Missing`` as a union would report each fault twice.
    """
    return GetPydanticSchema(
        lambda _, handler: core_schema.no_info_wrap_validator_function(
            read_items,
            handler.generate_schema(tuple[model, ...]),  # type: ignore[valid-type]
        )
    )
