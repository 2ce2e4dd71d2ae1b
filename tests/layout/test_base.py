"""The shipped base document is the one that the code makes."""

from __future__ import annotations

from pathlib import Path

from townreport.layout.base import build_base
from townreport.layout.base_file import BASE_PATH
from townreport.layout.package import read_package


def contents(package: bytes) -> dict[str, bytes]:
    return {name: entry.content() for name, entry in read_package(package).items()}


def test_the_shipped_base_is_what_the_code_builds() -> None:
    shipped = contents(Path(BASE_PATH).read_bytes())
    built = contents(build_base())
    assert list(shipped) == list(built)
    for name in built:
        assert shipped[name] == built[name], f"{name} differs: run python -m townreport.layout.base"


def test_the_base_is_built_the_same_every_time() -> None:
    assert build_base() == build_base()


def test_no_part_declares_names_that_it_does_not_use() -> None:
    for name, content in contents(build_base()).items():
        if name.startswith(("word/footer", "word/settings")):
            assert content.count(b"xmlns:") == 2, name
