"""The names that a font file gives itself: read from its ``name`` table, without reading the letters."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")
_FAMILY, _FULL_NAME = 1, 4
_MOST_FONTS, _MOST_TABLES, _MOST_NAMES = 64, 128, 2_000


def names_in(folders: Iterator[str]) -> Iterator[str]:
    """The names of the fonts in these folders; files that are no fonts are passed over."""
    for folder in folders:
        try:
            with os.scandir(folder) as entries:
                paths = sorted(entry.path for entry in entries if entry.name.lower().endswith(SUFFIXES))
        except OSError:
            continue
        for path in paths:
            try:
                with open(path, "rb") as stream:
                    yield from names_of(stream)
            except (OSError, struct.error):
                continue


def names_of(stream: BinaryIO) -> Iterator[str]:
    """The family and full names in a font file or a collection. Raises struct.error where the file is none."""
    (tag,) = struct.unpack(">4s", stream.read(4))
    starts = [0]
    if tag == b"ttcf":
        _, count = struct.unpack(">II", stream.read(8))
        starts = list(struct.unpack(f">{min(count, _MOST_FONTS)}I", stream.read(4 * min(count, _MOST_FONTS))))
    for start in starts:
        stream.seek(start + 4)
        (count,) = struct.unpack(">H6x", stream.read(8))
        for _ in range(min(count, _MOST_TABLES)):
            name, offset, length = struct.unpack(">4s4xII", stream.read(16))
            if name == b"name":
                stream.seek(offset)
                yield from _names(stream.read(min(length, 1 << 20)))
                break


def _names(table: bytes) -> Iterator[str]:
    count, strings = struct.unpack_from(">2xHH", table)
    for index in range(min(count, _MOST_NAMES)):
        platform, encoding, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
        if kind not in (_FAMILY, _FULL_NAME):
            continue
        raw = table[strings + offset : strings + offset + length]
        # Windows: UTF-16, in old Chinese fonts GBK; Macintosh: the Chinese ones GB 2312, the others Latin.
        if platform == 3:
            codec = "gbk" if encoding == 3 else "utf-16-be"
        else:
            codec = "utf-16-be" if platform == 0 else "gb2312" if encoding == 25 else "mac-roman"
        name = raw.decode(codec, errors="replace").replace("\0", "").strip()
        if name:
            yield name
