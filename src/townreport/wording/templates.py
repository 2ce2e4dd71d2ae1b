"""A wording that is ready to be filled: the report's tree, with bound sentences at its leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

from townreport.numerals import AS_GIVEN, Style
from townreport.outline import PointStyle, Ruling
from townreport.wording.bound import Alternative, Each, Questions, questions_of

if TYPE_CHECKING:
    from townreport.wording.figures_table import FiguresTable


class Group(NamedTuple):
    """The group of fields that a block is named after: how to reach it in a record, and its place."""

    value: Callable[[Any], Any]
    place: str


class ParagraphTemplate(NamedTuple):
    """A paragraph to be filled."""

    text: Alternative


class Origin(NamedTuple):
    """That a change of the record put a section or point here, and what it may be called in later changes.

    `behind`: the name of what it was put behind, so that the next one put there stands behind it in turn.
    """

    names: tuple[str, ...] = ()
    behind: str = ""


class PointsQuestions(NamedTuple):
    """What points that stand together ask of a record.

    `groups` are those that some are named after, `alone` what points ask that are no entries of a list, and `lists`
    those lists with what the points ask of each entry.
    """

    groups: tuple[Callable[[Any], Any], ...]
    alone: Questions
    lists: tuple[tuple[Each, Questions], ...]


def _questions_of(points: Iterable[PointTemplate]) -> Questions:
    return questions_of([sentence for point in points for sentence in (point.lead, point.text)])


class KnownPoints:
    """The ways in which points that stand together have come out, by what decides on them.

    `hits` and `misses` tell how often one of them was met again, and how often not.
    """

    __slots__ = ("hits", "misses", "ways")

    def __init__(self) -> None:
        self.ways: dict[tuple[object, ...], Any] = {}
        self.hits = self.misses = 0


class PointTemplate(NamedTuple):
    """A 一是 point to be filled; with `each`, one point for every entry of a list.

    `group` is the way to the group of fields that the point is named after. `origin`: what put it here, if not the
    wording (as in `SectionTemplate`).
    """

    name: str
    group: Group | None
    lead: Alternative
    text: Alternative
    each: Each | None
    origin: Origin | None = None


class PointsTemplate:
    """Points that stand together; `known` are the ways in which they have come out so far (see `points`)."""

    __slots__ = ("_questions", "known", "points", "style")

    def __init__(self, points: tuple[PointTemplate, ...], style: PointStyle) -> None:
        self.points = points
        self.style = style
        self.known = KnownPoints()
        self._questions: PointsQuestions | None = None

    @property
    def questions(self) -> PointsQuestions:
        """Everything that they ask of a record."""
        if self._questions is None:
            self._questions = PointsQuestions(
                tuple([point.group.value for point in self.points if point.group is not None]),
                _questions_of([point for point in self.points if point.each is None]),
                tuple([(point.each, _questions_of([point])) for point in self.points if point.each is not None]),
            )
        return self._questions

    def with_points(self, points: tuple[PointTemplate, ...]) -> PointsTemplate:
        """Other points in the same style, of which nothing is known yet."""
        return PointsTemplate(points, self.style)


class SectionTemplate(NamedTuple):
    """A heading and what stands under it; with `run_in`, in one paragraph (接排).

    With `each`, one section for every entry of a list; its paragraph then belongs to the entry.
    """

    name: str
    group: Group | None
    heading: Alternative
    blocks: tuple[BlockTemplate, ...]
    run_in: bool = False
    each: Each | None = None
    origin: Origin | None = None


class RowTemplate(NamedTuple):
    """A row of a table; with `each`, one row for every entry of a list.

    A cell with figures is an optional clause: what the record does not give leaves its cell empty.
    """

    cells: tuple[Alternative, ...]
    each: Each | None = None


class TableTemplate(NamedTuple):
    """A table to be filled: rows of the wording's own or, with `figures`, a row for every figure of the record."""

    header: tuple[Alternative, ...]
    rows: tuple[RowTemplate, ...]
    figures: FiguresTable | None
    caption: Alternative
    unit: str
    ruling: Ruling
    is_wide: bool


BlockTemplate = ParagraphTemplate | PointsTemplate | SectionTemplate | TableTemplate


class AnnexTemplate(NamedTuple):
    """An 附件 to be filled."""

    title: Alternative
    blocks: tuple[BlockTemplate, ...]


class Wording(NamedTuple):
    """A whole report to be filled. `references`: every place of the record that it prints.

    `fits`: what a town calls itself for whom it is meant; empty where it suits all.
    """

    title: Alternative
    blocks: tuple[BlockTemplate, ...]
    references: frozenset[str]
    style: Style = AS_GIVEN
    annexes: tuple[AnnexTemplate, ...] = ()
    fits: tuple[str, ...] = ()
