"""The outline of a report as an official document: a .docx on the page of GB/T 9704—2012.

    data = render(outline, DocumentProperties(title, author, created))

The base document (styles, settings, footers) is built beforehand and copied; only the body and the document's
properties are written per report.
"""

from __future__ import annotations

from townreport.layout.base_file import CORE_PART, DOCUMENT_PART, Base, with_styles
from townreport.layout.customs import STANDARD, Customs
from townreport.layout.document import document_xml
from townreport.layout.marks import mark_name
from townreport.layout.package import Entry, packed, write_package
from townreport.layout.properties import DocumentProperties, core_properties
from townreport.layout.restyle import base_for
from townreport.official import NO_ELEMENTS, Official
from townreport.outline import Outline

LEVEL = 1
"""How hard a report is compressed: zlib's usual 6 takes three times as long to make the file 6 % smaller."""

__all__ = ["STANDARD", "Base", "Customs", "DocumentProperties", "mark_name", "render"]


def render(
    outline: Outline,
    properties: DocumentProperties,
    *,
    official: Official = NO_ELEMENTS,
    customs: Customs = STANDARD,
    base: Base | None = None,
) -> bytes:
    """The report as the bytes of a .docx.

    `official` are the elements around the text, none by default; `customs` what the office does differently from the
    standard; `base` an office's own base document (see `own_base.read_base`), whose styles then count instead of those
    of the customs. The same arguments always give the same bytes. Raises ValueError where `official.title_lines` are
    not the title.
    """
    base = base or base_for(customs)
    document = document_xml(outline, official, customs, base)
    if base.renamed_styles:
        document = with_styles(document.decode(), base.renamed_styles).encode()
    return write_package(
        (
            Entry.stored(CORE_PART, core_properties(properties).encode()),
            Entry.deflated(DOCUMENT_PART, document, LEVEL),
        ),
        behind=packed(base.parts),
    )
