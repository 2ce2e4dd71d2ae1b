"""The rules on quotes, brackets and 书名号 (GB/T 15834—2011, 4.8, 4.9, 4.15)."""

from __future__ import annotations

from collections.abc import Iterator

from townreport.checks import pairing
from townreport.checks.rule import Hit, Rule, TextKind
from townreport.findings import Severity


def _rule(
    code: str, severity: Severity, title: str, reason: str, wrong: tuple[str, ...], right: tuple[str, ...]
) -> Rule:
    def find(text: str, kind: TextKind) -> Iterator[Hit]:
        return pairing.hits_of(code, text)

    return Rule(
        code=code,
        severity=severity,
        title=title,
        reason=reason,
        wrong=wrong,
        right=right,
        find=find,
        suspects=pairing.unsound_places,
    )


RULES = (
    _rule(
        pairing.QUOTE,
        Severity.ERROR,
        "引号不成对",
        "GB/T 15834—2011 4.8.2：引号左右成对使用。",
        ("增强“四个意识，坚定“四个自信”", "落实四个不摘”要求", "打造“一村一品“工程"),
        ("增强“四个意识”，坚定“四个自信”", "People’s Daily专栏"),
    ),
    _rule(
        pairing.BRACKET,
        Severity.ERROR,
        "括号不成对",
        "GB/T 15834—2011 4.9.2：括号左右成对使用。",
        ("粮食播种面积（含复种4.2万亩", "新建公厕3座）"),
        ("粮食播种面积（含复种）4.2万亩", "1）抓组织领导"),
    ),
    _rule(
        pairing.TITLE_MARK,
        Severity.ERROR,
        "书名号不成对",
        "GB/T 15834—2011 4.15.2：书名号左右成对使用。",
        ("印发《河长制实施方案", "学习民法典》"),
        ("印发《河长制实施方案》",),
    ),
    _rule(
        pairing.CROSSED,
        Severity.ERROR,
        "成对符号交叉",
        "GB/T 15834—2011 4.8、4.9、4.15：里面一对要在外面一对关闭之前关闭。",
        ("开展“学习《民法典”》活动", "建成中心（含“双创）基地”"),
        ("开展“学习《民法典》”活动",),
    ),
    _rule(
        pairing.NESTING,
        Severity.WARNING,
        "成对符号里外层用错",
        "GB/T 15834—2011 4.8.3、4.15.3：外层用双引号、双书名号，里层用单引号、单书名号。",
        ("开展“学习“枫桥经验””活动", "《关于印发《河长制方案》的通知》", "落实‘四个不摘’要求"),
        ("开展“学习‘枫桥经验’”活动", "《关于印发〈河长制方案〉的通知》"),
    ),
)
