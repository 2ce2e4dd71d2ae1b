"""The report's order: that of the record's fields, whatever order a file has them in."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache

from townreport.findings import Finding
from townreport.record import Record
from townreport.record.catalogue import entries, find
from townreport.record.fields import Part
from townreport.record.reading_values import FIGURE_KEYS

_LAST = 10_000
_MEMBERS = {name: position for position, name in enumerate(dict.fromkeys(FIGURE_KEYS.values()))}
"""The members of a figure, in the order in which they are explained."""


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by their place in the record; those without one first. Equal places keep their order."""
    return sorted(findings, key=lambda finding: _key(finding.place.path or _named(finding.place.label)))


def by_section(findings: Iterable[Finding]) -> list[Finding]:
    """Findings by section of the record, in the report's order; in a section by line, as one goes through the file.

    Those that belong to no section come first; those whose line is not known stand last in theirs, in its order.
    """
    nowhere = (sys.maxsize, 0)

    def key(finding: Finding) -> tuple[int, tuple[int, int], tuple[int, ...]]:
        place = finding.place
        position = _key(place.path or _named(place.label))
        line = (place.line, place.column or 0) if place.line is not None else nowhere
        return (position[0] if position else -1), line, position

    return sorted(findings, key=key)


def _named(label: str) -> tuple[str | int, ...]:
    """The place that a label names as the outline does, ``经济运行.税收收入``; empty where it is no place."""
    steps = label.split(".")
    return tuple(steps) if steps[0] in entries(Record) else ()


def section_of(finding: Finding) -> str:
    """The group of the record that a finding belongs to, under its label; empty for the record as a whole."""
    path = finding.place.path or _named(finding.place.label)
    entry = find(Record, str(path[0])) if path else None
    return entry.label if entry is not None else ""


def _key(path: tuple[str | int, ...]) -> tuple[int, ...]:
    key = []
    model: type[Part] | None = Record
    for step in path:
        if isinstance(step, int):
            key.append(step)
            continue
        key.append(_position(model, step))
        entry = find(model, step) if model is not None else None
        model = entry.model if entry else None
    return tuple(key)


def _position(model: type[Part] | None, key: str) -> int:
    return _MEMBERS.get(key, _LAST) if model is None else _positions(model).get(key, _LAST)


@cache
def _positions(model: type[Part]) -> dict[str, int]:
    """A model's fields under their labels and their English names, by their place in the report."""
    labels = {label: position for position, label in enumerate(entries(model))}
    return labels | {entry.name: labels[label] for label, entry in entries(model).items()}
