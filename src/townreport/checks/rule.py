"""A rule on words: what it looks for, why, and how it shows itself right and wrong.

A rule is data with one function. `townreport rules` lists and explains rules from their fields,
the tests run their examples, and `townreport.checks.text` decides from `signs`, `suspects`,
`first` and `last` which rules a text needs at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from townreport.findings import Severity


class TextKind(StrEnum):
    """What a text is for: some faults exist only in headings, names or whole sentences."""

    HEADING = "标题"
    """A heading, without the number that the tool gives it."""
    LEAD = "要点首句"
    """The short lead of a 一是 point, without its number."""
    POINT = "要点正文"
    """The text of a point that the tool numbers 一是, 二是 …; the wording closes it with its full stop."""
    NAME = "名称"
    """A name or a set phrase: a project, a company, an honour."""
    PHRASE = "短语"
    """Part of a sentence: the wording puts its own words and marks around it."""
    PROSE = "段落"
    """Whole sentences, printed as they stand."""
    PRINTED = "成文"
    """A paragraph of the finished report, with the numbers the tool gave it."""

    # Enum's own, written in Python, is asked for every text.
    __hash__ = str.__hash__


EVERY_KIND = frozenset(TextKind)
SENTENCES = frozenset({TextKind.POINT, TextKind.PROSE, TextKind.PRINTED})
"""The kinds that hold whole sentences."""


class Hit(NamedTuple):
    """One place where a rule is broken: the characters from `start` up to `end` of the text.

    `replacement` is given only where the fix is certain; it takes the place of exactly these characters.
    """

    start: int
    end: int
    message: str
    fix: str
    replacement: str | None = None


Finder = Callable[[str, TextKind], Iterable[Hit]]
Suspects = Callable[[str], Iterable[int]]


class Ends(NamedTuple):
    """What speaks for a rule at an end of a text: one of `characters` or, with `but`, any other and no text at all."""

    characters: str
    but: bool = False


class Rule(NamedTuple):
    """One rule. `reason` names the clause of the standard, or says plainly why; both example lists are tests.

    A rule runs on a text only where something speaks for it: one of its `signs`, a place its `suspects` returns, or,
    for faults at the ends of a text, what it begins with (`first`) or ends with (`last`). Signs are regular expressions
    without look-arounds (see `matching`) that know a paragraph between two newlines; they may say too much, never too
    little. Finders must be linear in the text.
    """

    code: str
    severity: Severity
    title: str
    reason: str
    wrong: tuple[str, ...]
    right: tuple[str, ...]
    find: Finder
    signs: tuple[str, ...] = ()
    suspects: Suspects | None = None
    first: Ends | None = None
    last: Ends | None = None
    kinds: frozenset[TextKind] = EVERY_KIND
    example_kind: TextKind = TextKind.PHRASE
