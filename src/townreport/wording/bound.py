"""Sentences that are ready to be filled: what `binding` makes of the parsed ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from townreport.outline import Pieces
from townreport.record.fields import Part
from townreport.wording.values import Speak

if TYPE_CHECKING:
    from townreport.record import Record


class Reference(NamedTuple):
    """A figure to be printed. `in_entry`: it belongs to the entry of the list at hand.

    `decides` is False for what every record has (town, year): such a reference never keeps a clause.
    `is_text`: its words are the record's own, and may end a sentence; `is_prose`: they may name figures as well.
    `own`: it is this one of the town's own figures, whose gap only a record knows (`gap_of`). `attribute` is the way
    to the figure, where it is that of a field.
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
    attribute: str = ""

    @property
    def said(self) -> tuple[str, Speak]:
        """What it says and how: references that have this in common say the same of a record, or of an entry."""
        return self.label, self.speak

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

    `patterns` and `fixed` are how it has come out so far, where it is a whole sentence: see `filling`. Where it is
    several, `sentences` are these: what comes out differently for most towns as a whole comes out alike in its parts.
    """

    __slots__ = ("_questions", "clauses", "deciding", "fixed", "nodes", "patterns", "sentences")

    def __init__(
        self,
        nodes: tuple[Node, ...],
        deciding: tuple[Reference | Each, ...] = (),
        clauses: tuple[Clause, ...] = (),
        sentences: tuple[Alternative, ...] = (),
    ) -> None:
        self.nodes = nodes
        self.deciding = deciding
        self.clauses = clauses
        self.sentences = sentences
        self.patterns: dict[tuple[object, ...], Any] = {}
        self.fixed: dict[bool, Pieces] = {}
        self._questions: Questions | None = None

    @property
    def questions(self) -> Questions:
        """Everything it asks of a record, inside its clauses too."""
        if self._questions is None:
            self._questions = questions_of((self,))
        return self._questions


def questions_of(sentences: Iterable[Alternative]) -> Questions:
    """Everything that sentences ask of a record together; what several ask for, once."""
    leaves = [leaf for sentence in sentences for leaf in _leaves(sentence.nodes)]
    references = {leaf.said: leaf for leaf in leaves if isinstance(leaf, Reference)}
    return Questions(tuple(references.values()), tuple([leaf for leaf in leaves if isinstance(leaf, Each)]))


_MOST_PLACES = 256
"""Entries of one list whose places are kept."""


class Questions:
    """What a sentence asks of a record: its figures and, behind them, its lists.

    `speakers` and `labels` are the references' own, side by side; `has_texts`: some of them print texts, or of its
    lists'.
    """

    __slots__ = ("_of_entry", "_of_record", "_places", "has_texts", "labels", "lists", "references", "speakers")

    def __init__(self, references: tuple[Reference, ...], lists: tuple[Each, ...]) -> None:
        self.references = references
        self.lists = lists
        self.speakers = tuple([leaf.speak for leaf in references])
        self.labels = tuple([leaf.label for leaf in references])
        of_lists = [each.body.questions for each in lists]
        self.has_texts: bool = any(leaf.is_text for leaf in references) or any(below.has_texts for below in of_lists)
        self._of_record = _values_of([leaf for leaf in references if not leaf.in_entry])
        self._of_entry = _values_of([leaf for leaf in references if leaf.in_entry])
        self._places: dict[str, tuple[str, ...]] = {}

    def values(self, record: Record, entry: Part | None) -> Sequence[object]:
        """The figures' values, those inside a list in its `entry` at hand."""
        if self._of_entry is None:
            return () if self._of_record is None else self._of_record(record)
        if self._of_record is None:
            return self._of_entry(entry)
        return [leaf.value(entry if leaf.in_entry else record) for leaf in self.references]

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


def _values_of(references: list[Reference]) -> Callable[[Any], Sequence[object]] | None:
    """What reads the values of references from what they all belong to; None where there are none."""
    if not references:
        return None
    if len(references) > 1 and all(leaf.attribute for leaf in references):
        return attrgetter(*[leaf.attribute for leaf in references])
    return lambda holder: [leaf.value(holder) for leaf in references]


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
