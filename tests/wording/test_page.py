"""The language's one page cannot drift: everything it shows is tried."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sentences import faults_of

from townreport.record import Record
from townreport.record.adjustments import WAYS
from townreport.record.catalogue import leaves
from townreport.wording import KINDS
from townreport.wording.binding import DERIVED
from townreport.wording.settings import KNOWN, Settings, apply_setting
from townreport.wording.values import FIGURE_MEMBERS, QUOTES

PAGE = Path(__file__).parents[2] / "docs" / "wording.zh-CN.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="an installed package has no documents")


def _page() -> str:
    return PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""


def _spans() -> list[str]:
    """What stands in the page between back-quotes; a bar in a table is written with a stroke before it."""
    return [span.replace("\\|", "|") for span in re.findall(r"`([^`\n]+)`", _page())]


NOT_WHOLE = ("{{逐项 …}}", "{{完}}", "{{指标名}}", "{{…|书名号}}")
"""Parts of an example, not one by themselves."""
EXAMPLES = [
    span for span in _spans() if ("{{" in span or "[[" in span) and span not in NOT_WHOLE and not span.startswith('{"')
]
SETTINGS = [span for span in _spans() if span.startswith("@")]
PLACES = {leaf.entry.label: leaf.place for leaf in leaves(Record)}


def _file(example: str) -> str:
    """A wording file around an example, which leaves out groups, headings above it, a table's head."""
    if example.startswith("{{…"):
        label = re.split(r"[.|}]", example.removeprefix("{{…"))[0]
        example = f"[[{example.replace(f'…{label}', PLACES[label])}]]"
    before = {"####": "## 一\n\n### 二\n\n", "| ": "〔表〕表\n| 企业 | 资金 |\n"}
    around = next((text for sign, text in before.items() if example.startswith(sign)), "")
    group = "" if example.startswith(("#", "-", "|", "{{逐", "{{主要")) else f"〔{_group_of(example)}〕"
    return f"# 报告\n\n{around}{group}{example}\n"


def _group_of(example: str) -> str:
    """The group that an example's first figure belongs to."""
    first = re.search(r"\{\{([^{}.|]+)", example)
    return PLACES.get(first[1], "").rpartition(".")[0] if first else ""


def test_it_is_one_page() -> None:
    assert 40 <= len(_page().splitlines()) <= 95


def test_there_are_examples_enough_to_mean_something() -> None:
    assert len(EXAMPLES) >= 15
    assert len(SETTINGS) >= 5


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_loads(example: str) -> None:
    assert [(fault.message, fault.fix) for fault in faults_of(_file(example))] == []


@pytest.mark.parametrize("span", SETTINGS)
def test_every_setting_is_known(span: str) -> None:
    assert isinstance(apply_setting(Settings(), span), Settings)


def test_every_setting_stands_on_the_page() -> None:
    assert {span.removeprefix("@").partition("：")[0] for span in SETTINGS} == set(KNOWN)


def test_every_word_of_the_language_stands_on_the_page() -> None:
    shown = "余 非零 数 个数 逐项 完 分段 接排 自定义指标 三线 全框 横排 附件 主要指标表 文稿"
    of_changes = "调整 位置 方式 目标 标题 要点 内容 条目"
    words = {*DERIVED, *QUOTES, *FIGURE_MEMBERS[1:], *WAYS, *shown.split(), *of_changes.split()}
    assert [word for word in words if word not in _page()] == []


def test_every_example_of_json_is_taken() -> None:
    texts = [span for span in _spans() if span.startswith(('{"', '"自定义指标": {'))]
    assert len(texts) >= 2
    for text in texts:
        if text.startswith("{"):
            Record.model_validate({"名称": "石桥镇", "年度": 2023, "调整": [json.loads(text)]})
        else:
            Record.model_validate({"名称": "石桥镇", "年度": 2023, **json.loads(f"{{{text}}}")})


def test_kinds_that_it_names_are_shipped() -> None:
    named = re.findall(r"--wording (\S+?)`", _page())
    assert [name for name in named if not name.endswith(".md")]
    assert [name for name in named if not name.endswith(".md") and name not in KINDS] == []
