"""版记: 抄送机关, 印发机关 and 印发日期 between their rules (GB/T 9704—2012, 版记).

Each line stands in a frame of its own, placed on the page so that the last rule lies on the 版心's bottom edge however
long the text is. Word, WPS and LibreOffice keep such frames in place. What LibreOffice 7.4 does not: it lets a floating
table as wide as the 版心 fall back into the text, drops a frame of several paragraphs whose rules differ, and sets a
frame aligned to the margin's bottom 5 mm too low in a section that begins on an even page.
"""

from __future__ import annotations

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import Flow, text_width
from townreport.layout.marks import Marks
from townreport.layout.pages import count_lines
from townreport.layout.paragraph import before_and_line, paragraph
from townreport.layout.runs import pieces_runs, run
from townreport.official import PLACES, Official, date_words
from townreport.outline import Piece, Printed

ZI = standard.points(standard.SIZE_4)
"""One 字 of 版记, in twips."""
LINE = standard.IMPRINT_LINE
POINTS_ABOVE_RULE = 1
"""Between a line and the rule below it. An exact line has room enough at its top."""
SPACE_ABOVE_RULE = 30
"""The same as it turns out, in twips: Word sets one point, LibreOffice two."""
ANCHOR_LINE = 20
"""The height in twips of the empty paragraph that the frame hangs on: it must not need room of its own."""
COPIES_LABEL = "抄送："
COPIES_LEFT = ZI + text_width(COPIES_LABEL, standard.SIZE_4, 0)
"""Where the names begin, on every line."""


def imprint(official: Official, marks: Marks, customs: Customs) -> str:
    """版记's paragraphs, and the empty one on the same page that their frames are anchored to."""
    rare = standard.RARE_CHARACTER_FONTS.get(customs.body_font)
    has_printing = _has_printing(official)
    written = []
    if official.copies:
        pieces: tuple[Piece, ...] = (COPIES_LABEL, Printed(_copies(official), PLACES["copies"]))
        indent = f'<w:ind w:left="{COPIES_LEFT}" w:right="{ZI}" w:hanging="{COPIES_LEFT - ZI}"/>'
        # The rule between the two belongs to the lower one and stays where it is, should this one wrap otherwise.
        rules = _rules(standard.THICK_RULE_EIGHTHS, 0 if has_printing else standard.THICK_RULE_EIGHTHS)
        properties = _frame(imprint_height(official)) + rules + indent
        written.append(paragraph("OfficialCopies", pieces_runs(pieces, marks, "", rare), properties))
    if has_printing:
        runs = ""
        if official.printer:
            runs += pieces_runs((Printed(official.printer, PLACES["printer"]),), marks, "", rare)
        if official.printing_date:
            date = Printed(date_words(official.printing_date), PLACES["printing_date"])
            runs += "<w:r><w:tab/></w:r>" + pieces_runs((date,), marks) + run("印发")
        above = standard.THIN_RULE_EIGHTHS if official.copies else standard.THICK_RULE_EIGHTHS
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{standard.TEXT_WIDTH - ZI}"/></w:tabs>'
        indent = f'<w:ind w:firstLineChars="100" w:firstLine="{ZI}"/>'
        properties = _frame(_printing_height(official)) + _rules(above, standard.THICK_RULE_EIGHTHS) + tabs + indent
        written.append(paragraph("OfficialPrinting", runs, properties))
    return "".join((*written, paragraph("OfficialPrinting", "", before_and_line(0, ANCHOR_LINE))))


def imprint_height(official: Official) -> int:
    """What 版记 takes of the page, in twips, from the first rule to the last."""
    height = _printing_height(official) if _has_printing(official) else _thickness(standard.THICK_RULE_EIGHTHS)
    if official.copies:
        flow = Flow(COPIES_LABEL + _copies(official), ZI, COPIES_LEFT, ZI, standard.SIZE_4, spacing=0)
        height += _thickness(standard.THICK_RULE_EIGHTHS) + count_lines(flow) * LINE + SPACE_ABOVE_RULE
    return height


def _printing_height(official: Official) -> int:
    above = standard.THIN_RULE_EIGHTHS if official.copies else standard.THICK_RULE_EIGHTHS
    return _thickness(above) + LINE + SPACE_ABOVE_RULE + _thickness(standard.THICK_RULE_EIGHTHS)


def _thickness(eighths: int) -> int:
    return standard.points(eighths / 8)


def _has_printing(official: Official) -> bool:
    return bool(official.printer or official.printing_date)


def _frame(height: int) -> str:
    """A frame as wide as the 版心 that ends on its bottom edge or above; `height` is from its top to that edge."""
    top = standard.PAGE_HEIGHT - standard.MARGIN_BOTTOM - height
    return (
        f'<w:framePr w:w="{standard.TEXT_WIDTH}" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="margin" '
        f'w:xAlign="left" w:y="{top}"/>'
    )


def _copies(official: Official) -> str:
    return f"{(official.copies or '').removesuffix('。')}。"


def _rules(above: int, below: int) -> str:
    """The rules above and below a paragraph, in eighths of a point; 0 for none."""
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="000000"/>'
        for side, size, space in (("top", above, 0), ("bottom", below, POINTS_ABOVE_RULE))
        if size
    )
    return f"<w:pBdr>{lines}</w:pBdr>"
