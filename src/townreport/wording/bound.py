"""Sentences that are ready to be filled: what `binding` makes of the parsed ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from townreport.outline import Pieces
from townreport.record.fields import Part
from townreport.wording.values import Speak


class Reference(NamedTuple):
    """A figure to be printed. `in_entry`: it belongs to the entry of the list at hand.

    `decides` is False for what every record has (town, year): such a reference never keeps a clause.
    `is_text`: its words are the record's own, and may end a sentence; `is_prose`: they may name figures as well.
    `own`: it is this one of the town's own figures, whose gap only a record knows (`gap_of`).
    """

    value: Callable[[Any], Any]
    speak: Speak
    gap: str
    label: str
    in_entry: bool
    decides: bool
    is_text: bool = False
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


class Alternative:
    """One way to say a clause: its nodes, and what decides whether it can be said.

    `patterns` and `fixed` are how it has come out so far, where it is a whole sentence: see `filling`.
    """

    __slots__ = ("_questions", "clauses", "deciding", "fixed", "nodes", "patterns")

    def __init__(
        self, nodes: tuple[Node, ...], deciding: tuple[Reference | Each, ...] = (), clauses: tuple[Clause, ...] = ()
    ) -> None:
        self.nodes = nodes
        self.deciding = deciding
        self.clauses = clauses
        self.patterns: dict[tuple[object, ...], Any] = {}
        self.fixed: dict[bool, Pieces] = {}
        self._questions: Questions | None = None

    @property
    def questions(self) -> Questions:
        """Everything it asks of a record, inside its clauses too."""
        if self._questions is None:
            leaves = tuple(_leaves(self.nodes))
            references = tuple(leaf for leaf in leaves if isinstance(leaf, Reference))
            self._questions = Questions(references, tuple(leaf for leaf in leaves if isinstance(leaf, Each)))
        return self._questions


_MOST_PLACES = 256
"""Entries of one list whose places are kept."""


class Questions:
    """What a sentence asks of a record: its figures and, behind them, its lists.

    `speakers` and `labels` are the references' own, side by side; `texts` are the numbers of those that print texts.
    """

    __slots__ = ("_places", "labels", "lists", "references", "speakers", "texts")

    def __init__(self, references: tuple[Reference, ...], lists: tuple[Each, ...]) -> None:
        self.references = references
        self.lists = lists
        self.speakers = tuple((leaf.value, leaf.speak, leaf.in_entry) for leaf in references)
        self.labels = tuple(leaf.label for leaf in references)
        self.texts = tuple(number for number, leaf in enumerate(references) if leaf.is_text)
        self._places: dict[str, tuple[str, ...]] = {}

    def places(self, entry: str) -> tuple[str, ...]:
        """The figures' places in the record where the entry of the list at hand stands at `entry`.

        Remembered, since a place that was made once is not hashed anew for each report.
        """
        places = self._places.get(entry)
        if places is None:
            if len(self._places) >= _MOST_PLACES:
                self._places.clear()
            places = tuple(f"{entry}.{leaf.label}" if leaf.in_entry else leaf.label for leaf in self.references)
            self._places[entry] = places
        return places


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
NOTHING = Alternative(())
"""A sentence without words."""


def _leaves(nodes: tuple[Node, ...]) -> Iterator[Reference | Each]:
    for node in nodes:
        if isinstance(node, Reference | Each):
            yield node
        elif isinstance(node, Clause):
            for alternative in node.alternatives:
                yield from _leaves(alternative.nodes)
        elif isinstance(node, Run):
            yield from _leaves(node.clauses)
