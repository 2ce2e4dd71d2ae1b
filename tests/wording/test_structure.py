"""A wording file is cut into headings, paragraphs and points, and every character keeps its place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townreport.wording.structure import MAXIMUM_LEVEL, SETTING, SourceBlock, cut

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "# 题",
                "## 甲",
                "- 〔经济运行；分段〕**要点。**",
                "- ",
                "",
                "  内容，",
                "<!-- 说明 -->",
                "甲<!--",
                "-->乙",
            ]
        ),
        st.text(alphabet="#-〔〕；甲 \t<!>*", max_size=12),
    )
).map("\n".join)


def _blocks(source: str) -> list[SourceBlock]:
    blocks, faults = cut(source)
    assert faults == []
    return blocks


@pytest.mark.parametrize("level", range(1, MAXIMUM_LEVEL + 1))
def test_signs_tell_a_headings_level(level: int) -> None:
    (block,) = _blocks(f"{'#' * level} 标题")
    assert (block.level, block.is_point, block.text) == (level, False, "标题")


def test_a_dash_begins_a_point() -> None:
    (block,) = _blocks("- **要点。**内容。")
    assert (block.level, block.is_point, block.text) == (0, True, "**要点。**内容。")


def test_other_lines_are_paragraphs() -> None:
    first, second = _blocks("第一段。\n\n第二段。")
    assert (first.text, second.text) == ("第一段。", "第二段。")
    assert not first.is_point


def test_lines_of_a_block_are_joined_without_a_space() -> None:
    (block,) = _blocks("- 甲，\n  乙，\n\t丙。")
    assert block.text == "甲，乙，丙。"


def test_a_heading_is_one_line() -> None:
    heading, paragraph = _blocks("## 标题\n内容。")
    assert (heading.text, paragraph.text) == ("标题", "内容。")


def test_a_point_ends_where_the_next_begins() -> None:
    assert [block.text for block in _blocks("- 甲。\n- 乙。")] == ["甲。", "乙。"]


def test_a_name_in_front_of_a_block_is_taken_off() -> None:
    (block,) = _blocks("### 〔产业发展〕抓产业")
    assert (block.name, block.options, block.text) == ("产业发展", (), "抓产业")


@pytest.mark.parametrize("mark", ["；", ";"])
def test_options_stand_behind_the_name(mark: str) -> None:
    (block,) = _blocks(f"- 〔经济运行{mark} 分段〕甲。")
    assert (block.name, block.options) == ("经济运行", ("分段",))


def test_remarks_are_no_part_of_the_wording() -> None:
    (block,) = _blocks("甲<!-- 说明 -->乙。\n<!-- 又一条 -->\n丙。")
    assert block.text.replace(" ", "") == "甲乙。丙。"


def test_a_remark_can_run_over_lines() -> None:
    assert [block.text for block in _blocks("甲。\n\n<!-- 一\n\n# 不是标题\n-->\n\n乙。")] == ["甲。", "乙。"]


def test_a_remark_without_an_end_is_told_where_it_begins() -> None:
    _, (fault,) = cut("甲。\n乙<!-- 说明\n丙。")
    assert (fault.code, fault.line, fault.column) == ("wording.remark", 2, 2)


def test_too_many_signs_are_told() -> None:
    (block,), (fault,) = cut("###### 标题")
    assert (fault.code, fault.line) == ("wording.level", 1)
    assert block.level == MAXIMUM_LEVEL


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end: str) -> None:
    assert [block.text for block in _blocks(end.join(["## 甲", "", "乙，", "丙。"]))] == ["甲", "乙，丙。"]


def test_a_place_in_a_block_is_found_in_the_file() -> None:
    (block,) = _blocks("\n- 〔经济运行〕甲，\n   乙{{丙}}。")
    assert block.position(block.text.index("甲")) == (2, 9)
    assert block.position(block.text.index("{{")) == (3, 5)


@given(LINES)
def test_every_character_of_every_block_is_found_in_the_file(source: str) -> None:
    lines = re.split(r"\r\n|\r|\n", source)
    for block in cut(source)[0]:
        for offset, character in enumerate(block.text):
            line, column = block.position(offset)
            # A remark inside a line is blanked out.
            assert lines[line - 1][column - 1] == character or character == " "


@given(st.text())
def test_any_text_can_be_cut(source: str) -> None:
    blocks, faults = cut(source)
    for block in blocks:
        assert 1 <= block.position(0)[0] <= len(re.split(r"\r\n|\r|\n", source))
    for fault in faults:
        assert fault.fix


@pytest.mark.parametrize("line", ["- 甲。", "-甲。", "－甲。", "－ 甲。", "* 甲。"])
def test_a_point_may_begin_as_whoever_writes_chinese_types_it(line: str) -> None:
    (block,) = _blocks(line)
    assert (block.is_point, block.text) == (True, "甲。")


@pytest.mark.parametrize("line", ["-5.2%的降幅", "---", "**甲**乙", "*甲"])
def test_other_lines_that_begin_with_such_signs_are_no_points(line: str) -> None:
    (block,) = _blocks(line)
    assert (block.is_point, block.text) == (False, line)


@pytest.mark.parametrize("line", ["＃＃ 标题", "##标题", "＃# 标题"])
def test_full_width_signs_make_a_heading_too(line: str) -> None:
    (block,) = _blocks(line)
    assert (block.level, block.text) == (2, "标题")


@pytest.mark.parametrize("line", ["@小数：1", "＠小数:1"])
def test_a_setting_is_a_line_of_its_own(line: str) -> None:
    setting, paragraph = _blocks(f"{line}\n甲。")
    assert (setting.level, paragraph.text) == (SETTING, "甲。")


@pytest.mark.parametrize(
    ("mark", "name", "options"), [("分段", "", ("分段",)), ("甲；分段", "甲", ("分段",)), ("甲", "甲", ())]
)
def test_an_option_may_stand_without_a_name(mark: str, name: str, options: tuple[str, ...]) -> None:
    (block,) = _blocks(f"- 〔{mark}〕甲。")
    assert (block.name, block.options) == (name, options)
