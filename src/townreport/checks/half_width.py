"""Half-width forms where Chinese text has full-width ones, and full-width forms where it has half-width ones.

These are the rules whose fix is certain; what is only probable (a half-width full stop between two
Chinese characters may stand for the · of a name) is found but gets no replacement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from townreport.checks.characters import CHINESE, HAN, NOT_LATIN
from townreport.checks.expressions import Expression
from townreport.checks.rule import Hit, Rule, TextKind
from townreport.findings import MOST_TOLD, Severity

_FULL = str.maketrans(",;:?!()\uff61\uff64", "，；：？！（）。、")
_MARK = Expression(
    # Beside a Chinese character on either side, but never inside 1,234, 8:30, 1:2, a URL or English words.
    rf"(?<=[{CHINESE}％%])(?:[,;:!](?!//)|\?(?!\?))"
    # Nor in what a spreadsheet or a web page leaves behind: #REF!, &nbsp;
    rf"|(?<=[0-9A-Za-z])(?<!REF|V/0|AME|LUE|NUM|ULL)(?<!nbsp|quot|&amp)(?<!&[lg]t)[,;?!](?=[{HAN}“《（])|(?<=[A-Za-z]):(?=[{HAN}“《（])"
    r"|[\uff61\uff64]"
)
_STOP = Expression(rf"(?<=[{HAN}”）》])(?<![第一二三四五六七八九十])\.(?=[{HAN}“《]|[”）》]|\n|\Z)")
_BRACKETS = Expression(r"\(([^()（）\n]{0,200})(\)|）)|（[^()（）\n]{0,200}(\))")
_CHINESE = Expression(f"[{CHINESE}]")
_BEFORE = Expression(f"[{CHINESE}0-9%％]")
_STRAIGHT_QUOTES = Expression('"([^"\n]{0,200})"')
_LONE_QUOTE = Expression(f'(?<=[{CHINESE}])"|"(?=[{CHINESE}])')
_SINGLE_QUOTES = Expression(f"'[^'\n]{{0,20}}[{HAN}][^'\n]{{0,40}}'")
_ANGLES = Expression(f"<<?[^<>\n]{{0,20}}[{HAN}][^<>\n]{{0,40}}>>?")
_TILDE = Expression(r"(?<=[0-9%％元亩日月时])~(?=[0-9])")

_DIGITS = str.maketrans("０１２３４５６７８９．％，", "0123456789.%,")
_FULL_WIDTH_NUMBER = Expression("[０-９]+(?:[．，][０-９]+)*％?")
_FULL_WIDTH_PERCENT = Expression("(?<=[0-9（])％")


def _half_width_marks(text: str, kind: TextKind) -> Iterator[Hit]:
    # Of each no more than are told: a text may be made of nothing else.
    hits = [hit for marks in (_single_marks, _brackets, _quotes) for hit in islice(marks(text), MOST_TOLD + 1)]
    hits.sort(key=lambda hit: hit.start)
    yield from hits


def _single_marks(text: str) -> Iterator[Hit]:
    for match in _MARK.finditer(text):
        yield _hit(match.start(), match[0], match[0].translate(_FULL))
    for match in _STOP.finditer(text):
        ends_a_sentence = match.end() == len(text) or text[match.end()] in "\n”）》"
        yield _hit(match.start(), ".", "。" if ends_a_sentence else None)
    for match in _ANGLES.finditer(text):
        yield Hit(match.start(), match.end(), f"“{match[0]}”用小于号、大于号代替了书名号", "改用书名号《 》")
    for match in _SINGLE_QUOTES.finditer(text):
        yield Hit(match.start(), match.end(), f"“{match[0]}”用了半角引号", "改用全角引号“ ”，引号里面用‘ ’")


def _brackets(text: str) -> Iterator[Hit]:
    for match in _BRACKETS.finditer(text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        inside, closing = match[1], match[2] or match[3]
        chinese = inside is None or _CHINESE.search(inside) or _CHINESE.match(before)
        if not chinese and not (closing == "）" or (_BEFORE.match(before) and _CHINESE.match(after))):
            continue
        if inside is not None:
            yield _hit(match.start(), "(", "（")
        if closing == ")":
            yield _hit(match.end() - 1, ")", "）")


def _quotes(text: str) -> Iterator[Hit]:
    paired_ends: set[int] = set()
    start = 0
    for paragraph in text.split("\n"):
        # With curly quotes beside them, which straight one opens and which closes is a guess.
        certain = paragraph.count('"') % 2 == 0 and not re.search("[“”]", paragraph)
        for match in _STRAIGHT_QUOTES.finditer(paragraph) if certain else ():
            if _CHINESE.search(match[1]):
                first, last = start + match.start(), start + match.end() - 1
                paired_ends.update((first, last))
                yield _hit(first, '"', "“")
                yield _hit(last, '"', "”")
        start += len(paragraph) + 1
    for match in _LONE_QUOTE.finditer(text):
        if match.start() not in paired_ends:
            yield _hit(match.start(), '"', None)


def _hit(start: int, mark: str, replacement: str | None) -> Hit:
    fix = f"改成全角的“{replacement}”" if replacement else "改成相应的全角标点"
    return Hit(start, start + 1, f"中文里用了半角标点“{mark}”", fix, replacement)


def _full_width_numbers(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _FULL_WIDTH_NUMBER.finditer(text):
        plain = match[0].translate(_DIGITS)
        yield Hit(match.start(), match.end(), f"“{match[0]}”用了全角数字", f"改成“{plain}”", plain)


def _full_width_percents(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _FULL_WIDTH_PERCENT.finditer(text):
        yield Hit(match.start(), match.end(), "百分号用了全角的“％”", "改成“%”", "%")


def _tildes(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _TILDE.finditer(text):
        yield Hit(match.start(), match.end(), "数值范围用了半角的“~”", "改用全角的“～”或一字线“—”")


RULES = (
    Rule(
        code="punctuation.half-width",
        severity=Severity.ERROR,
        title="中文里的半角标点",
        reason="GB/T 15834—2011 5.1.1至5.1.3：句号、逗号、问号等各占一个字的位置。",
        wrong=(
            "突出重点,稳步推进",
            "主要做法如下:",
            "设立专班(由副镇长任组长)",
            '擦亮"一村一品"招牌',
            "全年新增规上企业3家;",
            "完成整改.",
            "印发<<实施方案>>",
        ),
        right=(
            "单价3.5元，按1:2配比，8:30开工",
            "详见https://www.example.gov.cn/a?b=1",
            "投入1,200万元",
            "使用V2.1版系统",
            "引进ABC (China) Ltd.公司",
        ),
        find=_half_width_marks,
        signs=(
            r"[^\x00-$&-\xff][,;:?!]",
            f"[,;:?!]{NOT_LATIN}",
            '[\uff61\uff64()"]',
            f"'[^'\n]{{0,20}}{NOT_LATIN}",
            f"<<?[^<>\n]{{0,20}}{NOT_LATIN}",
            rf"{NOT_LATIN}\.",
        ),
    ),
    Rule(
        code="numeral.full-width",
        severity=Severity.ERROR,
        title="全角数字",
        reason="GB/T 15835—2011 5.1.7：阿拉伯数字占半个汉字的位置。",
        wrong=("新增耕地１２００亩", "占比３．５％"),
        right=("新增耕地1200亩", "增长7.5%"),
        find=_full_width_numbers,
        signs=("[０-９]",),
    ),
    Rule(
        code="numeral.full-width-percent",
        severity=Severity.WARNING,
        title="全角百分号",
        reason="GB/T 15835—2011 5.1.7：百分号随阿拉伯数字用半角；全角“％”在各地公文中常见，故为疑似。",
        wrong=("增长7.5％",),
        right=("增长7.5%",),
        find=_full_width_percents,
        signs=("[0-9（]％",),
    ),
    Rule(
        code="punctuation.half-width-tilde",
        severity=Severity.NOTE,
        title="半角的波浪线",
        reason="GB/T 15834—2011 4.13.2：连接号中的浪纹线是“～”。",
        wrong=("每亩补贴50~80元",),
        right=("每亩补贴50～80元", "服务期1—2年"),
        find=_tildes,
        signs=("~[0-9]",),
    ),
)
