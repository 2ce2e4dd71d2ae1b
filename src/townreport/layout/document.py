"""word/document.xml: the report's title and text, or all that an official document has around them.

The report's text is written without measuring it; only what stands around it needs to know where it ends (`around`).
"""

from __future__ import annotations

from townreport.layout.base_file import Base
from townreport.layout.body import Body
from townreport.layout.characters import is_plain_report
from townreport.layout.customs import Customs
from townreport.layout.known_report import known_text
from townreport.layout.marks import Marks
from townreport.layout.sections import laid_across, sectioned
from townreport.layout.title import broken_title
from townreport.official import NO_ELEMENTS, Official
from townreport.outline import Outline

DOCUMENT_START = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>'
)
DOCUMENT_END = "</w:body></w:document>"


def document_xml(outline: Outline, official: Official, customs: Customs, base: Base) -> bytes:
    """word/document.xml."""
    body = Body(Marks(), customs, plain=is_plain_report(outline))
    if official == NO_ELEMENTS and not outline.attachments:
        title = body.title(broken_title(outline.title), is_below=False)
        known = known_text(outline, body)
        if known is not None or not any(laid_across(outline.text)):
            section = f"{base.section}{DOCUMENT_END}".encode()
            text = known if known is not None else body.encoded(outline.text)
            return b"".join((f"{DOCUMENT_START}{title}".encode(), *text, section))
        paragraphs, section_xml = sectioned([title, *body.paragraphs(outline.text)], base)
        return "".join((DOCUMENT_START, *paragraphs, section_xml, DOCUMENT_END)).encode()
    # Imported here: most reports are title and text, and start-up counts.
    from townreport.layout.around import surrounded

    return "".join((DOCUMENT_START, *surrounded(body, outline, official, base), DOCUMENT_END)).encode()
