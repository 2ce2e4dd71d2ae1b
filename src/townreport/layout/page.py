"""A section's page: A4, the 版心, the grid of lines, the footers (GB/T 9704—2012, 版面)."""

from __future__ import annotations

from townreport.layout import standard


def section_properties(odd_footer: str, even_footer: str, *, start: str = "") -> str:
    """A section's properties.

    The footers are relationship ids; `start` says where the section begins (``nextPage``, ``evenPage``), Word's default
    where it is empty.
    """
    begins = f'<w:type w:val="{start}"/>' if start else ""
    size = f'<w:pgSz w:w="{standard.PAGE_WIDTH}" w:h="{standard.PAGE_HEIGHT}"/>'
    margins = (
        f'<w:pgMar w:top="{standard.MARGIN_TOP}" w:right="{standard.MARGIN_RIGHT}" w:bottom="{standard.MARGIN_BOTTOM}" '
        f'w:left="{standard.MARGIN_LEFT}" w:header="851" w:footer="{standard.FOOTER_DISTANCE}" w:gutter="0"/>'
    )
    return _section(odd_footer, even_footer, begins + size + margins)


def wide_section_properties(odd_footer: str, even_footer: str) -> str:
    """The properties of a section of pages laid across (横排), bound at their upper edge."""
    size = f'<w:pgSz w:w="{standard.PAGE_HEIGHT}" w:h="{standard.PAGE_WIDTH}" w:orient="landscape"/>'
    margins = (
        f'<w:pgMar w:top="{standard.WIDE_MARGIN_TOP}" w:right="{standard.WIDE_MARGIN_RIGHT}" '
        f'w:bottom="{standard.WIDE_MARGIN_BOTTOM}" w:left="{standard.WIDE_MARGIN_LEFT}" w:header="851" '
        'w:footer="851" w:gutter="0"/>'
    )
    return _section(odd_footer, even_footer, f'<w:type w:val="nextPage"/>{size}{margins}')


def _section(odd_footer: str, even_footer: str, page: str) -> str:
    # The grid stays that of 22 lines whatever the text's own line is: paragraphs do not snap to it, and LibreOffice
    # would set a smaller grid in the middle of the 版心's height.
    return (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{odd_footer}"/>'
        f'<w:footerReference w:type="even" r:id="{even_footer}"/>{page}'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{standard.LINE_PITCH}"/></w:sectPr>'
    )
