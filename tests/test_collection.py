"""Python's search for cycles is put off while a report is made, and is afterwards as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from townreport.build import assemble, open_record, read_wording
from townreport.collection import without_collections
from townreport.findings import FindingsError


@pytest.fixture(autouse=True)
def _enabled_afterwards() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


@without_collections
def _is_on() -> bool:
    return gc.isenabled()


@without_collections
def _outer() -> tuple[bool, bool]:
    return _is_on(), gc.isenabled()


def test_it_is_off_inside_and_on_again_behind() -> None:
    assert not _is_on()
    assert gc.isenabled()


def test_a_function_inside_another_does_not_end_it() -> None:
    assert _outer() == (False, False)
    assert gc.isenabled()


def test_who_had_it_off_finds_it_off() -> None:
    gc.disable()
    assert not _is_on()
    assert not gc.isenabled()


def test_after_a_report_it_is_on() -> None:
    opened = open_record({"名称": "石桥镇", "年度": 2023})
    assemble(opened.record, read_wording(None))
    assert gc.isenabled()


def test_after_a_faulty_record_it_is_on() -> None:
    with pytest.raises(FindingsError):
        open_record(b"{")
    assert gc.isenabled()
