"""Reads the shipped base document once per process."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from townreport.layout.characters import escape
from townreport.layout.package import Entry, read_package
from townreport.layout.page import section_properties, wide_section_properties

BASE_PATH = os.path.join(os.path.dirname(__file__), "base.docx")
DOCUMENT_PART = "word/document.xml"
CORE_PART = "docProps/core.xml"


class Base(NamedTuple):
    """What a report takes from a base document.

    `parts` are the parts copied as they are; `footers` the relationship ids of the footers for odd, even and
    unnumbered pages; `section` is the XML of the report's own section, `wide_section` that of pages laid across;
    `renamed_styles` the ids of styles that an office's own base document calls otherwise, each behind ours.
    """

    parts: tuple[Entry, ...]
    footers: tuple[str, str, str]
    section: str
    wide_section: str
    renamed_styles: tuple[tuple[str, str], ...] = ()


@cache
def shipped_base() -> Base:
    """The base document that comes with the package."""
    with open(BASE_PATH, "rb") as file:
        entries = read_package(file.read())
    odd, even, blank, *wide = footer_identities(entries["word/_rels/document.xml.rels"].content().decode())
    parts = tuple(entry for name, entry in entries.items() if name not in (DOCUMENT_PART, CORE_PART))
    return Base(parts, (odd, even, blank), section_properties(odd, even), wide_section_properties(*wide))


def footer_identities(relationships: str) -> list[str]:
    """The relationship ids of the footers, in the order of their parts' names."""
    found = {}
    for element in relationships.split("<Relationship ")[1:]:
        target, identity = (element.partition(f'{name}="')[2].partition('"')[0] for name in ("Target", "Id"))
        if target.startswith("footer"):
            found[target] = identity
    return [found[name] for name in sorted(found)]


def with_styles(xml: str, renamed: Iterable[tuple[str, str]]) -> str:
    """XML whose paragraphs and runs refer to styles by another base's ids."""
    own = dict(renamed)
    return re.sub(
        '<w:(pStyle|rStyle) w:val="([^"]*)"/>',
        lambda match: f'<w:{match[1]} w:val="{escape(own.get(match[2], match[2]))}"/>',
        xml,
    )
