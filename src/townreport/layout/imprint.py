"""版记: 抄送机关, 印发机关 and 印发日期 between their rules (GB/T 9704—2012, 版记).

A table that floats on the 版心's bottom edge, so that its last rule lies there however long the text is: Word, WPS and
LibreOffice all keep a floating table at the margin.
"""

from __future__ import annotations

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import paragraph, text_width
from townreport.layout.marks import Marks
from townreport.layout.runs import pieces_runs, run
from townreport.official import PLACES, Official, date_words
from townreport.outline import Piece, Printed

ZI = standard.points(standard.SIZE_4)
"""One 字 of 版记, in twips."""
LINE = standard.IMPRINT_LINE
PADDING = standard.points(2)
"""Above and below a row's letters, which an exact line sets a little low."""
COPIES_LABEL = "抄送："


def imprint(official: Official, marks: Marks, customs: Customs) -> str:
    """版记's table."""
    rows = []
    rare = standard.RARE_CHARACTER_FONTS.get(customs.body_font)
    if official.copies:
        copies = official.copies.removesuffix("。") + "。"
        left = ZI + text_width(COPIES_LABEL, standard.SIZE_4, 0)
        indent = f'<w:ind w:left="{left}" w:right="{ZI}" w:hanging="{left - ZI}"/>'
        pieces: tuple[Piece, ...] = (COPIES_LABEL, Printed(copies, PLACES["copies"]))
        rows.append(paragraph("OfficialCopies", pieces_runs(pieces, marks, "", rare), indent))
    if official.printer or official.printing_date:
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{standard.TEXT_WIDTH - ZI}"/></w:tabs>'
        runs = ""
        if official.printer:
            runs += pieces_runs((Printed(official.printer, PLACES["printer"]),), marks, "", rare)
        if official.printing_date:
            date = Printed(date_words(official.printing_date), PLACES["printing_date"])
            runs += "<w:r><w:tab/></w:r>" + pieces_runs((date,), marks) + run("印发")
        rows.append(paragraph("OfficialPrinting", runs, tabs))
    return _table(rows)


def imprint_height(official: Official) -> int:
    """What 版记 takes of the page, in twips."""
    height = 0
    if official.copies:
        room = standard.TEXT_WIDTH - 2 * ZI - text_width(COPIES_LABEL, standard.SIZE_4, 0)
        lines = -(-text_width(official.copies + "。", standard.SIZE_4, 0) // room)
        height += max(lines, 1) * LINE + 2 * PADDING
    if official.printer or official.printing_date:
        height += LINE + 2 * PADDING
    return height


def _table(rows: list[str]) -> str:
    width = standard.TEXT_WIDTH
    written = []
    for index, row in enumerate(rows):
        above = standard.THICK_RULE_EIGHTHS if index == 0 else standard.THIN_RULE_EIGHTHS
        below = standard.THICK_RULE_EIGHTHS if index == len(rows) - 1 else standard.THIN_RULE_EIGHTHS
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
            for side, size in (("top", above), ("bottom", below))
        )
        written.append(
            f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            f'<w:tcBorders>{borders}</w:tcBorders><w:vAlign w:val="center"/></w:tcPr>{row}</w:tc></w:tr>'
        )
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:topFromText="0" w:bottomFromText="0" '
        'w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="1" w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{PADDING}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="{PADDING}" w:type="dxa"/>'
        f'<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        f"{''.join(written)}</w:tbl>"
    )
