"""Reads and writes the zip that a .docx is: parts already compressed are copied as they are.

Deflating the styles anew for every report would cost more than all the rest of it, and ``zipfile`` alone costs 18 ms
of start-up; hence this small writer of local headers and a central directory (PKWARE APPNOTE 4.3: no encryption, no
Zip64, sizes known beforehand). All times are 1980-01-01, so the same parts give the same bytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache
from struct import Struct
from typing import NamedTuple

_LOCAL_HEADER = Struct("<4s5H3I2H")
_DIRECTORY_HEADER = Struct("<4s6H3I5H2I")
_END_RECORD = Struct("<4s4H2IH")
_VERSION_NEEDED = 20
_DOS_DATE_1980 = 0x0021
_UTF8_NAME = 0x0800
STORED = 0
DEFLATED = 8
SMALLEST_WINDOW = 9
"""Of those that zlib has, as a power of two."""
MAXIMUM_END_RECORD = _END_RECORD.size + 0xFFFF


_LARGE_BLOCK = 4 * 1024 * 1024
# zlib takes a quarter of a megabyte for each part. glibc gives such memory back to the system and asks for it page by
# page for the next part, a twentieth of a report's time, until it has seen a larger block freed (mallopt(3),
# M_MMAP_THRESHOLD). Nobody touches this one, so it costs nothing.
bytes(_LARGE_BLOCK)


class PackageError(ValueError):
    """The bytes are no zip that this module reads; the message says in what way."""


class Entry(NamedTuple):
    """One part as it lies in the zip: `data` is compressed by `method`, `size` counts it uncompressed."""

    name: str
    method: int
    checksum: int
    size: int
    data: bytes

    @classmethod
    def deflated(cls, name: str, content: bytes, level: int = 6) -> Entry:
        """Compress `content`, in a window no larger than it: setting up a large one takes longer than a short part."""
        window = min(max(len(content).bit_length(), SMALLEST_WINDOW), zlib.MAX_WBITS)
        return cls(name, DEFLATED, zlib.crc32(content), len(content), zlib.compress(content, level, -window))

    @classmethod
    def stored(cls, name: str, content: bytes) -> Entry:
        """Take `content` as it is: for parts so short that they are written sooner than compressed."""
        return cls(name, STORED, zlib.crc32(content), len(content), content)

    def content(self) -> bytes:
        """The part uncompressed; never more bytes than `size` says. Raises PackageError where it is damaged."""
        if self.method == STORED:
            content = self.data
        elif self.method == DEFLATED:
            try:
                # One byte more than promised is enough to know that the promise is broken: no zip bomb gets further.
                content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(self.data, self.size + 1)
            except zlib.error as error:
                raise PackageError(f"{self.name}: {error}") from error
        else:
            raise PackageError(f"{self.name}: compression method {self.method}")
        if len(content) != self.size or zlib.crc32(content) != self.checksum:
            raise PackageError(f"{self.name}: damaged")
        return content


Packed = tuple[bytes, bytes, int]
"""Parts as they begin a zip: their bytes with all headers, their records of its directory, and how many they are."""
_NOTHING: Packed = (b"", b"", 0)


@lru_cache(maxsize=32)
def packed(entries: tuple[Entry, ...]) -> Packed:
    """Parts that many packages begin with, their headers written once."""
    pieces, directory, count, _ = _pieces(entries, _NOTHING)
    return b"".join(pieces), b"".join(directory), count


def write_package(entries: Iterable[Entry], behind: Packed = _NOTHING) -> bytes:
    """The zip of these parts, in this order, `behind` those that are packed already."""
    pieces, directory, count, offset = _pieces(entries, behind)
    end = _END_RECORD.pack(b"PK\x05\x06", 0, 0, count, count, sum(map(len, directory)), offset, 0)
    # At one go: every copy of a whole report counts.
    return b"".join((*pieces, *directory, end))


def _pieces(entries: Iterable[Entry], behind: Packed) -> tuple[list[bytes], list[bytes], int, int]:
    """The parts with their headers and their records of the directory, how many they are, and where they end."""
    before, records, count = behind
    pieces, directory, offset = [before], [records], len(before)
    for entry in entries:
        name = entry.name.encode()
        flags = 0 if entry.name.isascii() else _UTF8_NAME
        common = (flags, entry.method, 0, _DOS_DATE_1980, entry.checksum, len(entry.data), entry.size, len(name), 0)
        local = _LOCAL_HEADER.pack(b"PK\x03\x04", _VERSION_NEEDED, *common)
        record = _DIRECTORY_HEADER.pack(b"PK\x01\x02", _VERSION_NEEDED, _VERSION_NEEDED, *common, 0, 0, 0, 0, offset)
        pieces += (local, name, entry.data)
        directory += (record, name)
        offset += len(local) + len(name) + len(entry.data)
        count += 1
    return pieces, directory, count, offset


def read_package(data: bytes) -> dict[str, Entry]:
    """The parts of a zip by name, still compressed.

    Raises PackageError where `data` is no zip, is cut short, is encrypted, names a part twice, or has parts that lie
    over each other: a few bytes can then be as many parts as they like.
    """
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - MAXIMUM_END_RECORD))
    if end < 0 or end + _END_RECORD.size > len(data):
        raise PackageError("no end of central directory")
    _, _, _, _, count, _, position, _ = _END_RECORD.unpack_from(data, end)
    entries: dict[str, Entry] = {}
    all_stored = 0
    for _ in range(count):
        if position + _DIRECTORY_HEADER.size > end or data[position : position + 4] != b"PK\x01\x02":
            raise PackageError("broken central directory")
        header = _DIRECTORY_HEADER.unpack_from(data, position)
        flags, method, checksum, stored, size, name_length, extra, comment = (header[i] for i in (3, 4, *range(7, 13)))
        offset = header[16]
        position += _DIRECTORY_HEADER.size
        raw_name = data[position : position + name_length]
        # Names in ASCII are the same in both, and cp437 has to be imported.
        name = raw_name.decode("utf-8" if flags & _UTF8_NAME or raw_name.isascii() else "cp437")
        position += name_length + extra + comment
        if flags & 1:
            raise PackageError(f"{name}: encrypted")
        if name in entries:
            raise PackageError(f"{name}: twice")
        all_stored += stored
        if all_stored > len(data):
            raise PackageError("parts lie over each other")
        entries[name] = Entry(name, method, checksum, size, _entry_data(data, name, offset, stored))
    return entries


def _entry_data(data: bytes, name: str, offset: int, stored: int) -> bytes:
    if offset + _LOCAL_HEADER.size > len(data) or data[offset : offset + 4] != b"PK\x03\x04":
        raise PackageError(f"{name}: no local header")
    *_, name_length, extra_length = _LOCAL_HEADER.unpack_from(data, offset)
    start = offset + _LOCAL_HEADER.size + name_length + extra_length
    if start + stored > len(data):
        raise PackageError(f"{name}: cut short")
    return data[start : start + stored]
