"""The report as text for a terminal or a pipe: numbered, with figures and gaps marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.official import Official
from townreport.outline import Gap, Outline, Part, Piece
from townreport.preview.blocks import ZI, Block, blocks, imprint

_WIDTH = standard.CHARACTERS_PER_LINE
_RULE = "─" * _WIDTH
_CENTRED = frozenset({"title", "mark", "number", "caption"})


class Marking(NamedTuple):
    """What stands before and behind a figure of the record, a gap, and a heading or title."""

    figure: tuple[str, str] = ("", "")
    gap: tuple[str, str] = ("", "")
    heading: tuple[str, str] = ("", "")
    legend: str = ""


PLAIN = Marking()
MARKED = Marking(("‹", "›"), ("【", "】"), legend="‹ › 里的来自数据，【 】里的还没有数据")
_END = "\x1b[0m"
COLOURED = Marking(
    ("\x1b[36m", "\x1b[39m"), ("\x1b[30;43m", "\x1b[39;49m"), ("\x1b[1m", "\x1b[22m"),
    "\x1b[36m青色\x1b[0m的来自数据，\x1b[30;43m黄底\x1b[0m的还没有数据",
)  # fmt: skip


def text_lines(
    outline: Outline, official: Official, customs: Customs, marking: Marking, safe: Callable[[str], str]
) -> Iterator[str]:
    """The document's paragraphs, one a line, without line ends; `safe` makes a text harmless to a terminal."""
    for block in blocks(outline, official, customs):
        yield from [""] * (1 if block.before > 0 or block.new_page else 0)
        cells = [_part(Part(cell), marking, safe) for cell in block.cells]
        text = "　｜　".join(cells) or "".join(_part(part, marking, safe) for part in block.parts)
        before, after = marking.heading if block.kind in ("title", "mark") or "heading" in block.kind else ("", "")
        yield f"{_indent(block)}{before}{_joined(block, text, marking, safe)}{after}"
        if "red-line" in block.kind:
            yield _RULE
    lines = list(imprint(official))
    if lines:
        yield ""
        for left, right in lines:
            yield _RULE
            told = [_part(Part(side), marking, safe) for side in (left, right) if side]
            yield "　" + "　　".join(told)
        yield _RULE


def _joined(block: Block, text: str, marking: Marking, safe: Callable[[str], str]) -> str:
    """发文字号 and 签发人 stand on one line, apart."""
    if "upward" not in block.kind:
        return text
    return "　　".join(part for part in (_part(part, marking, safe) for part in block.parts) if part)


def _indent(block: Block) -> str:
    """Full-width spaces that put a line about where the paper has it."""
    if block.kind.split()[0] in _CENTRED and "upward" not in block.kind:
        width = sum(
            len(piece if isinstance(piece, str) else piece.text) for part in block.parts for piece in part.pieces
        )
        return "　" * max((_WIDTH - width) // 2, 0)
    return "　" * round(block.first / ZI)


def _part(part: Part, marking: Marking, safe: Callable[[str], str]) -> str:
    return "".join(_piece(piece, marking, safe) for piece in part.pieces)


def _piece(piece: Piece, marking: Marking, safe: Callable[[str], str]) -> str:
    if isinstance(piece, str):
        return safe(piece)
    before, after = marking.gap if isinstance(piece, Gap) else marking.figure
    return f"{before}{safe(piece.text)}{after}"
