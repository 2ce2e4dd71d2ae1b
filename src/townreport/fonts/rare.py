"""Characters outside GB 2312: 仿宋_GB2312 and 楷体_GB2312 do not hold them, and they come up in names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from townreport.findings import Finding, Place, Severity
from townreport.layout.characters import rare_characters
from townreport.layout.customs import Customs
from townreport.layout.standard import RARE_CHARACTER_FONTS
from townreport.official import NO_ELEMENTS, PLACES, Official
from townreport.outline import Block, Outline, Paragraph, Pieces, Points, Printed, Section, pieces_text
from townreport.record.catalogue import path_of


def rare_findings(outline: Outline, official: Official, customs: Customs) -> tuple[Finding, ...]:
    """A note for each place of the record whose text has such characters, where the text's font does not hold them."""
    font = customs.body_font
    if font not in RARE_CHARACTER_FONTS:
        return ()
    elements = () if official == NO_ELEMENTS else tuple(_elements(official))
    # Most reports have none: one look at all the words together says so.
    around = [element.text for element in elements]
    around += [pieces_text(pieces) for annex in outline.attachments for pieces in (annex.title, *_pieces(annex.blocks))]
    if not rare_characters(outline.own_words) and not rare_characters("".join(around)):
        return ()
    written = [outline.title, *_pieces(outline.blocks), elements]
    for annex in outline.attachments:
        written += [annex.title, *_pieces(annex.blocks)]
    found: dict[str, set[str]] = {}
    for pieces in written:
        for piece in pieces:
            if isinstance(piece, Printed) and (rare := rare_characters(piece.text)):
                found.setdefault(piece.place, set()).update(rare)
    return tuple(_finding(place, rare, font) for place, rare in found.items())


def _pieces(blocks: Iterable[Block]) -> Iterator[Pieces]:
    """The pieces of all blocks; the numbers that `outline.lines` adds are none of the record's."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.pieces
        elif isinstance(block, Points):
            for point in block.points:
                yield point.lead
                yield point.text
        elif isinstance(block, Section):
            yield block.heading
            yield from _pieces(block.blocks)
        else:
            yield tuple(block.pieces())


def _elements(official: Official) -> Iterator[Printed]:
    for name in ("recipients", "remark", "copies", "printer"):
        if text := getattr(official, name):
            yield Printed(text, PLACES[name])
    for name in ("signers", "signature"):
        for index, text in enumerate(getattr(official, name)):
            yield Printed(text, f"{PLACES[name]}.{index}")
    for index, attachment in enumerate(official.attachments):
        yield Printed(attachment.title, f"{PLACES['attachments']}.{index}.标题")
        for pieces in _pieces(attachment.blocks):
            yield from (piece for piece in pieces if isinstance(piece, Printed))


def _finding(place: str, rare: set[str], font: str) -> Finding:
    words = "”“".join(sorted(rare))
    message = (
        f"“{words}”是生僻字，{font}一类只收 GB 2312 字符的字体里没有，已改用字数更全的{RARE_CHARACTER_FONTS[font]}"
    )
    fix = "打印前看一看这几个字显示得对不对"
    return Finding("font.rare-character", Severity.NOTE, message, fix, Place(path=path_of(place)))
