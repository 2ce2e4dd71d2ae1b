"""A long title breaks at words into a 梯形 or 菱形; a short one stays whole."""

from __future__ import annotations

import pytest

from townreport.layout.title import broken_title, is_trapezoid_or_diamond, title_width
from townreport.outline import Gap, Pieces, Printed, piece_text


def broken(*pieces: str | Printed | Gap) -> list[str]:
    return ["".join(map(piece_text, line)) for line in broken_title(pieces)]


def test_a_title_that_fits_stays_on_one_line() -> None:
    assert broken("青石镇2023年工作总结及2024年工作计划") == ["青石镇2023年工作总结及2024年工作计划"]


@pytest.mark.parametrize(
    ("pieces", "lines"),
    [
        (
            ("青石镇人民政府关于2023年工作总结及2024年工作计划的报告",),
            ["青石镇人民政府关于2023年工作总结", "及2024年工作计划的报告"],
        ),
        (
            (
                Printed("经济技术开发区青石街道", "基本信息.名称"),
                Printed("2023", "基本信息.年度"),
                "年工作总结及",
                Printed("2024", "基本信息.次年"),
                "年工作计划",
            ),
            ["经济技术开发区青石街道", "2023年工作总结及2024年工作计划"],
        ),
    ],
)
def test_a_long_title_breaks_where_one_takes_breath(pieces: Pieces, lines: list[str]) -> None:
    assert broken(*pieces) == lines


NAMES = ["青石镇", "阿巴嘎旗别力古台镇", "玉树藏族自治州曲麻莱县约改镇", "双江拉祜族佤族布朗族傣族自治县勐库镇"]
TITLES = [
    "人民政府关于2023年工作总结及2024年工作计划的报告",
    "2023年工作总结及2024年工作计划",
    "党委、人民政府关于报送2023年度工作总结和2024年度工作安排情况的报告",
    "关于《国民经济和社会发展计划》执行情况的报告",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rest", TITLES)
def test_every_line_is_whole_words_in_the_shape_of_the_standard(name: str, rest: str) -> None:
    lines = broken(Printed(name, "基本信息.名称"), rest)
    assert "".join(lines) == name + rest
    assert lines[0].startswith(name)
    widths = [title_width(line) for line in lines]
    assert max(widths) <= 20
    assert is_trapezoid_or_diamond(widths)
    for line in lines[1:]:
        assert line[0] not in "，。、：；”》）的年度"
    for line in lines:
        for word in ("工作总结", "工作计划", "工作安排", "人民政府", "报告", "2023年", "2024年", "情况", "社会发展"):
            assert not any(
                line.endswith(word[:cut]) and not line.endswith(word) and "".join(lines).find(line + word[cut:]) >= 0
                for cut in range(1, len(word))
            )


def test_a_title_keeps_the_places_of_its_figures_when_it_breaks() -> None:
    name, year = Printed("双江拉祜族佤族布朗族傣族自治县勐库镇", "名称"), Printed("2023", "年度")
    pieces = (name, year, "年工作总结及2024年工作计划")
    found = [piece for line in broken_title(pieces) for piece in line if isinstance(piece, Printed)]
    assert found == [name, year]


def test_the_offices_own_lines_are_taken() -> None:
    pieces = (Printed("青石镇", "名称"), "2023年工作总结及2024年工作计划")
    lines = broken_title(pieces, ("青石镇2023年工作总结及", "2024年工作计划"))
    assert ["".join(map(piece_text, line)) for line in lines] == ["青石镇2023年工作总结及", "2024年工作计划"]


def test_lines_that_are_not_the_title_are_refused() -> None:
    with pytest.raises(ValueError, match="标题分行与标题不一致"):
        broken_title(("青石镇2023年工作总结",), ("青石镇", "2022年工作总结"))


@pytest.mark.parametrize(
    ("widths", "fits"),
    [
        ([10.0, 12.0], True),
        ([12.0, 10.0], True),
        ([8.0, 14.0, 9.0], True),
        ([8.0, 10.0, 14.0], True),
        ([10.0, 10.0], False),
        ([12.0, 8.0, 12.0], False),
        ([14.0, 14.0, 8.0], False),
    ],
)
def test_the_shapes(widths: list[float], fits: bool) -> None:
    assert is_trapezoid_or_diamond(widths) is fits
