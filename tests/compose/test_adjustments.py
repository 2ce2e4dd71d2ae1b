"""A town changes the wording's points and sections by its record: every way, anywhere, one change after another."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from records import complete

from townreport.compose import Composed, compose
from townreport.findings import Severity
from townreport.layout import DocumentProperties, render
from townreport.outline import Printed, as_text, lines
from townreport.record import Record
from townreport.record.adjustments import WAYS
from townreport.wording import default_wording, load

WORDING = """
# 报告

## 〔甲〕甲章

- 〔一〕**甲一。**好。
- 〔二〕**甲二。**好。

## 〔乙〕乙章

### 〔子〕子节

- 〔三〕**子三。**好。

### 〔丑〕丑节

文字。

## 〔丙〕{{年度}}年丙章

- 〔四〕**丙四。**好。
"""


def _composed(*changes: dict[str, Any], wording: str = WORDING, **groups: Any) -> Composed:
    record = {"名称": "石桥镇", "年度": 2023, "调整": list(changes), **groups}
    return compose(Record.model_validate(record), load(wording))


def _said(*changes: dict[str, Any], **groups: Any) -> list[str]:
    composed = _composed(*changes, **groups)
    assert composed.findings == ()
    return as_text(composed.outline).splitlines()[1:]


def _refused(*changes: dict[str, Any], **groups: Any) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.label) for finding in _composed(*changes, **groups).findings]


def _point(place: str, lead: str, way: str = "之后") -> dict[str, Any]:
    return {"位置": place, "方式": way, "要点": lead, "内容": "新"}


DEEP = {"标题": "三", "条目": [{"标题": "四", "内容": "深"}]}
UNCHANGED = [
    "一、甲章", "一是甲一。好。二是甲二。好。", "二、乙章", "（一）子节", "子三。好。", "（二）丑节", "文字。",
    "三、2023年丙章", "丙四。好。",
]  # fmt: skip


def test_without_changes_the_wording_stands() -> None:
    assert _said() == UNCHANGED


@pytest.mark.parametrize(
    ("change", "points"),
    [
        (_point("二", "新点", "之前"), "一是甲一。好。二是新点。新。三是甲二。好。"),
        (_point("二", "新点", "之后"), "一是甲一。好。二是甲二。好。三是新点。新。"),
        (_point("二", "新点", "代替"), "一是甲一。好。二是新点。新。"),
        ({"位置": "二", "方式": "删去"}, "甲一。好。"),
        ({"位置": "二", "方式": "移到之前", "目标": "一"}, "一是甲二。好。二是甲一。好。"),
        ({"位置": "一", "方式": "移到之后", "目标": "二"}, "一是甲二。好。二是甲一。好。"),
        ({"位置": "一", "要点": "新点", "内容": "新"}, "一是甲一。好。二是新点。新。三是甲二。好。"),
    ],
)
def test_a_point_is_put_replaced_dropped_or_moved(change: dict[str, Any], points: str) -> None:
    assert _said(change)[1] == points


@pytest.mark.parametrize(
    ("change", "headings"),
    [
        (
            {"位置": "乙", "方式": "之前", "标题": "新章", "内容": "新"},
            ["一、甲章", "二、新章", "三、乙章", "四、2023年丙章"],
        ),
        (
            {"位置": "乙", "方式": "之后", "标题": "新章", "内容": "新"},
            ["一、甲章", "二、乙章", "三、新章", "四、2023年丙章"],
        ),
        ({"位置": "乙", "方式": "代替", "标题": "新章", "内容": "新"}, ["一、甲章", "二、新章", "三、2023年丙章"]),
        ({"位置": "乙", "方式": "删去"}, ["一、甲章", "二、2023年丙章"]),
        ({"位置": "丙", "方式": "移到之前", "目标": "甲"}, ["一、2023年丙章", "二、甲章", "三、乙章"]),
        ({"位置": "甲", "方式": "移到之后", "目标": "丙"}, ["一、乙章", "二、2023年丙章", "三、甲章"]),
    ],
)
def test_a_section_is_put_replaced_dropped_or_moved(change: dict[str, Any], headings: list[str]) -> None:
    assert [line for line in _said(change) if line[1] == "、"] == headings


@pytest.mark.parametrize("name", ["甲", "甲章", "丙", "2023年丙章", "子节", "甲二", "甲二。"])
def test_a_place_is_found_by_its_name_or_by_its_words(name: str) -> None:
    assert _said({"位置": name, "方式": "删去"}) != UNCHANGED


def test_a_point_that_is_moved_to_another_section_is_counted_there() -> None:
    said = _said({"位置": "一", "方式": "移到之后", "目标": "四"})
    assert said[1] == "甲二。好。"
    assert said[-1] == "一是丙四。好。二是甲一。好。"


def test_a_subsection_can_be_moved_behind_its_own_section() -> None:
    said = _said({"位置": "子", "方式": "移到之后", "目标": "乙"})
    assert [line for line in said if line[1] == "、"] == ["一、甲章", "二、乙章", "三、子节", "四、2023年丙章"]
    assert "（一）丑节" in said


def test_what_is_put_at_one_place_stands_as_it_was_written() -> None:
    behind = [_point("一", "先"), _point("一", "后")]
    assert _said(*behind)[1] == "一是甲一。好。二是先。新。三是后。新。四是甲二。好。"
    before = [_point("二", "先", "之前"), _point("二", "后", "之前")]
    assert _said(*before)[1] == "一是甲一。好。二是先。新。三是后。新。四是甲二。好。"


def test_sections_put_at_one_place_stand_as_they_were_written() -> None:
    changes = [{"位置": "甲", "标题": name, "内容": "新"} for name in ("先章", "中章", "后章")]
    headings = [line for line in _said(*changes) if line[1] == "、"]
    assert headings == ["一、甲章", "二、先章", "三、中章", "四、后章", "五、乙章", "六、2023年丙章"]


def test_points_put_at_a_sections_ends_stand_in_it() -> None:
    changes = [_point("甲", "先", "之前"), _point("甲", "次", "之前"), _point("甲", "尾"), _point("甲", "末")]
    assert _said(*changes)[1] == ("一是先。新。二是次。新。三是甲一。好。四是甲二。好。五是尾。新。六是末。新。")


def test_a_point_instead_of_a_section_keeps_its_heading() -> None:
    said = _said(_point("乙", "新点", "代替"))
    assert said[2:4] == ["二、乙章", "新点。新。"]


def test_a_change_can_be_made_at_what_another_added() -> None:
    changes = [_point("二", "新点"), _point("新点", "更新"), {"位置": "新点", "方式": "删去"}]
    assert _said(*changes)[1] == "一是甲一。好。二是甲二。好。三是更新。新。"


def test_what_replaces_something_answers_to_its_name() -> None:
    changes = [_point("二", "新点", "代替"), _point("二", "在后")]
    assert _said(*changes)[1] == "一是甲一。好。二是新点。新。三是在后。新。"
    chapters = [
        {"位置": "乙", "方式": "代替", "标题": "新章", "内容": "新"},
        {"位置": "乙章", "标题": "在后", "内容": "新"},
    ]
    assert [line for line in _said(*chapters) if line[1] == "、"][1:3] == ["二、新章", "三、在后"]


def test_sections_may_have_sections_down_to_the_fourth_level() -> None:
    deepest = {"标题": "四级", "条目": [{"要点": "甲", "内容": "子"}, {"内容": "丑"}]}
    third = {"标题": "三级", "条目": [deepest, {"标题": "又四级", "内容": "文"}]}
    change = {
        "位置": "丙",
        "标题": "一级",
        "内容": "引言",
        "条目": [{"标题": "二级", "条目": [third]}, {"标题": "又二级", "内容": "文"}],
    }
    assert _said(change)[-10:] == [
        "四、一级", "引言。", "（一）二级", "1.三级", "（1）四级", "一是甲。子。二是丑。", "（2）又四级", "文。",
        "（二）又二级", "文。",
    ]  # fmt: skip


def test_a_section_with_points_and_a_section_below() -> None:
    change = {
        "位置": "丙",
        "标题": "新章",
        "条目": [{"要点": "甲", "内容": "子"}, {"要点": "乙", "内容": "丑"}, {"标题": "小节", "内容": "文"}],
    }
    assert _said(change)[-4:] == ["四、新章", "一是甲。子。二是乙。丑。", "（一）小节", "文。"]


@pytest.mark.parametrize(
    ("changes", "code", "label"),
    [
        ([{"位置": "子", "标题": "新", "条目": [{"标题": "二", "条目": [DEEP]}]}],
         "adjustment.depth", "标题"),
        ([{"位置": "乌有", "要点": "新"}], "adjustment.place", "位置"),
        ([{"要点": "新"}], "adjustment.place", "位置"),
        ([{"位置": "一", "方式": "旁边", "要点": "新"}], "adjustment.way", "方式"),
        ([{"位置": "一"}], "adjustment.empty", ""),
        ([{"位置": "甲", "标题": "空章"}], "adjustment.empty", "标题"),
        ([{"位置": "一", "方式": "移到之后"}], "adjustment.place", "目标"),
        ([{"位置": "一", "方式": "移到之后", "目标": "一"}], "adjustment.target", "目标"),
        ([{"位置": "一", "方式": "移到之后", "目标": "乙"}], "adjustment.target", "目标"),
        ([{"位置": "乙", "方式": "移到之后", "目标": "子"}], "adjustment.target", "目标"),
        ([{"位置": "一", "标题": "新章", "内容": "新"}], "adjustment.section-beside-point", "标题"),
        ([{"位置": "乙", "要点": "新"}], "adjustment.point-beside-section", "位置"),
        ([{"位置": "甲", "标题": "新章", "要点": "新"}], "adjustment.heading", "要点"),
        ([{"位置": "甲", "条目": [{"要点": "新"}]}], "adjustment.heading", "条目"),
        ([_point("一", "重名"), _point("四", "重名"), {"位置": "重名", "方式": "删去"}],
         "adjustment.ambiguous", "位置"),
    ],
)  # fmt: skip
def test_a_change_that_cannot_be_made_is_told_and_leaves_the_rest(
    changes: list[dict[str, Any]], code: str, label: str
) -> None:
    composed = _composed(*changes)
    (finding,) = composed.findings
    assert finding.code == code
    assert finding.severity is Severity.ERROR
    assert finding.fix
    assert finding.place.path[:2] == ("调整", len(changes) - 1)
    assert finding.place.label.endswith(label)
    kept = _composed(*changes[:-1])
    assert composed.outline == kept.outline


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one() -> None:
    (finding,) = _composed({"位置": "甲章节", "要点": "新"}).findings
    assert "“甲章”" in finding.fix


def test_dropping_what_is_not_there_is_only_suspect() -> None:
    (finding,) = _composed({"位置": "乌有", "方式": "删去"}).findings
    assert (finding.code, finding.severity) == ("adjustment.place", Severity.WARNING)


def test_dropping_everything_leaves_no_report_and_says_so() -> None:
    composed = _composed(*({"位置": name, "方式": "删去"} for name in "甲乙丙"))
    assert [finding.code for finding in composed.findings] == ["report.empty"]
    assert as_text(composed.outline) == "报告\n"
    assert render(composed.outline, DocumentProperties("报告", "石桥镇", datetime.date(2023, 12, 31)))


def test_an_added_point_names_figures_and_knows_its_places() -> None:
    change = {"位置": "一", "要点": "新点", "内容": "税收{{经济运行.税收收入}}"}
    composed = _composed(change, 经济运行={"税收收入": 90})
    pieces = [piece for line in lines(composed.outline) for piece in line.pieces() if isinstance(piece, Printed)]
    assert {"调整.0.要点", "调整.0.内容", "经济运行.税收收入"} <= {piece.place for piece in pieces}
    assert "税收90万元。" in as_text(composed.outline)


def test_places_of_nested_entries_are_their_places_in_the_json() -> None:
    change = {
        "位置": "丙",
        "标题": "一级",
        "条目": [{}, {"标题": "二级", "条目": [{"内容": "税收{{经济运行.税收收入}}"}]}],
    }
    composed = _composed(change)
    assert "调整.0.条目.1.标题" in composed.printed
    (finding,) = composed.findings
    assert finding.place.path == ("调整", 0, "条目", 1, "条目", 0, "内容")


def test_points_stand_as_their_neighbours_do() -> None:
    wording = WORDING.replace("- 〔一〕", "- 〔一；分段〕")
    said = as_text(_composed(_point("一", "新点"), wording=wording).outline)
    assert "一是甲一。好。\n二是新点。新。\n三是甲二。好。\n" in said


def test_a_section_beside_one_that_runs_in_runs_in_too() -> None:
    wording = "# 报告\n\n## 章\n\n### 〔接排〕甲。\n\n文字。\n"
    change = {"位置": "甲", "标题": "乙", "条目": [{"内容": "新"}]}
    assert as_text(_composed(change, wording=wording).outline).endswith("（一）甲。文字。\n（二）乙。新。\n")


def test_a_group_that_does_not_apply_takes_no_words_of_ones_own_along() -> None:
    wording = "# 报告\n\n## 〔农业产业〕农业\n\n[[粮食{{粮食播种面积}}]]。\n\n## 其他\n\n好。\n"
    changes = [{"位置": "农业产业", "方式": "代替", "标题": "渔业", "内容": "捕捞"}]
    said = as_text(_composed(*changes, wording=wording, 农业产业="不适用").outline)
    assert "一、渔业\n捕捞。\n" in said


NAMES = st.sampled_from(
    ["经济运行", "项目建设", "食品安全", "产业发展", "社会民生", "存在的问题", "新章", "新点", "乌有", "2024年工作计划"]
)
CHANGES = st.lists(
    st.fixed_dictionaries(
        {"位置": NAMES},
        optional={
            "方式": st.sampled_from(WAYS),
            "目标": NAMES,
            "标题": st.just("新章"),
            "要点": st.just("新点"),
            "内容": st.sampled_from(["新", "税收{{经济运行.税收收入}}", "{{乌有}}"]),
            "条目": st.just([{"要点": "新点", "内容": "新"}, {"标题": "小节", "内容": "新"}]),
        },
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(CHANGES)
def test_any_changes_make_a_report_or_are_told(changes: list[dict[str, Any]]) -> None:
    composed = compose(Record.model_validate({**complete(), "调整": changes}), default_wording())
    text = as_text(composed.outline)
    assert "一、" in text or composed.findings
    for finding in composed.findings:
        assert finding.message
        assert finding.fix
    for line in text.splitlines():
        assert "。。" not in line
