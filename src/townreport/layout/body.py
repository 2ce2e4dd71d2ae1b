"""The report's own paragraphs: title, 主送机关, headings and text.

Each style's frame is prepared once; a paragraph is its frame around its runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.known_lines import PARAGRAPH_END, known_paragraph
from townreport.layout.marks import Marks
from townreport.layout.paragraph import paragraph, space_before
from townreport.layout.runs import BOLD, pieces_runs, plain_runs
from townreport.layout.sections import Wide, laid_across
from townreport.layout.style_ids import BODY_ID, HEADING_IDS, RUN_IN_STYLES, TITLE_ID
from townreport.official import PLACES, Official
from townreport.outline import HEADINGS, Line, Part, Pieces, Printed, Role, Table

STYLE_IDS = {Role.TITLE: TITLE_ID, Role.BODY: BODY_ID, **dict(zip(HEADINGS, HEADING_IDS, strict=True))}
FRAMES = {role: f'<w:p><w:pPr><w:pStyle w:val="{identity}"/></w:pPr>' for role, identity in STYLE_IDS.items()}
BODY_FRAME = FRAMES[Role.BODY]
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


_BODY = Role.BODY
_PIECES = attrgetter("pieces")


class Body:
    """Writes the paragraphs of one document; `marks` names its figures, `customs` says how its office has it.

    `plain`: every title and line that it will be given is known to be plain (see `characters.is_plain_report`).
    `knows_lines`: lines that came out like others look like others too.
    """

    def __init__(self, marks: Marks, customs: Customs, *, plain: bool = False) -> None:
        self.marks = marks
        self.customs = customs
        self._runs = plain_runs if plain else pieces_runs
        self.knows_lines = plain and not customs.bold_leads
        self._rare_font = standard.RARE_CHARACTER_FONTS.get(customs.body_font)

    def paragraphs(self, lines: Sequence[Line | Table]) -> Iterator[str]:
        """Each numbered line of the report as a paragraph, each table in the stretches of `laid_table`."""
        for line, is_wide in zip(lines, laid_across(lines), strict=True):
            if isinstance(line, Table):
                yield from self._table(line)
            else:
                known = self._known(line)
                xml = self.paragraph(line) if known is None else known.decode()
                yield Wide(xml) if is_wide else xml

    def encoded(self, lines: Sequence[Line | Table]) -> Iterator[bytes]:
        """The same in UTF-8, where nothing is laid across: most of a report is encoded once for all reports."""
        for line in lines:
            if isinstance(line, Table):
                yield from (xml.encode() for xml in self._table(line))
            else:
                yield self._known(line) or self.paragraph(line).encode()

    def _known(self, line: Line) -> bytes | None:
        """A line that came out like others, in UTF-8; None where it has to be written anew."""
        pattern = line.pattern
        if pattern is None or not self.knows_lines or pattern.has_heading or not all(line.figures):
            return None
        return known_paragraph(line, pattern, FRAMES[line.role], self.marks)

    def paragraph(self, line: Line) -> str:
        """A line written anew."""
        role, parts = line.role, line.parts
        frame, heading, rare_font = BODY_FRAME, "", self._rare_font
        # Most lines are text: dictionaries are asked of headings only, since a role's hash is slow.
        if role is not _BODY:
            frame, rare_font = FRAMES[role], self._rare_font_of(role)
        elif (own := parts[0].role) is not None:
            frame = RUN_IN_FRAMES[own]
            heading = self._runs(parts[0].pieces, self.marks, RUN_IN_PROPERTIES[own], self._rare_font_of(own))
            parts = parts[1:]
        return f"{frame}{heading}{self._parts(parts, rare_font)}{PARAGRAPH_END}"

    def _rare_font_of(self, role: Role) -> str | None:
        """The font for characters that the font of headings of this level does not hold."""
        if role is Role.HEADING_2:
            return standard.RARE_CHARACTER_FONTS.get(self.customs.second_level_font)
        return None if role is Role.HEADING_1 else self._rare_font

    def _table(self, table: Table) -> Iterator[str]:
        # Imported here: few reports have tables, and start-up counts.
        from townreport.layout.tables import laid_table

        return (laid.xml for laid in laid_table(table, self.marks, self.customs))

    def _parts(self, parts: Sequence[Part], rare_font: str | None) -> str:
        """The runs of a line's parts; leads are bold where the office's custom has it so."""
        if self.customs.bold_leads:
            return "".join(
                [self._runs(part.pieces, self.marks, BOLD if part.is_lead else "", rare_font) for part in parts]
            )
        return self._runs(chain.from_iterable(map(_PIECES, parts)), self.marks, "", rare_font)

    def title(self, lines: Iterable[Pieces], *, is_below: bool) -> str:
        """The title, broken into `lines`; two blank lines below what it `is_below`."""
        runs = LINE_BREAK.join(self._runs(line, self.marks) for line in lines)
        return paragraph(TITLE_ID, runs, space_before(self.above_title() if is_below else 0))

    def above_title(self) -> int:
        """The space between 版头 and the title, in twips."""
        return BLANK_LINES_ABOVE_TITLE * self.customs.line_pitch

    def recipients(self, official: Official) -> Iterator[str]:
        """主送机关: one blank line below the title (the title's own space), 顶格, ended by a full-width colon."""
        if official.recipients:
            name = official.recipients.removesuffix("：")
            runs = pieces_runs((Printed(name, PLACES["recipients"]), "："), self.marks, "", self._rare_font)
            yield paragraph("OfficialRecipients", runs)
