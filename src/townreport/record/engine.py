"""The record's declarations as a schema for Pydantic's engine, which walks the tree and gathers the faults.

The engine names a fault's place by labels, forbids unknown keys and hands each leaf to its reader. Pydantic's classes
above it are not imported: they would derive the same schema from annotations, at several times the cost of a start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError, SchemaValidator, ValidationError

from townreport.record.declarations import Field
from townreport.record.figure import NOT_APPLICABLE_WORD, Missing
from townreport.record.reading_values import FAULTS, Fault, not_too_long

if TYPE_CHECKING:
    from townreport.record.fields import Part

_ALL_KEYS = {"extra_fields_behavior": "forbid", "validate_by_alias": True, "validate_by_name": True}
_LABELS_ALONE = {"extra_fields_behavior": "ignore", "validate_by_alias": True}


class _NotAtSight(Exception):
    """A value is no object under labels alone, or no list where one belongs: it is to be read closely."""


def validated(model: type[Part], value: object) -> Any:
    """The group that a JSON value gives; raises ValidationError with all that is wrong with it.

    What is in order, under labels alone, is read at sight: the engine walks into groups only where that fails.
    """
    try:
        return _at_sight(model).validate_python(value)
    except (_NotAtSight, ValidationError):
        return validator_of(model).validate_python(value)


@cache
def validator_of(model: type[Part]) -> SchemaValidator:
    """What validates a group with all below it; made when the first one is read, because start-up counts."""
    return SchemaValidator(core_schema(model))


@cache
def _at_sight(model: type[Part]) -> SchemaValidator:
    """What validates a group in order, the groups below it read in one go each."""
    fields = {name: _reading(_reader_of(field)) for name, field in model.model_fields.items()}
    return SchemaValidator(_schema(model, fields, _refuse_other_keys, _LABELS_ALONE))


def core_schema(model: type[Part]) -> Any:
    """The group with all below it as Pydantic's engine takes it."""
    fields = {name: _content(field) for name, field in model.model_fields.items()}
    return _schema(model, fields, _refuse_both_names, _ALL_KEYS)


def _reader_of(field: Field) -> Callable[[Any], object]:
    """What reads a field in order: a leaf's own reader, or a group's with all below it."""
    reader, model = field.holding.reader, field.holding.model
    if reader is not None:
        return reader
    assert model is not None
    read = _group_reader(model)
    if not field.holding.is_list:
        return read

    def read_entries(value: Any) -> tuple[Part, ...]:
        if value.__class__ is not list:
            raise _NotAtSight
        return tuple([read(entry) for entry in value])

    return lambda value: _read_items(value, read_entries)


@cache
def _group_reader(model: type[Part]) -> Callable[[Any], Part]:
    """What reads a group in order, which has no field that is required; raises _NotAtSight or PydanticCustomError."""
    words = _words_reader(model, _refuse_other_keys)
    defaults = {name: default_of(field) for name, field in model.model_fields.items()}
    made = model.made
    readers = {field.label: (name, _reader_of(field)) for name, field in model.model_fields.items()}
    assert not any(field.declaration.is_required for field in model.model_fields.values())

    def read(value: Any) -> Part:
        members = defaults.copy()
        for label, member in (value if value.__class__ is dict else words(value)).items():
            try:
                name, reader = readers[label]
            except KeyError:
                raise _NotAtSight from None
            members[name] = reader(member)
        return made(members)

    return read


def _schema(
    model: type[Part],
    contents: Mapping[str, object],
    ask: Callable[[type[Part], Any], None],
    config: Mapping[str, object],
) -> Any:
    """The group as Pydantic's engine takes it, with what its fields hold; `ask` as in `_words_reader`."""
    members = {name: _member(field, contents[name]) for name, field in model.model_fields.items()}
    fields = {"type": "model-fields", "fields": members}
    words = _plain(_words_reader(model, ask))
    schema = {"type": "function-before", "function": words, "schema": fields}
    return {"type": "model", "cls": model, "schema": schema, "config": config}


def _member(field: Field, content: object) -> dict[str, object]:
    if not field.declaration.is_required:
        content = {"type": "default", "schema": content, "default": default_of(field)}
    return {"type": "model-field", "schema": content, "validation_alias": field.label}


def default_of(field: Field) -> object:
    """What stands where nothing is given."""
    below = field.holding.model
    return Missing.ABSENT if below is None or field.holding.is_list else empty(below)


@cache
def empty(model: type[Part]) -> Part:
    """The group with nothing reported. Groups are frozen, so all records share one."""
    return model.model_construct()


def _plain(function: Callable[..., object]) -> dict[str, object]:
    return {"type": "no-info", "function": function}


def _reading(reader: Callable[[Any], object]) -> dict[str, object]:
    """What is read by one function alone."""
    return {"type": "function-plain", "function": _plain(reader)}


def _content(field: Field) -> dict[str, object]:
    reader, model = field.holding.reader, field.holding.model
    if reader is not None:
        return _reading(reader)
    assert model is not None
    group: dict[str, object] = core_schema(model)
    if not field.holding.is_list:
        return group
    # By hand, because a union of entries and Missing would report each fault of an entry twice.
    entries = {"type": "tuple", "items_schema": [group], "variadic_item_index": 0}
    return {"type": "function-wrap", "function": _plain(_read_items), "schema": entries}


def _read_items(value: Any, read_entries: Callable[[Any], tuple[Part, ...]]) -> tuple[Part, ...] | Missing:
    """A list of entries; null and 不适用 stand for the whole list."""
    if value.__class__ is not list:
        if value is None or value.__class__ is Missing:
            return Missing.ABSENT if value is None else value
        if value == NOT_APPLICABLE_WORD:
            return Missing.NOT_APPLICABLE
    if isinstance(value, list | tuple):
        not_too_long(value)
    entries = read_entries(value)
    for entry in entries:
        if not entry.is_blank:
            return entries
    return Missing.ABSENT if entries else entries


def _words_reader(model: type[Part], ask: Callable[[type[Part], Any], None]) -> Callable[[Any], Any]:
    """What a whole group may be instead of a group: null where nothing is reported yet, 不适用 where none exists.

    `ask` is asked about all but objects under labels alone.
    """
    labels = frozenset(field.label for field in model.model_fields.values())
    does_not_apply = dict.fromkeys(labels, NOT_APPLICABLE_WORD)

    def read(value: Any) -> Any:
        if value.__class__ is dict and value.keys() <= labels:
            return value
        if value is None:
            return {}
        if value == NOT_APPLICABLE_WORD:
            return does_not_apply
        ask(model, value)
        return value

    return read


def _refuse_other_keys(_model: type[Part], _value: object) -> None:
    raise _NotAtSight


def _refuse_both_names(model: type[Part], value: object) -> None:
    faults = []
    for name, field in model.model_fields.items():
        if value.__class__ is dict and name in value and field.label in value:
            message = f"“{field.label}”写了两次：中文名一次，英文名“{name}”一次"
            faults.append(Fault((name,), "key.both-names", message, "只留一个"))
    if faults:
        raise PydanticCustomError(FAULTS, "faults", {FAULTS: faults})
