"""A paragraph's frame in WordprocessingML, around its runs."""

from __future__ import annotations


def paragraph(style: str, runs: str, properties: str = "") -> str:
    """One paragraph; `properties` are its own, after the style, in the order of the schema."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'


def before_and_line(before: int, line: int) -> str:
    """A paragraph's own space before it and exact line, in twips."""
    return f'<w:spacing w:before="{before}" w:line="{line}" w:lineRule="exact"/>'


def space_before(before: int) -> str:
    """A paragraph's own space before it, in twips; nothing for none."""
    return f'<w:spacing w:before="{before}"/>' if before else ""
