"""The lines of a report: paragraphs with their numbers, ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from townreport.outline.pieces import Piece, Pieces, with_words


class Role(StrEnum):
    """What a line is; the values are the names of the .docx styles (built on Word's own headings)."""

    TITLE = "公文标题"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    BODY = "公文正文"

    # Enum's own, written in Python, is asked for every line.
    __hash__ = str.__hash__


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
MAXIMUM_DEPTH = len(HEADINGS)


class Part(NamedTuple):
    """A stretch of a line; `is_lead` marks a point's lead, which some offices print bold.

    `role` is the heading's where the stretch is one that runs into its text.
    """

    pieces: Pieces
    is_lead: bool = False
    role: Role | None = None


class LinePattern:
    """What lines of many reports have in common: all but the words of their figures, one after the other.

    `parts` are those of the first such line, `places` the places of its figures. It holds no gaps. Whoever asks much of
    every line asks it of the pattern, once, and of the figures' words: patterns are told apart by identity.
    `template` is for ``%``. `has_heading`: it begins with a heading that runs into its text. `is_in_order`: `checks`
    has found nothing to say of such a line, which has no figures.
    """

    __slots__ = ("has_heading", "is_in_order", "parts", "places", "role", "template")

    def __init__(self, role: Role, parts: tuple[Part, ...]) -> None:
        self.role = role
        self.parts = parts
        self.has_heading = bool(parts) and parts[0].role is not None
        self.is_in_order = False
        pieces = [piece for part in parts for piece in part.pieces]
        self.places = tuple([piece.place for piece in pieces if not isinstance(piece, str)])
        self.template = "".join([piece.replace("%", "%%") if isinstance(piece, str) else "%s" for piece in pieces])

    def text(self, words: tuple[str, ...]) -> str:
        """The characters of a line whose figures say `words`."""
        return self.template % words


class Line:
    """One numbered paragraph of the report, ready to be laid out.

    One that came out like others has their `pattern` and the `figures`' own words; its parts are made when asked for.
    """

    __slots__ = ("_parts", "figures", "pattern", "role")

    def __init__(
        self,
        role: Role,
        parts: tuple[Part, ...] | None,
        pattern: LinePattern | None = None,
        figures: tuple[str, ...] = (),
    ) -> None:
        self.role = role
        self._parts = parts
        self.pattern = pattern
        self.figures = figures

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its stretches, in order."""
        if self._parts is None:
            assert self.pattern is not None
            words = iter(self.figures)
            self._parts = tuple([part._replace(pieces=with_words(part.pieces, words)) for part in self.pattern.parts])
        return self._parts

    def pieces(self) -> Iterator[Piece]:
        """All pieces of the line, in order."""
        for part in self.parts:
            yield from part.pieces

    def words(self) -> str:
        """The characters it prints."""
        if self.pattern is not None:
            return self.pattern.text(self.figures)
        # By index: every piece is asked.
        return "".join([piece if piece.__class__ is str else piece[0] for part in self.parts for piece in part[0]])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Line) and self.role is other.role and self.parts == other.parts

    def __hash__(self) -> int:
        return hash((self.role, self.parts))

    def __repr__(self) -> str:
        return f"Line({self.role!r}, {self.parts!r})"


def line_of(role: Role, parts: tuple[Part, ...]) -> Line:
    """A line that prints nothing of the record, with a pattern of its own: to be kept for other reports."""
    return Line(role, parts, LinePattern(role, parts))


__all__ = ["HEADINGS", "MAXIMUM_DEPTH", "Line", "LinePattern", "Part", "Role", "line_of"]
