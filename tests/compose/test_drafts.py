"""A draft shows every gap in its sentence and leaves nothing out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from grammar import MARKS, paragraphs
from records import NOT_APPLICABLE, Json, Path_, at, changed, complete, leaf_path, place_of, report, slots, without

from townreport.outline import Gap, Piece, Role, Section, as_text, lines, piece_text
from townreport.record import Record
from townreport.record.catalogue import Leaf, leaves

EMPTY: Json = {"名称": "青石镇", "年度": 2023}
BLANKS = [leaf for leaf in leaves(Record) if leaf.entry.declaration.blank and leaf.entry.label not in EMPTY]
POINTS = (
    "抓经济运行。", "抓项目建设。", "抓人居环境。", "抓农业产业。", "抓脱贫成果。", "抓河长制、林长制。",
    "抓耕地保护。", "抓环境保护。", "抓民生项目。", "抓食品安全。", "抓卫生事业。", "抓文化活动。", "抓志愿服务。",
)  # fmt: skip
PLAN = ("新型城镇建设", "脱贫成果巩固", "现代农业发展", "生态环境保护", "民生保障工程")


def _gaps(record: Json) -> list[str]:
    return list(report(record, draft=True).gaps)


def _headings(record: Json) -> list[str]:
    headings = (Role.HEADING_1, Role.HEADING_2)
    said = paragraphs(report(record, draft=True).outline)
    return ["".join(map(piece_text, line.pieces())) for line in said if line.role in headings]


def test_a_record_with_town_and_year_only_gives_the_whole_report_as_a_form() -> None:
    composed = report(EMPTY, draft=True)
    assert len(composed.gaps) >= 140
    assert composed.omissions == ()
    assert composed.undeclared == ()


def test_all_twenty_parts_of_the_report_are_in_the_form() -> None:
    text = as_text(report(EMPTY, draft=True).outline)
    title, opening, *_ = text.splitlines()
    assert title == "青石镇2023年工作总结及2024年工作计划"
    assert opening.endswith("汇报如下：")
    assert [point for point in POINTS if point not in text] == []
    headings = _headings(EMPTY)
    assert [heading[:2] for heading in headings if "（" not in heading] == ["一、", "二、", "三、"]
    assert any("问题" in heading for heading in headings)
    assert [part for part in PLAN if not any(part in heading for heading in headings)] == []
    assert 1 + len(POINTS) + 1 + len(PLAN) == 20


@pytest.mark.parametrize("leaf", BLANKS, ids=lambda leaf: leaf.place)
def test_every_blank_of_the_catalogue_is_a_gap_in_the_form(leaf: Leaf) -> None:
    assert any(place == leaf.place or place.startswith(f"{leaf.place}.") for place in _gaps(EMPTY))


def test_a_gap_shows_xx_with_its_unit() -> None:
    units = {leaf.place: leaf.entry.declaration.unit for leaf in BLANKS if leaf.entry.kind.is_figure}
    assert units
    seen = 0
    for line in lines(report(EMPTY, draft=True).outline):
        for piece in line.pieces():
            if isinstance(piece, Gap):
                assert "xx" in piece.text
                if piece.place in units:
                    assert piece.text.endswith(units[piece.place])
                    seen += 1
    assert seen >= len(units)


def test_a_form_of_gaps_is_punctuated_like_a_report() -> None:
    for line in paragraphs(report(EMPTY, draft=True).outline):
        text = "".join(map(piece_text, line.pieces()))
        assert not any(one in MARKS and two in MARKS for one, two in pairwise(text)), text
        if line.role is Role.BODY:
            assert text.endswith(("。", "："))


def test_a_complete_record_has_no_gap_in_its_draft() -> None:
    assert _gaps(complete()) == []
    assert report(complete(), draft=True).outline == report(complete()).outline


@pytest.mark.parametrize("leaf", BLANKS, ids=lambda leaf: leaf.place)
def test_what_does_not_apply_stays_out_of_the_form(leaf: Leaf) -> None:
    gone = _with(EMPTY, leaf_path(leaf), NOT_APPLICABLE)
    assert not [place for place in _gaps(gone) if place == leaf.place or place.startswith(f"{leaf.place}.")]


@pytest.mark.parametrize("leaf", BLANKS, ids=lambda leaf: leaf.place)
def test_a_gap_takes_no_other_words_from_the_form(leaf: Leaf) -> None:
    """A form with one field filled has the same words as the empty one, but for the gaps of that field."""
    value = at(complete(), leaf_path(leaf))
    filled = report(_with(EMPTY, leaf_path(leaf), value), draft=True)
    assert any(place == leaf.place or place.startswith(f"{leaf.place}.") for place in filled.printed)
    others = [place for place in filled.gaps if not place.startswith(leaf.place)]
    expected = [place for place in _gaps(EMPTY) if not place.startswith(leaf.place)]
    derived = {"区县类别"} if leaf.place == "所属区县" else set()
    assert [place for place in others if place not in derived] == [place for place in expected if place not in derived]


@pytest.mark.parametrize("path", list(slots(complete())), ids=place_of)
def test_a_field_taken_away_becomes_a_gap_at_its_own_place(path: Path_) -> None:
    gaps = _gaps(without(complete(), path))
    last = path[-1]
    if isinstance(last, int):
        # One name fewer in a list is no gap; the only name of a list leaves the list's own.
        assert set(gaps) <= {place_of(path[:-1])}
        return
    own = place_of(path[:-1] if last in ("本年", "上年") else path)
    assert gaps
    allowed = {"所属区县": {"所属区县", "区县类别"}}.get(own, set())
    assert all(gap == own or gap.startswith(f"{own}.") or gap in allowed for gap in gaps)


def test_groups_that_do_not_apply_leave_no_gap() -> None:
    groups = [label for label, value in complete().items() if isinstance(value, dict)]
    assert len(groups) >= 13
    for label in groups:
        gaps = _gaps(_with(EMPTY, (label,), NOT_APPLICABLE))
        assert not [place for place in gaps if place.startswith(f"{label}.")]


def test_a_form_has_sections_with_points_and_no_empty_block() -> None:
    def pieces(blocks: tuple[object, ...]) -> list[tuple[Piece, ...]]:
        return [block.heading for block in blocks if isinstance(block, Section)]

    outline = report(EMPTY, draft=True).outline
    assert len(pieces(outline.blocks)) == 3
    assert all(pieces(outline.blocks))


def _with(record: Json, path: Path_, value: object) -> Json:
    """A copy of a sparse record with a value at a path whose groups may not exist yet."""
    result: Json = dict(record)
    if len(path) == 1:
        result[str(path[0])] = value
    else:
        result[str(path[0])] = _with(result.get(str(path[0]), {}), path[1:], value)
    return result


def test_the_record_given_is_left_as_it_was() -> None:
    before = complete()
    changed(before, ("年度",), 2024)
    assert before == complete()
