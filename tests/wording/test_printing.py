"""Figures, names, growth and gaps print as an official writes them, and know their places."""

from __future__ import annotations

from decimal import Decimal

import pytest
from cases import ECONOMY, GRAIN, SIGNED, UPGRADES, say_economy
from hypothesis import given
from hypothesis import strategies as st
from sentences import composed, say

from townreport.outline import Gap, Printed, lines


def test_a_figure_prints_as_typed_with_the_unit_of_its_field() -> None:
    assert say_economy(税收收入=Decimal("5231.40")) == "税收收入5231.40万元。"


@pytest.mark.parametrize(
    ("value", "text"),
    [(3600, "补种3600余棵。"), (20, "补种20余棵。"), (0, "补种0棵。"), (12, "补种12棵。"), (365, "补种365棵。")],
)
def test_more_than_is_said_of_round_numbers_only(value: int, text: str) -> None:
    assert say("补种{{人居环境.补种绿植|余}}。", 人居环境={"补种绿植": value}) == text


@pytest.mark.parametrize("name", ["青禾贷", "“青禾贷”"])
def test_quotes_are_not_doubled(name: str) -> None:
    assert say("投放{{脱贫成果.信贷产品|引号}}。", 脱贫成果={"信贷产品": name}) == "投放“青禾贷”。"


def test_titles_take_their_own_marks() -> None:
    assert say("签订{{脱贫成果.信贷产品|书名号}}。", 脱贫成果={"信贷产品": "承诺书"}) == "签订《承诺书》。"


def test_quoted_names_in_a_row_take_no_mark_between_them() -> None:
    assert say("推进{{发展战略|引号}}战略。", 发展战略=["强镇", "“富民”"]) == "推进“强镇”“富民”战略。"


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ({"本年": 107, "上年": 100}, "收入107万元，同比增长7.0%。"),
        ({"本年": 96.5, "上年": 100}, "收入96.5万元，同比下降3.5%。"),
        ({"本年": 100, "上年": 100}, "收入100万元，同比持平。"),
        ({"本年": 100, "同比": -2}, "收入100万元，同比下降2%。"),
        ({"本年": 100, "上年": 90, "同比": 3.2, "口径": "可比价"}, "收入100万元，同比增长3.2%。"),
        ({"本年": 100, "上年": 0}, "收入100万元。"),
        ({"本年": 100}, "收入100万元。"),
        (100, "收入100万元。"),
    ],
)
def test_growth_prints_its_own_direction(figure: object, text: str) -> None:
    sentence = "收入{{经济运行.税收收入}}[[，同比{{经济运行.税收收入.同比}}]]。"
    assert say(sentence, 经济运行={"税收收入": figure}) == text


def test_last_years_value_can_be_said() -> None:
    sentence = "由{{经济运行.税收收入.上年}}增至{{经济运行.税收收入.本年}}。"
    assert say(sentence, 经济运行={"税收收入": {"本年": 9, "上年": 8}}) == "由8万元增至9万元。"


def test_every_figure_knows_its_place() -> None:
    report = composed(
        "收入{{经济运行.税收收入}}，{{项目建设.落地项目}}。", 经济运行={"税收收入": 9}, 项目建设={"落地项目": ["甲"]}
    )
    pieces = [piece for line in lines(report.outline) for piece in line.pieces() if isinstance(piece, Printed)]
    assert Printed("9万元", "经济运行.税收收入") in pieces
    assert Printed("甲", "项目建设.落地项目") in pieces


def test_a_figure_wanted_everywhere_and_not_given_is_undeclared() -> None:
    report = composed("税收{{经济运行.税收收入}}。")
    assert [want.place for want in report.undeclared] == ["经济运行.税收收入"]
    assert report.omissions == ()


def test_a_clause_left_out_is_told_with_how_it_would_have_read() -> None:
    (omission,) = composed("## 收入\n\n甲[[，税收{{经济运行.税收收入}}]]。").omissions
    assert (omission.section, omission.text, omission.replaced) == ("收入", "税收xx万元", False)
    assert [(want.place, want.lack.value) for want in omission.wants] == [("经济运行.税收收入", "未填")]


def test_a_clause_said_otherwise_is_told_as_replaced() -> None:
    (omission,) = composed(SIGNED, 项目建设={"签约项目数": 2}).omissions
    assert omission.replaced


def test_a_draft_prints_gaps_with_their_units_and_leaves_nothing_out() -> None:
    assert say(f"- 〔经济运行〕{ECONOMY}", draft=True) == (
        "一般公共预算收入xx万元，同比增长xx%；税收收入xx万元，财政收入xx万元。"
    )


def test_a_draft_shows_where_more_than_would_stand() -> None:
    assert say("补种{{人居环境.补种绿植|余}}。", draft=True) == "补种xx余棵。"


def test_a_draft_leaves_out_what_does_not_apply() -> None:
    assert say(f"- 〔经济运行〕{ECONOMY}", draft=True, 经济运行={"税收收入": "不适用"}) == (
        "一般公共预算收入xx万元，同比增长xx%；财政收入xx万元。"
    )


def test_a_draft_says_the_first_alternative() -> None:
    assert say(SIGNED, draft=True) == "签约xx个，有xx、xx。"


def test_a_drafts_gaps_know_their_places() -> None:
    report = composed(f"- 〔项目建设〕{UPGRADES}", draft=True)
    gaps = [piece for line in lines(report.outline) for piece in line.pieces() if isinstance(piece, Gap)]
    assert [gap.place for gap in gaps][:2] == ["项目建设.技改项目.0.项目", "项目建设.技改项目.0.投入"]
    assert len(gaps) == 6
    assert report.gaps == tuple(gap.place for gap in gaps)


def test_a_draft_fills_what_is_given() -> None:
    assert say(f"- 〔农业产业〕{GRAIN}", draft=True, 农业产业={"小麦": 4}) == (
        "粮食播种面积xx万亩，其中小麦4万亩、玉米xx万亩、其它xx万亩。"
    )


@given(st.text(alphabet=st.characters(exclude_characters="\n\r\t", exclude_categories=["Cs"]), min_size=1))
def test_a_text_of_the_record_is_printed_as_it_stands(text: str) -> None:
    if text.strip() and text != "不适用":
        assert say("以{{指导思想}}为指引。", 指导思想=text) == f"以{text.strip()}为指引。"
