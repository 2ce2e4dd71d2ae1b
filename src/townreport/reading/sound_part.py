"""What is sound of a faulty record: the same value without the members that cannot be used.

Checks of content can then speak of the rest together with the faults, so that nobody has to correct twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import ValidationError

from townreport.record import Record
from townreport.record.catalogue import find
from townreport.record.fields import Part
from townreport.record.reading_values import FAULTS

_MOST_ROUNDS = 4
"""Taking a member out can bring out faults behind it, but not again and again."""

Path = tuple[str | int, ...]
Cuts = dict[str | int, "Cuts | None"]
"""Which members to take out: by their keys, None for the whole member, else which of those below it."""


def sound_part(value: object, spoiled: Iterable[Path] = ()) -> Record | None:
    """A record of what can be used of `value`; None where nothing can.

    `spoiled` are places whose values the syntax has spoiled, whatever they look like. What no record can be without
    may be missing in it.
    """
    value = _without(value, _cuts(spoiled), Record)
    for _ in range(_MOST_ROUNDS):
        if not isinstance(value, dict):
            return None
        try:
            return Record.model_validate(_with_names(value))
        except ValidationError as error:
            value = _without(value, _cuts(_faulty(error)), Record)
    return None


def _faulty(error: ValidationError) -> Iterator[Path]:
    for fault in error.errors(include_url=False, include_input=False):
        location = fault["loc"]
        if fault["type"] == FAULTS:
            yield from ((*location, *inner.inner) for inner in fault["ctx"][FAULTS])
        elif location:
            yield location


def _cuts(paths: Iterable[Path]) -> Cuts:
    """The paths as a tree, so that one walk over the value takes all their members out."""
    cuts: Cuts = {}
    for *way, last in paths:
        below: Cuts | None = cuts
        for step in way:
            below = below.setdefault(step, {}) if below is not None else None
        if below is not None:
            below[last] = None
    return cuts


def _with_names(value: dict[str, Any]) -> dict[str, Any]:
    """Null for what is required: a record that lacks its name still has figures."""
    required = {"名称": "name", "年度": "year"}
    lacking = {label: None for label, name in required.items() if label not in value and name not in value}
    return {**value, **lacking}


def _without(value: Any, cuts: Cuts, model: type[Part] | None) -> Any:
    """A copy without the members at `cuts`; an entry of a list becomes null, so that the others keep their places.

    A path that leads into something that is no group or list ends there: then that goes. Pydantic names fields by
    their labels, whichever of their two names the file uses.
    """
    if isinstance(value, dict):
        kept = dict(value)
        for step, inner in cuts.items():
            entry = find(model, step) if model is not None and isinstance(step, str) else None
            key = entry.name if entry is not None and step not in value and entry.name in value else step
            if key not in kept:
                continue
            below = kept[key]
            if inner is None or not isinstance(below, dict | list | tuple):
                del kept[key]
            else:
                kept[key] = _without(below, inner, entry.model if entry else None)
        return kept
    if isinstance(value, list | tuple):
        entries = list(value)
        for step, inner in cuts.items():
            if isinstance(step, int) and step < len(entries):
                below = entries[step]
                goes = inner is None or not isinstance(below, dict | list | tuple)
                entries[step] = None if goes else _without(below, inner or {}, model)
        return entries
    return value
