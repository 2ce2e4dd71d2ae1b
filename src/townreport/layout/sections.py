"""Pages laid across (横排) between the others: where a section of the document ends, and how the next is laid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from townreport.layout import standard
from townreport.outline import HEADINGS, Line, Table

if TYPE_CHECKING:
    from townreport.layout.base_file import Base
    from townreport.layout.flow import Flow


class Wide(str):
    """XML that stands on a page laid across."""

    __slots__ = ()


def laid_across(lines: Sequence[Line | Table]) -> list[bool]:
    """Which of these stand on pages laid across: wide tables, and headings right above one, lest they stay behind."""
    ways = [isinstance(line, Table) and line.is_wide for line in lines]
    if any(ways):
        for index in range(len(lines) - 2, -1, -1):
            line = lines[index]
            if isinstance(line, Line) and line.role in HEADINGS:
                ways[index] = ways[index + 1]
    return ways


def on_wide_page(flow: Flow) -> Flow:
    """What a paragraph or row takes of a page laid across, which is less high: in that proportion more of it."""
    scale = standard.TEXT_HEIGHT / standard.TEXT_WIDTH
    return flow._replace(line=round(flow.line * scale), repeated=round(flow.repeated * scale))


def with_section(xml: str, section: str) -> str:
    """A paragraph that ends its section."""
    return xml.replace("</w:pPr>", f"{section}</w:pPr>", 1)


def sectioned(stretches: list[str], base: Base) -> tuple[list[str], str]:
    """The document's stretches with a section's end wherever the page is laid the other way, and the last section.

    A table ends with an empty paragraph, so what stands before such a place always is a paragraph.
    """
    ways = [isinstance(xml, Wide) for xml in stretches]
    if not any(ways):
        return stretches, base.section
    sections = [base.wide_section if is_wide else base.section for is_wide in ways]
    turned = [
        with_section(xml, section) if is_wide is not following else xml
        for xml, section, is_wide, following in zip(stretches, sections, ways, [*ways[1:], ways[-1]], strict=True)
    ]
    return turned, sections[-1]
