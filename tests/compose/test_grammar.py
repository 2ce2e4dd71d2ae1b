"""The reader's eye that the property tests rely on sees what it must see."""

from __future__ import annotations

import pytest
from grammar import faults

from townreport.outline import Outline, Paragraph, Point, Points, Section

OPENING = Paragraph(("2023年，各项工作取得进展，汇报如下：",))


def _outline(*sentences: str) -> Outline:
    return Outline(("标题",), (OPENING, Section(("工作",), tuple(Paragraph((each,)) for each in sentences))))


@pytest.mark.parametrize(
    "sentence",
    [
        "收入None万元。",
        "收入{{税收}}5万元。",
        "粮食播种面积5万亩（）。",
        "打造“”品牌。",
        "收入5万元，，支出3万元。",
        "收入5万元；。",
        "，收入5万元。",
        "收入5万元（，其他）。",
        "收入5万元（其他，）。",
        "收入5万元 ，支出3万元。",
        "收入5万元,支出3万元。",
        "播种面积5万亩，其中。",
        "其中小麦5万亩。",
        "签约项目5个，主要有。",
        "等水果品牌叫响全国。",
        "同比增长5.0%。",
        "收入5万元，同比。",
        "余条道路完工。",
        "整治道路8余条。",
        "整治道路0余条。",
        "收入完成万元。",
        "收入xx万元。",
        "收入5万元",
        "产值达到，收入5万元。",
        "打造“青石品牌。",
        "一是收入5万元。",
        "一是收入5万元。三是支出3万元。",
        "一是收入5万元。一是支出3万元。",
        "一是，收入5万元。二是支出3万元。",
    ],
)
def test_a_sentence_that_reads_badly_is_seen(sentence: str) -> None:
    assert faults(_outline("收入5万元。", sentence))


def test_a_sentence_that_reads_well_is_left_alone() -> None:
    good = "一是抓收入。收入5万元，同比增长5.0%；整治道路20余条，其中甲路3条。二是抓品牌。“甲”“乙”等品牌走出县域。"
    assert faults(_outline(good)) == []


def test_a_heading_with_nothing_under_it_is_seen() -> None:
    empty = Section(("空",), ())
    assert faults(Outline(("标题",), (OPENING, empty, Section(("工作",), (Paragraph(("好。",)),)))))
    assert faults(Outline(("标题",), (OPENING, Section(("工作",), (Paragraph(("好。",)),)), empty)))


def test_an_opening_that_does_not_lead_over_is_seen() -> None:
    assert faults(Outline(("标题",), (Paragraph(("2023年。",)),)))


def test_points_that_number_themselves_are_fine() -> None:
    points = Points(tuple(Point(("抓实。",), ("好。",)) for _ in range(12)))
    assert faults(Outline(("标题",), (OPENING, Section(("工作",), (points,))))) == []
