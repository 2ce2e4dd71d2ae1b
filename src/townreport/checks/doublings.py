"""A character or word typed twice (推动动, 积极积极), told apart from doublings that are right.

A doubling AA is right where AA is a word (天天), in AABB (方方面面) and after 一 (一户户), and where one
word ends with A and the next begins with it (耕地|地力). It is reported only where something speaks
for a slip: a word that ends or begins there. Names such as 冰冰 have nothing of the kind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from townreport.checks.characters import CHINESE_DIGITS
from townreport.checks.joints import joint_of, reduplications
from townreport.checks.repetition import Repetitions
from townreport.checks.rule import Hit, Rule, TextKind
from townreport.findings import Severity

_NUMBERS = frozenset(CHINESE_DIGITS + "百千万亿")
_PARTICLES = frozenset(
    "的了和与及或而并在是对为将把被其于到至达超较比从以由向不最更均已要使让给还则却仍所者们感式型性率度量费额值化总控促"
)
"""Characters that are doubled neither in words nor in names."""
_DETERMINERS = frozenset("一二两三四五六七八九十百千每该某几半")
"""What makes a word of nearly any measure: 三年|年均."""
_WORDS_ALONE: dict[str, str] = {
    "对": "口接象外标照比应", "与": "会", "和": "谐平睦美", "为": "民期主了", "用": "水电地户工于途能人",
    "在": "建校外线岗家册编", "以": "工上下及人往来", "按": "时期照需", "从": "业事严重", "将": "来近", "向": "上好",
    "使": "用命", "及": "时", "等": "级待额次", "中": "小医", "内": "部外涝容设", "后": "续期勤备", "前": "期沿列端",
    "是": "否", "有": "关效力序机利限", "可": "持以能", "到": "位期户", "上": "级市门海游线报",
    "下": "乡一降拨达游发半", "了": "解", "地": "方区块力质", "得": "到以", "过": "程渡去", "好": "人评转",
    "高": "质标度效", "多": "种元方", "新": "时建增型", "并": "联网", "被": "征", "把": "关握", "于": "",
    "其": "他它中次", "出": "口入租", "入": "口户驻库", "会": "议员场商",
}  # fmt: skip
"""Where the first A is a word of its own: 全程对|对口, 关键是|是否. What follows the second A."""
_LONGER_WORDS: dict[str, str] = {
    "服务": "队中站员区局所点平部业", "工作": "专组队站者室区会法人", "管理": "员局部处站所办平体",
    "建设": "用者局工", "信息": "员化平中", "网格": "员长化", "合作": "社", "志愿": "者服队", "项目": "部办区库",
    "安全": "员生隐感", "产业": "园链带集化", "村民": "委小代组", "农业": "农技园局", "治理": "体能",
    "发展": "改局史战", "生产": "者力线队", "文化": "站馆广", "监督": "员局", "监测": "点站员", "调解": "员委",
    "宣传": "员部队", "保护": "区地", "教育": "局系部", "社会": "组工", "医疗": "机器", "养老": "院机服",
    "应急": "管",
}  # fmt: skip
"""After AB AB: how a longer word that begins with the second AB goes on, as 志愿服务|服务队."""
_PLACES = frozenset("省市县区旗镇乡村屯组街社")
"""What ends the name of a place, whatever the name: 柳树村|村民, 云岭县|县城."""
_MEASURES = frozenset("元亩个户人吨名家场次条头只羽棵公里")


def doubled_places(text: str) -> Iterator[int]:
    """Where something is doubled that looks like a slip."""
    return (hit.start for hit in _doubled(text, TextKind.PHRASE))


def _doubled(text: str, kind: TextKind) -> Iterator[Hit]:
    repetitions = Repetitions(text)
    hits: list[Hit] = []
    hits.extend(_characters(text, repetitions.places(1), kind))
    hits.extend(_words(text, repetitions.places(2), 2))
    hits.extend(_words(text, repetitions.places(3), 3))
    return iter(sorted(hits))


def _characters(text: str, places: Iterable[int], kind: TextKind) -> Iterator[Hit]:
    end = 0
    for start in places:
        character = text[start]
        if start < end or not _is_han(character):
            continue
        end = start + 2
        while text[end : end + 1] == character:
            end += 1
        before = text[max(0, start - _MOST_BEFORE) : start]
        if _is_slip(before, text[start : min(end, start + _LONGEST_RUN)], text[end : end + _MOST_BEHIND], kind):
            yield _hit(text, start, end, character)


_MOST_BEFORE, _LONGEST_RUN, _MOST_BEHIND = 2, 4, 4
"""Characters that tell a slip: those before a doubling, in it, and behind it."""


@lru_cache(maxsize=4096)
def _is_slip(stands_before: str, doubled: str, stands_behind: str, kind: TextKind) -> bool:
    """Whether what is doubled should not be, by what stands around it. Cached: reports double much the same."""
    text = stands_before + doubled + stands_behind
    start, end = len(stands_before), len(stands_before + doubled)
    character = text[start]
    before, after = text[start - 1 : start], text[end : end + 1]
    if character in _NUMBERS:
        return _is_number_slip(before, character, after)
    joint = joint_of(character)
    ends_a_word = before != "" and before in joint.ends
    begins_a_word = after != "" and after in joint.starts
    known = [word for word in reduplications().get(character, ()) if text.startswith(word, start)]
    is_word = bool(known)
    if end - start > 2:
        return not (is_word and (ends_a_word or begins_a_word or end - start > 3))
    if any(len(word) > 2 for word in known):
        return False
    if before == "一":
        return text[start - 2 : start] == "进一" and character == "步"
    if _is_one_of_two_doublings(text, start, end):
        return False
    if before.isdigit() and character in _MEASURES and not begins_a_word:
        return True
    if kind is TextKind.NAME or is_word:
        return ends_a_word and not begins_a_word
    if begins_a_word:
        if character in _PLACES and _is_han(before or " "):
            return False
        stands_alone = after in _WORDS_ALONE.get(character, "") and _is_han(before or " ")
        return not (ends_a_word or stands_alone or before in _DETERMINERS or _counts(before, character))
    return ends_a_word or character in _PARTICLES or _counts(before, character)


def _is_number_slip(before: str, character: str, after: str) -> bool:
    """Numbers double freely (一一, 三三制, 五五): a slip is sure only in ordinals, after digits and in 进一步."""
    if (before == "进" and character == "一") or (before == "（" and after == "）"):
        return True
    return (before.isdigit() and before.isascii()) or (after == "是" and before in "。；：")


def _counts(before: str, character: str) -> bool:
    """Whether the first A is the measure of a number: 5人|人均."""
    return character in _MEASURES and (before in "万亿余多" or before.isdigit()) and before != ""


def _is_one_of_two_doublings(text: str, start: int, end: int) -> bool:
    """Whether this is half of 高高兴兴 or 方方面面."""
    following, preceding = text[end : end + 2], text[max(0, start - 2) : start]
    return any(len(pair) == 2 and pair[0] == pair[1] and _is_han(pair[0]) for pair in (following, preceding))


def _words(text: str, places: Iterable[int], length: int) -> Iterator[Hit]:
    last = -1
    for start in places:
        word = text[start : start + length]
        if start <= last or not all(map(_is_han, word)) or len(set(word)) == 1:
            continue
        last = start + length
        if _NUMBERS.isdisjoint(word[:1]) and word * 2 not in reduplications().get(word[0], ()) and _is_known(word):
            after = text[start + 2 * length : start + 2 * length + 1]
            if not after or after not in _LONGER_WORDS.get(word[-2:], ""):
                yield _hit(text, start, start + 2 * length, word)


def _is_known(word: str) -> bool:
    """Whether the word is one the joints know, so that names such as 娃哈娃哈 are left alone."""
    return word[1] in joint_of(word[0]).starts or word[-2] in joint_of(word[-1]).ends


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _hit(text: str, start: int, end: int, word: str) -> Hit:
    message = f"“{text[start:end][:12]}”里“{word}”重复了"
    return Hit(start, end, message, f"多半应为“{word}”，删去多余的字")


RULES = (
    Rule(
        code="word.doubled",
        severity=Severity.WARNING,
        title="字词重复",
        reason="打字或修改时多留了一个字词；叠字词和两词相接（如“耕地地力”）不算。",
        wrong=(
            "推动动产业升级",
            "进一步步落实",
            "群众的的满意度",
            "积极积极推进整治",
            "不断加加强领导",
            "合作社合作社带动",
        ),
        right=(
            "天天向上",
            "方方面面",
            "一户户走访",
            "耕地地力保护",
            "全镇镇村干部",
            "志愿服务服务队",
            "李冰冰",
            "研究研究",
        ),
        find=_doubled,
        suspects=doubled_places,
    ),
)
