"""The theme part: Word and its validators ask for one, though no style here takes a font or a colour from it.

Its fonts are the document's own, so that WPS misses none, and its colours black and white.
"""

from __future__ import annotations

from townreport.layout.standard import FONT_BODY

_COLOURS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'


def theme() -> str:
    """word/theme/theme1.xml, as plain as the schema allows."""
    colours = "".join(f'<a:{name}><a:srgbClr val="000000"/></a:{name}>' for name in _COLOURS)
    fonts = f'<a:latin typeface="{FONT_BODY}"/><a:ea typeface="{FONT_BODY}"/><a:cs typeface="{FONT_BODY}"/>'
    lines = "".join(f'<a:ln w="{width}">{_SOLID}</a:ln>' for width in (6350, 12700, 19050))
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="公文"><a:themeElements>'
        '<a:clrScheme name="公文"><a:dk1><a:srgbClr val="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1>'
        f'<a:dk2><a:srgbClr val="000000"/></a:dk2><a:lt2><a:srgbClr val="FFFFFF"/></a:lt2>{colours}</a:clrScheme>'
        f'<a:fontScheme name="公文"><a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>'
        f'<a:fmtScheme name="公文"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )
