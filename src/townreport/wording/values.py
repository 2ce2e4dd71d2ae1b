"""What a reference prints: from a field's value to words, or to the reason why there are none."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any

from townreport.numerals import AS_GIVEN, Style, growth_words, plain, shown, with_unit
from townreport.record.catalogue import Entry
from townreport.record.fields import Kind
from townreport.record.figure import Figure, Missing
from townreport.record.reading_values import GROWTH, LAST_YEAR, THIS_YEAR


class Lack(StrEnum):
    """Why a reference prints nothing. The values are the words the reader sees."""

    ABSENT = Missing.ABSENT.value
    NOT_APPLICABLE = Missing.NOT_APPLICABLE.value
    EMPTY = "没有条目"
    NO_BASE = "上年为零，无从计算"
    ZERO = "为零"
    """0 where the wording says 非零: reported, and nothing to be said of it."""


Words = str | Lack
Speak = Callable[[Any], Words]

BLANK = "xx"
"""How a draft prints a gap, as township offices mark blanks by hand."""
SENTENCE_ENDS = "。！？…"
APPROXIMATE = "余"
QUOTES = {"引号": "“”", "书名号": "《》"}
COUNT_OF = "个数"
NUMBER_ALONE = "数"
FIGURE_MEMBERS = (THIS_YEAR, LAST_YEAR, GROWTH)

# What is spoken in the same way has the same speaker: by it, a figure that a report prints twice is spoken once.
_once = lru_cache(maxsize=512)

LACKS: dict[object, Lack] = {Missing.ABSENT: Lack.ABSENT, Missing.NOT_APPLICABLE: Lack.NOT_APPLICABLE}


def amount_words(unit: str, approximate: bool, style: Style) -> Speak:
    """This year's value with its unit; `approximate` puts 余 between them, but only after a round number.

    余 says that a round number was exceeded: 120余棵, 3600余人. After 0, 12 or 8.6 it would be no Chinese.
    """
    if style == AS_GIVEN and not approximate:

        def speak_as_given(value: Any) -> Words:
            if value.__class__ is Missing:
                return LACKS[value]
            number = value.value
            if number is None:
                return Lack.ABSENT
            words = str(number)
            # What `plain` does, without the call: most figures of a report are spoken here.
            return (format(number, "f") if "E" in words else words) + unit

        return speak_as_given
    if style == AS_GIVEN:

        def speak_more_than(value: Any) -> Words:
            if value.__class__ is Missing:
                return LACKS[value]
            number = value.value
            if number is None:
                return Lack.ABSENT
            words = plain(number)
            # By its last digit: to divide every figure would take longer than all the rest.
            return f"{words}{APPROXIMATE}{unit}" if words[-1] == "0" and _is_round(number) else words + unit

        return speak_more_than

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        number = value.value
        if number is None:
            return Lack.ABSENT
        words, printed_unit = with_unit(number, unit, style)
        is_round = approximate and printed_unit == unit and _is_round(number)
        return f"{words}{APPROXIMATE if is_round else ''}{printed_unit}"

    return speak


def _is_round(number: Decimal) -> bool:
    return number > 0 and not number % 10


def last_year_words(unit: str, style: Style) -> Speak:
    """Last year's value with its unit."""

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        return Lack.ABSENT if value.last_year is None else "".join(with_unit(value.last_year, unit, style))

    return speak


def growth_words_of(style: Style) -> Speak:
    """The growth with its direction word."""

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        growth = value.growth(style.growth_decimals)
        return _no_growth(value) if growth is None else growth_words(growth)

    return speak


def number_words(style: Style) -> Speak:
    """The number alone, for a table whose head names the unit: rounded as in the text, never in another unit."""

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        return Lack.ABSENT if value.value is None else plain(shown(value.value, style))

    return speak


def last_year_number_words(style: Style) -> Speak:
    """Last year's number alone."""

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        return Lack.ABSENT if value.last_year is None else plain(shown(value.last_year, style))

    return speak


def growth_number_words(style: Style) -> Speak:
    """The growth in percent as a number with its sign, for a table whose head says 同比（%）."""

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        growth = value.growth(style.growth_decimals)
        return _no_growth(value) if growth is None else plain(growth or abs(growth))

    return speak


def _no_growth(figure: Figure) -> Lack:
    has_both = figure.value is not None and figure.last_year is not None
    return Lack.NO_BASE if has_both else Lack.ABSENT


def own_figure_words(member: str, modifier: str, style: Style) -> Speak:
    """A figure of the town's own, which brings its unit along."""

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        chosen = _figure_speaker(value.unit, member, modifier, style)
        return Lack.ABSENT if chosen is None else chosen[0](value.figure)

    return speak


def own_figure_gap(member: str, modifier: str, style: Style) -> Callable[[Any], str]:
    """What a draft prints for the gap of a figure of the town's own: with its unit, where the record says it."""

    def gap(value: Any) -> str:
        unit = "" if value.__class__ is Missing else value.unit
        chosen = _figure_speaker(unit, member, modifier, style)
        return BLANK if chosen is None else chosen[1]

    return gap


@_once
def unless_zero(speak: Speak) -> Speak:
    """The same, but nothing for 0."""

    def speak_unless_zero(value: Any) -> Words:
        words = speak(value)
        if words.__class__ is Lack:
            return words
        figure = value if value.__class__ is Figure else value.figure
        return words if figure.value else Lack.ZERO

    return speak_unless_zero


def text_words(value: Any) -> Words:
    """A name or a text as it stands; a year in digits."""
    return LACKS[value] if value.__class__ is Missing else str(value)


def year_words(value: Any) -> Words:
    """A year with 年."""
    return LACKS[value] if value.__class__ is Missing else f"{value}年"


@_once
def quoted_words(marks: str) -> Speak:
    """A name between quotation marks or 书名号, unless it brings its own."""
    opening, closing = marks[0], marks[1]

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        text = str(value)
        return text if text.startswith(opening) and text.endswith(closing) else f"{opening}{text}{closing}"

    return speak


@_once
def names_words(marks: str) -> Speak:
    """Names in a row: 甲、乙、丙, or “甲”“乙” where they are quoted (GB/T 15834—2011: no 顿号 between quotes)."""
    quote = quoted_words(marks) if marks else None

    def speak(value: Any) -> Words:
        if value.__class__ is Missing:
            return LACKS[value]
        names = [name for name in value if name]
        if not names:
            return Lack.EMPTY
        return "、".join(names) if quote is None else "".join(map(quote, names))

    return speak


def item_count_words(value: Any) -> Words:
    """How many entries a list holds: 3个."""
    if value.__class__ is Missing:
        return LACKS[value]
    count = sum(1 for item in value if (item if item.__class__ is str else not item.is_blank))
    return f"{count}个" if count else Lack.EMPTY


def speaker(entry: Entry, member: str, modifier: str, style: Style) -> tuple[Speak, str] | None:
    """How to print a field (or a `member` of it, such as 同比) and what a draft prints for its gap.

    None where the field has no such member or takes no such modifier.
    """
    unit, kind = entry.declaration.unit, entry.kind
    if kind.is_figure:
        return _figure_speaker(unit, member, modifier, style)
    if kind is Kind.OWN_FIGURES:
        known = _figure_speaker("", member, modifier, style)
        return known and (own_figure_words(member, modifier, style), known[1])
    if kind in (Kind.NAMES, Kind.ITEMS) and member == COUNT_OF and not modifier:
        return item_count_words, f"{BLANK}个"
    if member or kind in (Kind.ITEMS, Kind.PART) or (modifier and modifier not in QUOTES):
        return None
    marks = QUOTES.get(modifier, "")
    if kind is Kind.NAMES:
        blanks = [BLANK] * entry.declaration.form_entries
        return names_words(marks), str(names_words(marks)(tuple(blanks)))
    if kind is Kind.YEAR:
        return (year_words, f"{BLANK}年") if not modifier else None
    return (quoted_words(marks) if marks else text_words), (marks[:1] + BLANK + marks[1:])


@_once
def _figure_speaker(unit: str, member: str, modifier: str, style: Style) -> tuple[Speak, str] | None:
    if member == GROWTH and modifier in ("", NUMBER_ALONE):
        return (growth_number_words(style), BLANK) if modifier else (growth_words_of(style), f"增长{BLANK}%")
    if member == LAST_YEAR and modifier in ("", NUMBER_ALONE):
        return (last_year_number_words(style), BLANK) if modifier else (last_year_words(unit, style), BLANK + unit)
    if member not in ("", THIS_YEAR):
        return None
    if modifier == NUMBER_ALONE:
        return number_words(style), BLANK
    if modifier in ("", APPROXIMATE):
        return amount_words(unit, bool(modifier), style), BLANK + modifier + unit
    return None
