"""The report as one self-contained HTML page that looks like the paper; each figure tells its source on hover.

Nothing is loaded from anywhere and no script runs; every value is escaped.
"""

from __future__ import annotations

import os
from functools import lru_cache
from html import escape

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.imprint import imprint_height
from townreport.official import Official
from townreport.outline import Gap, Outline, Part, Piece, piece_text
from townreport.preview.blocks import KINDS, blocks, imprint
from townreport.preview.breaking import Line
from townreport.preview.sheets import Sheet, sheets
from townreport.reading import Origin
from townreport.record import Record
from townreport.record.catalogue import find_place, label_path, path_of

STYLE_PATH = os.path.join(os.path.dirname(__file__), "page.css")
_FALLBACKS = {
    "title": '"方正小标宋简体","FZXiaoBiaoSong-B05S","方正小标宋_GBK","小标宋","STZhongsong","华文中宋","SimSun",serif',
    "body": '"仿宋_GB2312","FangSong_GB2312","仿宋","FangSong","STFangsong","华文仿宋","AR PL UMing CN",serif',
    "kai": '"楷体_GB2312","KaiTi_GB2312","楷体","KaiTi","STKaiti","华文楷体","AR PL UKai CN","AR PL KaitiM GB",serif',
    "hei": '"黑体","SimHei","STHeiti","Heiti SC","Noto Sans CJK SC","WenQuanYi Micro Hei",sans-serif',
    "song": '"宋体","SimSun","STSong","Songti SC","Noto Serif CJK SC","AR PL SungtiL GB",serif',
}


def html_page(outline: Outline, official: Official, customs: Customs, origin: Origin) -> str:
    """The whole page; `origin` knows the line of the file that a figure was read from."""
    source = _Source(origin)
    title = escape("".join(map(piece_text, outline.title)))
    height = imprint_height(official) if official.has_imprint else 0
    drawn = "\n".join(_sheet(sheet, official, source) for sheet in sheets(blocks(outline, official, customs), height))
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f'<meta name="viewport" content="width=device-width">\n<title>{title}（预览）</title>\n'
        f"<style>\n{_fonts(customs)}{_style()}</style>\n</head>\n<body>\n"
        '<p class="legend">预览，不是正式文件。<span class="figure">蓝色</span>的来自数据，'
        '<span class="gap">黄底</span>的还没有数据；指针放上去，看它在数据里的位置。</p>\n'
        f"{drawn}\n</body>\n</html>\n"
    )


def is_preview(data: bytes) -> bool:
    """Whether these are the bytes of such a page: one may be written over the other."""
    return b'<p class="legend">' in data[:100_000] and data.startswith(b"<!DOCTYPE html>")


@lru_cache(maxsize=1)
def _style() -> str:
    with open(STYLE_PATH, encoding="utf-8") as stream:
        return stream.read()


def _fonts(customs: Customs) -> str:
    """The font stacks: what the document asks for, then what shows it best."""
    asked = {
        "title": customs.title_font, "body": customs.body_font, "kai": customs.second_level_font,
        "hei": customs.first_level_font, "song": customs.page_number_font,
    }  # fmt: skip
    digits = _font(customs.digits_font) + "," if customs.digits_font else ""
    stacks = "".join(
        f"--{name}:{digits if name in ('title', 'body', 'kai', 'hei') else ''}{_font(font)},{_FALLBACKS[name]};"
        for name, font in asked.items()
    )
    bold = "".join(
        f".{kind}{{font-weight:bold}}"
        for kind, is_on in (("lead", customs.bold_leads), ("heading-2", customs.bold_second_level))
        if is_on
    )
    return f":root{{{stacks}}}\n{bold}\n"


def _font(name: str) -> str:
    """A font's name as a CSS string: whatever is in it ends neither the string nor the style."""
    return '"' + "".join(c if c.isalnum() or c in " _-" else f"\\{ord(c):x} " for c in name) + '"'


def _sheet(sheet: Sheet, official: Official, source: _Source) -> str:
    drawn = [_line(line, index == 0, source) for index, line in enumerate(sheet.lines)]
    if sheet.has_imprint:
        rows = "".join(
            f'<div class="row"><span class="left">{_pieces(left, source)}</span>'
            f'<span class="right">{_pieces(right, source)}</span></div>'
            for left, right in imprint(official)
        )
        drawn.append(f'<div class="imprint">{rows}</div>')
    if sheet.number is not None:
        side = "odd" if sheet.number % 2 else "even"
        drawn.append(f'<div class="page-number {side}">— {sheet.number} —</div>')
    return '<section class="sheet"><div class="text">\n' + "\n".join(drawn) + "\n</div></section>"


def _line(line: Line, is_at_top: bool, source: _Source) -> str:
    block = line.block
    indent = block.first if line.is_first else block.left
    before = block.before if line.is_first and (not is_at_top or block.kind == "mark") else 0
    style = f"height:{_pt(block.line)};line-height:{_pt(block.line)}"
    style += f";margin-top:{_pt(before)}" if before else ""
    style += f";padding-left:{_pt(indent)}" if indent else ""
    style += f";padding-right:{_pt(block.right)}" if block.right else ""
    style += f";font-size:{block.size:g}pt" if block.size != standard.SIZE_3 else ""
    if block.cells:
        style += f";grid-template-columns:{' '.join(f'{width}fr' for width in block.columns)}"
        cells = "".join(f"<span>{_pieces(cell, source)}</span>" for cell in block.cells)
        return f'<div class="line {block.kind}" style="{style};line-height:18pt">{cells}</div>'
    full = " full" if line.goes_on else ""
    parts = "".join(_part(part, source, "upward" in block.kind) for part in line.parts)
    return f'<div class="line {block.kind}{full}" style="{style}">{parts}</div>'


def _pt(twips: int) -> str:
    return f"{twips / 20:g}pt"


def _part(part: Part, source: _Source, is_apart: bool) -> str:
    drawn = _pieces(part.pieces, source)
    if part.role is not None or part.is_lead:
        return f'<span class="{"lead" if part.role is None else KINDS[part.role]}">{drawn}</span>'
    return f"<span>{drawn}</span>" if is_apart else drawn


def _pieces(pieces: tuple[Piece, ...], source: _Source) -> str:
    return "".join(_piece(piece, source) for piece in pieces)


def _piece(piece: Piece, source: _Source) -> str:
    if isinstance(piece, str):
        return escape(piece)
    kind = "gap" if isinstance(piece, Gap) else "figure"
    told = escape(source.of(piece.place, is_gap=isinstance(piece, Gap)))
    return f'<span class="{kind}" tabindex="0" data-source="{told}">{escape(piece.text)}</span>'


class _Source:
    """Tells where a figure comes from: its place in the record, the department, the line of the file."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._told: dict[tuple[str, bool], str] = {}

    def of(self, place: str, *, is_gap: bool) -> str:
        """The source in a line or two."""
        if (place, is_gap) not in self._told:
            self._told[place, is_gap] = self._tell(place, is_gap)
        return self._told[place, is_gap]

    def _tell(self, place: str, is_gap: bool) -> str:
        path = path_of(place)
        words = label_path(Record, path)
        entry = find_place(Record, place)
        if entry is not None:
            words += f"　由{entry.declaration.department}提供"
        position = self._origin.position(path)
        where = "还没有填" if is_gap else ""
        if position is not None:
            where += f"{'；' if where else ''}{self._origin.file or '数据'} 第 {position.line} 行"
        return f"{words}\n{where}" if where else words
