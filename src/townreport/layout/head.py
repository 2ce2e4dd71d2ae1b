"""版头: everything above the title, down to the red line (GB/T 9704—2012, 版头)."""

from __future__ import annotations

from collections.abc import Iterator

from townreport.layout import standard
from townreport.layout.characters import escape
from townreport.layout.customs import Customs
from townreport.layout.flow import Flow, Laid, text_width
from townreport.layout.marks import Marks
from townreport.layout.paragraph import before_and_line, paragraph, space_before
from townreport.layout.runs import pieces_runs, run
from townreport.official import PLACES, Official
from townreport.outline import Printed

MARK_LARGEST = 36
"""Points. The standard asks for 醒目、美观、庄重 and gives no size; a longer name takes smaller letters."""
MARK_EDGE = 0.92
"""What counts as the upper edge of 发文机关标志, in ems above the baseline: between the letters' ink (0.85) and the box
that a font may give them (1.0), so that neither lies a millimetre off."""
MARK_LINE = 1.2
"""A line of 发文机关标志 in ems: an exact line of one em would clip the letters' tops in Word."""
JOINT_MARK_LINE = 1.4
DOCUMENT_WORD = "文件"
_TAB = "<w:r><w:tab/></w:r>"


def head(official: Official, marks: Marks, customs: Customs) -> Iterator[Laid]:
    """版头's paragraphs from 份号 to the red line; none where the document has no such element."""
    pitch = customs.line_pitch
    used = 0
    for line, style, name, text in (
        (0, "OfficialCopyNumber", "copy_number", official.copy_number),
        # 密级 has the second line for its own, whether or not there is a 份号 above it.
        (1, "OfficialSecrecy", "secrecy", official.secrecy and f"{official.secrecy.level}★{official.secrecy.term}"),
        (0, "OfficialSecrecy", "urgency", official.urgency),
    ):
        if text:
            before = max(line - used, 0)
            runs = pieces_runs((Printed(text, PLACES[name]),), marks)
            flow = Flow(text, line=pitch, before=before * pitch)
            yield Laid(paragraph(style, runs, space_before(before * pitch)), flow)
            used += before + 1
    top = used * pitch
    if official.issuers:
        yield from _mark(official, marks, top)
    if official.number:
        gap = 0
        if official.issuers:
            gap = 2 * pitch + standard.below_letters(pitch, standard.SIZE_3) - _below_mark(official)
        yield from _number(official, marks, customs, gap)
    elif official.issuers:
        gap = standard.RED_LINE_GAP - _below_mark(official)
        yield Laid(
            paragraph("OfficialNumber", "", red_line(0) + before_and_line(max(gap, 0), 20)),
            Flow("", line=20, before=max(gap, 0), keep_next=True),
        )


def red_line(space: int) -> str:
    """版头中的分隔线 as the lower border of a paragraph, `space` points below it, as wide as the 版心."""
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{standard.RED_LINE_EIGHTHS}" w:space="{space}" '
        f'w:color="{standard.RED}"/></w:pBdr>'
    )


def red_line_space(pitch: int) -> int:
    """Whole points from the line of 发文字号 to the red line, so that it stands 4 mm below the letters."""
    half_line = standard.RED_LINE_EIGHTHS / 16
    below = standard.below_letters(pitch, standard.SIZE_3) / standard.TWIPS_PER_POINT
    return round(standard.RED_LINE_GAP / standard.TWIPS_PER_POINT - below - half_line)


def mark_size(official: Official) -> int:
    """The letters of 发文机关标志 in points, so that the longest name fits on one line with 文件 beside it."""
    longest = max(map(len, official.issuers))
    if len(official.issuers) == 1:
        letters = longest + (len(DOCUMENT_WORD) if official.says_document else 0)
        return min(MARK_LARGEST, standard.TEXT_WIDTH // standard.TWIPS_PER_POINT // letters)
    letters = longest + (len(DOCUMENT_WORD) + 1 if official.says_document else 0)
    return min(MARK_LARGEST, standard.TEXT_WIDTH // standard.TWIPS_PER_POINT // letters)


def _mark_line(official: Official) -> int:
    factor = MARK_LINE if len(official.issuers) == 1 else JOINT_MARK_LINE
    return standard.points(mark_size(official) * factor)


def _below_mark(official: Official) -> int:
    return standard.below_letters(_mark_line(official), mark_size(official))


def _above_mark(line: int, size: int) -> int:
    return round(standard.BASELINE_IN_LINE * line - MARK_EDGE * standard.points(size))


def _mark(official: Official, marks: Marks, top: int) -> Iterator[Laid]:
    """发文机关标志 with its upper edge 35 mm below the 版心's; `top` is what stands above it, in twips."""
    size, line = mark_size(official), _mark_line(official)
    before = max(standard.MARK_TOP - top - _above_mark(line, size), 0)
    place = PLACES["issuers"]
    sized = f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
    if len(official.issuers) == 1 or not official.says_document:
        for index, name in enumerate(official.issuers):
            word = DOCUMENT_WORD if official.says_document else ""
            runs = pieces_runs((Printed(name, f"{place}.{index}"), word), marks, sized)
            own = before if index == 0 else 0
            yield Laid(
                paragraph("OfficialMark", runs, before_and_line(own, line)),
                Flow("", line=line, before=own, keep_next=True),
            )
        return
    # A table knows no space before it: an empty line of that height stands in for it.
    yield Laid(paragraph("OfficialMark", "", before_and_line(0, max(before, 1))), Flow("", line=before, keep_next=True))
    flow = Flow("", line=line * len(official.issuers), keep_next=True)
    yield Laid(_joint_mark(official, marks, sized, size, line), flow)


def _joint_mark(official: Official, marks: Marks, sized: str, size: int, line: int) -> str:
    """Joint issue: the names below each other, spread to one width, and 文件 beside their middle."""
    names_width = standard.points(size) * max(map(len, official.issuers)) + standard.points(size) // 2
    word_width = standard.points(size) * len(DOCUMENT_WORD) + standard.points(size) // 2
    rows = []
    for index, name in enumerate(official.issuers):
        runs = pieces_runs((Printed(name, f"{PLACES['issuers']}.{index}"),), marks, sized)
        merge = '<w:vMerge w:val="restart"/>' if index == 0 else "<w:vMerge/>"
        word = run(DOCUMENT_WORD, sized) if index == 0 else ""
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{line}" w:hRule="exact"/></w:trPr>'
            f'<w:tc><w:tcPr><w:tcW w:w="{names_width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph('OfficialMark', runs, before_and_line(0, line) + _DISTRIBUTED)}</w:tc>"
            f'<w:tc><w:tcPr><w:tcW w:w="{word_width}" w:type="dxa"/>{merge}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraph('OfficialMark', word, before_and_line(0, line))}</w:tc></w:tr>"
        )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{names_width + word_width}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        f'</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="{names_width}"/><w:gridCol w:w="{word_width}"/>'
        f"</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_DISTRIBUTED = '<w:jc w:val="distribute"/>'


def _number(official: Official, marks: Marks, customs: Customs, gap: int) -> Iterator[Laid]:
    """发文字号, in upward documents with 签发人 on its line; the red line is its lower border."""
    pitch = customs.line_pitch
    number = pieces_runs((Printed(str(official.number), PLACES["number"]),), marks)
    border = red_line(red_line_space(pitch))
    # The border counts to the paragraph's height.
    below = (red_line_space(pitch) + 1) * standard.TWIPS_PER_POINT
    if not official.signers:
        yield Laid(
            paragraph("OfficialNumber", number, border + space_before(gap)),
            Flow("", line=pitch, before=gap, after=below, keep_next=True),
        )
        return
    rows = [official.signers[index : index + 2] for index in range(0, len(official.signers), 2)]
    label = "签发人："
    first = max(text_width(row[0]) for row in rows)
    second = max((text_width(row[1]) for row in rows if len(row) > 1), default=0)
    between = standard.CHARACTER_WIDTH if second else 0
    names_at = standard.TEXT_WIDTH - standard.CHARACTER_WIDTH - first - between - second
    stops = (names_at - text_width(label), names_at, names_at + first + between)
    kai = escape(customs.second_level_font)
    font = f'<w:rFonts w:ascii="{kai}" w:eastAsia="{kai}" w:hAnsi="{kai}" w:cs="{kai}"/>'
    for ordinal, row in enumerate(rows):
        is_last = ordinal == len(rows) - 1
        names = [
            pieces_runs((Printed(name, f"{PLACES['signers']}.{2 * ordinal + column}"),), marks, font)
            for column, name in enumerate(row)
        ]
        beginning = run(label) + names[0] if ordinal == 0 else _TAB + names[0]
        runs = (number if is_last else "") + _TAB + beginning + "".join(_TAB + name for name in names[1:])
        tabs = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in stops)
        indent = f'<w:ind w:firstLineChars="100" w:firstLine="{standard.CHARACTER_WIDTH}"/>'
        own = gap if ordinal == 0 else 0
        yield Laid(
            paragraph(
                "OfficialNumber",
                runs,
                (border if is_last else "")
                + f"<w:tabs>{tabs}</w:tabs>"
                + space_before(own)
                + indent
                + '<w:jc w:val="left"/>',
            ),
            Flow("", line=pitch, before=own, after=below if is_last else 0, keep_next=True),
        )
