"""The XML of the base document's parts: styles, settings, footers, page set-up.

Everything that python-docx's template gets wrong for a Chinese official document is said here in full, so nothing of
it is left to inherit. Sizes and distances come from `standard` and `styles`.
"""

from __future__ import annotations

from collections.abc import Iterator

from townreport.layout import standard
from townreport.layout.style_ids import RUN_IN_STYLES
from townreport.layout.styles import BUILT_IN_HEADING_IDS, FONTS_IN_USE, STYLES, Style

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
ALTERNATIVE_FONTS = {
    standard.FONT_BODY: "仿宋",
    standard.FONT_KAI: "楷体",
    standard.FONT_HEI: "SimHei",
    standard.FONT_SONG: "SimSun",
    standard.FONT_TITLE: "方正小标宋_GBK",
}
"""The font that Word takes where the named one is not installed."""


def fonts(name: str) -> str:
    """All four slots of a run's fonts: with one font in all, quotes and digits take it too."""
    return f'<w:rFonts w:ascii="{name}" w:eastAsia="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def document_defaults() -> str:
    """Defaults under every style: the body's letters, Chinese as the language, no spacing."""
    size = standard.half_points(standard.SIZE_3)
    return (
        f"<w:docDefaults {NAMESPACES}><w:rPrDefault><w:rPr>{fonts(standard.FONT_BODY)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )


def style_elements() -> Iterator[str]:
    """All styles: Word's own that ours are built on, then ours."""
    size = standard.half_points(standard.SIZE_3)
    # The grid would round the title's 35 pt up to whole lines; widow control would leave pages of 20 and 21 lines.
    # Word's usual space between Chinese and digits stays on: LibreOffice always sets it, and so both break lines alike.
    yield (
        f'<w:style {NAMESPACES} w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/>"
        # overflowPunct is Word's default, but only where it is written does LibreOffice 7.4 keep marks inside the edge;
        # else it hangs them outside, and its PDF export loses some of them.
        '<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="1"/><w:adjustRightInd w:val="0"/>'
        '<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{standard.LINE_PITCH}" w:lineRule="exact"/><w:jc w:val="both"/>'
        f'</w:pPr><w:rPr>{fonts(standard.FONT_BODY)}<w:spacing w:val="{standard.CHARACTER_SPACING}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>'
    )
    yield (
        f'<w:style {NAMESPACES} w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    )
    yield (
        f'<w:style {NAMESPACES} w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    for level, identity in enumerate(BUILT_IN_HEADING_IDS):
        yield (
            f'<w:style {NAMESPACES} w:type="paragraph" w:styleId="{identity}"><w:name w:val="heading {level + 1}"/>'
            '<w:basedOn w:val="Normal"/><w:next w:val="OfficialBody"/><w:uiPriority w:val="9"/><w:qFormat/>'
            f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{level}"/></w:pPr></w:style>'
        )
    for identity, name in (("Title", "Title"), ("Footer", "footer")):
        yield (
            f'<w:style {NAMESPACES} w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>'
            '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/></w:style>'
        )
    yield from map(_style, STYLES)
    for style in STYLES:
        if style.identity in RUN_IN_STYLES:
            yield (
                f'<w:style {NAMESPACES} w:type="character" w:customStyle="1" '
                f'w:styleId="{RUN_IN_STYLES[style.identity]}"><w:name w:val="{style.name} 字符"/>'
                f'<w:basedOn w:val="DefaultParagraphFont"/><w:link w:val="{style.identity}"/>'
                f"{_letters(style)}</w:style>"
            )


def _style(style: Style) -> str:
    following = "" if style.outline is None else '<w:next w:val="OfficialBody"/>'
    linked = RUN_IN_STYLES.get(style.identity)
    if linked:
        following += f'<w:link w:val="{linked}"/>'
    outline = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    keep = "<w:keepNext/>" if style.keep_next else ""
    return (
        f'<w:style {NAMESPACES} w:type="paragraph" w:customStyle="1" w:styleId="{style.identity}">'
        f'<w:name w:val="{style.name}"/><w:basedOn w:val="{style.based_on}"/>{following}<w:qFormat/>'
        f'<w:pPr>{keep}<w:spacing w:after="{style.after}" w:line="{style.line}" w:lineRule="{style.rule}"/>'
        f'{indents(style)}<w:jc w:val="{style.align}"/>{outline}</w:pPr>'
        f"{_letters(style)}</w:style>"
    )


def _letters(style: Style) -> str:
    colour = f'<w:color w:val="{style.colour}"/>' if style.colour else ""
    size = standard.half_points(style.size)
    return (
        f'<w:rPr>{fonts(style.font)}{colour}<w:spacing w:val="{style.spacing}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def indents(style: Style) -> str:
    """A style's indents twice: Word goes by the characters, LibreOffice 7.4 knows only the lengths."""
    width = standard.points(style.size) + style.spacing
    attributes = ""
    for name, characters in (("left", style.left), ("right", style.right), ("firstLine", style.indent)):
        if characters:
            attributes += f' w:{name}Chars="{characters * 100}" w:{name}="{characters * width}"'
    return f"<w:ind{attributes}/>" if attributes else ""


def settings() -> str:
    """Document settings: no 兼容模式, odd and even footers, no squeezing of punctuation past 28 a line."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:useFELayout/>{compatibility}</w:compat>"
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def font_table() -> str:
    """The fonts in use, each with the one to take in its place."""
    entries = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{ALTERNATIVE_FONTS[name]}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name in FONTS_IN_USE
    )
    return f"{DECLARATION}<w:fonts {NAMESPACES}>{entries}</w:fonts>"


def footers() -> tuple[str, ...]:
    """Footers for odd pages, even pages, pages without a number, odd and even pages laid across, in this order."""
    return (footer(odd=True), footer(odd=False), blank_footer(), wide_footer(odd=True), wide_footer(odd=False))


def footer(*, odd: bool) -> str:
    """The page number between 一字线: right 空一字 on odd pages, left 空一字 on even ones (GB/T 9704—2012, 页码)."""
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{_page_number(odd=odd)}</w:ftr>"


def _page_number(*, odd: bool) -> str:
    side = "right" if odd else "left"
    width = standard.FOOTER_INDENT_CHARACTERS * standard.points(standard.SIZE_4)
    return (
        '<w:p><w:pPr><w:pStyle w:val="OfficialPageNumber"/>'
        f'<w:ind w:{side}Chars="{standard.FOOTER_INDENT_CHARACTERS * 100}" w:{side}="{width}"/>'
        f'<w:jc w:val="{side}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )


def wide_footer(*, odd: bool) -> str:
    """The page number of a page laid across, where the other pages have it (GB/T 9704—2012, 表格).

    The page is bound at its upper edge, so the number stands at its left one, turned a quarter, in the lower half on
    odd pages and in the upper on even ones. A cell turned so in a table fixed to the page is what Word, WPS and
    LibreOffice all show; the cell is as high as the 版心.
    """
    line = standard.FOOTER_LINE
    left = standard.WIDE_MARGIN_LEFT - standard.PAGE_NUMBER_GAP - line // 2
    return (
        f"{DECLARATION}<w:ftr {NAMESPACES}><w:tbl><w:tblPr>"
        f'<w:tblpPr w:vertAnchor="page" w:horzAnchor="page" w:tblpX="{left}" w:tblpY="{standard.WIDE_MARGIN_TOP}"/>'
        f'<w:tblW w:w="{line}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{line}"/></w:tblGrid><w:tr><w:trPr>'
        f'<w:trHeight w:val="{standard.TEXT_WIDTH}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{line}" w:type="dxa"/><w:textDirection w:val="tbRl"/></w:tcPr>{_page_number(odd=odd)}</w:tc>'
        '</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="OfficialPageNumber"/></w:pPr></w:p></w:ftr>'
    )


def blank_footer() -> str:
    """The footer of pages without a number: the page of 版记 alone and a blank one before it."""
    return f'{DECLARATION}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="OfficialPageNumber"/></w:pPr></w:p></w:ftr>'


def application_properties() -> str:
    """docProps/app.xml: the program's name and nothing that could change from build to build."""
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>townreport</Application></Properties>"
    )
