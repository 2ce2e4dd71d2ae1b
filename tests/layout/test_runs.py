"""Plain texts go a quick way into XML that gives what the careful way gives; others do not go it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townreport.layout.characters import is_plain, rare_characters
from townreport.layout.marks import Marks
from townreport.layout.runs import BOLD, pieces_runs, plain_runs
from townreport.outline import Gap, Printed

TEXTS = st.sampled_from(["", "全镇", "税收收入完成", "5231.4万元", "“两横一纵”", "7.0%", "，"])
PLACES = st.sampled_from(["经济运行.税收收入.本年", "名称", "项目.2", "GDP"])
PIECES = st.lists(st.one_of(TEXTS, st.builds(Printed, TEXTS, PLACES), st.builds(Gap, TEXTS, PLACES)), max_size=12)


@given(st.lists(PIECES, max_size=4), st.sampled_from(["", BOLD]))
def test_the_quick_way_writes_what_the_careful_way_writes(lines: list[list[str | Printed | Gap]], own: str) -> None:
    quick, careful = Marks(), Marks()
    for line in lines:
        assert plain_runs(line, quick, own) == pieces_runs(line, careful, own, "仿宋")
    assert quick.next("名称") == careful.next("名称")


@pytest.mark.parametrize("danger", [" ", "\u3000", "\n", "\x00", "\ud800", "&", "<", ">", '"', "㵑", "\U00020000"])
def test_a_text_with_any_danger_is_not_plain(danger: str) -> None:
    assert is_plain("全镇5231.4万元，“两横—一纵”·①")
    assert not is_plain(f"全镇{danger}上下")


def test_rare_characters_are_the_ideographs_that_gb_2312_has_not() -> None:
    assert rare_characters("全镇〇·—㎡王㵑光堃\U0002a700") == {"㵑", "堃", "\U0002a700"}
    # What looks like a character's number is none.
    assert rare_characters("&#15697;&#20013;中·") == set()
    assert rare_characters("&#99999999999;㵑") == {"㵑"}
    assert rare_characters("\ud800") == set()
