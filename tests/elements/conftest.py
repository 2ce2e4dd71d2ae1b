"""A record with every element, and ways to say what is wrong with a changed one."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from townreport.build import account, open_record, read_wording
from townreport.findings import Finding

FULL: dict[str, Any] = {
    "名称": "青石镇",
    "所属区县": "云岭县",
    "年度": 2023,
    "公文": {
        "份号": "000012",
        "密级和保密期限": "机密★1年",
        "紧急程度": "特急",
        "发文机关标志": ["青石镇人民政府"],
        "发文字号": "青政〔2024〕3号",
        "签发人": ["王志远", "李明"],
        "标题分行": ["青石镇2023年工作总结", "及2024年工作计划"],
        "主送机关": "云岭县人民政府",
        "附件说明": ["主要指标完成情况", "重点项目"],
        "发文机关署名": ["青石镇人民政府"],
        "成文日期": "2024年1月5日",
        "附注": "联系人：王志远",
        "附件": [
            {"标题": "主要指标完成情况", "内容": ["各项指标如下。", "均已完成。"]},
            {"标题": "重点项目", "内容": ["冷链加工项目。"]},
        ],
        "抄送机关": "县委办公室，县政府办公室",
        "印发机关": "青石镇党政办公室",
        "印发日期": "2024-01-08",
        "习惯": {"行距": 28, "用印": "是", "数字字体": "Times New Roman"},
    },
}


@pytest.fixture
def full() -> dict[str, Any]:
    """A record with every element, which nothing is wrong with."""
    return copy.deepcopy(FULL)


@pytest.fixture
def findings_of() -> Callable[[dict[str, Any]], tuple[Finding, ...]]:
    """What is found in a record, written to a file's bytes one value a line."""

    def find(record: dict[str, Any]) -> tuple[Finding, ...]:
        data = json.dumps(record, ensure_ascii=False, indent=1).encode()
        opened = open_record(data, "青石镇.json")
        return account(opened.record, read_wording(None), draft=True, origin=opened.origin).findings

    return find
