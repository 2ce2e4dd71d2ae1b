"""Sentences and points that remember how they came out for others come out the same as when first written."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import ValidationError
from records import NOT_APPLICABLE, at, changed, complete, slots

from townreport.checks.content import check
from townreport.compose import compose
from townreport.layout import DocumentProperties, render
from townreport.official import Official
from townreport.outline import as_text
from townreport.record import Record
from townreport.wording import KINDS, load, shipped_source, shipped_wording
from townreport.wording.templates import BlockTemplate, PointsTemplate, SectionTemplate

PROPERTIES = DocumentProperties("总结", "青石镇", datetime.date(2023, 12, 31))
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
    remembered, plain = (compose(town, wording, draft=draft, remembers=remembers) for remembers in (True, False))
    assert remembered == plain
    # Checks and layout have shortcuts of their own for lines that came out like others.
    assert as_text(remembered.outline) == as_text(plain.outline)
    assert check(town, remembered.outline) == check(town, plain.outline)
    assert render(remembered.outline, PROPERTIES) == render(plain.outline, PROPERTIES)


def test_towns_that_all_leave_out_other_things() -> None:
    chosen = random.Random(20240105)  # noqa: S311 - no secrets here
    # Its own, of which nothing is known yet.
    wording = load(shipped_source(next(iter(KINDS))))
    made = 0
    for _ in range(400):
        gone = [(path, None) for path in chosen.sample(SLOTS, chosen.randint(1, 40))]
        town = _without(gone)
        if town is not None:
            made += 1
            assert compose(town, wording) == compose(town, wording, remembers=False)
    assert made > 100
    known = [block.known for block in _points_of(wording.blocks)]
    assert any(ways.misses > ways.hits for ways in known), "no block was found to come out differently each time"
    assert all(len(ways.ways) <= 128 for ways in known)
    assert wording.reports is not None
    whole = wording.reports.known
    assert whole.misses > whole.hits, "whole reports were not found to come out differently each time"
    assert whole.hits + whole.misses < made / 2, "they are still looked for each time"
    assert len(whole.ways) <= 64
    # A county whose towns are alike may follow.
    before = whole.hits
    for _ in range(100):
        compose(Record.model_validate(complete()), wording)
    assert whole.hits > before, "whole reports are not looked for any more"


TEXTS = [path for path in SLOTS if isinstance(at(complete(), path), str) and path != ("名称",)]
ENDINGS = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from("。！？…；")), max_size=8)


@settings(max_examples=60)
@given(endings=st.lists(ENDINGS, min_size=1, max_size=3))
def test_whatever_texts_end_a_sentence(endings: list[list[tuple[tuple[str | int, ...], str]]]) -> None:
    wording = load(shipped_source(next(iter(KINDS))))
    towns = [_without([(path, f"{at(complete(), path)}{end}") for path, end in ended]) for ended in endings]
    # From the third round on, all patterns are there, those of one town beside another's.
    for _ in range(3):
        for town in filter(None, towns):
            assert compose(town, wording) == compose(town, wording, remembers=False)


def test_which_text_ends_a_sentence_is_told_apart() -> None:
    wording = load("# {{名称}}总结\n\n{{所属区县}}{{指导思想}}。{{发展战略}}。\n")
    plain = Record.model_validate({"名称": "石桥镇", "年度": 2023, "所属区县": "云岭县"})
    # No file holds a text of two lines, but a program may have made it.
    texts = ("实干", "实干。", "实干。\n好", "实\n干。")
    towns = [
        plain.model_copy(update={"guidance": text, "strategy": (name,)})
        for text in texts
        for name in ("争先", "争先。")
    ]
    for _ in range(3):
        for town in towns:
            assert compose(town, wording) == compose(town, wording, remembers=False)


CLAUSES = (
    "[[税收{{经济运行.税收收入}}]]",
    "[[，其中{{项目建设.落地项目}}]]",
    "[[（[[{{项目建设.签约项目}}]]）]]",
    "[[技改{{项目建设.技改总投资}}，]]",
    "[[研发{{项目建设.企业研发投入}}！]]",
    "[[{{逐项 项目建设.技改项目 “；”}}{{项目}}[[投入{{投入}}]]{{完}}|没有技改]]",
    "[[“{{指导思想}}”]]",
    "[[{{发展战略}}]]",
)
MARKS = st.sampled_from(("、", "，", "；", "：", "。", "。", "。", "！", "？", ""))
GROUPS = st.fixed_dictionaries(
    {},
    optional={
        "经济运行": st.just({"税收收入": 7}),
        "项目建设": st.fixed_dictionaries(
            {},
            optional={
                "落地项目": st.just(["甲", "乙。"]),
                "签约项目": st.just(["丙"]),
                "技改总投资": st.just(5),
                "企业研发投入": st.just(0),
                "技改项目": st.sampled_from(([{"项目": "丁"}], [{"项目": "戊", "投入": 3}, {"投入": 4}])),
            },
        ),
        "指导思想": st.sampled_from(("实干", "实干。", "加油！", "税收{{经济运行.税收收入}}")),
        "发展战略": st.just(["争先"]),
    },
)


@pytest.mark.parametrize("draft", [False, True])
@settings(max_examples=200)
@given(
    row=st.lists(st.tuples(st.sampled_from(CLAUSES), MARKS), min_size=2, max_size=6),
    towns=st.lists(GROUPS, min_size=1, max_size=4),
)
def test_the_sentences_of_a_row_of_clauses(
    draft: bool, row: list[tuple[str, str]], towns: list[dict[str, Any]]
) -> None:
    text = "".join(clause + mark for clause, mark in row[:-1]) + row[-1][0]
    wording = load(f"# {{{{名称}}}}总结\n\n## 项目建设\n\n- **好。** {text}。\n- {text}。\n\n{text}。\n")
    records = [Record.model_validate({"名称": "石桥镇", "年度": 2023, **groups}) for groups in towns]
    for _ in range(3):
        for record in records:
            remembered = compose(record, wording, draft=draft)
            assert remembered == compose(record, wording, draft=draft, remembers=False)


def _without(gone: Iterable[tuple[tuple[str | int, ...], Any]]) -> Record | None:
    """The complete sample with other values at some places; None where that is no record."""
    record = complete()
    try:
        for path, instead in gone:
            record = changed(record, path, instead)
        return Record.model_validate(record)
    except (ValidationError, TypeError):
        # What is gone has no members.
        return None


def _points_of(blocks: Iterable[BlockTemplate]) -> Iterator[PointsTemplate]:
    for block in blocks:
        if isinstance(block, PointsTemplate):
            yield block
        elif isinstance(block, SectionTemplate):
            yield from _points_of(block.blocks)


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


RUN_IN = """# {{名称}}{{年度}}年总结

## 〔接排〕{{名称}}工作。

{{名称}}全年税收{{经济运行.税收收入}}。

### 〔接排〕抓产业。

- **经济。** 税收{{经济运行.税收收入}}。
- **民生。** {{指导思想}}。
"""


def test_a_report_that_came_out_like_others_is_laid_out_like_them() -> None:
    wording = load(RUN_IN)
    patterns = []
    for name, amount in (("石桥镇", 3), ("山前乡", 4.5), ("平川镇", 6), ("青石镇", 7)):
        record = Record.model_validate({"名称": name, "年度": 2023, "经济运行": {"税收收入": amount}, "指导思想": "好"})
        known, plain = (compose(record, wording, remembers=remembers) for remembers in (True, False))
        assert known == plain
        assert render(known.outline, PROPERTIES) == render(plain.outline, PROPERTIES)
        signed = Official(signature=("某镇人民政府",), date=datetime.date(2024, 1, 5))
        one, other = (render(made.outline, PROPERTIES, official=signed) for made in (known, plain))
        assert one == other
        patterns.append(known.outline.pattern)
    assert patterns[-1] is not None, "nothing was learnt of whole reports"


def test_lines_that_say_the_same_in_every_report_are_looked_at_until_they_are_in_order() -> None:
    wording = load(
        "# {{名称}}{{年度}}年总结\n\n税收{{经济运行.税收收入}}，，好。\n\n各项工作平稳推进。。\n\n成效明显。\n"
    )
    record = Record.model_validate({"名称": "石桥镇", "年度": 2023, "经济运行": {"税收收入": 3}})
    outlines = [compose(record, wording).outline for _ in range(4)]
    told = [[finding.code for finding in check(record, outline)] for outline in outlines]
    pattern = outlines[-1].pattern
    assert pattern is not None, "nothing was learnt of whole reports"
    assert told == [["punctuation.doubled"] * 2] * 4
    # Title and figures may be at fault in the next report, the second line is; the third never is.
    assert pattern.doubtful == (0, 1, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_report_prints_in_several_places_is_asked_of_a_record_once(kind: str) -> None:
    reports = shipped_wording(kind).reports
    assert reports is not None
    asked = [reference.said for reference in reports.questions.alone.references]
    assert len(set(asked)) == len(asked) > 0


def test_a_figure_said_twice_and_in_two_ways_is_said_so_again() -> None:
    wording = load(
        "# {{名称}}总结\n\n税收{{经济运行.税收收入}}，{{名称}}税收{{经济运行.税收收入}}（{{经济运行.税收收入|余}}）。\n"
    )
    patterns = []
    for amount in (30, 40, 50, 60):
        record = Record.model_validate({"名称": "石桥镇", "年度": 2023, "经济运行": {"税收收入": amount}})
        outline = compose(record, wording).outline
        assert outline.texts[1] == f"税收{amount}万元，石桥镇税收{amount}万元（{amount}余万元）。"
        patterns.append(outline.pattern)
    assert patterns[-1] is not None, "nothing was learnt of whole reports"
