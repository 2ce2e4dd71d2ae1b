"""Of a text in order, places found one by one are those that a scan of the whole text finds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_scanner_properties import LAYOUTS, VALUES, damaged

from townreport.reading.positions import PathInRecord
from townreport.reading.positions_in_order import PositionsInOrder
from townreport.reading.scanner import scan


def _assert_same_places(text: str) -> None:
    scanned = scan(text)
    assert not scanned.faults
    found = PositionsInOrder(text)
    for path, mark in scanned.positions.items():
        assert path in found
        assert found[path] == mark
        for elsewhere in ((*path, 99), (*path, "没有"), (*path, "没有", 0)):
            assert (elsewhere in found) is (elsewhere in scanned.positions)
            assert found.nearest(elsewhere) == scanned.positions.nearest(elsewhere)


@given(VALUES, LAYOUTS, st.sampled_from(["", " ", "\n", "\r\n", "\t\r"]), st.sampled_from([":", " : ", ":\r\n"]))
def test_a_text_in_order(value: object, layout: dict[str, Any], around: str, colon: str) -> None:
    text = json.dumps(value, separators=(f"{around},{around}", colon), **layout)
    _assert_same_places(f"{around}{text}{around}")


@given(damaged().filter(lambda text: not scan(text).faults))
def test_any_text_in_which_a_scan_finds_nothing(text: str) -> None:
    _assert_same_places(text)


@pytest.mark.parametrize(
    "text",
    [
        '{"\\u540d\\u79f0": "青石镇", "名\\"称": [{}, [], 1e20, -0.0, "]}"]}',
        '{"甲": 1' + "0" * 29 + ', "乙": "\\\\", "丙": "\\u4e00\\t\\r\\n", "丁": null}',
        f"{'[' * 60}1{']' * 60}",
        '"只有一个字符串"',
    ],
    ids=["escaped keys", "long numbers and strings", "lists in lists", "no record at all"],
)
def test_a_text_that_is_odd_but_in_order(text: str) -> None:
    _assert_same_places(text)


@pytest.mark.parametrize("path", [("乙",), ("甲", 2), ("甲", 0, "丙"), ("甲", "丙")])
def test_what_the_text_does_not_have_is_told_by_an_error(path: PathInRecord) -> None:
    found = PositionsInOrder('{"甲": [1, 2]}')
    assert path not in found
    with pytest.raises(KeyError):
        found[path]
