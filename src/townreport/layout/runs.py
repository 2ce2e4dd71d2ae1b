"""Pieces of a line as runs of WordprocessingML, every value escaped.

A run is written as text: frames are joined with escaped values, so data can never become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from townreport.layout.characters import escape, is_harmless, rare_characters
from townreport.layout.marks import Marks, first_name
from townreport.outline import Gap, Piece, Printed

HIGHLIGHT = '<w:highlight w:val="yellow"/>'
BOLD = "<w:b/>"
_MOST_STRETCHES = 1_000
"""Into which a text with rare characters is cut: one with more of them gets the fuller font as a whole."""
_MOST_RARE = 200
"""Different rare characters for which a text is searched: one with more of them gets the fuller font as a whole."""


def run(text: str, properties: str = "", rare_font: str | None = None) -> str:
    """One run, or several where rare characters need `rare_font`; nothing for empty text.

    `properties` are the run's own, after its fonts, in the order of the schema; a character style stands first.
    """
    if not text:
        return ""
    if rare_font is not None and (rare := rare_characters(text)):
        return _run_with_rare(text, properties, rare_font, rare)
    opening = _opening(properties)
    if not is_harmless(text):
        if text[0].isspace() or text[-1].isspace():
            opening = f'{opening.removesuffix(">")} xml:space="preserve">'
        text = escape(text)
    return f"{opening}{text}</w:t></w:r>"


def _opening(properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>" if properties else "<w:r><w:t>"


def _run_with_rare(text: str, properties: str, rare_font: str, rare: frozenset[str]) -> str:
    matched = re.fullmatch("(<w:rStyle [^>]*/>)?(.*)", properties, re.DOTALL)
    style, others = matched.groups("") if matched else ("", properties)
    fonts = f'<w:rFonts w:ascii="{rare_font}" w:eastAsia="{rare_font}" w:hAnsi="{rare_font}" w:cs="{rare_font}"/>'
    are_many = len(rare) > _MOST_RARE
    stretches = [] if are_many else re.split(f"([{''.join(sorted(rare))}]+)", text)
    if are_many or len(stretches) > _MOST_STRETCHES:
        return run(text, style + fonts + others)
    return "".join(
        run(stretch, style + fonts + others if index % 2 else properties) for index, stretch in enumerate(stretches)
    )


def pieces_runs(pieces: Iterable[Piece], marks: Marks, properties: str = "", rare_font: str | None = None) -> str:
    """The runs of `pieces`: neighbouring literals in one run, each figure in a run of its own inside its bookmark."""
    written: list[str] = []
    literal = ""
    for piece in pieces:
        if isinstance(piece, str):
            literal += piece
            continue
        written.append(run(literal, properties, rare_font))
        literal = ""
        text, place = piece
        number, name = marks.next(place)
        of_gap = properties + HIGHLIGHT if isinstance(piece, Gap) else properties
        written.append(
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(text, of_gap, rare_font)}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
    written.append(run(literal, properties, rare_font))
    return "".join(written)


def plain_runs(pieces: Iterable[Piece], marks: Marks, properties: str = "", rare_font: str | None = None) -> str:
    """What `pieces_runs` gives, for pieces that are known to be plain (see `characters.is_plain_report`).

    Most of a report's time in `layout` goes here, so what a figure needs is written out instead of called.
    """
    del rare_font
    opening = _opening(properties)
    printings, number = marks.printings, marks.count
    written: list[str] = []
    write = written.append
    is_open = False
    for piece in pieces:
        if isinstance(piece, str):
            if not is_open and piece:
                is_open = True
                write(opening)
            write(piece)
            continue
        if is_open:
            is_open = False
            write(_END_OF_RUN)
        text, place = piece
        number += 1
        start, end = bookmark_tags(number)
        name = first_name(place)
        if place in printings:
            printing = printings[place] = printings[place] + 1
            name = f"{name}__{printing}"
        else:
            printings[place] = 1
        if text:
            figure = opening if piece.__class__ is Printed else _opening(properties + HIGHLIGHT)
            write(f'{start}{name}"/>{figure}{text}{_END_OF_RUN}{end}')
        else:
            write(f'{start}{name}"/>{end}')
    if is_open:
        write(_END_OF_RUN)
    marks.count = number
    return "".join(written)


_END_OF_RUN = "</w:t></w:r>"


@lru_cache(maxsize=4096)
def bookmark_tags(number: int) -> tuple[str, str]:
    """What stands before a bookmark's name and at its end: the same numbers come in every report."""
    return f'<w:bookmarkStart w:id="{number}" w:name="', f'<w:bookmarkEnd w:id="{number}"/>'
