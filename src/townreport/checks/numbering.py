"""Numbers typed by hand: their marks, their order, and numbers where the tool gives them itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from townreport.checks.characters import HAN
from townreport.checks.expressions import Expression
from townreport.checks.rule import SENTENCES, Ends, Hit, Rule, TextKind
from townreport.findings import Severity

_TEN = "一二三四五六七八九十"
_START = r"(?:^|(?<=[。；：\n]))"
_ORDINAL = Expression(
    rf"(?:^)(?P<chinese>[{_TEN}]{{1,3}}[，,.．])(?=[{HAN}])"
    rf"|{_START}(?P<bracket>[（(](?:[{_TEN}]{{1,3}}|[0-9]{{1,2}})[）)][、，,.．])"
    rf"|{_START}(?P<arabic>[0-9]{{1,2}}、)(?=[{HAN}])"
    rf"|{_START}(?P<word>(?:首先|其次|第[{_TEN}]{{1,2}}|其[一二三四五])、)(?=[{HAN}])(?![第{_TEN}])",
    re.MULTILINE,
)
_ADVICE = {
    "chinese": "汉字序号后用顿号，如“一、”",
    "bracket": "带括号的序号后面不加标点",
    "arabic": "阿拉伯数字序号后用下脚点，如“1.”",
    "word": "“第一”“首先”等后面用逗号",
}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BY_HAND = Expression(
    rf"(?:[{_TEN}]{{1,3}}(?:[、.．]|是(?!一|否|二))|[（(](?:[{_TEN}]{{1,3}}|[0-9]{{1,2}})[）)]"
    rf"|[0-9]{{1,2}}(?:[、．]|\.(?![0-9]))|第[{_TEN}]{{1,2}}[，、]|[{_CIRCLED}])"
)
_DIGITS = frozenset(_TEN)
_IDIOMS = frozenset({"一，", "一。", "一是", "一、"})
"""What follows in 一是一，二是二: no points."""
_BEFORE_A_POINT = frozenset("。；：，？！\n")
_COUNTED = [*_TEN, *("十" + one for one in _TEN[:9]), "二十"]
_NUMBERS = {word: number for number, word in enumerate(_COUNTED, start=1)}
_SHORTEST_LEAD = 4
"""Characters of a lead that two points would have in common only by copying."""
_LEAD = Expression(rf"[^，。；：\n]{{{_SHORTEST_LEAD},30}}(?=[，。；：])")


def _marks_of_ordinals(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _ORDINAL.finditer(text):
        form = match.lastgroup or ""
        yield Hit(match.start(), match.end(), f"序号“{match[0]}”的标点不对", _ADVICE[form])


def _numbers_by_hand(text: str, kind: TextKind) -> Iterator[Hit]:
    match = _BY_HAND.match(text)
    if match is not None:
        yield Hit(0, match.end(), f"“{match[0]}”是手工编号，成文时会再编一次", "删去手工编号")


def _points_inside(text: str, kind: TextKind) -> Iterator[Hit]:
    for point in _points(text):
        if point.start > 0:
            yield Hit(point.start, point.end, f"要点正文里又有“{point.word}是”", "拆成单独的要点，编号由软件生成")


def _sequence(text: str, kind: TextKind) -> Iterator[Hit]:
    """Points may nest (一是 inside 二是), so a number is right when it follows one that is still open."""
    open_numbers: list[int] = []
    for point in _points(text):
        number = _NUMBERS.get(point.word)
        if number is None:
            continue
        if number != 1:
            kept = [position for position, value in enumerate(open_numbers[-4:]) if value == number - 1]
            if not kept:
                if open_numbers:
                    message = f"“{point.word}是”的次序不对"
                    yield Hit(point.start, point.end, message, f"上一个是第{open_numbers[-1]}点，按次序改正")
                open_numbers = [number]
                continue
            base = max(0, len(open_numbers) - 4)
            del open_numbers[base + kept[-1] :]
        open_numbers.append(number)


def _repeated_leads(text: str, kind: TextKind) -> Iterator[Hit]:
    seen: set[str] = set()
    for point in _points(text):
        lead = _LEAD.match(text, point.end)
        if lead is None:
            continue
        if lead[0] in seen:
            yield Hit(lead.start(), lead.end(), f"要点“{lead[0]}”前面已经写过", "核对是否重复，或换一个说法")
        seen.add(lead[0])


def _no_stop_between(text: str, kind: TextKind) -> Iterator[Hit]:
    first_places: dict[str, int] = {}
    for match in _ANY_NUMBER.finditer(text):
        first_places.setdefault(match[1], match.start())
    for match in _RUN_TOGETHER.finditer(text):
        if first_places.get(_TEN[_TEN.index(match[1]) - 1], len(text)) < match.start():
            yield Hit(match.start(), match.end(), f"“{match[0]}”前面没有标点", "在上一要点末尾补上句号或分号")


_ANY_NUMBER = Expression(rf"([{_TEN}])是")
_RUN_TOGETHER = Expression(rf"(?<=[{HAN}])(?<![{_TEN}其之第])([二三四五六七八九])是")


class _Point(NamedTuple):
    """The number of a point: 二是, from `start` to `end`."""

    word: str
    start: int
    end: int


@lru_cache(maxsize=4)
def _points(text: str) -> tuple[_Point, ...]:
    """The numbers of points in a text. Cached, since several rules ask for the same text."""
    return tuple(_points_of(text))


def _points_of(text: str) -> list[_Point]:
    found = []
    # Searching for the one character is far faster than an expression that begins with any of ten.
    end = text.find("是")
    while end >= 0:
        if text[end - 1 : end] in _DIGITS and text[end + 1 : end + 3] not in _IDIOMS:
            start = end - 1
            while start > 0 and end - start < 3 and text[start - 1] in _DIGITS:
                start -= 1
            if start == 0 or text[start - 1] in _BEFORE_A_POINT:
                found.append(_Point(text[start:end], start, end + 1))
        end = text.find("是", end + 1)
    return found


def misplaced_points(text: str) -> Iterator[int]:
    """A place in each paragraph where a point's number or lead is at fault."""
    if _count_up(text):
        return
    group: list[_Point] = []
    end = -1
    for point in _points(text):
        if point.start > end:
            if len(group) > 1 and not _is_in_order(text, group):
                yield group[0].start
            group = []
            end = text.find("\n", point.start)
            end = len(text) if end < 0 else end
        group.append(point)
    if len(group) > 1 and not _is_in_order(text, group):
        yield group[0].start


def _count_up(text: str) -> bool:
    """Whether all that looks like the number of a point counts one, two, three in its paragraph, as in most texts."""
    awaited: str | None = _TEN[0]
    leads: set[str] = set()
    # The characters themselves are far sooner found than an expression for what stands around them.
    before, *others = text.split("是")
    for behind in others:
        if "\n" in before:
            awaited = _TEN[0]
            leads = set()
        number = before[-1:]
        if number == awaited:
            lead = behind[:_SHORTEST_LEAD]
            if lead in leads:
                return False
            leads.add(lead)
            awaited = _NEXT[number]
        elif number in _DIGITS:
            return False
        before = behind
    return True


_NEXT: dict[str, str | None] = {**dict(pairwise(_TEN)), _TEN[-1]: None}
"""What follows each number of one character."""


def _is_in_order(text: str, points: list[_Point]) -> bool:
    """Whether the points count one, two, three and all begin differently, as in most paragraphs."""
    leads = {text[point.end : point.end + _SHORTEST_LEAD] for point in points}
    return len(leads) == len(points) and [point.word for point in points] == _COUNTED[: len(points)]


RULES = (
    Rule(
        code="numbering.ordinal-mark",
        severity=Severity.WARNING,
        title="序号后的标点",
        reason="GB/T 15834—2011 B.3.1至B.3.4：“一、”“（一）”“1.”“第一，”。",
        wrong=("一，经济运行情况。", "（一）、抓产业谋发展。", "1、新建公厕3座。", "第一、加强领导。"),
        right=(
            "一、经济运行情况。",
            "（一）抓产业谋发展。",
            "1.新建公厕3座。",
            "第一，加强领导。",
            "第一、第二产业。",
        ),
        find=_marks_of_ordinals,
        signs=(
            f"\n[{_TEN}]{{1,3}}[，,.．]",
            f"[。；：\n][（(](?:[{_TEN}]{{1,3}}|[0-9]{{1,2}})[）)][、，,.．]",
            f"[。；：\n](?:[0-9]{{1,2}}|首先|其次|第[{_TEN}]{{1,2}}|其[一二三四五])、",
        ),
        kinds=frozenset({TextKind.PROSE, TextKind.PRINTED}),
        example_kind=TextKind.PROSE,
    ),
    Rule(
        code="numbering.by-hand",
        severity=Severity.ERROR,
        title="手工编号",
        reason="标题和要点的编号由软件生成，手工再编就会重复。",
        wrong=("（一）抓产业，谋发展", "一、工作总结", "1.加强组织领导", "一是加强组织领导"),
        right=("抓产业，谋发展", "一体推进项目建设", "1.5万亩高标准农田建设", "一带一路商贸合作"),
        find=_numbers_by_hand,
        first=Ends(f"{_TEN}（(0123456789第{_CIRCLED}"),
        kinds=frozenset({TextKind.HEADING, TextKind.LEAD, TextKind.POINT}),
        example_kind=TextKind.HEADING,
    ),
    Rule(
        code="numbering.points-inside",
        severity=Severity.WARNING,
        title="要点里又编要点",
        reason="要点的“一是”“二是”由软件生成，正文里再编会分不清层次。",
        wrong=("健全机制，做到：一是明确责任；二是细化任务。",),
        right=("健全机制，明确责任，细化任务，层层落实。",),
        find=_points_inside,
        # Texts of points are few, and the numbers that speak for this rule fill the finished lines.
        first=Ends("", but=True),
        kinds=frozenset({TextKind.POINT}),
        example_kind=TextKind.POINT,
    ),
    Rule(
        code="numbering.sequence",
        severity=Severity.WARNING,
        title="要点编号跳号或重号",
        reason="“一是”“二是”应当依次编排。",
        wrong=("一是抓产业。三是抓民生。", "一是抓产业。二是抓环保。二是抓民生。"),
        right=("一是抓产业。二是抓环保。三是抓民生。", "一是抓产业：一是建园区，二是引企业。二是抓环保。"),
        find=_sequence,
        suspects=misplaced_points,
        kinds=SENTENCES - {TextKind.POINT},
        example_kind=TextKind.PROSE,
    ),
    Rule(
        code="numbering.lead-repeated",
        severity=Severity.WARNING,
        title="要点首句重复",
        reason="两个要点的首句相同，多半是复制后忘了改。",
        wrong=("一是加强组织领导。成立专班。二是加强组织领导。压实责任。",),
        right=("一是加强组织领导。成立专班。二是加强资金保障。压实责任。",),
        find=_repeated_leads,
        suspects=misplaced_points,
        kinds=SENTENCES - {TextKind.POINT},
        example_kind=TextKind.PROSE,
    ),
    Rule(
        code="numbering.run-together",
        severity=Severity.WARNING,
        title="要点之间没有标点",
        reason="GB/T 15834—2011 4.1.3：前一要点说完应有句号或分号。",
        wrong=("一是抓产业，培育龙头企业二是抓环保，守护绿水青山。",),
        right=("一是抓产业，培育龙头企业。二是抓环保，守护绿水青山。", "十二是吉数。"),
        find=_no_stop_between,
        signs=(r"[^\x00-\xff。；：，？！”）][二三四五六七八九]是",),
        kinds=SENTENCES,
        example_kind=TextKind.PROSE,
    ),
)
