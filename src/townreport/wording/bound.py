"""Sentences that are ready to be filled: what `binding` makes of the parsed ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from townreport.record.fields import Part
from townreport.wording.values import Speak


class Reference(NamedTuple):
    """A figure to be printed. `in_entry`: it belongs to the entry of the list at hand.

    `decides` is False for what every record has (town, year): such a reference never keeps a clause.
    `is_prose`: its text may name figures of its own. `own`: it is this one of the town's own figures, whose gap
    only a record knows (`gap_of`).
    """

    value: Callable[[Any], Any]
    speak: Speak
    gap: str
    label: str
    in_entry: bool
    decides: bool
    is_prose: bool = False
    own: str = ""
    gap_of: Callable[[Any], str] | None = None

    def gap_in(self, holder: Any) -> str:
        """What a draft prints where the figure is not given."""
        return self.gap if self.gap_of is None else self.gap_of(self.value(holder))


class Each(NamedTuple):
    """A list said entry by entry. `wanted`: the entries a draft prints where none is given."""

    value: Callable[[Any], Any]
    label: str
    separator: str
    body: Alternative
    model: type[Part]
    wanted: int
    is_blank: bool
    skeleton: tuple[str | Reference, ...] = ()


class Alternative(NamedTuple):
    """One way to say a clause: its nodes, and what decides whether it can be said."""

    nodes: tuple[Node, ...]
    deciding: tuple[Reference | Each, ...]
    clauses: tuple[Clause, ...]


class Clause(NamedTuple):
    """An optional clause.

    `skeleton` shows it to the reader when it is left out: words, gaps, and references that every record fills.
    """

    alternatives: tuple[Alternative, ...]
    skeleton: tuple[str | Reference, ...]


class Run(NamedTuple):
    """Optional clauses in a row with marks between them: 其中[[小麦…]]、[[玉米…]]、[[其它…]].

    `separators[i]` stands before clause i + 1. `continues`: the row goes on from what stands before
    it, so its first printed clause keeps the mark before it.
    """

    clauses: tuple[Clause, ...]
    separators: tuple[str, ...]
    continues: bool


Node = str | Reference | Each | Clause | Run
NOTHING = Alternative((), (), ())
"""A sentence without words."""
