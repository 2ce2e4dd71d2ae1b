"""How amounts are printed is the wording's style: the same for every figure of a report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townreport.compose import compose
from townreport.numerals import Style, with_unit
from townreport.outline import Printed, as_text, lines
from townreport.record import Record
from townreport.wording import load

LARGE = "@金额：亿元"


def _say(figure: object, *settings: str, reference: str = "经济运行.税收收入") -> str:
    source = "\n".join([*settings, "# {{名称}}", "", f"{{{{{reference}}}}}。"])
    record: dict[str, Any] = {"名称": "石桥镇", "年度": 2023, "经济运行": {"税收收入": figure}}
    if reference.startswith("自定义指标"):
        record["自定义指标"] = {"甲": figure}
        del record["经济运行"]
    text = as_text(compose(Record.model_validate(record), load(source)).outline)
    return text.splitlines()[1].removesuffix("。")


def _number(text: str) -> Decimal:
    return Decimal(text)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("9999", "9999万元"),
        ("9999.995", "9999.995万元"),
        ("10000", "1亿元"),
        ("10049.99", "1亿元"),
        ("10050", "1.01亿元"),
        ("12345.6", "1.23亿元"),
        ("12350", "1.24亿元"),
        ("100000000", "10000亿元"),
        ("0", "0万元"),
    ],
)
def test_an_amount_of_ten_thousand_is_large(value: str, printed: str) -> None:
    assert _say(_number(value), LARGE) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("9999.995", "1亿元"),
        ("9999.994", "9999.99万元"),
        ("9999.99", "9999.99万元"),
        ("1.005", "1.01万元"),
        ("7", "7万元"),
    ],
)
def test_what_rounds_to_a_large_amount_is_one(value: str, printed: str) -> None:
    assert _say(_number(value), LARGE, "@小数：2") == printed


@pytest.mark.parametrize(
    ("decimals", "printed"), [("0", "1亿元"), ("1", "1.2亿元"), ("3", "1.235亿元"), ("6", "1.23456亿元")]
)
def test_large_amounts_have_decimals_of_their_own(decimals: str, printed: str) -> None:
    assert _say(_number("12345.6"), LARGE, f"@亿元小数：{decimals}") == printed


@pytest.mark.parametrize(
    ("decimals", "value", "printed"),
    [
        ("0", "0.5", "1万元"), ("0", "1.4", "1万元"), ("1", "2.25", "2.3万元"), ("1", "2.349", "2.3万元"),
        ("2", "5231.40", "5231.4万元"), ("2", "5231.00", "5231万元"), ("1", "0.04", "0万元"),
    ],
)  # fmt: skip
def test_decimals_are_rounded_half_up(decimals: str, value: str, printed: str) -> None:
    assert _say(_number(value), f"@小数：{decimals}") == printed


def test_without_a_setting_an_amount_stands_as_it_was_typed() -> None:
    assert _say(_number("5231.40")) == "5231.40万元"


@pytest.mark.parametrize(
    ("figure", "printed"),
    [
        ({"本年": -15200, "单位": "万元"}, "-1.52亿元"),
        ({"本年": Decimal("-0.004"), "单位": "亿元"}, "0亿元"),
        ({"本年": Decimal("1.256"), "单位": "亿元"}, "1.26亿元"),
        ({"本年": 9999, "单位": "元"}, "9999元"),
        ({"本年": 12600, "单位": "元"}, "1.26万元"),
        ({"本年": 123456789, "单位": "元"}, "1.23亿元"),
        ({"本年": 12600, "单位": "亩"}, "12600亩"),
        ({"本年": 12600}, "12600"),
    ],
)
def test_figures_of_ones_own_follow_the_style_in_their_unit(figure: dict[str, Any], printed: str) -> None:
    assert _say(figure, LARGE, reference="自定义指标.甲") == printed


@pytest.mark.parametrize(
    ("setting", "printed"),
    [("@同比小数：0", "增长11%"), ("@同比小数：1", "增长11.1%"), ("@同比小数：3", "增长11.111%")],
)
def test_growth_has_decimals_of_its_own(setting: str, printed: str) -> None:
    assert _say({"本年": 10, "上年": 9}, setting, reference="经济运行.税收收入.同比") == printed


def test_growth_that_rounds_to_nothing_is_level() -> None:
    assert _say({"本年": 9999, "上年": 10000}, "@同比小数：0", reference="经济运行.税收收入.同比") == "持平"


def test_a_tables_number_is_rounded_like_the_text_but_stays_in_the_tables_unit() -> None:
    assert _say(_number("12345.67"), LARGE, "@小数：1", reference="经济运行.税收收入|数") == "12345.7"


def test_a_number_is_about_nothing_once_its_unit_has_changed() -> None:
    assert _say(_number("12340"), reference="经济运行.税收收入|余") == "12340余万元"
    assert _say(_number("12340"), LARGE, reference="经济运行.税收收入|余") == "1.23亿元"


@given(
    st.decimals(-(10**9), 10**9, places=4),
    st.sampled_from(["元", "万元", "亿元", "亩"]),
    st.builds(Style, st.one_of(st.none(), st.integers(0, 6)), st.booleans(), st.integers(0, 6)),
)
def test_no_amount_is_printed_as_ten_thousand_of_a_unit_that_has_a_larger_one(
    value: Decimal, unit: str, style: Style
) -> None:
    printed, said = with_unit(value, unit, style)
    assert not printed.startswith("-0") or Decimal(printed)
    if style.in_large_units and said in ("元", "万元"):
        assert abs(Decimal(printed)) < 10_000


def test_no_figure_is_printed_two_ways_in_one_report() -> None:
    source = (
        f"{LARGE}\n@小数：1\n# {{{{名称}}}}\n\n"
        + "{{经济运行.税收收入}}。\n\n" * 3
        + ("- {{逐项 存在的问题}}{{内容}}。{{完}}\n")
    )
    problems = [{"内容": "税收只有{{经济运行.税收收入}}"}]
    record = {"名称": "石桥镇", "年度": 2023, "经济运行": {"税收收入": Decimal("23456.78")}, "存在的问题": problems}
    outline = compose(Record.model_validate(record), load(source)).outline
    pieces = [piece for line in lines(outline) for piece in line.pieces() if isinstance(piece, Printed)]
    assert [piece.text for piece in pieces if piece.place == "经济运行.税收收入"] == ["2.35亿元"] * 4
