"""Groups of fields, and what the fields may hold: all that the record's modules declare with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, NoReturn, Self

from townreport.record.declarations import (
    Declaration,
    Department,
    Field,
    Holding,
    Kind,
    aside,
    blank,
    extra,
    fields_of,
    part,
    required,
)
from townreport.record.engine import core_schema, default_of, validated, validator_of
from townreport.record.figure import Figure, Missing
from townreport.record.reading_values import (
    figure_reader,
    not_negative,
    percentage,
    read_names,
    read_text,
    read_year,
    whole,
)

Amount = Annotated[Figure | Missing, Holding(Kind.AMOUNT, figure_reader(not_negative))]
Count = Annotated[Figure | Missing, Holding(Kind.COUNT, figure_reader(whole))]
Rate = Annotated[Figure | Missing, Holding(Kind.RATE, figure_reader(percentage))]
Year = Annotated[int | Missing, Holding(Kind.YEAR, read_year)]
Text = Annotated[str | Missing, Holding(Kind.TEXT, read_text)]
Prose = Annotated[str | Missing, Holding(Kind.PROSE, read_text)]
Names = Annotated[tuple[str, ...] | Missing, Holding(Kind.NAMES, read_names)]


def items_of(model: type[Part]) -> Holding:
    """What an annotation says of a list of small records."""
    return Holding(Kind.ITEMS, model=model)


# Every record makes dozens of groups.
_new, _set = object.__new__, object.__setattr__
# Enum's members are slow to look up, and every group of every record is asked.
_NOT_APPLICABLE = Missing.NOT_APPLICABLE


class _PartClass(type):
    """The class of the groups' classes: gathers what the body of each declares.

    A class of its own, because mypy takes no class that is a mere `type` for the key of a cache.
    """

    model_fields: dict[str, Field]

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> None:
        super().__init__(name, bases, namespace)
        cls.model_fields = fields_of(cls)
        for field in cls.model_fields:
            # A declaration is no value that a group could have.
            delattr(cls, field)


class Part(metaclass=_PartClass):
    """A group of fields, under Chinese JSON keys or, for scripts, under their English names.

    A class of our own that Pydantic's engine makes and that Pydantic's models may hold: what a BaseModel could do
    besides, nobody asks of a record, and its import and its classes cost more than the rest of a start.
    """

    # What the engine sets on all it makes; in the dictionary are the members, in the order of their declarations.
    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")

    def __init__(self, **members: Any) -> None:
        validator_of(type(self)).validate_python(members, self_instance=self)

    @classmethod
    def model_validate(cls, value: Any) -> Self:
        """The group that a JSON value gives; raises pydantic.ValidationError with all that is wrong with it."""
        made: Self = validated(cls, value)
        return made

    @classmethod
    def made(cls, members: dict[str, Any]) -> Self:
        """The group with these members, by their names in Python, that are known to be sound."""
        made = _new(cls)
        _set(made, "__dict__", members)
        return made

    @classmethod
    def model_construct(cls) -> Self:
        """The group with nothing reported."""
        return cls.made({name: default_of(field) for name, field in cls.model_fields.items()})

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same group with other members, by their names in Python; nothing is validated anew."""
        return self.made({**self.__dict__, **(update or {})})

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Callable[[Any], Any]) -> Any:
        """What Pydantic asks, so that its models and TypeAdapter take a record as a type."""
        return core_schema(cls)

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is given, as in an empty row of a form."""
        # A loop, not all(): every entry of every list is asked.
        for value in self.__dict__.values():  # noqa: SIM110
            if value.__class__ is not Missing:
                return False
        return True

    @property
    def is_not_applicable(self) -> bool:
        """Whether the town has none of it: every field says 不适用."""
        # As above.
        for value in self.__dict__.values():  # noqa: SIM110
            if value is not _NOT_APPLICABLE:
                return False
        return True

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if isinstance(other, Part) and type(self) is type(other) else False

    def __hash__(self) -> int:
        return hash((type(self), *self.__dict__.values()))

    def __repr__(self) -> str:
        given = (f"{name}={value!r}" for name, value in self.__dict__.items() if not isinstance(value, Missing | Part))
        return f"{type(self).__name__}({', '.join(given)})"

    def __reduce__(self) -> tuple[Callable[..., Part], tuple[dict[str, Any]]]:
        return type(self).made, (self.__dict__,)

    def __setattr__(self, name: str, _value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen; model_copy gives one with another {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen; it keeps its {name}")


__all__ = [
    "Amount",
    "Count",
    "Declaration",
    "Department",
    "Field",
    "Holding",
    "Kind",
    "Names",
    "Part",
    "Prose",
    "Rate",
    "Text",
    "Year",
    "aside",
    "blank",
    "extra",
    "items_of",
    "part",
    "required",
]
