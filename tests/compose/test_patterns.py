"""A sentence that remembers how it came out for others comes out the same as one written for the first time."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import ValidationError
from records import NOT_APPLICABLE, changed, complete, slots

from townreport.compose import compose
from townreport.outline import as_text
from townreport.record import Record
from townreport.wording import KINDS, load, shipped_wording

SLOTS = list(slots(complete()))
GONE = st.lists(st.tuples(st.sampled_from(SLOTS), st.sampled_from((None, NOT_APPLICABLE, 0))), max_size=12)
SOURCE = """# {{名称}}总结

{{名称}}[[税收{{经济运行.税收收入}}，|没有税收，]]\
技改{{逐项 项目建设.技改项目 “；”}}{{项目}}[[投入{{投入}}]]{{完}}。{{指导思想}}。
"""


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("draft", [False, True])
@settings(max_examples=30)
@given(gone=GONE)
def test_whatever_is_missing(kind: str, draft: bool, gone: list[tuple[tuple[str | int, ...], Any]]) -> None:
    town = Record.model_validate(complete())
    record = complete()
    for path, instead in gone:
        try:
            record = changed(record, path, instead)
            town = Record.model_validate(record)
        except (ValidationError, TypeError):
            # 0 for a name is no record, and what is gone has no members.
            break
    wording = shipped_wording(kind)
    # From the third time on, all patterns are there.
    for _ in range(2):
        compose(town, wording, draft=draft)
    assert compose(town, wording, draft=draft) == compose(town, wording, draft=draft, remembers=False)


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ({"经济运行": {"税收收入": 7}}, "{名称}税收7万元，技改。按要求做。"),
        ({"经济运行": {"税收收入": None}}, "{名称}没有税收，技改。按要求做。"),
        ({"项目建设": {"技改项目": [{"项目": "甲", "投入": 3}]}}, "{名称}没有税收，技改甲投入3万元。按要求做。"),
        ({"项目建设": {"技改项目": [{"项目": "乙"}]}}, "{名称}没有税收，技改乙。按要求做。"),
        (
            {"项目建设": {"技改项目": [{"项目": "丙"}, {"项目": "丁", "投入": 5}]}},
            "{名称}没有税收，技改丙；丁投入5万元。按要求做。",
        ),
        ({"指导思想": "按要求做。"}, "{名称}没有税收，技改。按要求做。"),
    ],
)
def test_each_town_gets_its_own_words(groups: dict[str, Any], said: str) -> None:
    wording = load(SOURCE)
    for name in ("石桥镇", "山前乡", "平川镇", "青石镇"):
        record = Record.model_validate({"名称": name, "年度": 2023, "指导思想": "按要求做", **groups})
        _, line = as_text(compose(record, wording).outline).splitlines()
        assert line == said.replace("{名称}", name)


def test_clauses_left_out_are_told_each_time() -> None:
    wording = load(SOURCE)
    for section in range(4):
        record = Record.model_validate({"名称": "石桥镇", "年度": 2023, "指导思想": "按要求做"})
        told = compose(record, wording).omissions
        assert [(omission.text, omission.replaced) for omission in told] == [("税收xx万元", True)], section
