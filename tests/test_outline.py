"""The outline numbers itself, level by level, and a part that is gone leaves no hole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townreport.numerals import chinese_ordinal
from townreport.outline import (
    MAXIMUM_DEPTH,
    Block,
    Gap,
    Line,
    Outline,
    Paragraph,
    Point,
    Points,
    PointStyle,
    Printed,
    Role,
    Section,
    as_text,
    lines,
)

SAID = Paragraph(("说明。",))


def _texts(*blocks: Block) -> list[str]:
    return as_text(Outline(("标题",), blocks)).splitlines()


def _paragraphs(outline: Outline) -> list[Line]:
    return [line for line in lines(outline) if isinstance(line, Line)]


def _points(count: int, style: PointStyle = PointStyle.RUN_ON) -> Points:
    return Points(tuple(Point((f"要点{number}。",), (f"内容{number}。",)) for number in range(1, count + 1)), style)


def test_a_report_begins_with_its_title() -> None:
    first, *rest = _paragraphs(Outline(("标题",), (SAID,)))
    assert first == Line(Role.TITLE, first.parts)
    assert "".join(map(str, first.pieces())) == "标题"
    assert [line.role for line in rest] == [Role.BODY]


def test_the_four_levels_have_the_standards_numbers() -> None:
    tree = Section(("甲",), (Section(("乙",), (Section(("丙",), (Section(("丁",), (SAID,)),)),)),))
    assert _texts(tree) == ["标题", "一、甲", "（一）乙", "1.丙", "（1）丁", "说明。"]


def test_each_level_has_its_own_role() -> None:
    tree = Section(("甲",), (Section(("乙",), (Section(("丙",), (Section(("丁",), (SAID,)),)),)),))
    roles = [line.role for line in _paragraphs(Outline(("标题",), (tree,)))]
    assert roles == [Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.BODY]
    assert MAXIMUM_DEPTH == 4


def test_numbers_begin_anew_under_each_heading() -> None:
    two = (Section(("甲",), (SAID,)), Section(("乙",), (SAID,)))
    said = _texts(Section(("上",), two), Section(("下",), two))
    assert [text for text in said if text != "说明。"] == [
        "标题", "一、上", "（一）甲", "（二）乙", "二、下", "（一）甲", "（二）乙",
    ]  # fmt: skip


def test_paragraphs_between_sections_take_no_number() -> None:
    section = Section(("甲",), (SAID,))
    assert _texts(SAID, section, section) == ["标题", "说明。", "一、甲", "说明。", "二、甲", "说明。"]


def test_points_run_on_in_one_paragraph() -> None:
    assert _texts(_points(3))[1:] == ["一是要点1。内容1。二是要点2。内容2。三是要点3。内容3。"]


def test_points_can_have_a_paragraph_each() -> None:
    assert _texts(_points(2, PointStyle.PARAGRAPHS))[1:] == ["一是要点1。内容1。", "二是要点2。内容2。"]


def test_a_single_point_is_not_numbered() -> None:
    assert _texts(_points(1))[1:] == ["要点1。内容1。"]
    assert _texts(_points(1, PointStyle.PARAGRAPHS))[1:] == ["要点1。内容1。"]


def test_a_lead_is_told_apart_from_the_number_and_the_text() -> None:
    line = list(_paragraphs(Outline(("标题",), (_points(2),))))[1]
    assert [part.pieces for part in line.parts if part.is_lead] == [("要点1。",), ("要点2。",)]
    assert [part.pieces for part in line.parts if not part.is_lead][:2] == [("一是",), ("内容1。",)]


def test_a_point_without_a_lead_has_no_empty_part_for_it() -> None:
    line = list(_paragraphs(Outline(("标题",), (Points((Point((), ("内容。",)),)),))))[1]
    assert not any(part.is_lead for part in line.parts)


def test_figures_and_gaps_print_their_text() -> None:
    said = Paragraph(("收入", Printed("5万元", "经济运行.税收收入"), "，支出", Gap("xx万元", "支出"), "。"))
    assert _texts(said)[1:] == ["收入5万元，支出xx万元。"]


def test_pieces_keep_their_places_through_numbering() -> None:
    printed = Printed("5万元", "经济运行.税收收入")
    line = list(_paragraphs(Outline(("标题",), (Points((Point((), (printed,)), Point((), ("乙。",)))),))))[1]
    assert printed in list(line.pieces())


@given(st.integers(1, 30), st.integers(1, 30))
def test_no_number_is_skipped_or_repeated(sections: int, points: int) -> None:
    tree = tuple(Section(("节",), (_points(points),)) for _ in range(sections))
    said = _texts(*tree)[1:]
    assert said[::2] == [f"{chinese_ordinal(number)}、节" for number in range(1, sections + 1)]
    for paragraph in said[1::2]:
        expected = "".join(
            f"{chinese_ordinal(number) + '是' if points > 1 else ''}要点{number}。内容{number}。"
            for number in range(1, points + 1)
        )
        assert paragraph == expected
