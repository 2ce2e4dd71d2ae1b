"""The report's own paragraphs: title, 主送机关, headings and text.

Each style's frame is prepared once; a paragraph is its frame around its runs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import Flow, Laid, paragraph, space_before
from townreport.layout.marks import Marks
from townreport.layout.runs import parts_runs, pieces_runs
from townreport.layout.sections import Wide, laid_across, on_wide_page
from townreport.layout.styles import BODY_ID, HEADING_IDS, RUN_IN_STYLES, TITLE_ID
from townreport.layout.tables import laid_table
from townreport.layout.title import broken_title
from townreport.official import PLACES, Official
from townreport.outline import HEADINGS, Line, Part, Piece, Printed, Role, Table, pieces_text

STYLE_IDS = {Role.TITLE: TITLE_ID, Role.BODY: BODY_ID, **dict(zip(HEADINGS, HEADING_IDS, strict=True))}
FRAMES = {role: f'<w:p><w:pPr><w:pStyle w:val="{identity}"/></w:pPr>' for role, identity in STYLE_IDS.items()}
RUN_IN_FRAMES = {
    role: f'<w:p><w:pPr><w:pStyle w:val="{BODY_ID}"/><w:outlineLvl w:val="{level}"/></w:pPr>'
    for level, role in enumerate(HEADINGS)
}
"""Paragraphs that begin with a heading: they stand in the navigation pane and are the text's all the same."""
RUN_IN_PROPERTIES = {
    role: f'<w:rStyle w:val="{RUN_IN_STYLES[identity]}"/>' if identity in RUN_IN_STYLES else ""
    for role, identity in zip(HEADINGS, HEADING_IDS, strict=True)
}
LINE_BREAK = "<w:r><w:br/></w:r>"
BLANK_LINES_ABOVE_TITLE = 2
"""Between the red line and the title (GB/T 9704—2012, 标题)."""


class Body:
    """Writes the paragraphs of one document; `marks` names its figures, `customs` says how its office has it."""

    def __init__(self, marks: Marks, customs: Customs) -> None:
        self.marks = marks
        self.customs = customs
        body = standard.RARE_CHARACTER_FONTS.get(customs.body_font)
        second = standard.RARE_CHARACTER_FONTS.get(customs.second_level_font)
        self._rare_fonts = {
            Role.TITLE: None,
            Role.HEADING_1: None,
            Role.HEADING_2: second,
            Role.HEADING_3: body,
            Role.HEADING_4: body,
            Role.BODY: body,
        }

    def paragraphs(self, lines: Sequence[Line | Table]) -> Iterator[str]:
        """Each numbered line of the report as a paragraph, each table in the stretches of `laid_table`."""
        marks, rare_fonts, bold_leads = self.marks, self._rare_fonts, self.customs.bold_leads
        for line, is_wide in zip(lines, laid_across(lines), strict=True):
            if isinstance(line, Table):
                yield from (laid.xml for laid in laid_table(line, marks, self.customs))
                continue
            role, parts = line
            frame, heading = FRAMES[role], ""
            if (own := parts[0].role) is not None:
                frame = RUN_IN_FRAMES[own]
                heading = pieces_runs(parts[0].pieces, marks, RUN_IN_PROPERTIES[own], rare_fonts[own])
                parts = parts[1:]
            runs = parts_runs(parts, marks, bold_leads=bold_leads, rare_font=rare_fonts[role])
            xml = f"{frame}{heading}{runs}</w:p>"
            yield Wide(xml) if is_wide else xml

    def title(self, parts: Sequence[Part], official: Official, above: Sequence[Laid]) -> Laid:
        """The title, in lines; two blank lines below what stands `above` it."""
        pieces: tuple[Piece, ...] = tuple(piece for part in parts for piece in part.pieces)
        broken = broken_title(pieces, official.title_lines)
        runs = LINE_BREAK.join(pieces_runs(line, self.marks) for line in broken)
        before = BLANK_LINES_ABOVE_TITLE * self.customs.line_pitch if above else 0
        height = len(broken) * standard.TITLE_LINE
        return Laid(
            paragraph(TITLE_ID, runs, space_before(before)),
            Flow("", line=height, before=before, after=self.customs.line_pitch, keep_next=True),
        )

    def recipients(self, official: Official) -> Iterator[str]:
        """主送机关: one blank line below the title (the title's own space), 顶格, ended by a full-width colon."""
        if official.recipients:
            name = official.recipients.removesuffix("：")
            runs = pieces_runs((Printed(name, PLACES["recipients"]), "："), self.marks, "", self._rare_fonts[Role.BODY])
            yield paragraph("OfficialRecipients", runs)

    def flows(self, official: Official, lines: Sequence[Line | Table]) -> Iterator[Flow]:
        """What 主送机关 and `lines` take of the page."""
        pitch = self.customs.line_pitch
        indent = standard.BODY_INDENT_CHARACTERS * standard.CHARACTER_WIDTH
        if official.recipients:
            yield Flow(official.recipients + "：", line=pitch)
        was_wide = False
        for line, is_wide in zip(lines, laid_across(lines), strict=True):
            if isinstance(line, Table):
                flows = [laid.flow for laid in laid_table(line, Marks(), self.customs)]
            else:
                flow = Flow(pieces_text(line.pieces()), indent, line=pitch, keep_next=line.role in HEADINGS)
                flows = [on_wide_page(flow) if is_wide else flow]
            if is_wide is not was_wide:
                flows[0] = flows[0]._replace(new_page=True)
            was_wide = is_wide
            yield from flows
