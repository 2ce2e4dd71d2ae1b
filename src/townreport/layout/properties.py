"""docProps/core.xml: what a file manager and an OA system say about the document."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from townreport.layout.characters import escape


class DocumentProperties(NamedTuple):
    """A document's title, its author (the office that issues it) and the day it counts as made.

    `created` comes from the record (31 December of the year reported), never from the clock: the same record
    gives the same bytes.
    """

    title: str
    author: str
    created: datetime.date

    @classmethod
    def of_base(cls) -> DocumentProperties:
        """Those of the base document itself, which belongs to no year."""
        return cls("公文基础文档", "townreport", datetime.date(2012, 7, 1))


def core_properties(properties: DocumentProperties) -> str:
    """The part's XML, in the package's own terms (Dublin Core)."""
    title, author = escape(properties.title), escape(properties.author)
    moment = f"{properties.created.isoformat()}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
