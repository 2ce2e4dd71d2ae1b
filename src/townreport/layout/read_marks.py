"""Finds the printed figures again in a .docx, ours or one edited and saved by Word, WPS or LibreOffice."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree

from townreport.layout.package import PackageError, read_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COPY = re.compile(r"_Copy_\d+$")
LARGEST_DOCUMENT = 100_000_000
"""Bytes of word/document.xml beyond which a file is refused: a report of a thousand pages has a tenth of it."""


def find_figures(document: bytes) -> dict[str, str]:
    """The text inside each hidden bookmark, by the bookmark's name (see `marks.mark_name`).

    Text that an editor marked as deleted does not count. Raises PackageError where `document` is no .docx.
    """
    entry = read_package(document).get("word/document.xml")
    if entry is None:
        raise PackageError("word/document.xml: missing")
    if entry.size > LARGEST_DOCUMENT:
        raise PackageError("word/document.xml: too large")
    content = entry.content()
    # No writer of .docx puts a document type in: one is an attack with entities.
    if b"<!DOCTYPE" in content:
        raise PackageError("word/document.xml: has a document type")
    try:
        root = ElementTree.fromstring(content)  # noqa: S314  it has no document type, so no entities
    except ElementTree.ParseError as error:
        raise PackageError(f"word/document.xml: {error}") from error
    return _texts_in_bookmarks(root)


def _texts_in_bookmarks(root: ElementTree.Element) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    open_names: dict[str, str] = {}
    for element in root.iter():
        if element.tag == f"{_W}bookmarkStart":
            name = element.get(f"{_W}name", "")
            if name.startswith("_"):
                open_names[element.get(f"{_W}id", "")] = name
                found[name] = []
        elif element.tag == f"{_W}bookmarkEnd":
            open_names.pop(element.get(f"{_W}id", ""), None)
        elif element.tag == f"{_W}t" and open_names:
            for name in open_names.values():
                found[name].append(element.text or "")
    texts = {name: "".join(pieces) for name, pieces in found.items()}
    # LibreOffice 7.4 saves a bookmark in a frame (版记) under a copy's name, and its own without text or not at all.
    for name in list(texts):
        original = _COPY.sub("", name)
        if original != name and not texts.get(original):
            texts[original] = texts.pop(name)
    return texts
