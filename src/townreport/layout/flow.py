"""A paragraph of the document twice: as XML, and as what it takes of the page.

The second lets `pages` say on which page the text ends without rendering it.
"""

from __future__ import annotations

from typing import NamedTuple

from townreport.layout import standard

SPACE_BESIDE_DIGITS = 0.216
"""The space between Chinese and Latin characters, in ems (measured in LibreOffice 7.4)."""


class Flow(NamedTuple):
    """What a paragraph takes of the page: lengths in twips, `size` in points.

    `first` is where its first line begins, `left` where the others do, both from the 版心's left edge, `right` the
    distance of their ends from its right edge; `line` is the height of a line; `repeated` what comes again above it
    where it begins a page: a table's head.
    """

    text: str
    first: int = 0
    left: int = 0
    right: int = 0
    size: float = standard.SIZE_3
    spacing: int = standard.CHARACTER_SPACING
    line: int = standard.LINE_PITCH
    before: int = 0
    after: int = 0
    keep_next: bool = False
    new_page: bool = False
    repeated: int = 0


class Laid(NamedTuple):
    """A paragraph's XML and its `Flow`."""

    xml: str
    flow: Flow


def text_width(text: str, size: float = standard.SIZE_3, spacing: int = standard.CHARACTER_SPACING) -> int:
    """A text's width on the line in twips.

    East Asian characters are one em wide, ASCII half of one; where a digit or letter meets a Chinese one, word
    processors set them apart a little.
    """
    em = standard.points(size)
    width = 0
    previous = ""
    for character in text:
        width += (em // 2 if character.isascii() else em) + spacing
        if previous and previous.isascii() != character.isascii() and previous.isalnum() and character.isalnum():
            width += round(em * SPACE_BESIDE_DIGITS)
        previous = character
    return width
