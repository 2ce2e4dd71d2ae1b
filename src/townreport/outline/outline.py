"""A whole report, and what reports that came out alike have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from townreport.outline.lines import Line, LinePattern, Part, Role
from townreport.outline.numbering import block_lines
from townreport.outline.pieces import Gap, Pieces, with_words
from townreport.outline.table_text import table_text
from townreport.outline.tree import Annex, Block, Paragraph, Point, Points, Section, Table


class Outline:
    """A whole report: its title, its blocks and its 附件.

    One that came out like others has their `pattern` and the `figures`' own words: its tree and its lines are made
    when asked for, which hardly anybody does.
    """

    __slots__ = ("_blocks", "_lines", "_own_words", "_texts", "_title", "attachments", "figures", "pattern")

    def __init__(
        self,
        title: Pieces | None,
        blocks: tuple[Block, ...] | None,
        attachments: tuple[Annex, ...] = (),
        pattern: OutlinePattern | None = None,
        figures: tuple[str, ...] = (),
    ) -> None:
        self._title = title
        self._blocks = blocks
        self.attachments = attachments
        self.pattern = pattern
        self.figures = figures
        self._lines: tuple[Line | Table, ...] | None = None
        self._texts: tuple[str, ...] | None = None
        self._own_words: str | None = None

    @property
    def title(self) -> Pieces:
        """The title's pieces."""
        if self._title is None:
            assert self.pattern is not None
            self._title = with_words(self.pattern.first.title, iter(self.figures))
        return self._title

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What stands below the title."""
        if self._blocks is None:
            assert self.pattern is not None
            words = iter(self.figures[self.pattern.of_title :])
            self._blocks = _with_words(self.pattern.first.blocks, words)
        return self._blocks

    @property
    def lines(self) -> tuple[Line | Table, ...]:
        """The paragraphs and tables from the title on, with their numbers: checks and layout both walk them."""
        if self._lines is None:
            if self.pattern is None:
                self._lines = (Line(Role.TITLE, (Part(self.title),)), *block_lines(self.blocks))
            else:
                figures = self.figures
                self._lines = tuple(
                    [Line(line.role, None, line, figures[first:end]) for line, first, end in self.pattern.lines]
                )
        return self._lines

    @property
    def text(self) -> tuple[Line | Table, ...]:
        """The same without the title."""
        return self.lines[1:]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each of `lines`, a table's in lines: checks and layout look at them."""
        if self._texts is None:
            self._texts = (
                tuple(["\n".join(table_text(line)) if isinstance(line, Table) else line.words() for line in self.lines])
                if self.pattern is None
                else self.pattern.texts(self.figures)
            )
        return self._texts

    @property
    def own_words(self) -> str:
        """The words that it has not in common with others, in one: those of the record, and lines without a pattern.

        For questions about any of a report's characters: the others are asked of the patterns, once.
        """
        if self._own_words is None:
            self._own_words = "".join(self.figures if self.pattern is not None else self._words_of_lines())
        return self._own_words

    def _words_of_lines(self) -> Iterator[str]:
        for line, text in zip(self.lines, self.texts, strict=True):
            if isinstance(line, Line) and line.pattern is not None:
                yield from line.figures
            else:
                yield text

    def _tree(self) -> tuple[Pieces, tuple[Block, ...], tuple[Annex, ...]]:
        return self.title, self.blocks, self.attachments

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Outline) and self._tree() == other._tree()

    def __hash__(self) -> int:
        return hash(self._tree())

    def __repr__(self) -> str:
        return f"Outline{self._tree()!r}"


class OutlinePattern:
    """What whole reports have in common: all but the words of their figures, in the order in which they are printed.

    `first` is the first such report, `of_title` the number of figures in its title, `lines` the patterns of its lines,
    each with the first of its figures and the one behind its last. `doubtful` are the lines that `checks` has to look
    at: all but those without figures in which it found nothing, once this `is_noted`.
    """

    __slots__ = ("_text", "doubtful", "first", "is_noted", "lines", "of_title")

    def __init__(self, first: Outline, patterns: Iterable[LinePattern]) -> None:
        self.first = first
        lines = []
        figures = 0
        for pattern in patterns:
            lines.append((pattern, figures, figures + len(pattern.places)))
            figures += len(pattern.places)
        self.lines = tuple(lines)
        self.of_title = lines[0][2]
        self.doubtful = tuple(range(len(lines)))
        self.is_noted = False
        self._text = "\n".join([pattern.template for pattern, _, _ in self.lines])

    def texts(self, figures: tuple[str, ...]) -> tuple[str, ...]:
        """The words of each line of a report whose figures say these."""
        texts = tuple((self._text % figures).split("\n"))
        if len(texts) != len(self.lines):
            # Somebody's words hold line breaks.
            texts = tuple([pattern.text(figures[first:end]) for pattern, first, end in self.lines])
        return texts


def outline_pattern(outline: Outline) -> OutlinePattern | None:
    """The pattern of a report that is the first to come out so; None where it has tables, gaps or 附件."""
    patterns = []
    for line in outline.lines:
        if isinstance(line, Table) or any(isinstance(piece, Gap) for piece in line.pieces()):
            return None
        patterns.append(line.pattern or LinePattern(line.role, line.parts))
    return None if outline.attachments else OutlinePattern(outline, patterns)


def _with_words(blocks: tuple[Block, ...], words: Iterator[str]) -> tuple[Block, ...]:
    """The same blocks with the next `words` for what is printed of the record."""
    made: list[Block] = []
    for block in blocks:
        if isinstance(block, Section):
            heading = with_words(block.heading, words)
            made.append(Section(heading, _with_words(block.blocks, words), block.run_in))
        elif isinstance(block, Paragraph):
            made.append(Paragraph(with_words(block.pieces, words)))
        elif isinstance(block, Points):
            points = [Point(with_words(lead, words), with_words(text, words)) for lead, text in block.points]
            made.append(Points(tuple(points), block.style))
        else:
            made.append(block)
    return tuple(made)


__all__ = ["Outline", "OutlinePattern", "outline_pattern"]
