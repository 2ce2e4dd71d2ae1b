"""What no report may contain, whatever is missing: a reader's eye, written down."""

from __future__ import annotations

import re
from collections.abc import Iterator

from townreport.numerals import chinese_ordinal
from townreport.outline import HEADINGS, Line, Outline, Role, lines, piece_text

MARKS = "、，；：。！？"
OPENINGS, CLOSINGS = "（“‘《〔【", "）”’》〕】"
_STARTS = rf"(?:^|(?<=[{MARKS}{OPENINGS}])|(?<=[一二三四五六七八九十]是))"
_NOTHING_AFTER = (
    "其中|包括|主要有|主要为|主要实施|主要技改项目为|主要研发企业有|(?<!行)为|达到|稳定在|约|配备|新增|举办|承办|全年举办|"
    "投放|打造|(?<!有序)开展|依托|新建|叫响|做强|守住|守好|用好|申报|清理|(?<!按期)(?<!年底前)(?<!任务)完成|获得|(?<!现)在|对|沿|的|和|与|同比|落地|(?<!环境)整治|投入|充实"
)
"""Words after which something must come."""

FORBIDDEN = {
    "a word of Python": r"None|True|False|Missing|Decimal|Figure|object at|nan",
    "the wording's own language": r"[{}\[\]〔〕|｜*#<>]|逐项",
    "empty brackets or quotes": "|".join(f"{a}{b}" for a, b in zip(OPENINGS, CLOSINGS, strict=True)) + r"|\(\)",
    "two marks in a row": rf"[{MARKS}]{{2,}}",
    "a mark that opens": rf"^[{MARKS}]|[{OPENINGS}][{MARKS}]|(?:^|。)[一二三四五六七八九十]是[{MARKS}]",
    "a mark before a closing bracket": rf"[、，；：][{CLOSINGS}]",
    "an empty space": r"\s",
    "a half-width mark": r"[,;:!?()'\"]",
    "a word with nothing after it": rf"(?:{_NOTHING_AFTER})(?=[{MARKS}{CLOSINGS}]|$)",
    "a word with nothing before it": rf"{_STARTS}(?:等(?!级)|余|建成投用|正在抓紧|通过国家级|入选)",
    "a sentence that begins in its middle": r"(?:^|(?<=。)|(?<=[一二三四五六七八九十]是))(?:其中|同比|均|余|等)",
    "余 after no round number": r"(?<!0)余(?=[个条公棵亩万起次处人场期笔])|(?<![0-9])0余",
    "growth without a direction": r"同比(?!增长\d|下降\d|持平)",
    "a figure without its digits": r"(?<![0-9余])(?:万元|公里|万亩|万羽|元/亩)",
    "a clause that runs into the next": (
        r"\d余?(?:万元|元/亩|万亩|亩|公里|条|棵|家|头|只|万羽|吨|人次|人|名|个|万户|户|笔|份|处|起|次|期|场次|场|%)"
        r"(?=[一-鿿])(?!次|基础设施|自然村|大棚|村更换|的基础)"
    ),
    "a blank": r"xx|XX|××|__|某",
}
_PATTERNS = {name: re.compile(pattern) for name, pattern in FORBIDDEN.items()}
_POINT_NUMBER = re.compile(r"(?:^|(?<=。))([一二三四五六七八九十]{1,3})是")


ANNUAL_OPENING = "汇报如下："


def faults(outline: Outline, opening: str = ANNUAL_OPENING) -> list[str]:
    """Everything that reads badly in a report without gaps, with the words around it.

    `opening` is how the first paragraph ends.
    """
    found: list[str] = []
    report = paragraphs(outline)
    for position, line in enumerate(report):
        text = _text(line)
        if not text:
            found.append("an empty paragraph")
        for name, pattern in _PATTERNS.items():
            found += [f"{name}: {_around(text, match)}" for match in pattern.finditer(text)]
        found += _unpaired(text)
        if line.role is Role.BODY:
            found += _ending(text, opening if position == 1 else "")
            found += _numbers_of_points(text)
        elif line.role is not Role.TITLE:
            found += _under_heading(report, position)
    return found + list(_numbers_of_headings(report))


def paragraphs(outline: Outline) -> list[Line]:
    """The paragraphs of a report, without its tables."""
    return [line for line in lines(outline) if isinstance(line, Line)]


def _text(line: Line) -> str:
    return "".join(map(piece_text, line.pieces()))


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 12) : match.end() + 12]


def _unpaired(text: str) -> Iterator[str]:
    for opening, closing in zip(OPENINGS, CLOSINGS, strict=True):
        if text.count(opening) != text.count(closing):
            yield f"unpaired {opening}{closing}: {text[:40]}"


def _ending(text: str, opening: str) -> Iterator[str]:
    if opening and not text.endswith(opening):
        yield f"an opening that does not lead over: …{text[-12:]}"
    if not opening and not text.endswith(("。", "！")):
        yield f"a paragraph without its end: …{text[-12:]}"


def _numbers_of_points(text: str) -> Iterator[str]:
    numbers = _POINT_NUMBER.findall(text)
    if numbers and numbers != [chinese_ordinal(ordinal) for ordinal in range(1, len(numbers) + 1)]:
        yield f"points numbered {'、'.join(numbers)}"
    if len(numbers) == 1:
        yield "a single point with a number"


def _under_heading(report: list[Line], position: int) -> Iterator[str]:
    heading = report[position]
    following = report[position + 1].role if position + 1 < len(report) else Role.TITLE
    below = HEADINGS[HEADINGS.index(heading.role) + 1 :]
    if following is not Role.BODY and following not in below:
        yield f"a heading with nothing under it: {_text(heading)}"


def _numbers_of_headings(report: list[Line]) -> Iterator[str]:
    first = second = 0
    for line in report:
        text = _text(line)
        if line.role is Role.HEADING_1:
            first, second = first + 1, 0
            expected = f"{chinese_ordinal(first)}、"
        elif line.role is Role.HEADING_2:
            second += 1
            expected = f"（{chinese_ordinal(second)}）"
        else:
            continue
        if not text.startswith(expected):
            yield f"a heading out of its order, {expected} expected: {text[:12]}"
