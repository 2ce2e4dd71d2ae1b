"""Hostile packages from a seed: base documents and reports that are damaged, restyled or want to grow."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable

from hostile import AIMED, damaged

from townreport.layout.package import DEFLATED, Entry, read_package, write_package

STYLES = "word/styles.xml"
_MIB = 1 << 20
_NO_ENTRY = "word/no.xml"
STYLE_PIECES = (
    "<w:numPr>", "</w:numPr>", "<w:numPr/>", "<![CDATA[", "]]>", "<!--", "-->", "<a>", "</a>", 'w:eastAsia="', "龘",
    '<w:style w:styleId="Normal">', "</w:style>", "<w:styles>", '<?xml version="1.0" encoding="utf-16"?>', '"', "'",
    "<w:a/>", "</w:styles>", "xmlns:w='x'", "<!DOCTYPE a>", "&a;",
)  # fmt: skip


def inflating(mebibytes: int, filling: bytes = b"\0") -> bytes:
    """Deflated data that unpack to so many MiB, made without packing them all."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = compressor.compress((filling * (_MIB // len(filling) + 1))[:_MIB]) + compressor.flush(zlib.Z_FULL_FLUSH)
    return block * mebibytes + b"\x03\x00"


def packed(base: bytes, **changed: Entry) -> bytes:
    """The base document with other styles (`styles`) or with one more part (`more`)."""
    parts = read_package(base)
    if "styles" in changed:
        parts[STYLES] = changed["styles"]
    if "more" in changed:
        parts[changed["more"].name] = changed["more"]
    return write_package(parts.values())


def overlapping(entries: int, stored: int) -> bytes:
    """Many parts that are all the same bytes of the file."""
    data = bytes(stored)
    checksum = zlib.crc32(data)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, checksum, stored, stored, 0, 0) + data
    directory = b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, checksum, stored, stored, 8, 0, 0, 0, 0, 0, 0)
        + b"%08d" % number
        for number in range(entries)
    )
    return (
        local
        + directory
        + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), len(local), 0)
    )


def bombs(base: bytes) -> dict[str, Callable[[], bytes]]:
    """Packages of a few kilobytes or megabytes that could take a machine's memory or hours, by name."""

    def styles(size: int, data: bytes) -> bytes:
        return packed(base, styles=Entry(STYLES, DEFLATED, 0, size, data))

    def styled(text: str) -> bytes:
        own = read_package(base)[STYLES].content().decode()
        return packed(base, styles=Entry.deflated(STYLES, own.replace("</w:styles>", text + "</w:styles>").encode()))

    return {
        "styles of gigabytes": lambda: styles(4000 * _MIB, inflating(4000)),
        "styles of more than they say": lambda: styles(1000, inflating(4000)),
        "styles of less than they say": lambda: styles(0xFFFFFFFE, inflating(1)),
        "styles just below the limit": lambda: styles(20 * _MIB - 1, inflating(19)),
        "application of gigabytes": lambda: packed(
            base, more=Entry("docProps/app.xml", DEFLATED, 0, 4000 * _MIB, inflating(4000))
        ),
        "one more part of gigabytes": lambda: packed(
            base, more=Entry(_NO_ENTRY, DEFLATED, 0, 4000 * _MIB, inflating(4000))
        ),
        "a package in a package": lambda: packed(
            base, more=Entry.deflated(_NO_ENTRY, packed(base, more=Entry(_NO_ENTRY, DEFLATED, 0, 1, inflating(500))))
        ),
        "parts over each other": lambda: overlapping(60_000, 10 * _MIB),
        "many parts": lambda: overlapping(65_535, 0),
        "sizes of Zip64": lambda: styles(0xFFFFFFFF, b"").replace(
            b"PK\x05\x06", b"PK\x06\x07" + bytes(16) + b"PK\x05\x06"
        ),
        "numbering without an end": lambda: styled("<![CDATA[" + "<w:numPr>" * 100_000 + "]]>"),
        "a font without an end": lambda: styled('<![CDATA[w:eastAsia="' + "龘" * 300_000 + "]]>"),
        "many elements": lambda: styled("<w:a/>" * 3_000_000),
        "deep elements": lambda: styled("<w:a>" * 500_000 + "</w:a>" * 500_000),
        "many styles": lambda: styled('<w:style w:styleId="a"><w:name w:val="b"/></w:style>' * 60_000),
    }


def encrypted(base: bytes) -> bytes:
    """A package that says of each part that it is encrypted."""
    changed = bytearray(base)
    place = changed.find(b"PK\x01\x02")
    while place >= 0:
        changed[place + 8] |= 1
        place = changed.find(b"PK\x01\x02", place + 4)
    return bytes(changed)


def hostile_package(chance: random.Random, base: bytes) -> bytes:
    """A base document, or a report that somebody edited: damaged, restyled, encrypted, or a bomb."""
    match chance.choices(("damaged", "restyled", "encrypted", "bomb"), (60, 35, 2, 3))[0]:
        case "damaged":
            return damaged(chance, base)
        case "restyled":
            return restyled(chance, base)
        case "encrypted":
            return encrypted(base)
        case _:
            return chance.choice(list(bombs(base).values()))()


def restyled(chance: random.Random, base: bytes) -> bytes:
    """A sound package whose styles are damaged, or have something else in them."""
    styles = read_package(base)[STYLES].content()
    for _ in range(chance.choice((1, 1, 2, 6))):
        place = chance.randrange(len(styles))
        piece = chance.choice((*STYLE_PIECES, chance.choice(AIMED))).encode("utf-8", "surrogatepass")
        cut = chance.choice((0, 0, 1, 8, 200))
        styles = styles[:place] + piece * chance.choice((1, 1, 3, 50)) + styles[place + cut :]
    if chance.random() < 0.1:
        styles = styles.decode("utf-8", "replace").encode(
            chance.choice(("utf-16", "utf-16-le", "gb18030", "utf-8-sig"))
        )
    return packed(base, styles=Entry.deflated(STYLES, styles))
