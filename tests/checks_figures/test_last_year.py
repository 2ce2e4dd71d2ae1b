"""Last year's record fills 上年, disagrees where it differs, and shows what looks copied."""

from __future__ import annotations

from typing import Any

import pytest
from injecting import Json, changed, line_of, path_of, sample, told_of

from townreport.build import account, assemble, build_one, read_wording
from townreport.checks.content import Against
from townreport.findings import FindingsError, Severity
from townreport.outline import as_text
from townreport.record import Record


def before(town: str = "青石镇", **changes: Any) -> Json:
    """The sample, a year earlier and with other figures."""
    record: Json = _scaled(sample(town))
    record = {**record, "年度": 2022}
    for place, value in changes.items():
        record = changed(record, path_of(place), value)
    return record


def _scaled(value: Any) -> Any:
    if isinstance(value, dict):
        value = {key: member for key, member in value.items() if key != "年份"}
        return {key: _scaled(member) for key, member in value.items() if key not in ("上年", "同比", "口径")}
    if isinstance(value, list):
        return [_scaled(item) for item in value]
    if isinstance(value, float):
        return round(value * 0.937, 2)
    return int(value * 0.943) if isinstance(value, int) and value > 30 else value


def against(record: Json) -> Against:
    return Against(last_year=Record.model_validate(record), last_year_file="上年.json")


def plain(**economy: Any) -> Json:
    return {"名称": "青石镇", "年度": 2023, "经济运行": economy}


def test_last_years_values_give_the_growth() -> None:
    record = plain(税收收入=3862.75)
    earlier = {"名称": "青石镇", "年度": 2022, "经济运行": {"税收收入": 3680.5}}
    ready = read_wording(None)
    without = as_text(account(Record.model_validate(record), ready).composed.outline)
    text = as_text(account(Record.model_validate(record), ready, against=against(earlier)).composed.outline)
    assert "增长" not in without
    assert "3862.75万元，同比增长5.0%" in text


def test_a_base_that_is_given_stays_and_the_difference_is_said_with_its_line() -> None:
    record = changed(sample("青石镇"), ("经济运行", "税收收入", "上年"), 3690.5)
    figures: dict[str, Any] = {
        "经济运行.税收收入": 3680.5, "经济运行.财政收入": 8240.1, "经济运行.一般公共预算收入": 4889.2,
    }  # fmt: skip
    earlier = before(**figures)
    found = told_of(record, against(earlier))
    assert [(finding.code, finding.severity, finding.place.path, finding.place.line) for finding in found] == [
        ("last-year.differs", Severity.WARNING, path, line_of(record, path))
        for path in [("经济运行", "税收收入", "上年")]
    ]


def test_a_basis_settles_the_difference() -> None:
    record = plain(税收收入={"本年": 3862.75, "上年": 3690.5, "口径": "县财政局核增"})
    earlier = {"名称": "青石镇", "年度": 2022, "经济运行": {"税收收入": 3680.5}}
    assert told_of(record, against(earlier)) == ()


def test_a_base_that_is_only_rounded_does_not_differ() -> None:
    earlier = {"名称": "青石镇", "年度": 2022, "经济运行": {"税收收入": 3680.52}}
    assert told_of(plain(税收收入={"本年": 3862.75, "上年": 3680.5}), against(earlier)) == ()


def test_a_growth_that_was_stated_is_held_against_the_base_that_was_filled() -> None:
    earlier = {"名称": "青石镇", "年度": 2022, "经济运行": {"税收收入": 3680.5}}
    found = told_of(plain(税收收入={"本年": 3862.75, "同比": 9.1}), against(earlier))
    assert [finding.code for finding in found] == ["growth.stated"]


def test_a_unit_slip_shows_against_the_base_that_was_filled() -> None:
    record = changed(sample("青石镇"), ("脱贫成果", "追缴发包承包费用"), 4860)
    assert "growth.unit-slip" not in {finding.code for finding in told_of(record)}
    found = told_of(record, against(before()))
    told = [finding for finding in found if finding.code == "growth.unit-slip"]
    assert [finding.place.path for finding in told] == [("脱贫成果", "追缴发包承包费用")]


def test_figures_of_the_towns_own_are_filled_too() -> None:
    own = {"旅游收入": {"本年": 1200, "单位": "万元", "同比": 50}}
    earlier = {"名称": "青石镇", "年度": 2022, "自定义指标": {"旅游收入": {"本年": 1000, "单位": "万元"}}}
    found = told_of({"名称": "青石镇", "年度": 2023, "自定义指标": own}, against(earlier))
    assert [finding.code for finding in found] == ["growth.stated"]


def test_many_figures_as_last_year_look_copied() -> None:
    now = sample("青石镇")
    same = ["农业产业.生猪出栏", "农业产业.禽蛋总产", "脱贫成果.项目收益", "文化活动.公益电影放映"]
    earlier = before()
    for place in same:
        group, label = place.split(".")
        earlier = changed(earlier, (group, label), now[group][label])
    found = [finding for finding in told_of(now, against(earlier)) if finding.code == "last-year.copied"]
    assert [".".join(map(str, finding.place.path)) for finding in found] == same
    assert {finding.severity for finding in found} == {Severity.WARNING}


def test_few_round_or_steady_figures_that_stay_are_nothing() -> None:
    now = sample("青石镇")
    earlier = before()
    for group, label in [("农业产业", "生猪出栏"), ("脱贫成果", "项目收益"), ("耕地保护", "耕地保有量"),
                         ("耕地保护", "基本农田保有量"), ("农业产业", "耕地地力补贴"), ("食品安全", "督导整改率"),
                         ("文化活动", "文体活动"), ("人居环境", "补种绿植")]:  # fmt: skip
        earlier = changed(earlier, (group, label), now[group][label])
    assert "last-year.copied" not in {finding.code for finding in told_of(now, against(earlier))}


@pytest.mark.parametrize(
    ("changes", "code"), [({"名称": "白杨河乡"}, "last-year.town"), ({"年度": 2021}, "last-year.year")]
)
def test_another_towns_or_years_record_is_an_error_and_is_not_used(changes: Json, code: str) -> None:
    earlier = {"名称": "青石镇", "年度": 2022, "经济运行": {"税收收入": 3.6}, **changes}
    found = told_of(plain(税收收入=3862.75), against(earlier))
    assert [(finding.code, finding.severity) for finding in found] == [(code, Severity.ERROR)]
    assert found[0].place.file == "上年.json"
    with pytest.raises(FindingsError):
        assemble(Record.model_validate(plain(税收收入=3862.75)), read_wording(None), against=against(earlier))


def test_the_python_interface_takes_last_year_as_any_source(tmp_path: Any) -> None:
    earlier = {"名称": "青石镇", "年度": 2022, "经济运行": {"税收收入": 3680.5}}
    built = build_one(plain(税收收入=3862.75), tmp_path / "报告.docx", last_year=earlier)
    assert "同比增长5.0%" in as_text(built.report.outline)
