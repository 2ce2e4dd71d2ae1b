"""What offices differ on, as named settings; the standard is the default, and each deviation can be said."""

from __future__ import annotations

from typing import NamedTuple

from townreport.layout import standard


class Customs(NamedTuple):
    """An office's customs.

    `bold_leads` prints the leads of 一是 points bold; `bold_second_level` the headings （一）; `digits_font` names the
    font of Arabic digits and Latin letters in title, headings and text; `line_points` is the text's exact line, in
    points (None: 22 lines fill the 版心); the fonts are the names that the document asks for; `sealed` lays out 署名
    and 成文日期 for a seal.
    """

    bold_leads: bool = False
    bold_second_level: bool = False
    digits_font: str | None = None
    line_points: float | None = None
    title_font: str = standard.FONT_TITLE
    body_font: str = standard.FONT_BODY
    second_level_font: str = standard.FONT_KAI
    first_level_font: str = standard.FONT_HEI
    page_number_font: str = standard.FONT_SONG
    sealed: bool = False

    @property
    def line_pitch(self) -> int:
        """The text's line in twips."""
        return standard.LINE_PITCH if self.line_points is None else standard.points(self.line_points)

    @property
    def fonts(self) -> dict[str, str]:
        """The font asked for in place of each of the base document's."""
        return {
            standard.FONT_TITLE: self.title_font,
            standard.FONT_BODY: self.body_font,
            standard.FONT_KAI: self.second_level_font,
            standard.FONT_HEI: self.first_level_font,
            standard.FONT_SONG: self.page_number_font,
        }

    def deviations(self) -> tuple[str, ...]:
        """Each departure from GB/T 9704—2012's page, in the reader's words; none for the standard itself.

        The sealed form is one of the standard's own two and counts as none.
        """
        found = []
        if self.bold_leads:
            found.append("要点首句加粗（标准未规定加粗）")
        if self.bold_second_level:
            found.append("二级标题（一）加粗（标准未规定加粗）")
        if self.digits_font is not None:
            found.append(f"数字和字母用{self.digits_font}（标准未另行规定，随正文字体）")
        if self.line_points is not None and self.line_pitch != standard.LINE_PITCH:
            found.append(f"行距固定值{self.line_points:g}磅（标准为每页22行撑满版心，约28.95磅）")
        names = ("标题", "正文", "二级标题", "一级标题", "页码")
        for name, (usual, asked) in zip(names, self.fonts.items(), strict=True):
            # 仿宋 and 仿宋_GB2312 are one hand, and the standard names neither file.
            if asked.removesuffix("_GB2312") != usual.removesuffix("_GB2312"):
                found.append(f"{name}用{asked}（标准为{usual.removesuffix('_GB2312')}）")
        return tuple(found)


STANDARD = Customs()
"""GB/T 9704—2012 with no custom of an office's own."""
