"""What is sound of a faulty record: the same value without the members that cannot be used.

Checks of content can then speak of the rest together with the faults, so that nobody has to correct twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from townreport.record import Record
from townreport.record.catalogue import find
from townreport.record.fields import Part
from townreport.record.reading_values import FAULTS

_MOST_ROUNDS = 4
"""Taking a member out can bring out faults behind it, but not again and again."""

Path = tuple[str | int, ...]


def sound_part(value: object, spoiled: Iterable[Path] = ()) -> Record | None:
    """A record of what can be used of `value`; None where nothing can.

    `spoiled` are places whose values the syntax has spoiled, whatever they look like. What no record can be without
    may be missing in it.
    """
    if not isinstance(value, dict):
        return None
    for path in spoiled:
        value = _without(value, path)
    for _ in range(_MOST_ROUNDS):
        if not isinstance(value, dict):
            return None
        try:
            return Record.model_validate(_with_names(value))
        except ValidationError as error:
            for fault in error.errors(include_url=False, include_input=False):
                location = fault["loc"]
                if fault["type"] == FAULTS:
                    for inner in fault["ctx"][FAULTS]:
                        value = _without(value, (*location, *inner.inner))
                elif location:
                    value = _without(value, location)
    return None


def _with_names(value: dict[str, Any]) -> dict[str, Any]:
    """Null for what is required: a record that lacks its name still has figures."""
    required = {"名称": "name", "年度": "year"}
    lacking = {label: None for label, name in required.items() if label not in value and name not in value}
    return {**value, **lacking}


def _without(value: Any, path: Path, model: type[Part] | None = Record) -> Any:
    """A copy without the member at `path`; an entry of a list becomes null, so that the others keep their places.

    A path that leads into something that is no group or list ends there: then that goes. Pydantic names fields by
    their labels, whichever of their two names the file uses.
    """
    step = path[0]
    if isinstance(value, dict):
        entry = find(model, step) if model is not None and isinstance(step, str) else None
        key = entry.name if entry is not None and step not in value and entry.name in value else step
        if key not in value:
            return value
        below = value[key]
        if len(path) == 1 or not isinstance(below, dict | list | tuple):
            return {other: member for other, member in value.items() if other != key}
        return {**value, key: _without(below, path[1:], entry.model if entry else None)}
    if isinstance(value, list | tuple) and isinstance(step, int) and step < len(value):
        below = value[step]
        ends = len(path) == 1 or not isinstance(below, dict | list | tuple)
        return [*value[:step], None if ends else _without(below, path[1:], model), *value[step + 1 :]]
    return value
