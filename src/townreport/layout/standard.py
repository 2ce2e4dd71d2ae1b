"""The numbers of GB/T 9704—2012 《党政机关公文格式》, each with its unit and its element.

Word measures lengths in twips (1/20 pt) and letters in half-points; `millimetres`, `points` and `half_points` turn
the standard's units into those. Where the standard gives no number of its own, the comment says how it follows.
"""

from __future__ import annotations

TWIPS_PER_POINT = 20
TWIPS_PER_MILLIMETRE = 1440 / 25.4


def millimetres(length: float) -> int:
    """A length in millimetres as twips, rounded to the nearest one."""
    return round(length * TWIPS_PER_MILLIMETRE)


def points(length: float) -> int:
    """A length in points as twips."""
    return round(length * TWIPS_PER_POINT)


def half_points(size: float) -> int:
    """A size of letters in points as Word's half-points."""
    return round(size * 2)


# 字号 in points (the trade's sizes that the standard names).
SIZE_2 = 22.0
"""2号: the title (GB/T 9704—2012, 标题)."""
SIZE_3 = 16.0
"""3号: everything that the standard gives no other size (GB/T 9704—2012, 字体和字号)."""
SIZE_4 = 14.0
"""4号: 版记 and page numbers (GB/T 9704—2012, 版记, 页码)."""

# 页面 (GB/T 9704—2012, 幅面尺寸, 页边与版心尺寸), in twips.
PAGE_WIDTH = 11906
"""A4, 210 mm, as Word itself writes it."""
PAGE_HEIGHT = 16838
"""A4, 297 mm, as Word itself writes it."""
MARGIN_TOP = millimetres(37)
"""天头 37 mm."""
MARGIN_LEFT = millimetres(28)
"""订口 28 mm."""
TEXT_WIDTH_MILLIMETRES = 156
TEXT_HEIGHT_MILLIMETRES = 225
MARGIN_RIGHT = millimetres(210 - 28 - TEXT_WIDTH_MILLIMETRES)
"""What 订口 and the 版心's width of 156 mm leave: 26 mm."""
MARGIN_BOTTOM = millimetres(297 - 37 - TEXT_HEIGHT_MILLIMETRES)
"""What 天头 and the 版心's height of 225 mm leave: 35 mm."""
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
"""The 版心's width, 156 mm."""
TEXT_HEIGHT = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
"""The 版心's height, 225 mm."""

# 行数和字数 (GB/T 9704—2012, 行数和字数): 22 lines of 28 characters fill the 版心.
LINES_PER_PAGE = 22
CHARACTERS_PER_LINE = 28
LINE_PITCH = TEXT_HEIGHT // LINES_PER_PAGE
"""One line: 225 mm / 22 = 28.99 pt, rounded down to whole twips so that 22 lines surely fit."""
CHARACTER_SPACING = -5
"""Twips between characters: 28 of 3号 are 448 pt and the 版心 is 442 pt wide, so each gives up a quarter of a point."""
CHARACTER_WIDTH = points(SIZE_3) + CHARACTER_SPACING
"""One 字 of the text as it stands on the line, in twips (GB/T 9704—2012, 术语: 字)."""
BODY_INDENT_CHARACTERS = 2
"""正文 每个自然段左空二字 (GB/T 9704—2012, 正文)."""

TITLE_LINE = points(35)
"""A line of the title. The standard gives none; 35 pt holds 2号 letters and is what offices use."""

# 版头 (GB/T 9704—2012, 版头).
MARK_TOP = millimetres(35)
"""发文机关标志's upper edge lies 35 mm below the 版心's (GB/T 9704—2012, 发文机关标志)."""
RED = "FF0000"
"""发文机关标志 and 版头中的分隔线 are red; the standard names no shade."""
RED_LINE_GAP = points(4 / 25.4 * 72)
"""版头中的分隔线 stands 4 mm below 发文字号 (GB/T 9704—2012, 版头中的分隔线)."""
RED_LINE_EIGHTHS = 10
"""Its thickness in eighths of a point: 0.44 mm; offices use 0.35 to 0.5 mm, the standard gives none."""

# 版记 (GB/T 9704—2012, 版记中的分隔线), in eighths of a point.
THICK_RULE_EIGHTHS = 8
"""首条和末条分隔线: 0.35 mm."""
THIN_RULE_EIGHTHS = 6
"""中间的分隔线: 0.25 mm."""
IMPRINT_LINE = points(24)
"""A line of 版记. The standard gives none; 24 pt stands 4号 letters apart about as the text's own."""

# 页码 (GB/T 9704—2012, 页码).
FOOTER_LINE = points(SIZE_4)
FOOTER_DISTANCE = 1432
"""From the page's lower edge to the footer's, in twips: puts the 一字线 7 mm below the 版心 (measured: 6.9 mm)."""
PAGE_NUMBER_GAP = millimetres(7)
"""一字线 lies 7 mm below the 版心."""
FOOTER_INDENT_CHARACTERS = 1
"""单页码居右空一字, 双页码居左空一字."""

# 横排表格 (GB/T 9704—2012, 表格). A page laid across is bound like the others: its upper edge is the others' left one,
# with 订口 28 mm, and the 版心 is 225 mm wide and 156 mm high.
WIDE_MARGIN_TOP = MARGIN_LEFT
WIDE_MARGIN_RIGHT = MARGIN_TOP
WIDE_MARGIN_BOTTOM = MARGIN_RIGHT
WIDE_MARGIN_LEFT = MARGIN_BOTTOM

# Tables. The standard says nothing of the letters inside: 4号, and smaller where a table is too wide for it.
TABLE_SIZES = (SIZE_4, 12.0, 10.5)
"""4号, 小四号, 五号."""
TABLE_LINE = points(20)
"""The least height of a line in a cell; at-least, since an exact line would clip what is higher."""
TABLE_ROW = 510
"""The least height of a row, 9 mm."""
TABLE_CELL_MARGIN = 80
"""Between a cell's edge and its letters, left and right: 1.4 mm."""
TABLE_CELL_PADDING = 30
"""Between a cell's rules and its letters, above and below: 0.5 mm, felt where a cell has several lines."""
TABLE_RULE_EIGHTHS = 4
"""Every rule of a grid, and the one below the head of a 三线表 is THIN_RULE_EIGHTHS: 0.18 mm."""
TABLE_OUTER_RULE_EIGHTHS = 12
"""The first and last rule of a 三线表: 0.53 mm."""
TABLE_END_LINE = points(14)
"""The empty line below a table."""

# 字体 (GB/T 9704—2012, 字体和字号, and each element).
FONT_TITLE = "方正小标宋简体"
FONT_BODY = "仿宋_GB2312"
FONT_KAI = "楷体_GB2312"
FONT_HEI = "黑体"
FONT_SONG = "宋体"
RARE_CHARACTER_FONTS = {FONT_BODY: "仿宋", FONT_KAI: "楷体"}
"""The fonts named _GB2312 hold 6,763 characters; the fuller ones of the same hand serve for the rest."""

# How an exact line holds its letters: needed where the standard measures from a letter's edge to something else.
BASELINE_IN_LINE = 0.8
"""The baseline lies at four fifths of an exact line, from its top (measured in LibreOffice 7.4)."""
EM_ABOVE_BASELINE = 0.88
"""The upper edge of an East Asian letter's box, in ems above the baseline; the lower edge is 0.12 below."""


def above_letters(line: int, size: float) -> int:
    """Twips between an exact line's top and the upper edge of letters of `size` points in it."""
    return round(BASELINE_IN_LINE * line - EM_ABOVE_BASELINE * points(size))


def below_letters(line: int, size: float) -> int:
    """Twips between the lower edge of letters of `size` points in an exact line and the line's bottom."""
    return line - points(size) - above_letters(line, size)
