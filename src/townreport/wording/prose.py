"""Texts of the town's own that name figures: 明年建成{{自定义指标.新建大棚}}."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from townreport.numerals import AS_GIVEN, Style
from townreport.wording import syntax
from townreport.wording.binding import Binder, Scope
from townreport.wording.bound import Reference

IN_PROSE = re.compile(r"\{\{([^{}]*)\}\}")
"""What may be a reference in a text of the town's own."""


class Stray(NamedTuple):
    """Braces in a text that name no figure: they are printed as they stand; `fix` names the nearest figure."""

    words: str
    fix: str


class Prose(NamedTuple):
    """A text of the town's own, cut at the figures that it names."""

    parts: tuple[str | Reference, ...]
    strays: tuple[Stray, ...]


@lru_cache(maxsize=1024)
def read_prose(text: str, style: Style = AS_GIVEN) -> Prose:
    """Cut a text at ``{{…}}``. Only a bare reference is one; anything else in braces stays text."""
    parts: list[str | Reference] = []
    strays: list[Stray] = []
    position = 0
    for match in IN_PROSE.finditer(text):
        binder = Binder(style, faults_before=len(strays))
        node = syntax.read_reference(match[1], 0)
        bound = binder.alternative((node,), Scope()).nodes
        reference = bound[0] if bound else None
        # A text inside a text, or a clause's end inside a figure, is no bare reference.
        if not isinstance(reference, Reference) or reference.is_prose or node.is_nonzero:
            strays.append(Stray(match[0], binder.faults[0].fix if binder.faults else "这里只能写指标名"))
            continue
        if match.start() > position:
            parts.append(text[position : match.start()])
        parts.append(reference)
        position = match.end()
    if position < len(text):
        parts.append(text[position:])
    return Prose(tuple(parts), tuple(strays))


def references_in(texts: Iterable[str]) -> set[str]:
    """The places of the record that texts of the town's own name."""
    found = (part for text in texts if "{{" in text for part in read_prose(text).parts)
    return {part.label for part in found if isinstance(part, Reference)}
