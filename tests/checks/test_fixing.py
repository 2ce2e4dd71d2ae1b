"""Only what is certain is put right without asking, and what is right stays as it is."""

from __future__ import annotations

import pytest
from checked_lines import correct_lines, faulty_lines

from townreport.checks.rule import TextKind
from townreport.checks.text import fixed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("突出重点,稳步推进;成效明显。", "突出重点，稳步推进；成效明显。"),
        ("设立专班(由副镇长任组长)。", "设立专班（由副镇长任组长）。"),
        ("设立专班（由副镇长任组长)。", "设立专班（由副镇长任组长）。"),
        ('擦亮"一村一品"招牌。', "擦亮“一村一品”招牌。"),
        ("新增耕地１２００亩，增长７．５％。", "新增耕地1200亩，增长7.5%。"),
        ("圆满完成任务。。", "圆满完成任务。"),
        ("单价3.5元，投入1,200万元，8:30开工,按期竣工.", "单价3.5元，投入1,200万元，8:30开工，按期竣工。"),
    ],
)
def test_certain_faults_are_put_right(text: str, wanted: str) -> None:
    assert fixed(text, TextKind.PROSE) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "完成投资xx万元。",
        "增强“四个意识，坚定信心。",
        "圆满完成，，任务。",
        "阿不都.热合曼同志到村任职。",
        '开展“学习"活动，效果良好。',
        "桃、梨、葡萄。。。",
    ],
)
def test_what_needs_a_decision_is_left_to_the_reader(text: str) -> None:
    assert fixed(text, TextKind.PROSE) == text


def test_correct_text_is_never_touched() -> None:
    for text, kind in correct_lines():
        assert fixed(text, kind) == text


def test_fixing_again_changes_nothing_more() -> None:
    for line in faulty_lines():
        once = fixed(line.text, line.kind)
        assert fixed(once, line.kind) == once
