"""A fault of a text becomes a finding that shows the words around it."""

from __future__ import annotations

from townreport.checks.rule import TextKind
from townreport.checks.text import as_finding, check_text, excerpt
from townreport.findings import Place, Severity

TEXT = "我镇扎实推进乡村振兴各项工作，全年共投入资金xx万元用于道路硬化和亮化工程，群众满意度明显提高。"


def test_the_finding_keeps_the_place_and_adds_the_words_around() -> None:
    [(rule, hit)] = check_text(TEXT, TextKind.PROSE)
    finding = as_finding(rule, hit, TEXT, Place("data.json", ("存在的问题", 0), "存在的问题", 12))
    assert (finding.code, finding.severity) == ("leftover.blank", Severity.ERROR)
    assert finding.place.line == 12
    assert finding.place.excerpt == "…各项工作，全年共投入资金xx万元用于道路硬化和亮化工…"


def test_an_excerpt_at_the_ends_has_no_dots_and_stays_on_one_line() -> None:
    assert excerpt("第一段。\n第二段。", 0, 1) == "第一段。 第二段。"
