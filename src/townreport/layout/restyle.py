"""The base document's styles changed to an office's customs; done once for each set of customs, not per report."""

from __future__ import annotations

import re
from functools import lru_cache

from townreport.layout import standard
from townreport.layout.base_file import Base, shipped_base
from townreport.layout.customs import STANDARD, Customs
from townreport.layout.package import Entry

STYLES_PART = "word/styles.xml"
FONT_TABLE_PART = "word/fontTable.xml"
_FIXED_DIGITS = ("OfficialPageNumber",)
"""页码 are 半角宋体 digits whatever the text's are (GB/T 9704—2012, 页码)."""


@lru_cache(maxsize=32)
def base_for(customs: Customs) -> Base:
    """The shipped base with these customs."""
    base = shipped_base()
    if customs._replace(bold_leads=False, sealed=False) == STANDARD:
        return base
    return base._replace(parts=tuple(_changed(entry, customs) for entry in base.parts))


def _changed(entry: Entry, customs: Customs) -> Entry:
    if entry.name == STYLES_PART:
        return Entry.deflated(entry.name, restyled(entry.content().decode(), customs).encode())
    if entry.name == FONT_TABLE_PART:
        return Entry.deflated(entry.name, _with_fonts(entry.content().decode(), customs).encode())
    return entry


def restyled(styles: str, customs: Customs) -> str:
    """The styles part's XML with the customs' fonts, digits, lines and bold （一）."""
    styles = styles.replace(
        f'w:line="{standard.LINE_PITCH}" w:lineRule="exact"', f'w:line="{customs.line_pitch}" w:lineRule="exact"'
    ).replace(f'w:after="{standard.LINE_PITCH}"', f'w:after="{customs.line_pitch}"')
    # Digits are in the ascii slot, Chinese quotes in hAnsi: they must not follow the digits into a Latin font.
    if customs.digits_font is not None:
        digits = f'w:ascii="{_attribute(customs.digits_font)}"'
        styles = "".join(
            style
            if any(f'w:styleId="{fixed}"' in style for fixed in _FIXED_DIGITS)
            else re.sub(r'w:ascii="[^"]*"', lambda _: digits, style)
            for style in re.split(r"(?=<w:style )", styles)
        )
    styles = _with_fonts(styles, customs)
    if customs.bold_second_level:
        styles = re.sub(
            r'(<w:style (?:(?!</w:style>).)*w:styleId="OfficialHeading2(?:Char)?"(?:(?!</w:style>).)*<w:rFonts[^>]*/>)',
            r"\1<w:b/><w:bCs/>",
            styles,
            flags=re.DOTALL,
        )
    return styles


def _with_fonts(xml: str, customs: Customs) -> str:
    fonts = customs.fonts
    return re.sub(
        r'="([^"]*)"', lambda match: f'="{_attribute(fonts[match[1]])}"' if match[1] in fonts else match[0], xml
    )


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
