"""The paragraph styles of the document, as data: what each element looks like (GB/T 9704—2012).

`base` writes them into the base document once. Names are Chinese, so that a hand edit finds them in Word's list; ids
are what paragraphs refer to. Lengths are in twips, sizes in points.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from townreport.layout.standard import (
    BODY_INDENT_CHARACTERS,
    CHARACTER_SPACING,
    FONT_BODY,
    FONT_HEI,
    FONT_KAI,
    FONT_SONG,
    FONT_TITLE,
    FOOTER_LINE,
    IMPRINT_LINE,
    LINE_PITCH,
    RED,
    SIZE_2,
    SIZE_3,
    SIZE_4,
    TABLE_END_LINE,
    TABLE_LINE,
    TITLE_LINE,
)
from townreport.layout.style_ids import BODY_ID, HEADING_IDS, TITLE_ID


class Style(NamedTuple):
    """One paragraph style.

    `based_on` is a style id; `line` the height of a line, kept as `rule` says; `indent` the first line's, in characters
    of the style's own size; `left` and `right` the paragraph's, in the same unit; `outline` the level in the navigation
    pane from 0, None for text; `colour` that of the letters, black where empty.
    """

    name: str
    identity: str
    font: str
    size: float = SIZE_3
    based_on: str = "Normal"
    line: int = LINE_PITCH
    after: int = 0
    spacing: int = 0
    indent: int = 0
    left: int = 0
    right: int = 0
    align: str = "both"
    keep_next: bool = False
    outline: int | None = None
    colour: str = ""
    rule: str = "exact"


BUILT_IN_HEADING_IDS = ("Heading1", "Heading2", "Heading3", "Heading4")
_HEADING_FONTS = (FONT_HEI, FONT_KAI, FONT_BODY, FONT_BODY)
_HEADING_NAMES = ("一级标题", "二级标题", "三级标题", "四级标题")


def _text(name: str, identity: str, font: str = FONT_BODY, **changes: Any) -> Style:
    """A style of 3号 letters on the grid of 22 lines by 28 characters."""
    return Style(name, identity, font, spacing=CHARACTER_SPACING)._replace(**changes)


STYLES: tuple[Style, ...] = (
    Style(
        "公文标题", TITLE_ID, FONT_TITLE, SIZE_2, "Title", TITLE_LINE, after=LINE_PITCH, align="center", keep_next=True
    ),
    *(
        _text(name, identity, font, based_on=parent, indent=BODY_INDENT_CHARACTERS, keep_next=True, outline=level)
        for level, (name, identity, font, parent) in enumerate(
            zip(_HEADING_NAMES, HEADING_IDS, _HEADING_FONTS, BUILT_IN_HEADING_IDS, strict=True)
        )
    ),
    _text("公文正文", BODY_ID, indent=BODY_INDENT_CHARACTERS),
    _text("份号", "OfficialCopyNumber", align="left"),
    _text("密级和紧急程度", "OfficialSecrecy", FONT_HEI, align="left"),
    Style("发文机关标志", "OfficialMark", FONT_TITLE, 45.0, align="center", colour=RED, keep_next=True),
    _text("发文字号", "OfficialNumber", align="center", keep_next=True),
    _text("主送机关", "OfficialRecipients", align="left"),
    _text("附件说明", "OfficialAttachmentNote"),
    _text("发文机关署名", "OfficialSignature", align="left", keep_next=True),
    _text("成文日期", "OfficialDate", align="left"),
    _text("附注", "OfficialRemark", indent=BODY_INDENT_CHARACTERS),
    _text("附件标识", "OfficialAttachmentMark", FONT_HEI, align="left", keep_next=True),
    Style(
        "附件标题",
        "OfficialAttachmentTitle",
        FONT_TITLE,
        SIZE_2,
        "Title",
        TITLE_LINE,
        after=LINE_PITCH,
        align="center",
        keep_next=True,
    ),
    _text("表题", "OfficialTableCaption", FONT_HEI, align="center", keep_next=True),
    Style("表格单位", "OfficialTableUnit", FONT_BODY, SIZE_4, line=IMPRINT_LINE, align="right", keep_next=True),
    Style(
        "表头", "OfficialTableHead", FONT_HEI, SIZE_4, line=TABLE_LINE, rule="atLeast", align="center", keep_next=True
    ),
    Style("表格文字", "OfficialTableText", FONT_BODY, SIZE_4, line=TABLE_LINE, rule="atLeast", align="left"),
    Style("表后空行", "OfficialTableEnd", FONT_BODY, SIZE_4, line=TABLE_END_LINE),
    Style("抄送机关", "OfficialCopies", FONT_BODY, SIZE_4, line=IMPRINT_LINE),
    Style("印发机关和印发日期", "OfficialPrinting", FONT_BODY, SIZE_4, line=IMPRINT_LINE, align="left"),
    Style("页码", "OfficialPageNumber", FONT_SONG, SIZE_4, "Footer", FOOTER_LINE, align="left"),
)
"""Every style of the document but Word's own."""

FONTS_IN_USE = (FONT_TITLE, FONT_BODY, FONT_KAI, FONT_HEI, FONT_SONG)
