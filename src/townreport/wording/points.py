"""Filling the 一是 points that stand together, and remembering how they came out.

Most towns give the same figures, so most of their points read alike but for these. What sentences of one block have
said together is kept, with its lines, and the next town that gives the same figures only puts its own words in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from townreport.outline import Known, Point, Points, PointsPattern, Printed, is_to_be_learnt, pattern_of
from townreport.wording.account import Place
from townreport.wording.filling import Filler, told
from townreport.wording.patterns import Missed, Shape
from townreport.wording.pen import ended
from townreport.wording.templates import BlockQuestions, PointsTemplate, PointTemplate
from townreport.wording.writing import Scope, Slot, SlotKey

_MOST_WAYS = 128
"""Kept of one block; each takes some kilobytes."""

_Words = tuple[str, ...]


class _Way(NamedTuple):
    """How points come out where the same is given; `pattern` is None where none is left.

    `words` takes those of the printed figures out of all, `places` are theirs; `missing` is what cannot be said.
    """

    pattern: PointsPattern | None
    words: Callable[[list[str]], _Words]
    places: frozenset[Place]
    missing: Missed | None


def fill_points(template: PointsTemplate, filler: Filler) -> Points | None:
    """The points, or None where nothing of them is left."""
    known = template.known
    if filler.remembers and known.are_to_be_asked():
        answers = asked(template.questions, filler)
        if answers is not None:
            words, shape = answers
            way = known.ways.get(shape)
            if way.__class__ is not _Way:
                known.misses += 1
                way = _learn(template, filler, shape)
            if way is not None:
                known.hits += 1
                pattern, printed, places, missing = way
                if missing is not None:
                    filler.account_for(missing)
                filler.printed |= places
                if pattern is None:
                    return None
                figures = printed(words)
                filler.count(sum(map(len, figures)))
                return Points(None, pattern.style, pattern, figures)
    points = _points(template.points, filler)
    return Points(tuple(points), template.style) if points else None


def _points(templates: tuple[PointTemplate, ...], filler: Filler) -> list[Point]:
    points: list[Point] = []
    fill = filler.fill
    for _, group, lead, text, each, _ in templates:
        if filler.is_for_good(group):
            continue
        for entry, place in (_NO_ENTRY,) if each is None else filler.entries_told(each):
            point = Point(fill(lead, entry, place), fill(text, entry, place, goes_on=True))
            if (each is None and (point.text or not text.nodes)) or _has_something(point):
                points.append(point)
    if points and points[-1].text:
        # Others may end in ；, since more follows them.
        lead_of_last, text_of_last = points[-1]
        points[-1] = Point(lead_of_last, ended(text_of_last))
    return points


_NO_ENTRY: Scope = (None, "")


def _has_something(point: Point) -> bool:
    """A lead of the wording alone, with nothing left behind it, is no point; a lead from the record is."""
    return bool(point.text) or any(not isinstance(piece, str) for piece in point.lead)


def asked(questions: BlockQuestions, filler: Filler) -> tuple[list[str], Shape] | None:
    """The words of all figures of blocks, and what decides on how they come out; None where more does."""
    groups, alone, lists = questions
    words: list[str] = []
    decisive: list[object] = [filler.draft, *[of(filler.record).is_not_applicable for of in groups]]
    if not filler.ask(alone, None, words, decisive):
        return None
    for each, of_entry in lists:
        if not filler.ask_entries(each, of_entry, words, decisive):
            return None
    return told(words, tuple(decisive), has_texts=True)


def apart_from(filler: Filler, questions: BlockQuestions) -> Filler:
    """A filler that finds how blocks with these questions come out, with `Slot`s numbered as the words of `asked`."""
    return filler.apart(_figures(questions, filler))


def _figures(questions: BlockQuestions, filler: Filler) -> Iterator[SlotKey]:
    """The figures in the order of the words that `asked` gives, as a `Writer` knows them."""
    yield from filler.figures(questions.alone, "")
    for each, of_entry in questions.lists:
        for _, place in filler.entries(each):
            yield from filler.figures(of_entry, place)


def _learn(template: PointsTemplate, filler: Filler, shape: Shape) -> _Way | None:
    """The way of a shape; None where it was not met before, or has none."""
    ways = template.known.ways
    if not is_to_be_learnt(ways, shape, _MOST_WAYS):
        return None
    apart = apart_from(filler, template.questions)
    points = Points(tuple(_points(template.points, apart)), template.style)
    if apart.is_particular:
        ways[shape] = Known.PARTICULAR
        return None
    printed = [piece for point in points.points for pieces in point for piece in pieces if isinstance(piece, Printed)]
    pattern = pattern_of(points) if points.points else None
    places = frozenset([place for _, place in printed])
    way = ways[shape] = _Way(pattern, taking([words for words, _ in printed]), places, apart.missing())
    return way


def number_of(words: str) -> int:
    """The number of the figure that a `Slot` stands for."""
    assert isinstance(words, Slot)
    return words.number


def taking(slots: Iterable[str]) -> Callable[[list[str]], _Words]:
    """What takes the words of the figures that `Slot`s stand for out of all."""
    numbers = list(map(number_of, slots))
    if len(numbers) > 1:
        return itemgetter(*numbers)
    # With one number, itemgetter gives an item instead of a tuple.
    return lambda words: tuple([words[number] for number in numbers])


__all__ = ["apart_from", "asked", "fill_points", "number_of", "taking"]
