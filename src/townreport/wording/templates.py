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


class BlockQuestions(NamedTuple):
    """What points that stand together, or all blocks of a wording, ask of a record.

    `groups` are those that some are named after, `alone` what sentences ask that are said once, and `lists` those that
    have a point or a section for every entry, with what these ask of it.
    """

    groups: tuple[Callable[[Any], Any], ...]
    alone: Questions
    lists: tuple[tuple[Each, Questions], ...]


def _sentences_of(points: Iterable[PointTemplate]) -> list[Alternative]:
    return [sentence for point in points for sentence in (point.lead, point.text)]


_MISSES_GRANTED = 64
"""Before blocks are known for ones that come out differently for every town: then their sentences remember alone."""
_ONE_IN = 32
"""How many of the towns that come then are asked all the same."""


class KnownWays:
    """The ways in which points that stand together, or whole reports, have come out, by what decides on them.

    `hits` and `misses` tell how often one of them was met again, and how often not.
    """

    __slots__ = ("_passed", "hits", "misses", "ways")

    def __init__(self) -> None:
        self.ways: dict[tuple[object, ...], Any] = {}
        self.hits = self.misses = self._passed = 0

    def are_to_be_asked(self) -> bool:
        """Whether they are met again often enough to look for one.

        If not, now and then all the same: the county that comes next may have towns that are alike.
        """
        if self.misses <= self.hits + _MISSES_GRANTED:
            return True
        self._passed += 1
        return self._passed % _ONE_IN == 0


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
        self.known = KnownWays()
        self._questions: BlockQuestions | None = None

    @property
    def questions(self) -> BlockQuestions:
        """Everything that they ask of a record."""
        if self._questions is None:
            self._questions = BlockQuestions(
                tuple([point.group.value for point in self.points if point.group is not None]),
                questions_of(_sentences_of([point for point in self.points if point.each is None])),
                tuple([(point.each, questions_of([point.lead, point.text])) for point in self.points if point.each]),
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

    `fits`: what a town calls itself for whom it is meant; empty where it suits all. `reports`: how whole reports have
    come out so far; None where that is not kept.
    """

    title: Alternative
    blocks: tuple[BlockTemplate, ...]
    references: frozenset[str]
    style: Style = AS_GIVEN
    annexes: tuple[AnnexTemplate, ...] = ()
    fits: tuple[str, ...] = ()
    reports: KnownReports | None = None


class KnownReports:
    """The ways in which whole reports have come out (see `compose.known`).

    Those of wordings with tables or 附件 are not kept.
    """

    __slots__ = ("_blocks", "_questions", "_title", "known")

    def __init__(self, title: Alternative, blocks: tuple[BlockTemplate, ...]) -> None:
        self._title = title
        self._blocks = blocks
        self._questions: BlockQuestions | None = None
        self.known = KnownWays()

    @property
    def questions(self) -> BlockQuestions:
        """Everything that title and blocks ask of a record."""
        if self._questions is None:
            gathered = _Gathered([], [self._title], [])
            gathered.add(self._blocks)
            groups, sentences, lists = gathered
            self._questions = BlockQuestions(tuple(groups), questions_of(sentences), tuple(lists))
        return self._questions


class _Gathered(NamedTuple):
    """The members of `BlockQuestions`, as far as blocks were walked."""

    groups: list[Callable[[Any], Any]]
    sentences: list[Alternative]
    lists: list[tuple[Each, Questions]]

    def add(self, blocks: Iterable[BlockTemplate]) -> None:
        """Walk blocks, which hold no tables."""
        for block in blocks:
            if isinstance(block, ParagraphTemplate):
                self.sentences.append(block.text)
            elif isinstance(block, PointsTemplate):
                groups, _, lists = block.questions
                self.groups.extend(groups)
                self.sentences.extend(_sentences_of([point for point in block.points if point.each is None]))
                self.lists.extend(lists)
            elif isinstance(block, SectionTemplate):
                self._add_section(block)

    def _add_section(self, section: SectionTemplate) -> None:
        if section.each is not None:
            texts = [block.text for block in section.blocks if isinstance(block, ParagraphTemplate)]
            self.lists.append((section.each, questions_of([section.heading, *texts])))
            return
        if section.group is not None:
            self.groups.append(section.group.value)
        self.sentences.append(section.heading)
        self.add(section.blocks)


def has_tables(blocks: Iterable[BlockTemplate]) -> bool:
    """Whether there are tables among blocks and below them."""
    return any(
        isinstance(block, TableTemplate) or (isinstance(block, SectionTemplate) and has_tables(block.blocks))
        for block in blocks
    )
