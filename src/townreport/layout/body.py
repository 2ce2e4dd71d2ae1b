"""The report's own paragraphs: title, 主送机关, headings and text.

Each style's frame is prepared once; a paragraph is its frame around its runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import Flow, Laid, paragraph, space_before
from townreport.layout.marks import Marks
from townreport.layout.runs import parts_runs, pieces_runs
from townreport.layout.styles import BODY_ID, HEADING_IDS, TITLE_ID
from townreport.layout.title import broken_title
from townreport.official import PLACES, Official
from townreport.outline import HEADINGS, Line, Part, Piece, Printed, Role, piece_text

STYLE_IDS = {Role.TITLE: TITLE_ID, Role.BODY: BODY_ID, **dict(zip(HEADINGS, HEADING_IDS, strict=True))}
FRAMES = {role: f'<w:p><w:pPr><w:pStyle w:val="{identity}"/></w:pPr>' for role, identity in STYLE_IDS.items()}
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
            Role.TITLE: None, Role.HEADING_1: None, Role.HEADING_2: second, Role.HEADING_3: body, Role.HEADING_4: body,
            Role.BODY: body,
        }

    def paragraphs(self, lines: Iterable[Line]) -> Iterator[str]:
        """Each numbered line of the report as a paragraph."""
        marks, rare_fonts, bold_leads = self.marks, self._rare_fonts, self.customs.bold_leads
        for role, parts in lines:
            yield f"{FRAMES[role]}{parts_runs(parts, marks, bold_leads=bold_leads, rare_font=rare_fonts[role])}</w:p>"

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

    def flows(self, official: Official, lines: Sequence[Line]) -> Iterator[Flow]:
        """What 主送机关 and `lines` take of the page."""
        pitch = self.customs.line_pitch
        indent = standard.BODY_INDENT_CHARACTERS * standard.CHARACTER_WIDTH
        if official.recipients:
            yield Flow(official.recipients + "：", line=pitch)
        for line in lines:
            text = "".join(map(piece_text, line.pieces()))
            yield Flow(text, indent, line=pitch, keep_next=line.role in HEADINGS)
