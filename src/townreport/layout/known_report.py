"""The text of a report that came out like others as a whole: its XML is theirs, with its own figures in it."""

from __future__ import annotations

from functools import lru_cache

from townreport.layout.body import Body
from townreport.layout.customs import STANDARD
from townreport.layout.known_lines import WORDS
from townreport.layout.marks import Marks
from townreport.outline import Line, Outline, OutlinePattern


def known_text(outline: Outline, body: Body) -> list[bytes] | None:
    """All paragraphs below the title, in stretches of UTF-8; None where they have to be written one by one.

    The title, which `body` has written, is all that stands before them.
    """
    pattern = outline.pattern
    if pattern is None or not body.knows_lines or not all(outline.figures):
        return None
    written = _text(pattern)[:]
    written[1::2] = map(str.encode, outline.figures[pattern.of_title :])
    return written


@lru_cache(maxsize=64)
def _text(pattern: OutlinePattern) -> list[bytes]:
    """The text between its figures' words, in stretches with room for these."""
    marks = Marks()
    title, *lines = pattern.lines
    for place in title[0].places:
        marks.next(place)
    # Of an office's customs, a body that knows lines follows none that would show in them.
    body = Body(marks, STANDARD, plain=True)
    words = [WORDS] * max(len(line.places) for line, _, _ in pattern.lines)
    written = [body.paragraph(Line(line.role, None, line, tuple(words[: len(line.places)]))) for line, _, _ in lines]
    stretches: list[bytes] = []
    for stretch in "".join(written).split(WORDS):
        stretches += (stretch.encode(), b"")
    return stretches[:-1]
