"""A base document restyled by the office: its styles with our structure.

Only what looks are made of is taken over (styles, and the theme and lists they may refer to), into our own package: the
page, the footers and the settings stay the standard's, and nothing else of the file (macros, links, hidden data) gets
into a report.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator

from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.layout.base_file import CORE_PART, DOCUMENT_PART, Base, shipped_base, with_styles
from townreport.layout.characters import escape
from townreport.layout.document import DOCUMENT_END, DOCUMENT_START
from townreport.layout.package import Entry, PackageError, read_package, write_package
from townreport.layout.paragraph import paragraph
from townreport.layout.properties import DocumentProperties, core_properties
from townreport.layout.runs import run
from townreport.layout.styles import STYLES

STYLES_PART = "word/styles.xml"
THEME_PART = "word/theme/theme1.xml"
LARGEST_PART = 20_000_000
"""Bytes of an unpacked part beyond which a base is refused: Word's own styles take less than one million."""
MOST_TAGS = 500_000
"""Tags of a part, read into memory one by one: Word's own styles have some thousands."""
LARGEST_BASE = 50_000_000
"""Bytes of the file itself."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = re.compile(r"<w:style [^>]*?w:styleId=\"([^\"]+)\".*?</w:style>", re.DOTALL)
RETURN_TO_SHIPPED = "用 townreport base 重新生成一份基础文档，在其上只改样式，不删样式"


def read_base(data: bytes, file: str | None = None) -> tuple[Base, tuple[Finding, ...]]:
    """The office's base document and what is wrong with it.

    `file` is its name for the findings. A missing style is a warning that names it; ours stands in for it. Raises
    FindingsError where the file is no .docx, is damaged, or unpacks to more than a base document can hold.
    """
    place = Place(file=file)
    try:
        if len(data) > LARGEST_BASE:
            raise PackageError("file too large")
        entries = read_package(data)
        theirs = _text(entries, STYLES_PART)
        root = ElementTree.fromstring(theirs)  # noqa: S314  it has no document type, so no entities
    except (PackageError, ElementTree.ParseError, UnicodeDecodeError) as error:
        raise FindingsError(
            [Finding("base-unreadable", Severity.ERROR, f"基础文档读不出来：{error}", RETURN_TO_SHIPPED, place)]
        ) from error
    identities = {
        name.get(f"{_W}val", ""): style.get(f"{_W}styleId", "")
        for style in root.iter(f"{_W}style")
        if (name := style.find(f"{_W}name")) is not None
    }
    shipped = shipped_base()
    ours = next(entry for entry in shipped.parts if entry.name == STYLES_PART).content().decode()
    own_styles = _custom_styles(ours)
    missing = [identity for identity, name in own_styles.items() if name not in identities]
    findings = tuple(
        Finding(
            "base-style-missing",
            Severity.WARNING,
            f"基础文档里没有样式“{style.name}”，已改用自带的样式",
            RETURN_TO_SHIPPED,
            place._replace(label=style.name),
        )
        for style in STYLES
        if style.identity in missing
    )
    styles, added = _completed(theirs, ours, missing, set(identities.values()))
    names = {identity: added.get(identity) or identities[name] for identity, name in own_styles.items()}
    changed = {STYLES_PART: styles}
    theme = _optional_text(entries, THEME_PART)
    # A theme with pictures refers to parts that are not taken over.
    if theme and "r:embed" not in theme:
        changed[THEME_PART] = theme
    parts = tuple(
        Entry.deflated(entry.name, changed[entry.name].encode())
        if entry.name in changed
        else _with_styles(entry, names)
        for entry in shipped.parts
    )
    renamed = tuple((ours_id, own_id) for ours_id, own_id in names.items() if ours_id != own_id)
    return shipped._replace(parts=parts, renamed_styles=renamed), findings


def write_base() -> bytes:
    """A .docx to restyle in Word: a paragraph in every style, saying which it is."""
    base = shipped_base()
    hint = "在“样式”中改它的字体、字号和段落。"
    paragraphs = (paragraph(style.identity, run(f"{style.name}：{hint}")) for style in STYLES)
    document = "".join((DOCUMENT_START, *paragraphs, base.section, DOCUMENT_END))
    properties = DocumentProperties.of_base()
    return write_package(
        (
            *base.parts,
            Entry.deflated(CORE_PART, core_properties(properties).encode()),
            Entry.deflated(DOCUMENT_PART, document.encode()),
        )
    )


def _text(entries: dict[str, Entry], name: str) -> str:
    entry = entries.get(name)
    if entry is None:
        raise PackageError(f"{name}: missing")
    if entry.size > LARGEST_PART:
        raise PackageError(f"{name}: too large")
    content = entry.content()
    # No word processor writes a document type: one is an attack with entities.
    if b"<!DOCTYPE" in content:
        raise PackageError(f"{name}: has a document type")
    if content.count(b"<") > MOST_TAGS:
        raise PackageError(f"{name}: too many elements")
    return content.decode()


def _custom_styles(styles: str) -> dict[str, str]:
    """The names of the styles that are not Word's own, by id."""
    return {
        style.get(f"{_W}styleId", ""): name.get(f"{_W}val", "")
        for style in ElementTree.fromstring(styles).iter(f"{_W}style")  # noqa: S314  our own
        if style.get(f"{_W}customStyle") == "1" and (name := style.find(f"{_W}name")) is not None
    }


def _optional_text(entries: dict[str, Entry], name: str) -> str:
    try:
        return _text(entries, name)
    except (PackageError, UnicodeDecodeError):
        return ""


def _completed(theirs: str, ours: str, missing: Iterable[str], taken: set[str]) -> tuple[str, dict[str, str]]:
    """Their styles with ours for the missing ones, and the ids that these got."""
    added = []
    got = {}
    for identity in missing:
        match = next(match for match in _STYLE.finditer(ours) if match[1] == identity)
        new = identity if identity not in taken else f"Townreport{identity}"
        got[identity] = new
        xml = match[0].replace(f'w:styleId="{identity}"', f'w:styleId="{escape(new)}"', 1)
        for reference in re.findall(r'<w:(?:basedOn|next|link) w:val="([^"]+)"/>', xml):
            if reference not in taken:
                xml = re.sub(rf'<w:(?:basedOn|next|link) w:val="{re.escape(reference)}"/>', "", xml)
        added.append(xml)
    # Numbering of lists is not taken over, so a style must not refer to it.
    return _without_numbering(theirs).replace("</w:styles>", "".join(added) + "</w:styles>"), got


def _without_numbering(styles: str) -> str:
    kept = []
    place = 0
    # With an expression, tags that are never closed would be searched for to the end from each of them.
    for start, end in _numberings(styles):
        kept.append(styles[place:start])
        place = end
    return re.sub(r"<w:numPr\s*/>", "", "".join([*kept, styles[place:]]))


def _numberings(styles: str) -> Iterator[tuple[int, int]]:
    """Where each numbering of a style begins and ends."""
    place = 0
    while (start := styles.find("<w:numPr>", place)) >= 0 and (end := styles.find("</w:numPr>", start)) >= 0:
        place = end + len("</w:numPr>")
        yield start, place


def _with_styles(entry: Entry, names: dict[str, str]) -> Entry:
    """A part of ours that refers to styles, with their ids: the footers."""
    if not entry.name.startswith("word/footer"):
        return entry
    return Entry.deflated(entry.name, with_styles(entry.content().decode(), names.items()).encode())
