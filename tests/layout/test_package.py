"""The zip we write is one that everybody reads, and what we read is checked."""

from __future__ import annotations

import io
import zipfile

import pytest

from townreport.layout.package import Entry, PackageError, packed, read_package, write_package


def package(*names: str) -> bytes:
    return write_package(Entry.deflated(name, name.encode() * 50) for name in names)


def test_the_standard_library_reads_what_we_write() -> None:
    with zipfile.ZipFile(io.BytesIO(package("a.xml", "目录/乙.xml"))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["a.xml", "目录/乙.xml"]
        assert archive.read("目录/乙.xml") == "目录/乙.xml".encode() * 50
        assert {information.date_time for information in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_parts_packed_once_are_the_beginning_of_the_same_package() -> None:
    entries = tuple(Entry.deflated(name, name.encode() * 9) for name in ("a.xml", "目录/乙.xml", "c.xml"))
    assert write_package(entries[1:], packed(entries[:1])) == write_package(entries)
    assert write_package((), packed(entries)) == write_package(entries)


@pytest.mark.parametrize("size", [0, 1, 300, 5000, 100_000])
def test_a_part_of_any_size_comes_back(size: int) -> None:
    content = bytes(number * number % 251 for number in range(size))
    entry = Entry.deflated("a.xml", content, 2)
    assert entry.content() == content
    with zipfile.ZipFile(io.BytesIO(write_package([entry]))) as archive:
        assert archive.read("a.xml") == content


def test_we_read_what_the_standard_library_writes() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("甲.xml", "内容")
        archive.writestr("b.xml", b"stored", zipfile.ZIP_STORED)
    entries = read_package(buffer.getvalue())
    assert entries["甲.xml"].content().decode() == "内容"
    assert entries["b.xml"].content() == b"stored"


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip" * 100, b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(PackageError):
        read_package(data)


def test_any_cut_or_changed_byte_is_refused_or_read_without_harm() -> None:
    whole = package("a.xml", "b.xml")
    for position in range(len(whole)):
        for damaged in (whole[:position], whole[:position] + bytes([whole[position] ^ 0x5A]) + whole[position + 1 :]):
            try:
                contents = [entry.content() for entry in read_package(damaged).values()]
            except PackageError:
                continue
            assert all(len(content) <= 500 for content in contents)


def test_a_part_that_unpacks_to_more_than_it_says_is_refused() -> None:
    bomb = Entry.deflated("a.xml", b"0" * 10_000_000)._replace(size=100)
    with pytest.raises(PackageError):
        read_package(write_package([bomb]))["a.xml"].content()
