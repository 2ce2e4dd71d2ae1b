"""Says where the text ends, on which page and how far down, without rendering it.

版记 belongs on the last page, which must be even (GB/T 9704—2012, 版记): whether it goes below the text, on the next
page or on the one after depends on that. Word counts pages only while it shows them, so the layout has to know before.
The lines are broken as LibreOffice and Word break them: Chinese anywhere but before closing and after opening signs,
digits and Latin letters never, one closing sign hanging outside the edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from townreport.layout import standard
from townreport.layout.flow import Flow, text_width

CLOSING = frozenset("，。、；：？！）」』》〉】〕〗”’…—～·%％‰℃,.;:?!)]}")
OPENING = frozenset("（「『《〈【〔〖“‘([{")
HANGING = frozenset("，。、；：？！）」』》〉】〕,.;:?!)")


class End(NamedTuple):
    """Where the text ends: its last page, from 1, and what of that page's 版心 is used, in twips."""

    page: int
    used: int


def end_of(flows: Iterable[Flow]) -> End:
    """Where these paragraphs end when they follow each other from the first page on."""
    page, used = 1, 0
    for group in _groups(flows):
        if group[0].new_page and (used or page > 1):
            page, used = page + 1, 0
        for index, flow in enumerate(group):
            lines = count_lines(flow)
            # Paragraphs kept together move on together, as far as the first line of the last of them.
            needed = flow.before + flow.line * lines
            if index == 0 and len(group) > 1:
                needed = sum(f.before + f.line * count_lines(f) + f.after for f in group[:-1])
                needed += group[-1].before + group[-1].line
                if used and used + needed > standard.TEXT_HEIGHT and needed <= standard.TEXT_HEIGHT:
                    page, used = page + 1, 0
            used += flow.before if used or page == 1 else 0
            for _ in range(lines):
                if used + flow.line > standard.TEXT_HEIGHT:
                    page, used = page + 1, 0
                used += flow.line
            used += flow.after
    return End(page, min(used, standard.TEXT_HEIGHT))


def _groups(flows: Iterable[Flow]) -> Iterator[list[Flow]]:
    """The paragraphs in groups that stay together: each with those it is kept with."""
    group: list[Flow] = []
    for flow in flows:
        if flow.new_page and group:
            yield group
            group = []
        group.append(flow)
        if not flow.keep_next:
            yield group
            group = []
    if group:
        yield group


def count_lines(flow: Flow) -> int:
    """How many lines a paragraph takes."""
    lines = 1
    position = flow.first
    edge = standard.TEXT_WIDTH - flow.right
    previous = ""
    for cluster in _clusters(flow.text):
        width = _width(cluster, flow, previous)
        hanging = _width(cluster[-1], flow, "") if cluster[-1] in HANGING else 0
        if position + width - flow.spacing > edge and position + width - hanging - flow.spacing > edge:
            lines += 1
            position = flow.left
            width = _width(cluster, flow, "")
        position += width
        previous = cluster[-1]
    return lines


def _clusters(text: str) -> Iterator[str]:
    """The text in pieces between which a line may end."""
    cluster = ""
    for character in text:
        joined = (
            not cluster
            or character in CLOSING
            or cluster[-1] in OPENING
            or (character.isascii() and cluster[-1].isascii() and character != " " and cluster[-1] != " ")
        )
        if not joined:
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _width(text: str, flow: Flow, previous: str) -> int:
    """The width of `text` behind the character `previous`, with the space between the two."""
    if not previous:
        return text_width(text, flow.size, flow.spacing)
    return text_width(previous + text, flow.size, flow.spacing) - text_width(previous, flow.size, flow.spacing)
