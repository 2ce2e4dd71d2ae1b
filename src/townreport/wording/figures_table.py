"""主要指标表: a row for every figure that a record gives, made by one line of the wording.

In the report's order, under the record's own groups. The plan's figures are next year's and those of 公文 are no
result, so neither has a 本年 to show.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from townreport.numerals import Style
from townreport.outline import Gap, Piece, Pieces, Printed, Row
from townreport.record import Missing, Record
from townreport.record.catalogue import Entry, entries, leaves
from townreport.record.fields import Kind
from townreport.record.reading_values import GROWTH, LAST_YEAR
from townreport.wording.account import Want
from townreport.wording.filling import Filler
from townreport.wording.values import BLANK, NUMBER_ALONE, Lack, Speak, speaker

HEADER = ("指标", "单位", "本年", "上年", "同比（%）")
"""Numbers stand alone, since the table names their unit: one given in 万元 is never printed in 亿元 here."""
NOT_GIVEN = "—"
"""What a cell prints whose figure the record does not give."""
_NO_RESULTS = ("plan", "official")
_MEMBERS = ("", LAST_YEAR, GROWTH)
UNIT = "单位"


class FigureRow(NamedTuple):
    """One figure of the record: the way to it, how to print 本年, 上年 and 同比, and its group.

    `is_compared`: it is one that a report compares with last year, so a missing 上年 is worth a word.
    """

    group: str
    label: str
    unit: str
    place: str
    value: Any
    speaks: tuple[Speak, ...]
    is_compared: bool


class FiguresTable(NamedTuple):
    """Every figure that a record may give; `own` says how to print those of 自定义指标."""

    rows: tuple[FigureRow, ...]
    own: FigureRow

    @property
    def references(self) -> list[str]:
        """The places of the record that the table prints."""
        return [f"{row.place}.{member}".rstrip(".") for row in self.rows for member in _MEMBERS] + [self.own.place]


def figures_table(style: Style) -> FiguresTable:
    """The table as a wording of this style prints it."""
    rows = [
        FigureRow(
            "·".join(entry.label for entry in leaf.way[:-1]),
            leaf.entry.label,
            leaf.entry.declaration.unit,
            leaf.place,
            attrgetter(leaf.attribute),
            _speaks(leaf.entry, style),
            leaf.entry.declaration.growth,
        )
        for leaf in leaves(Record)
        if leaf.entry.kind.is_figure and leaf.way[0].name not in _NO_RESULTS
    ]
    own = entries(Record)[Kind.OWN_FIGURES]
    return FiguresTable(
        tuple(rows), FigureRow(own.label, "", "", own.label, attrgetter(own.name), _speaks(own, style), False)
    )


def _speaks(entry: Entry, style: Style) -> tuple[Speak, ...]:
    found = [speaker(entry, member, NUMBER_ALONE, style) for member in _MEMBERS]
    return tuple(spoken[0] for spoken in found if spoken is not None)


def figure_rows(table: FiguresTable, filler: Filler) -> Iterator[Row]:
    """A row for every figure whose 本年 the record gives, below a row that names its group."""
    group = ""
    for row, value, unit in _given(table, filler.record):
        if row.group != group:
            group = row.group
            yield Row(((group,),), is_group=True)
        yield Row(((row.label,), unit, *_numbers(row, value, filler)))


def _given(table: FiguresTable, record: Record) -> Iterator[tuple[FigureRow, Any, Pieces]]:
    for row in table.rows:
        value = row.value(record)
        if not isinstance(row.speaks[0](value), Lack):
            yield row, value, (row.unit,) if row.unit else ()
    figures = table.own.value(record)
    for label, figure in {} if isinstance(figures, Missing) else figures.items():
        if not isinstance(table.own.speaks[0](figure), Lack):
            place = f"{table.own.place}.{label}"
            unit: Pieces = (Printed(figure.unit, f"{place}.{UNIT}"),) if figure.unit else ()
            yield table.own._replace(label=label, place=place), figure, unit


def _numbers(row: FigureRow, value: Any, filler: Filler) -> Iterator[Pieces]:
    for member, speak in zip(_MEMBERS, row.speaks, strict=True):
        place = f"{row.place}.{member}" if member else row.place
        yield (_number(row, speak(value), place, filler),)


def _number(row: FigureRow, words: str | Lack, place: str, filler: Filler) -> Piece:
    if not isinstance(words, Lack):
        filler.printed.add(place)
        return Printed(words, place)
    if row.is_compared and filler.draft and words is Lack.ABSENT:
        filler.gaps.append(place)
        return Gap(BLANK, place)
    if row.is_compared:
        filler.omit(f"主要指标表：{row.label}的{place.rpartition('.')[2]}", (Want(place, words),))
    return NOT_GIVEN
