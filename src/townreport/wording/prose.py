"""Texts of the town's own that name figures: 明年建成{{自定义指标.新建大棚}}."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from townreport.numerals import AS_GIVEN, Style
from townreport.record.catalogue import MOST_SLIPS
from townreport.wording import syntax
from townreport.wording.binding import Binder, Scope
from townreport.wording.bound import Reference

IN_PROSE = re.compile(r"\{\{([^{}]*)\}\}")
"""What may be a reference in a text of the town's own."""
MOST_NAMED = 1_000
"""Figures that a text may name; braces behind them are left as they stand."""


class Prose(NamedTuple):
    """A text of the town's own, cut at the figures that it names; `strays` are braces in it that name none.

    `names_too_many`: more than `MOST_NAMED`.
    """

    parts: tuple[str | Reference, ...]
    strays: tuple[str, ...]
    names_too_many: bool


@lru_cache(maxsize=1024)
def read_prose(text: str, style: Style = AS_GIVEN) -> Prose:
    """Cut a text at ``{{…}}``. Only a bare reference is one; anything else in braces stays text."""
    parts: list[str | Reference] = []
    strays: list[str] = []
    position = 0
    matches = IN_PROSE.finditer(text)
    for match in islice(matches, MOST_NAMED):
        reference, _ = _bound(match[1], style)
        if reference is None:
            strays.append(match[0])
            continue
        if match.start() > position:
            parts.append(text[position : match.start()])
        parts.append(reference)
        position = match.end()
    if position < len(text):
        parts.append(text[position:])
    return Prose(tuple(parts), tuple(strays), next(matches, None) is not None)


def advice_on(stray: str, style: Style = AS_GIVEN, *, is_slip: bool) -> str:
    """What to write instead of braces that name no figure; of a mere slip, with the figure that was meant."""
    return _bound(stray[2:-2], style, is_slip=is_slip)[1]


def _bound(words: str, style: Style, *, is_slip: bool = False) -> tuple[Reference | None, str]:
    """The figure that the words between braces name; None where they name none, and what to write instead."""
    binder = Binder(style, faults_before=0 if is_slip else MOST_SLIPS)
    node = syntax.read_reference(words, 0)
    bound = binder.alternative((node,), Scope()).nodes
    reference = bound[0] if bound else None
    # A text inside a text, or a clause's end inside a figure, is no bare reference.
    if isinstance(reference, Reference) and not reference.is_prose and not node.is_nonzero:
        return reference, ""
    return None, binder.faults[0].fix if binder.faults else "这里只能写指标名"


def references_in(texts: Iterable[str]) -> set[str]:
    """The places of the record that texts of the town's own name."""
    found = (part for text in texts if "{{" in text for part in read_prose(text).parts)
    return {part.label for part in found if isinstance(part, Reference)}
