"""What the rules on a record look at: its figures by place, its texts, and what is known around it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import cache, cached_property
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from townreport.checks.record_texts import Path, RecordText, record_texts, record_words
from townreport.checks.references import MARK, spoken
from townreport.checks.rule import TextKind
from townreport.record import Record
from townreport.record.catalogue import Leaf, entries, leaves
from townreport.record.fields import Kind, Part
from townreport.record.figure import Figure, Missing


class Known(NamedTuple):
    """What is declared of a figure: its place as a path, its label, its unit, and whether its growth is reported."""

    path: Path
    label: str
    unit: str
    reports_growth: bool = False


class Told(NamedTuple):
    """A figure that the record gives, with what is known of it."""

    known: Known
    figure: Figure


class Facts:
    """A record as the rules see it.

    `values` holds this year's values of the record's own fields, by place (``农业产业.小麦``); figures inside lists and
    the town's own ones come with `compared`. `other_towns` are the names of towns that the text should not name.
    """

    def __init__(self, record: Record, other_towns: AbstractSet[str] = frozenset()) -> None:
        self.record = record
        self.other_towns = other_towns
        self.year = None if isinstance(record.year, Missing) else record.year
        places, groups = _places_and_groups()
        given: list[Figure | Missing] = []
        for members_of_group, figures_of in groups:
            given += figures_of(members_of_group(record))
        self._given = given
        # By index, here and below: every figure of every record is asked.
        self.values: dict[str, Decimal] = {
            place: value
            for place, figure in zip(places, given, strict=True)
            if figure.__class__ is Figure and (value := figure[0]) is not None
        }
        self._texts_with: dict[tuple[str, ...], list[RecordText]] = {}

    def value(self, place: str) -> Decimal | None:
        """This year's value; None where it is not given."""
        return self.values.get(place)

    def has_none(self, place: str) -> bool:
        """Whether the town has no such thing: 不适用."""
        return self._missing.get(place) is Missing.NOT_APPLICABLE

    @cached_property
    def _missing(self) -> dict[str, Figure | Missing]:
        return dict(zip(_places_and_groups()[0], self._given, strict=True))

    @cached_property
    def texts(self) -> list[RecordText]:
        """All free texts of the record as they will read, with the figures that they name."""
        return [spoken(self.record, told) for told in record_texts(self.record)]

    @cached_property
    def texts_alone(self) -> tuple[list[str], list[TextKind]]:
        """The words of `texts` and their kinds: where they stand is asked only where something is to be said."""
        found = record_words(self.record)
        # First the one character in all: nothing is found sooner.
        if MARK[0] in "".join(found[0]) and any(MARK in text for text in found[0]):
            return [told.text for told in self.texts], found[1]
        return found

    @cached_property
    def words(self) -> str:
        """What all texts say, one behind the other, for questions that hardly any text has anything to do with."""
        return "\n".join(["", *self.texts_alone[0], ""])

    @cached_property
    def compared(self) -> tuple[Told, ...]:
        """The figures that are given with last year's value or with a growth."""
        return tuple(
            Told(about if isinstance(about, Known) else known(about), figure) for about, figure in self.with_growth
        )

    @cached_property
    def with_growth(self) -> list[tuple[str | Known, Figure]]:
        """The same, those of fields under their places: what is known of them is looked up only where needed."""
        found: list[tuple[str | Known, Figure]] = [
            (place, figure)
            for place, figure in zip(_places_and_groups()[0], self._given, strict=True)
            if figure.__class__ is Figure and (figure[1] is not None or figure[2] is not None)
        ]
        for items_of, path, names in _lists():
            items = items_of(self.record)
            for position, item in enumerate(() if items.__class__ is Missing else items):
                members = item.__dict__
                for name, label, unit in names:
                    figure = members[name]
                    if figure.__class__ is Figure and _has_growth(figure):
                        found.append((Known((*path, position, label), label, unit), figure))
        own = self.record.own_figures
        if not isinstance(own, Missing):
            for label, own_figure in own.items():
                if isinstance(own_figure.figure, Figure) and _has_growth(own_figure.figure):
                    found.append((Known((_OWN_FIGURES, label), label, own_figure.unit), own_figure.figure))
        return found

    def texts_with(self, *words: str) -> list[RecordText]:
        """The texts that hold one of these words."""
        found = self._texts_with.get(words)
        if found is None:
            found = [told for told in self.texts if any(word in told.text for word in words)]
            self._texts_with[words] = found
        return found


_OWN_FIGURES = "自定义指标"


def _has_growth(figure: Figure) -> bool:
    return figure[1] is not None or figure[2] is not None


def known(place: str) -> Known:
    """What is declared of the figure at a place; raises KeyError where the record has no such figure."""
    return _known()[place]


@cache
def all_leaves() -> tuple[Leaf, ...]:
    """All fields of the record that hold values, walked once for all that ask."""
    return tuple(leaves(Record))


@cache
def _known() -> dict[str, Known]:
    found = {}
    for leaf in all_leaves():
        if leaf.entry.kind.is_figure and leaf.way[0].name != "official":
            declaration = leaf.entry.declaration
            path = tuple(entry.label for entry in leaf.way)
            found[leaf.place] = Known(path, declaration.label, declaration.unit, declaration.growth)
    return found


_Members = Callable[[dict[str, Any]], tuple[Any, ...]]


@cache
def _places_and_groups() -> tuple[tuple[str, ...], tuple[tuple[attrgetter[Any], _Members], ...]]:
    """The places of the record's figures, and its groups with what takes theirs out of their members."""
    places: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    for leaf in all_leaves():
        if leaf.place in _known():
            group, _, name = leaf.attribute.rpartition(".")
            names.setdefault(group, []).append(name)
            places.setdefault(group, []).append(leaf.place)
    in_order = tuple(place for group in places.values() for place in group)
    return in_order, tuple((attrgetter(f"{group}.__dict__"), _members_of(own)) for group, own in names.items())


def _members_of(names: list[str]) -> _Members:
    # With one name, itemgetter gives a member instead of a tuple.
    return itemgetter(*names) if len(names) > 1 else lambda members: (members[names[0]],)


@cache
def _lists() -> tuple[tuple[attrgetter[Any], Path, tuple[tuple[str, str, str], ...]], ...]:
    """The lists of the record whose items hold figures."""
    found = []
    for leaf in all_leaves():
        model: type[Part] | None = leaf.entry.model
        if leaf.entry.kind is Kind.ITEMS and model is not None:
            names = tuple(
                (entry.name, label, entry.declaration.unit)
                for label, entry in entries(model).items()
                if entry.kind.is_figure
            )
            if names:
                found.append((attrgetter(leaf.attribute), tuple(entry.label for entry in leaf.way), names))
    return tuple(found)
