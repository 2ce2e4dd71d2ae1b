"""Marks in the wrong place: doubled, missing, or not where the standard lets them stand (GB/T 15834—2011)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from townreport.checks.characters import HAN, WHITE_SPACE
from townreport.checks.expressions import Expression
from townreport.checks.rule import Ends, Finder, Hit, Rule, TextKind
from townreport.findings import Severity

_DOUBLED = Expression("([。，、；：])\\1+|[。，、；：！？]{2,}")
_EMPHASIS = Expression("[！？]+")
_ACROSS_QUOTE = Expression("[。！？，；、]”[。，；、]")
_MISPLACED = Expression("(?<=[（“‘《〔【])[，。、；：！？]|^[，。、；：！？”）》]|[，、；：](?=[）》】])", re.MULTILINE)
_NOT_A_WORD = "(?![待级到于候量价同值差比次额式闲腰边高压温])"
_ELLIPSIS_WITH_ENOUGH = Expression(rf"(?:…+|\.{{3,}}|。{{3,}})等{_NOT_A_WORD}等?|等{_NOT_A_WORD}等?(?:…+|\.{{3,}})")
_PAUSE_BEFORE_ENOUGH = Expression(rf"、(?=等{_NOT_A_WORD})")
_PAUSE_BETWEEN = Expression("(?<=”)、(?=“)|(?<=》)、(?=《)")
_ELLIPSIS = Expression(rf"(?<!…)…(?!…)|(?<=[{HAN}，、])\.{{3,}}|(?<!…)…{{3}}(?!…)|。{{3,}}")
_DASH = Expression(rf"(?<=[{HAN}”》）])(?:-{{2,}}|－{{2,}}|一一(?=——)|─{{1,2}})(?=[{HAN}“《])")
_DOCUMENT_NUMBER = Expression(r"(?<=[\u4e00-\u9fff])[\[［【（(](?:19|20)[0-9]{2}[\]］】）)](?=第?[0-9]{1,4}号)")
_CLOSERS = "”’）】》)"
_ENDS = "。！？…；：.!?;:"
_NUMBERED = Expression("[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,2}[.．]")
_STOPS = Expression("[，；：]")
_HEADING_ENDS = ("。", "，", "、", "；", "：", ".", ",")
_WORD_LENGTH = 12
"""A text of sentences shorter than this may be a word such as 无 or 暂无相关情况."""


def _finder(pattern: Expression, message: Callable[[str], str], fix: str) -> Finder:
    def find(text: str, kind: TextKind) -> Iterator[Hit]:
        for match in pattern.finditer(text):
            yield Hit(match.start(), match.end(), message(match[0]), fix)

    return find


def _doubled(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _DOUBLED.finditer(text):
        marks = match[0]
        if not _EMPHASIS.fullmatch(marks) and marks[:3] != "。。。":
            replacement = "。" if marks == "。。" else None
            yield Hit(match.start(), match.end(), f"标点“{marks[:6]}”重复了", "只留一个", replacement)


def _missing_end(text: str, kind: TextKind) -> Iterator[Hit]:
    ended = text.rstrip()
    # A printed line may be the title or a heading, which has no full stop anywhere.
    if kind is TextKind.PRINTED and "。" not in ended and _is_heading(ended):
        return
    body = ended.rstrip(_CLOSERS)
    if len(ended) < _WORD_LENGTH or not body or body[-1] in _ENDS:
        return
    yield Hit(len(ended) - 1, len(ended), "句末没有标点", "补上句号")


@lru_cache(maxsize=1024)
def _is_heading(line: str) -> bool:
    """Whether a line without a full stop reads as a heading. Cached: the reports of a batch have the same ones."""
    return bool(_NUMBERED.match(line) or not _STOPS.search(line))


def _heading_end(text: str, kind: TextKind) -> Iterator[Hit]:
    ended = text.rstrip()
    if ended.endswith(_HEADING_ENDS):
        yield Hit(len(ended) - 1, len(ended), f"{kind.value}末尾有标点“{ended[-1]}”", "删去末尾的标点")


RULES = (
    Rule(
        code="punctuation.doubled",
        severity=Severity.ERROR,
        title="标点重复",
        reason="GB/T 15834—2011 5.1.1：一处停顿只用一个点号。",
        wrong=("圆满完成任务。。", "稳步推进，，成效明显", "完成整改。，群众满意", "新建公厕、、广场"),
        right=("圆满完成任务。", "难道不该落实吗？！", "动物有牛、羊……，都已免疫。"),
        find=_doubled,
        signs=("[。，、；：！？]{2}",),
    ),
    Rule(
        code="punctuation.doubled-across-quote",
        severity=Severity.WARNING,
        title="引号内外都有标点",
        reason="GB/T 15834—2011 B.2.1：引号内已用句末点号的，引号外不再用；引文不独立的，引号内不用。",
        wrong=("始终牢记“把质量当生命。”。", "坚持“宜林则林，”，分类施策"),
        right=("始终牢记“把质量当生命”。", "俗话说：“众人拾柴火焰高。”"),
        find=_finder(_ACROSS_QUOTE, lambda found: f"引号内外都有标点（{found}）", "引号里外只留一个"),
        signs=("[。！？，；、]”[。，；、]",),
    ),
    Rule(
        code="punctuation.misplaced",
        severity=Severity.WARNING,
        title="标点位置不对",
        reason="GB/T 15834—2011 5.1.1：点号在文字之后，不在一行之首，也不紧跟前引号、前括号。",
        wrong=("，稳步推进", "（，含复种）", "建成“。一村一品”", "新建公厕（3座，）"),
        right=("（含复种）", "“一村一品”"),
        find=_finder(_MISPLACED, lambda found: f"“{found}”不该出现在这里", "删去，或移到前面的文字之后"),
        signs=("[（“‘《〔【][，。、；：！？]", "\n[，。、；：！？”）》]", "[，、；：][）》】]"),
    ),
    Rule(
        code="punctuation.missing-end",
        severity=Severity.WARNING,
        title="句末没有标点",
        reason="GB/T 15834—2011 4.1.3：句子末尾用句号。",
        wrong=("我镇扎实推进人居环境整治，村容村貌明显改善",),
        right=("我镇扎实推进人居环境整治，村容村貌明显改善。", "暂无", "全年工作情况汇报如下："),
        find=_missing_end,
        last=Ends(_ENDS, but=True),
        kinds=frozenset({TextKind.PROSE, TextKind.PRINTED}),
        example_kind=TextKind.PROSE,
    ),
    Rule(
        code="punctuation.heading-end",
        severity=Severity.WARNING,
        title="标题末尾的标点",
        reason="GB/T 15834—2011 B.4：标题末尾通常不用标点；名称同理。",
        wrong=("抓产业，谋发展。", "持续推进生态环境保护；"),
        right=("抓产业，谋发展", "路在何方？"),
        find=_heading_end,
        last=Ends("".join(_HEADING_ENDS) + WHITE_SPACE),
        kinds=frozenset({TextKind.HEADING, TextKind.NAME}),
        example_kind=TextKind.HEADING,
    ),
    Rule(
        code="punctuation.ellipsis-with-deng",
        severity=Severity.WARNING,
        title="省略号与“等”并用",
        reason="GB/T 15834—2011 A.9：省略号和“等”“等等”不能同时使用。",
        wrong=("种植桃、梨、葡萄……等果树", "桃、梨、葡萄等……"),
        right=("种植桃、梨、葡萄等果树", "种植桃、梨、葡萄……", "他说：“先……等级评定后再说”"),
        find=_finder(_ELLIPSIS_WITH_ENOUGH, lambda found: f"“{found}”把省略号和“等”用在了一起", "只留“等”"),
        signs=("…等", r"\.{3}等", "。{3}等", "等…", r"等\.{3}"),
    ),
    Rule(
        code="punctuation.pause-before-deng",
        severity=Severity.WARNING,
        title="“等”字前的顿号",
        reason="GB/T 15834—2011 B.1.2：并列成分之间用顿号时，“等”字前不用点号。",
        wrong=("种植桃、梨、葡萄、等果树",),
        right=("种植桃、梨、葡萄等果树", "分类、等级、价格一一公示"),
        find=_finder(_PAUSE_BEFORE_ENOUGH, lambda found: "“等”字前多了顿号", "删去这个顿号"),
        signs=("、等",),
    ),
    Rule(
        code="punctuation.pause-between-quotes",
        severity=Severity.NOTE,
        title="并列引号、书名号之间的顿号",
        reason="GB/T 15834—2011 4.5.3.5：标有引号或书名号的并列成分之间通常不用顿号。",
        wrong=("丰富“米袋子”、“菜篮子”", "学习《民法典》、《宪法》"),
        right=("丰富“米袋子”“菜篮子”", "学习《民法典》（节选）、《宪法》"),
        find=_finder(_PAUSE_BETWEEN, lambda found: "并列的引号或书名号之间用了顿号", "通常删去这个顿号"),
        signs=("”、“", "》、《"),
    ),
    Rule(
        code="punctuation.ellipsis",
        severity=Severity.WARNING,
        title="省略号写法",
        reason="GB/T 15834—2011 4.11.2：省略号是六个点“……”。",
        wrong=("桃、梨、葡萄…", "桃、梨、葡萄......", "桃、梨、葡萄。。。"),
        right=("桃、梨、葡萄……",),
        find=_finder(_ELLIPSIS, lambda found: f"“{found[:8]}”不是省略号的写法", "改成六个点的“……”"),
        signs=("…[^…]", r"\.{3}", "。{3}"),
    ),
    Rule(
        code="punctuation.dash",
        severity=Severity.WARNING,
        title="破折号写法",
        reason="GB/T 15834—2011 4.10.2：破折号是“——”。",
        wrong=("新时代文明实践--温暖千家万户",),
        right=("新时代文明实践——温暖千家万户", "京九铁路北京-九龙段"),
        find=_finder(_DASH, lambda found: f"“{found}”不是破折号的写法", "改成“——”"),
        signs=("-{2}", "－{2}", "─"),
    ),
    Rule(
        code="punctuation.document-number",
        severity=Severity.WARNING,
        title="发文字号的括号",
        reason="GB/T 9704—2012 7.2.5：发文字号中的年份用六角括号“〔〕”括入。",
        wrong=("按照云政发（2023）12号文件要求", "按照云政发[2023]12号文件要求"),
        right=("按照云政发〔2023〕12号文件要求", "本年度（2023）共12号"),
        find=_finder(_DOCUMENT_NUMBER, lambda found: f"发文字号的年份用了“{found[0]}{found[-1]}”", "改用六角括号〔〕"),
        signs=(r"[\[［【（(](?:19|20)[0-9]{2}",),
    ),
)
