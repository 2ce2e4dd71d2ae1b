"""Puts a document's elements in order: 版头, title, text, what follows it, 附件 and 版记.

Where 署名 or a 版记 has to find its page, the text is measured.
"""

from __future__ import annotations

from collections.abc import Iterator

from townreport.layout import standard
from townreport.layout.attachments import annexes, attachments
from townreport.layout.base_file import Base
from townreport.layout.body import Body
from townreport.layout.body_flows import text_flows, title_flow
from townreport.layout.closing import attachment_note, remark, signature
from townreport.layout.customs import Customs
from townreport.layout.head import head
from townreport.layout.imprint import imprint, imprint_height
from townreport.layout.marks import Marks
from townreport.layout.page import section_properties
from townreport.layout.pages import End, Measured, end_of, measured
from townreport.layout.paragraph import paragraph
from townreport.layout.sections import Wide, sectioned, with_section
from townreport.layout.title import broken_title
from townreport.official import Official
from townreport.outline import Outline

KEEP_NEXT = "<w:keepNext/>"


def surrounded(body: Body, outline: Outline, official: Official, base: Base) -> list[str]:
    """The document's paragraphs, tables and sections: the report of `body` with all its elements around it."""
    marks, customs, text = body.marks, body.customs, outline.text
    listed = annexes(outline, official)
    top = list(head(official, marks, customs))
    title_lines = broken_title(outline.title, official.title_lines)
    paragraphs = [laid.xml for laid in top]
    paragraphs.append(body.title(title_lines, is_below=bool(top)))
    paragraphs.extend(body.recipients(official))
    paragraphs.extend(body.paragraphs(text))
    end_of_text = len(paragraphs)
    closing = [*attachment_note(listed, official, marks, customs), *signature(official, marks, customs)]
    # What 附件 hold was not looked at with the text, so it is not known to be plain.
    below = [*closing, *remark(official, marks, customs), *attachments(listed, Body(marks, customs))]
    ends_wide = isinstance(paragraphs[-1], Wide)
    paragraphs.extend(laid.xml for laid in below)
    if not closing and not official.has_imprint:
        paragraphs, section = sectioned(paragraphs, base)
        return [*paragraphs, section]
    flows = measured(
        (
            *(laid.flow for laid in top),
            title_flow(len(title_lines), body.above_title() if top else 0, customs),
            *text_flows(text, outline.texts[1:], customs, official),
        )
    )
    below_flows = measured(laid.flow for laid in below)
    end = end_of(flows)
    if ends_wide and below_flows:
        below_flows[0] = below_flows[0]._replace(flow=below_flows[0].flow._replace(new_page=True))
    elif closing and text and not _surely_follows(end, _end_below(flows, end, below_flows[: len(closing)]), customs):
        paragraphs[end_of_text - 1] = with_property(paragraphs[end_of_text - 1], KEEP_NEXT)
        flows[-1] = flows[-1]._replace(flow=flows[-1].flow._replace(keep_next=True))
    paragraphs, section = sectioned(paragraphs, base)
    if not official.has_imprint:
        return [*paragraphs, section]
    end = _end_below(flows, end, below_flows)
    return list(_with_imprint(paragraphs, end, official, marks, customs, base._replace(section=section)))


def _end_below(flows: list[Measured], end: End, below: list[Measured]) -> End:
    """Where `below` ends behind `flows`, which end at `end`."""
    return end_of(flows + below) if flows[-1].flow.keep_next else end_of(below, end)


def _surely_follows(end: End, with_closing: End, customs: Customs) -> bool:
    """Whether 署名 stands on the page where the text ends, with two lines to spare for another font or program.

    Where it might not, the last paragraph is kept with it, since 署名 must not stand alone on a page; but not
    otherwise, since a paragraph so kept moves on as a whole and leaves its page short.
    """
    spare = standard.TEXT_HEIGHT - with_closing.used
    return end.page == with_closing.page and spare >= 2 * customs.line_pitch


def with_property(xml: str, properties: str) -> str:
    """A paragraph with further properties right behind its style."""
    end_of_style = xml.index("/>") + 2
    return xml[:end_of_style] + properties + xml[end_of_style:]


def _with_imprint(
    paragraphs: list[str], end: End, official: Official, marks: Marks, customs: Customs, base: Base
) -> Iterator[str]:
    """The paragraphs with 版记 on the last, even page.

    On an even page with room enough, not laid across, it stands below the text. Else it has a page of its own, without
    a number; from an even page that is the next but one, and the blank page between them is unnumbered too
    (GB/T 9704—2012, 页码).
    """
    page, used = end
    framed = imprint(official, marks, customs)
    # A line to spare: the text of another font or program may run on by one.
    room = standard.TEXT_HEIGHT - used - imprint_height(official) - customs.line_pitch
    if page % 2 == 0 and room >= 0 and not isinstance(paragraphs[-1], Wide):
        yield from paragraphs
        yield framed
        yield base.section
        return
    *_, blank = base.footers
    yield from paragraphs[:-1]
    yield with_section(paragraphs[-1], base.section)
    if page % 2 == 0:
        blank_page = section_properties(blank, blank, start="nextPage")
        yield with_section(paragraph("OfficialBody", ""), blank_page)
    yield framed
    yield section_properties(blank, blank, start="evenPage")
