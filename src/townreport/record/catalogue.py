"""The record's fields as a list: found by label, by English name, or by place.

Wording, checks, schema and the empty form all ask here; nobody else walks the models.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from townreport.record.fields import Declaration, Kind, Part


class Entry(NamedTuple):
    """One field of a model: its Python name, what was declared, its kind, and the model below it, if any."""

    name: str
    declaration: Declaration
    kind: Kind
    model: type[Part] | None

    @property
    def label(self) -> str:
        """The JSON key, which is also what the reader is shown."""
        return self.declaration.label


@cache
def entries(model: type[Part]) -> dict[str, Entry]:
    """A model's fields by label, in the report's order."""
    found = {}
    for name, field in model.model_fields.items():
        if field.declaration.is_content:
            found[field.label] = Entry(name, field.declaration, field.holding.kind, field.holding.model)
    return found


def find(model: type[Part], key: str) -> Entry | None:
    """The field of `model` under its label or its English name."""
    known = entries(model)
    return known.get(key) or next((entry for entry in known.values() if entry.name == key), None)


MOST_SLIPS = 50
"""Unknown words of a record or a text for which the one that was meant is looked for: more are no mere slips."""
_MOST_KNOWN = 500
"""More than twice the fields of a record: only figures of the town's own, or a wording's sections, can be more."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like `word`, or None where nothing is alike; of more than `_MOST_KNOWN`, only the first."""
    # Imported here: a record in order never asks, and start-up counts.
    import difflib

    close = difflib.get_close_matches(word, list(islice(known, _MOST_KNOWN)), n=1, cutoff=0.5)
    return close[0] if close else None


class Leaf(NamedTuple):
    """A field that holds a value, with the way to it from the record's top."""

    way: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """The field itself."""
        return self.way[-1]

    @property
    def place(self) -> str:
        """Its place in the record, as wording files name it: ``经济运行.税收收入``."""
        return ".".join(entry.label for entry in self.way)

    @property
    def attribute(self) -> str:
        """The same in Python's names: ``economy.tax_revenue``."""
        return ".".join(entry.name for entry in self.way)


def leaves(model: type[Part], way: tuple[Entry, ...] = ()) -> Iterator[Leaf]:
    """Every field of `model` that holds a value (a list of items is one leaf), in the report's order."""
    for entry in entries(model).values():
        if entry.kind is Kind.PART and entry.model is not None:
            yield from leaves(entry.model, (*way, entry))
        else:
            yield Leaf((*way, entry))


def label_path(model: type[Part], path: Iterable[str | int]) -> str:
    """A place in the JSON in the reader's words: ``项目建设 › 技改项目 › 第 2 项 › 投入``.

    English names become labels; keys that are no field's stay as they are.
    """
    words: list[str] = []
    below: type[Part] | None = model
    for step in path:
        if isinstance(step, int):
            words.append(f"第 {step + 1} 项")
            continue
        entry = find(below, step) if below is not None else None
        words.append(entry.label if entry else str(step))
        below = entry.model if entry else None
    return " › ".join(words)


def path_of(place: str) -> tuple[str | int, ...]:
    """A place such as ``项目建设.技改项目.0.投入`` as findings name it: JSON keys, and numbers in lists."""
    return tuple(int(step) if step.isdecimal() else step for step in place.split("."))


def find_place(model: type[Part], place: str) -> Entry | None:
    """The field below `model` at a place such as ``项目建设.技改项目.0.投入`` or ``经济运行.税收收入.同比``."""
    found: Entry | None = None
    below: type[Part] | None = model
    for key in place.split("."):
        entry = find(below, key) if below is not None else None
        if entry is not None:
            found, below = entry, entry.model
    return found
