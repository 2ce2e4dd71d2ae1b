"""Pieces of a line as runs of WordprocessingML, every value escaped.

A run is written as text: frames are joined with escaped values, so data can never become markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from townreport.layout.characters import escape, harmless, learn, rare_characters
from townreport.layout.marks import Marks
from townreport.outline import Gap, Part, Piece

HIGHLIGHT = '<w:highlight w:val="yellow"/>'
BOLD = "<w:b/>"
_STYLE = re.compile("(<w:rStyle [^>]*/>)?(.*)", re.DOTALL)


def run(text: str, properties: str = "", rare_font: str | None = None) -> str:
    """One run, or several where rare characters need `rare_font`; nothing for empty text.

    `properties` are the run's own, after its fonts, in the order of the schema; a character style stands first.
    """
    if not text:
        return ""
    if harmless.issuperset(text):
        wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        return f"<w:r>{wrapped}<w:t>{text}</w:t></w:r>"
    learn(text)
    if rare_font is not None and not text.isascii() and (rare := rare_characters(text)):
        return _run_with_rare(text, properties, rare_font, rare)
    wrapped = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    space = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<w:r>{wrapped}<w:t{space}>{escape(text)}</w:t></w:r>"


# The wording's own words come again in every report of a batch; figures do not and would only push them out.
_literal_run = lru_cache(maxsize=4096)(run)


def _run_with_rare(text: str, properties: str, rare_font: str, rare: set[str]) -> str:
    matched = _STYLE.fullmatch(properties)
    style, others = matched.groups("") if matched else ("", properties)
    fonts = f'<w:rFonts w:ascii="{rare_font}" w:eastAsia="{rare_font}" w:hAnsi="{rare_font}" w:cs="{rare_font}"/>'
    stretches = re.split(f"([{''.join(sorted(rare))}]+)", text)
    return "".join(
        run(stretch, style + fonts + others if index % 2 else properties) for index, stretch in enumerate(stretches)
    )


def pieces_runs(pieces: Iterable[Piece], marks: Marks, properties: str = "", rare_font: str | None = None) -> str:
    """The runs of `pieces`: neighbouring literals in one run, each figure in a run of its own inside its bookmark."""
    written: list[str] = []
    literal = ""
    next_mark = marks.next
    for piece in pieces:
        if isinstance(piece, str):
            literal += piece
            continue
        if literal:
            written.append(_literal_run(literal, properties, rare_font))
            literal = ""
        text, place = piece
        number, name = next_mark(place)
        of_gap = properties + HIGHLIGHT if isinstance(piece, Gap) else properties
        written.append(
            f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(text, of_gap, rare_font)}'
            f'<w:bookmarkEnd w:id="{number}"/>'
        )
    if literal:
        written.append(_literal_run(literal, properties, rare_font))
    return "".join(written)


def parts_runs(parts: tuple[Part, ...], marks: Marks, *, bold_leads: bool, rare_font: str | None) -> str:
    """The runs of a line's parts; leads are bold where the office's custom has it so."""
    if bold_leads:
        return "".join(pieces_runs(part.pieces, marks, BOLD if part.is_lead else "", rare_font) for part in parts)
    if len(parts) == 1:
        return pieces_runs(parts[0].pieces, marks, "", rare_font)
    return pieces_runs([piece for part in parts for piece in part.pieces], marks, "", rare_font)
