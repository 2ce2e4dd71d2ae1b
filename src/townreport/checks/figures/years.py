"""Years in free text and in lists: one that can only be left over from another report.

A text may speak of any year for a reason: since 2020, by 2025, the document 〔2021〕. So a year is said only where
nothing around it gives such a reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from townreport.checks.figures.facts import Facts
from townreport.checks.figures.rule import Raised, RecordRule
from townreport.checks.record_texts import RecordText
from townreport.checks.rule import TextKind
from townreport.checks.text import excerpt
from townreport.findings import Severity
from townreport.record.figure import Missing

# Patterns as text: compiled when the first year turns up, since start-up counts and many records name none.
_DIGITS = {digit: str(number) for number, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_YEAR_DIGITS = frozenset("0123456789〇零一二三四五六七八九")
_YEAR = r"(?<![0-9.])((?:19|20)[0-9]{2})年|((?:一九|二[〇零])[〇零一二三四五六七八九]{2})年"
_CLAUSE_START = r"(?:\A|[。；，：！？])(?:[我全本](?:镇|乡|街道)|[^，。；]{2,6}(?:镇|乡|街道))?\Z"
"""A year that stands first in its clause says when something was done; inside one it belongs to a document, a plan."""
_REASON_BEFORE = r"(?:[—–\-~～]|[〔\[（(《“‘]|[0-9]年?[、—至到-])\Z"
_REASON_AFTER = (
    r"\A(?:以来|以后|以前|之前|之后|前|后|起|至|到|[—–\-~～]|底|末|初|版|届|级|同期|相比|期间|间|的|[、和与及]"
    r"|[^，。；]{0,20}的|(?:远景|规划|目标|修订|修正|荣获|获评|被评|建成|建立|创建|成立|始建|出台|印发))"
)
_HISTORY = (
    r"以来|同期|相比|起步|始建|创建于|历年|连续|先后|逐年|历史|远景|五年|十三五|十四五|十五五|遗留|结转|跨年|上年|去年|往年|前年"
    r"|今年|本年|目前|至今|如今|现在|截至"
)
_AIM = r"实现|完成|建成|达到|达成|力争|目标|规划|全面|基本|计划|预计|建设"
_AMBITION = r"(?:力争|确保|计划|争取|预计|拟|将|要|目标|按期|如期)[^，。；]{0,6}\Z"
_WILL = r"\A[，,]?(?:我[镇乡]|全[镇乡])?(?:将|力争|计划|拟|要|继续|着力|重点|确保)"
_UNTIL = r"(?<!截)[到至]\Z"
_REACHED = r"\A(?:底|末)?前?[，,]?(?![^，。；]{0,12}(?:已|累计))[^，。；]{0,12}(?:实现|建成|达到|力争|完成|全面)"
_PLAN = "工作计划"
_WINDOW = 16
_ELLIPSIS = "…"


def _names_another_year(facts: Facts) -> bool:
    """Whether a text names any year but that of the plan, with which nothing can be wrong."""
    if facts.year is None:
        return False
    words, next_year = facts.words, str(facts.year + 1)
    place = words.find("年")
    while place >= 0:
        if words[place - 1] in _YEAR_DIGITS and words[place - 4 : place] != next_year:
            return True
        place = words.find("年", place + 1)
    return False


def _years(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    for match in re.finditer(_YEAR, text):
        yield int(match[1] or "".join(_DIGITS[digit] for digit in match[2])), match


def _texts(facts: Facts) -> Iterator[tuple[RecordText, int]]:
    """The texts in sentences that name a year at all, each with the report's year."""
    if facts.year is None:
        return
    for told in facts.texts_with("年"):
        if told.path[0] != "公文":
            yield told, facts.year


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The words before and after a place: as many as any pattern asks for, so that long texts cost no more."""
    first = max(0, match.start() - _WINDOW)
    # Cut off inside a text, the words must not look like its beginning.
    return (_ELLIPSIS if first else "") + text[first : match.start()], text[match.end() : match.end() + 2 * _WINDOW]


def _strange(facts: Facts) -> Iterator[Raised]:
    for told, year in _texts(facts):
        named = list(_years(told.text))
        if all(year <= found <= year + 1 for found, _ in named):
            continue
        has_history = bool(re.search(_HISTORY, told.text))
        later = {found for found, _ in named if found >= year}
        for found, match in named:
            if year <= found <= year + 1:
                continue
            before, after = _around(told.text, match)
            if told.kind is TextKind.NAME:
                # Projects and honours carry the year they belong to; only one far away is odd.
                is_strange = not year - 5 <= found <= year + 1 and not _has_reason(before, after)
            else:
                # Beside this year or the next, another one is a comparison, a course of events or an aim.
                is_strange = (
                    not has_history and not later - {found} and _is_left_over(before, after, is_past=found < year)
                )
            if is_strange:
                message = f"“{match[0]}”既不是总结的{year}年，也不是计划的{year + 1}年，像是从别的年份的材料里留下的"
                words = excerpt(told.text, match.start(), match.end())
                yield Raised(told.path, message, "核对年份；确实要写的，写明“自……年以来”之类的话", (), words)


def _is_left_over(before: str, after: str, *, is_past: bool) -> bool:
    if not re.search(_CLAUSE_START, before) or _has_reason(before, after.removeprefix("度")):
        return False
    return is_past or not re.search(_AIM, after)


def _has_reason(before: str, after: str) -> bool:
    return bool(re.search(_REASON_BEFORE, before) or re.match(_REASON_AFTER, after))


def _past_plans(facts: Facts) -> Iterator[Raised]:
    """The plan is for next year: what is to be done in this year or before was written for another plan."""
    for told, year in _texts(facts):
        if told.path[0] != _PLAN:
            continue
        for found, match in _years(told.text):
            before, after = _around(told.text, match)
            is_aim = (
                re.search(_AMBITION, before)
                or re.match(_WILL, after)
                or (re.search(_UNTIL, before) and re.match(_REACHED, after))
            )
            if year - 1 <= found <= year and is_aim:
                message = f"计划是{year + 1}年的，这里写的是{match[0]}"
                around = excerpt(told.text, match.start(), match.end())
                yield Raised(told.path, message, f"改成{year + 1}年，或者核对这项工作的时间", (), around)


def _any_recognised_elsewhen(facts: Facts) -> bool:
    companies, year = facts.record.projects.high_tech_recognised, facts.year
    if isinstance(companies, Missing) or year is None:
        return False
    return any(company.year not in (year - 1, year) for company in companies)


def _recognised(facts: Facts, *, future: bool) -> Iterator[Raised]:
    companies = facts.record.projects.high_tech_recognised
    if isinstance(companies, Missing) or facts.year is None:
        return
    for position, company in enumerate(companies):
        if isinstance(company.year, Missing):
            continue
        path = ("项目建设", "高新技术企业认定", position, "年份")
        if future and company.year > facts.year:
            message = f"认定的年份是{company.year}年，总结的是{facts.year}年，还没有到"
            yield Raised(path, message, "核对认定的年份")
        elif not future and company.year < facts.year - 1:
            message = f"认定的年份是{company.year}年，不是{facts.year}年的工作"
            yield Raised(path, message, "核对认定的年份；不是本年认定的，删去这一项")


RULES = (
    RecordRule(
        code="year.strange",
        severity=Severity.WARNING,
        title="别的年份",
        reason="从往年材料里复制文字，最容易把年份留下；“自2020年以来”“到2025年”“〔2021〕”之类有来由的不算。",
        wrong=(
            {"存在的问题": [{"要点": "短板仍多", "内容": "2021年，我镇基础设施投入不足"}]},
            {"补充要点": {"产业发展": [{"要点": "抓招商", "内容": "2022年全镇新签约项目3个"}]}},
            {"补充要点": {"产业发展": [{"要点": "抓招商", "内容": "二〇一九年全镇新签约项目3个"}]}},
        ),
        right=(
            {"存在的问题": [{"要点": "短板仍多", "内容": "自2018年以来投入不足，到2025年才能补齐"}]},
            {"存在的问题": [{"要点": "短板仍多", "内容": "落实青政发〔2021〕3号文件不够，较2022年有所反复"}]},
            {"项目建设": {"落地项目": ["2021年高标准农田建设项目"]}},
            {"补充要点": {"产业发展": [{"要点": "抓招商", "内容": "2022年签约的3个项目2023年全部开工"}]}},
        ),
        find=_strange,
        may_apply=_names_another_year,
    ),
    RecordRule(
        code="year.past-plan",
        severity=Severity.WARNING,
        title="计划里写了已过的年份",
        reason="工作计划是下一年的，要做的事不会在总结的年度或更早完成。",
        wrong=({"工作计划": {"新型城镇建设": {"补充要点": [{"要点": "修路", "内容": "力争2023年底前建成通车"}]}}},),
        right=(
            {"工作计划": {"新型城镇建设": {"补充要点": [{"要点": "修路", "内容": "2023年开工，力争2024年底前通车"}]}}},
        ),
        find=_past_plans,
        may_apply=_names_another_year,
    ),
    RecordRule(
        code="year.recognised-later",
        severity=Severity.ERROR,
        title="认定的年份在总结年度之后",
        reason="总结里不会有以后才认定的企业。",
        wrong=({"项目建设": {"高新技术企业认定": [{"企业": "甲公司", "年份": 2024, "级别": "国家级"}]}},),
        right=({"项目建设": {"高新技术企业认定": [{"企业": "甲公司", "年份": 2023, "级别": "国家级"}]}},),
        find=lambda facts: _recognised(facts, future=True),
        may_apply=_any_recognised_elsewhen,
    ),
    RecordRule(
        code="year.recognised-before",
        severity=Severity.WARNING,
        title="认定的年份过早",
        reason="列出的是本年获认定的企业；更早的年份多半是去年的材料里留下的。",
        wrong=({"项目建设": {"高新技术企业认定": [{"企业": "甲公司", "年份": 2020, "级别": "国家级"}]}},),
        right=({"项目建设": {"高新技术企业认定": [{"企业": "甲公司", "年份": 2022, "级别": "国家级"}]}},),
        find=lambda facts: _recognised(facts, future=False),
        may_apply=_any_recognised_elsewhen,
    ),
)  # fmt: skip
