"""What the report's own paragraphs take of the page: title, 主送机关, headings and text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from townreport.layout import standard
from townreport.layout.customs import Customs
from townreport.layout.flow import Flow
from townreport.layout.marks import Marks
from townreport.layout.sections import laid_across, on_wide_page
from townreport.official import NO_ELEMENTS, Official
from townreport.outline import HEADINGS, Line, Table

_INDENT = standard.BODY_INDENT_CHARACTERS * standard.CHARACTER_WIDTH


def title_flow(lines: int, before: int, customs: Customs) -> Flow:
    """The title in so many lines, with the space before it."""
    return Flow("", line=lines * standard.TITLE_LINE, before=before, after=customs.line_pitch, keep_next=True)


def text_flows(
    lines: Sequence[Line | Table], texts: Sequence[str], customs: Customs, official: Official = NO_ELEMENTS
) -> Iterator[Flow]:
    """主送机关 and `lines`, whose words are `texts`."""
    pitch = customs.line_pitch
    if official.recipients:
        yield Flow(official.recipients + "：", line=pitch)
    was_wide = False
    for line, text, is_wide in zip(lines, texts, laid_across(lines), strict=True):
        if isinstance(line, Table):
            flows = _table_flows(line, customs)
        else:
            flow = Flow(text, _INDENT, line=pitch, keep_next=line.role in HEADINGS)
            flows = [on_wide_page(flow) if is_wide else flow]
        if is_wide is not was_wide:
            flows[0] = flows[0]._replace(new_page=True)
        was_wide = is_wide
        yield from flows


def _table_flows(table: Table, customs: Customs) -> list[Flow]:
    # Imported here: few reports have tables, and start-up counts.
    from townreport.layout.tables import laid_table

    return [laid.flow for laid in laid_table(table, Marks(), customs)]
