"""Builds the base document that ships with the package: styles, settings, footers, an empty body.

The only module that knows python-docx; nothing on the way from a record to a report imports it. Run
``python -m townreport.layout.base`` after changing `styles` or `standard`: it writes ``base.docx`` anew, and a test
fails while the shipped file and this module differ.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
from docx.oxml import parse_xml

from townreport.layout import base_parts, theme
from townreport.layout.base_file import BASE_PATH
from townreport.layout.package import Entry, write_package
from townreport.layout.page import section_properties

UNWANTED_RELATIONSHIPS = ("stylesWithEffects", "customXml", "thumbnail", "numbering", "webSettings")
"""What python-docx's template carries along and a report has no use for."""


def build_base() -> bytes:
    """The base document; the same bytes on every machine."""
    document: Any = docx.Document()
    part = document.part
    for owner in (part, part.package):
        for identity, relationship in list(owner.rels.items()):
            if relationship.reltype.rsplit("/", 1)[-1] in UNWANTED_RELATIONSHIPS:
                owner.rels.pop(identity)
    _write_styles(document.styles.element)
    for relationship in part.rels.values():
        for kind, xml in (("fontTable", base_parts.font_table()), ("theme", theme.theme())):
            if relationship.reltype.endswith(f"/{kind}"):
                relationship.target_part._blob = xml.encode()
    _write_footers(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return _repacked(buffer.getvalue())


def _write_styles(styles: Any) -> None:
    for child in list(styles):
        if child.tag.endswith("}style") or child.tag.endswith("}docDefaults"):
            styles.remove(child)
    styles.insert(0, parse_xml(base_parts.document_defaults()))
    for xml in base_parts.style_elements():
        styles.append(parse_xml(xml))


def _write_footers(document: Any) -> None:
    """Five footers, whose relationships and content types python-docx writes."""
    identities = [document.part.add_footer_part()[1] for _ in base_parts.footers()]
    body = document.element.body
    wrapped = f"<w:body {base_parts.NAMESPACES}>{section_properties(*identities[:2])}</w:body>"
    body.replace(body.sectPr, parse_xml(wrapped)[0])


def _repacked(data: bytes) -> bytes:
    """The package again in a fixed order, with our own two documents' properties and fixed times."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["docProps/app.xml"] = base_parts.application_properties().encode()
    # Written whole: the elements of python-docx's template declare a kilobyte of names that none of these uses.
    parts["word/settings.xml"] = base_parts.settings().encode()
    for number, xml in enumerate(base_parts.footers(), start=1):
        parts[f"word/footer{number}.xml"] = xml.encode()
    names = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name))
    return write_package(Entry.deflated(name, parts[name], level=9) for name in names)


def main() -> None:
    """Write the base document where the package reads it."""
    Path(BASE_PATH).write_bytes(build_base())


if __name__ == "__main__":
    main()
