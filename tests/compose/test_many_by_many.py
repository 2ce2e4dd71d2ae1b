"""Parts of a record, or it and a wording, that each hold much are not gone through piece by piece of the other."""

from __future__ import annotations

import json
from typing import Any

import pytest

from townreport.build import account, make_report, open_record, read_wording
from townreport.checks.content import NOTHING_ELSE, Against
from townreport.findings import MOST_TOLD, FindingsError
from townreport.record.catalogue import MOST_SLIPS
from townreport.record.reading_values import MOST_IN_A_TEXT
from townreport.wording import load
from townreport.wording.prose import MOST_NAMED

MANY = 3_000
FEW = 900
# Fewer than are told of one record.
POINTS = [{"要点": f"短板{number}", "内容": f"推动动产业{number}发展"} for number in range(MANY)]


def _problem(text: str) -> list[dict[str, str]]:
    return [{"要点": "短板仍多", "内容": text}]


def _codes(part: dict[str, Any], against: Against = NOTHING_ELSE) -> list[str]:
    data = json.dumps({"名称": "青石镇", "年度": 2023, **part}, ensure_ascii=False).encode()
    record, _, origin = open_record(data)
    found = account(record, read_wording(None), origin=origin, against=against).findings
    return [finding.code for finding in found]


def test_a_name_as_long_as_a_text_is_not_compared_with_it_place_by_place() -> None:
    many = MANY * 5
    assert "place.misspelt" not in _codes({"名称": "青" * many + "镇", "存在的问题": _problem("石镇" * many)})


def test_other_towns_names_as_long_as_a_text_are_not_looked_for_in_it() -> None:
    names = frozenset("乙" * (MANY + number) + "镇" for number in range(300)) | {"", "白杨镇"}
    codes = _codes({"存在的问题": _problem("甲镇" * MANY + "白杨镇")}, Against(other_towns=names))
    assert codes.count("place.other-town") == 1


def test_a_street_with_too_long_a_name_is_still_no_town() -> None:
    assert "place.own-kind" in _codes({"名称": "青" * MANY + "街道", "存在的问题": _problem("我镇财力薄弱")})


def test_the_figure_that_was_meant_is_looked_for_a_few_times_among_many_of_the_towns_own() -> None:
    own = {f"指标甲乙丙丁{number}": {"本年": 1, "单位": "个"} for number in range(MANY)}
    text = "，".join(f"{{{{自定义指标.指标甲乙{number}丙}}}}" for number in range(MOST_NAMED))
    codes = _codes({"自定义指标": own, "存在的问题": _problem(text)})
    assert codes.count("reference.unknown") == MOST_NAMED


def test_the_figure_that_was_meant_is_looked_for_a_few_times_in_a_text_that_names_many() -> None:
    text = "，".join(f"{{{{经济运行.税收收收{number}}}}}" for number in range(MOST_NAMED))
    assert _codes({"存在的问题": _problem(text)}).count("reference.unknown") == MOST_NAMED


def test_the_figure_that_was_meant_is_looked_for_a_few_times_in_many_texts() -> None:
    problems = [{"要点": f"短板{number}", "内容": f"{{{{经济运行.税收收收{number}}}}}偏少"} for number in range(MANY)]
    assert _codes({"存在的问题": problems}) == ["reference.unknown"] * MOST_TOLD + ["findings.too-many"]


def test_a_wording_that_goes_through_a_long_list_again_and_again_is_refused_before_it_has_filled_the_memory() -> None:
    upgrades = [{"项目": f"甲{number}项目", "投入": 1} for number in range(MANY)]
    line = "{{逐项 项目建设.技改项目 “、”}}{{项目}}投入{{投入}}{{完}}。"
    few, many = (
        load("\n\n".join(["# 报告", *[f"第{number}批有{line}" for number in range(count)]])) for count in (9, 90)
    )
    data = json.dumps({"名称": "青石镇", "年度": 2023, "项目建设": {"技改项目": upgrades}}, ensure_ascii=False).encode()
    for draft in (False, True):
        assert len(make_report(data, wording=few, draft=draft).outline.lines) == 10
        with pytest.raises(FindingsError) as raised:
            make_report(data, wording=many, draft=draft)
        assert [finding.code for finding in raised.value.findings] == ["report.too-long"]


@pytest.mark.parametrize("reference", ["指导思想", "指导思想|引号", "项目建设.落地项目"])
@pytest.mark.parametrize("between", ["", "\n\n"])
def test_a_wording_that_prints_a_long_text_again_and_again_is_refused_too(reference: str, between: str) -> None:
    wordings = [load("# 报告\n\n" + f"甲{{{{{reference}}}}}。{between}" * count) for count in (30, 300)]
    text = "好" * (MOST_IN_A_TEXT - 9)
    part = {"指导思想": text, "项目建设": {"落地项目": [text]}}
    data = json.dumps({"名称": "青石镇", "年度": 2023, **part}, ensure_ascii=False).encode()
    # The second and the third time, patterns are known.
    for _ in range(3):
        assert make_report(data, wording=wordings[0]).outline.texts
        with pytest.raises(FindingsError) as raised:
            make_report(data, wording=wordings[1])
        assert [finding.code for finding in raised.value.findings] == ["report.too-long"]


@pytest.mark.parametrize("number", [MOST_NAMED, MOST_NAMED + 1])
def test_a_text_that_names_more_figures_than_a_text_can_is_told(number: int) -> None:
    text = "，".join(["税收{{经济运行.税收收入}}"] * number)
    codes = _codes({"经济运行": {"税收收入": 1}, "存在的问题": _problem(text)})
    assert ("reference.too-many" in codes) is (number > MOST_NAMED)


def test_many_exemptions_answer_many_findings() -> None:
    exemptions = [
        {"规则": "word.doubled", "位置": f"存在的问题.{number}.内容", "理由": "地名"} for number in range(0, FEW, 2)
    ]
    codes = _codes({"存在的问题": POINTS[:FEW], "检查例外": exemptions})
    assert codes.count("exemption.used") == FEW // 2
    assert codes.count("word.doubled") == FEW // 2


def test_of_many_exemptions_from_rules_that_do_not_exist_no_more_are_told_than_anyone_reads() -> None:
    exemptions = [{"规则": f"word.doublex{number}", "理由": "地名"} for number in range(MANY)]
    assert _codes({"检查例外": exemptions}) == ["exemption.unknown-rule"] * MOST_TOLD + ["findings.too-many"]


@pytest.mark.parametrize("number", [200, 201])
def test_so_many_changes_of_the_wording_want_a_wording_of_their_own(number: int) -> None:
    changes = [
        {"位置": "食品安全", "方式": "之后", "要点": f"抓法{each}", "内容": f"做了{each}件"} for each in range(number)
    ]
    assert ("adjustment.too-many" in _codes({"调整": changes})) is (number > 200)


def test_a_wording_with_many_unknown_figures_has_the_first_told_and_the_very_first_explained() -> None:
    lines = [f"甲{{{{经济运行.税收收收{number}}}}}。" for number in range(MANY)]
    with pytest.raises(FindingsError) as raised:
        load("\n\n".join(["# 报告", *lines]))
    unknown = [finding for finding in raised.value.findings if finding.code == "wording.unknown-figure"]
    assert len(unknown) == MOST_TOLD
    assert ["是不是" in finding.fix for finding in unknown] == [True] * MOST_SLIPS + [False] * (MOST_TOLD - MOST_SLIPS)
    assert raised.value.findings[-1].code == "findings.too-many"
