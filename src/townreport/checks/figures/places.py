"""Places in free text: another town's name, this town's name misspelt, and 我镇 in a record of a 街道."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from townreport.checks.expressions import Expression
from townreport.checks.figures.facts import Facts
from townreport.checks.figures.rule import Raised, RecordRule
from townreport.checks.phrases import Phrases
from townreport.checks.record_texts import RecordText
from townreport.checks.text import excerpt
from townreport.findings import Severity
from townreport.record import TOWN_KINDS
from townreport.record.figure import Missing

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_KINDS = ("街道", "镇", "乡")
_KIND = Expression("|".join(_KINDS))
_NOT_A_KIND_AFTER = {
    "镇": frozenset("静定痛压守流宅"),
    "乡": frozenset("村镇贤土情愁亲音道里邻风味间试"),
    "街道": frozenset("路两亮绿环卫整巷"),
}
"""What makes another word of a kind: 乡村, 镇静; and streets that are no 街道."""
_BEFORE_A_KIND = {
    "镇": frozenset("城集乡村街市重古小强名制各全我本该两县州"),
    "乡": frozenset("城家返下故入回水外老同异全我本该各两民族"),
    "街道": frozenset("各全我本该两条区"),
}
"""What makes a common noun of a kind: 城镇, 家乡, 各街道."""
_OWN = Expression(r"(?<![健完安周齐保成自唯])([我本全])(镇|乡|街道)(?![村镇土级])")
_OWN_COUNTY = Expression(r"(?<![健完安周齐保成])([我本全])(县)(?!域)")
_OUR = frozenset("我本全")
_LEVELS = frozenset({"区级", "县级", "旗级"})
_COMPANY = r"(?:与|和|同|跟|及|向|赴|到|邻|往|距|至|从|由|连接|对接|毗邻|相邻|交界|联合|邻近|周边)[^，。；]{0,4}\Z"
_WINDOW = 12
_LONGEST_STEM = 40
"""Characters of a town's name without its kind; twice what the longest names have."""
_LONGEST_NAME = _LONGEST_STEM + max(map(len, _KINDS))
_FORMERLY = ("原", "旧", "老")


def _stem(name: str) -> tuple[str, str]:
    """A town's name without its kind, and the kind: 青石 and 镇. What is longer than any name is as good as none."""
    for ending in TOWN_KINDS:
        if name.endswith(ending) and len(name) > len(ending):
            stem = name[: -len(ending)]
            return (stem if len(stem) <= _LONGEST_STEM else ""), TOWN_KINDS[ending]
    return (name if len(name) <= _LONGEST_STEM else ""), ""


def _said(told: RecordText, start: int, end: int, message: str, fix: str) -> Raised:
    return Raised(told.path, message, fix, (), excerpt(told.text, start, end))


def _own_name(facts: Facts) -> str | None:
    name = facts.record.name
    return None if isinstance(name, Missing) else name


def _names_another_town(facts: Facts) -> bool:
    """Whether one of the other towns' names stands in a text: looked up at every character that ends one."""
    names, words = facts.other_towns, facts.words
    own = facts.record.name
    for last, lengths in _endings(names) if names else ():
        place = words.find(last)
        while place >= 0:
            for length in lengths:
                name = words[place + 1 - length : place + 1] if length <= place else ""
                if name in names and name != own:
                    return True
            place = words.find(last, place + 1)
    return False


@lru_cache(maxsize=8)
def _endings(names: AbstractSet[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """The characters that names end with, and how long such names are."""
    found: dict[str, set[int]] = defaultdict(set)
    for name in filter(_is_a_name, names):
        found[name[-1]].add(len(name))
    return tuple((last, tuple(lengths)) for last, lengths in found.items())


def _other_towns(facts: Facts) -> Iterator[Raised]:
    own, names = _own_name(facts), frozenset(facts.other_towns)
    if own is None or not names:
        return
    phrases = _phrases(names)
    for told in facts.texts_with("镇", "乡", "街道", "苏木", "区", "场"):
        # A name that is part of this town's own is not another's.
        text = told.text if own in names else told.text.replace(own, "\0" * len(own))
        for start, end in phrases.find(text):
            name = text[start:end]
            if name != own and not re.search(_COMPANY, text[max(0, start - _WINDOW) : start]):
                message = f"“{name}”是另一个乡镇，像是从它的材料里复制来的"
                fix = f"改成“{own}”；确实说的是它，可在“检查例外”里写明"
                yield _said(told, start, end, message, fix)


@lru_cache(maxsize=8)
def _phrases(names: frozenset[str]) -> Phrases:
    return Phrases(filter(_is_a_name, names))


def _is_a_name(name: str) -> bool:
    """Whether a town can be called so: no text is searched for what is as long as a text itself."""
    return 0 < len(name) <= _LONGEST_NAME


def _names_nearly_itself(facts: Facts) -> bool:
    """Whether a 镇, 乡 or 街道 stands behind something like the town's name, or is not what the town is."""
    own = _own_name(facts)
    if own is None:
        return False
    stem, own_kind = _stem(own)
    kinds, words, length = (own_kind, facts.record.town_kind), facts.words, len(stem) + 1
    letters = frozenset(stem)
    # One after the other: an expression for all of them takes far longer to find none.
    for kind in _KINDS:
        place = words.find(kind)
        while place >= 0:
            before = words[max(0, place - length) : place]
            if before.endswith(stem):
                if kind not in kinds:
                    return True
            elif not letters.isdisjoint(before) or (kind not in kinds and before[-1] in _OUR):
                return True
            place = words.find(kind, place + 1)
    return False


def _misspelt(facts: Facts) -> Iterator[Raised]:
    own = _own_name(facts)
    if own is None:
        return
    stem, _ = _stem(own)
    if len(stem) < 2:
        return
    for told in facts.texts_with(*_KINDS):
        for match in _KIND.finditer(told.text):
            found = _misspelling(told.text, match, stem)
            if found is None:
                continue
            name = found + match[0]
            if name == own or name in facts.other_towns:
                continue
            message = f"“{name}”与本地名称“{own}”只差一点，像是写错了"
            start = match.start() - len(found)
            yield _said(told, start, match.end(), message, f"改成“{own}”；确实是别的地方，可在“检查例外”里写明")


def _misspelling(text: str, kind: re.Match[str], stem: str) -> str | None:
    """What stands before the kind, where it is nearly the town's name."""
    word = kind[0]
    if text[kind.end() : kind.end() + 1] in _NOT_A_KIND_AFTER[word]:
        return None
    before = text[max(0, kind.start() - len(stem) - 1) : kind.start()]
    # Most that stands before a kind has nothing of the name.
    if frozenset(stem).isdisjoint(before) or before.endswith(stem) or before[-1:] in _BEFORE_A_KIND[word]:
        return None
    found = before[-len(stem) :]
    if len(found) == len(stem) and re.fullmatch(f"[{_HAN}]+", found):
        different = [one for one, other in zip(found, stem, strict=True) if one != other]
        if len(different) == 1 and (len(stem) > 2 or found[-1] == stem[-1] or found[0] == stem[0]):
            return found
        if sorted(found) == sorted(stem):
            return found
    if len(stem) > 2:
        shorter = before[-(len(stem) - 1) :]
        if shorter in {stem[:place] + stem[place + 1 :] for place in range(len(stem))} and shorter != stem[1:]:
            return shorter
    return None


def _wrong_kind(facts: Facts) -> Iterator[Raised]:
    """我乡 in a 镇; and this town's own name with another kind: 青石乡 for 青石镇."""
    own, kind = _own_name(facts), facts.record.town_kind
    if own is None or isinstance(kind, Missing):
        return
    stem, own_kind = _stem(own)
    kinds = {kind, own_kind} - {""}
    for told in facts.texts_with(*_KINDS):
        text = told.text
        for match in _OWN.finditer(text):
            if match[2] not in kinds and not _is_word(text, match.start()):
                message = f"“{match[0]}”：本地是{kind}"
                yield _said(told, match.start(), match.end(), message, f"改成“{match[1]}{kind}”")
        if len(stem) < 2 or stem not in text:
            continue
        for match in _KIND.finditer(text):
            before = text[max(0, match.start() - len(stem) - 1) : match.start()]
            if match[0] not in kinds and before.endswith(stem) and not before[: -len(stem)].endswith(_FORMERLY):
                following = text[match.end() : match.end() + 1]
                if following not in _NOT_A_KIND_AFTER[match[0]]:
                    name = stem + match[0]
                    if name not in facts.other_towns:
                        message = f"“{name}”：本地是“{own}”"
                        yield _said(told, match.start() - len(stem), match.end(), message, f"改成“{own}”")


def _is_word(text: str, start: int) -> bool:
    """Whether 我, 本, 全 belongs to a word before it: 基本, 自我, 根本."""
    return text[start] == "本" and text[start - 1 : start] in tuple("基根原成资日版样书")


def _speaks_of_county(facts: Facts) -> bool:
    # By the one character: words of two are looked for several times as long.
    return any(before[-1:] in _OUR for before in facts.words.split("县")[:-1])


def _county_kind(facts: Facts) -> Iterator[Raised]:
    kind = facts.record.county_kind
    if isinstance(kind, Missing) or kind not in ("区", "市"):
        return
    for told in facts.texts_with("县"):
        for match in _OWN_COUNTY.finditer(told.text):
            message = f"“{match[0]}”：本地属于“{facts.record.county}”"
            yield _said(told, match.start(), match.end(), message, f"改成“{match[1]}{kind}”")


def _any_level_of_county(facts: Facts) -> bool:
    planned = facts.record.projects.planned
    if isinstance(planned, Missing):
        return False
    levels = {project.level for project in planned} & _LEVELS
    return bool(levels) and levels != {facts.record.county_level}


def _level(facts: Facts) -> Iterator[Raised]:
    """The level of a project next year: 区级 exists in districts, 县级 in counties."""
    planned = facts.record.projects.planned
    county = facts.record.county_kind
    if isinstance(planned, Missing) or isinstance(county, Missing):
        return
    right = facts.record.county_level
    for position, project in enumerate(planned):
        level = project.level
        if level in _LEVELS and level != right:
            message = f"级别写的是“{level}”，本地属于“{facts.record.county}”，是“{right}”"
            yield Raised(("项目建设", "明年申报重点项目", position, "级别"), message, f"改成“{right}”")


def _states_its_kind(facts: Facts) -> bool:
    return not isinstance(facts.record.kind_word, Missing)


def _stated_kind(facts: Facts) -> Iterator[Raised]:
    own, stated = _own_name(facts), facts.record.kind_word
    if own is None or isinstance(stated, Missing):
        return
    kind = _stem(own)[1]
    if kind and stated != kind and stated in ("镇", "乡", "街道"):
        message = f"“类别”写的是“{stated}”，名称“{own}”是{kind}"
        yield Raised(("类别",), message, "名称已能看出时不必写“类别”；核对后删去或改正", (("名称",),))


def _problem(text: str) -> dict[str, object]:
    return {"存在的问题": [{"要点": "短板仍多", "内容": text}]}


RULES = (
    RecordRule(
        code="place.other-town",
        severity=Severity.WARNING,
        title="写了另一个乡镇的名称",
        reason="从邻镇的材料里复制文字，容易把它的名称留下；只核对给出名单的乡镇。",
        wrong=(_problem("白杨河乡财政收支压力较大"),),
        right=(_problem("青石镇与白杨河乡的道路尚未连通"),),
        find=_other_towns,
        may_apply=_names_another_town,
    ),
    RecordRule(
        code="place.misspelt",
        severity=Severity.WARNING,
        title="本地名称写错",
        reason="与本地名称只差一个字、又跟着镇、乡、街道的，多半是写错了。",
        wrong=(_problem("清石镇财政收支压力较大"), _problem("石青镇财政收支压力较大")),
        right=(
            _problem("青石镇小城镇建设滞后，城镇功能不全"),
            _problem("砂石镇守不住"),
            _problem("青石镇乡村道路狭窄"),
        ),
        find=_misspelt,
        may_apply=_names_nearly_itself,
    ),
    RecordRule(
        code="place.own-kind",
        severity=Severity.WARNING,
        title="镇、乡、街道用错",
        reason="本地自称要与建制一致：镇称“我镇”，乡称“我乡”，街道称“我街道”。",
        wrong=(_problem("我乡财政收支压力较大"), _problem("全街道上下合力不足"), _problem("青石乡财力薄弱")),
        right=(_problem("我镇财力薄弱，健全乡村治理体系进展不快"), _problem("原青石乡片区道路狭窄")),
        find=_wrong_kind,
        may_apply=_names_nearly_itself,
    ),
    RecordRule(
        code="place.county-kind",
        severity=Severity.WARNING,
        title="县、区、市用错",
        reason="所属的是区、县级市的，不称“我县”“全县”。",
        wrong=({"所属区县": "明川区", **_problem("在全县排名靠后")},),
        right=({"所属区县": "明川区", **_problem("在全区排名靠后，健全县乡村三级网络")},),
        find=_county_kind,
        may_apply=_speaks_of_county,
    ),
    RecordRule(
        code="place.level",
        severity=Severity.WARNING,
        title="区级、县级用错",
        reason="县和县级市没有“区级”，区没有“县级”。",
        wrong=({"所属区县": "云岭县", "项目建设": {"明年申报重点项目": [{"企业": "甲公司", "级别": "区级"}]}},),
        right=({"所属区县": "云岭县", "项目建设": {"明年申报重点项目": [{"企业": "甲公司", "级别": "县级"}]}},),
        find=_level,
        may_apply=_any_level_of_county,
    ),
    RecordRule(
        code="place.stated-kind",
        severity=Severity.WARNING,
        title="类别与名称不一致",
        reason="名称以镇结尾的是镇，“类别”不能写乡。",
        wrong=({"类别": "乡"},),
        right=({"类别": "镇"},),
        find=_stated_kind,
        may_apply=_states_its_kind,
    ),
)
