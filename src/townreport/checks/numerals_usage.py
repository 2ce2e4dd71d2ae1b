"""How numbers are written (GB/T 15835—2011): scripts and units mixed, rounded twice, ranges, short years."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from townreport.checks.characters import HAN
from townreport.checks.expressions import Expression
from townreport.checks.rule import Finder, Hit, Rule, TextKind
from townreport.findings import Severity

_NUMBER = r"[0-9]{1,12}(?:\.[0-9]{1,6})?"
_BELOW_TEN = "一二两三四五六七八九"
_MEASURED = "元亩人户头只吨棵平公名个家万千百"
_MEASURES = f"[{_MEASURED}]"
_NOT_OF_A_YEAR = "(?!年|天|日|个?月|载)"
_ABOUT_AGAIN = rf"(?:[0-9.]{{1,12}}|[{_BELOW_TEN}十百千]{{1,6}})[百千万亿]{{0,2}}(?:[余多]|.{{0,3}}?(?:左右|上下|以上))"
_ABOUT = "(?:大约|将近|超过|(?<![节预签制合履公条特契违])约|(?<![附靠邻临就接亲贴最远周])近|逾|(?<![反赶])超)"

_TWICE = Expression(
    rf"{_ABOUT}{_NUMBER}[百千万亿]{{0,2}}(?:余|多(?!个百分点)){_NOT_OF_A_YEAR}"
    rf"|{_ABOUT}[{_BELOW_TEN}十百千]{{1,6}}[万亿]?[余多]{_NOT_OF_A_YEAR}(?=[万亿个名人户家次亩公元场条处份])"
    rf"|{_ABOUT}{_NUMBER}[百千万亿]{{0,2}}[{HAN}%％]{{0,3}}?(?:左右(?![岸两侧手逢])|上下(?![游级联同班楼齐一]))"
    rf"|(?<![节预签制合履公条特契违])约{_NUMBER}[万亿]?[{HAN}%％]{{0,3}}?以上"
    rf"|(?<=[0-9百千万亿])余[{HAN}]{{1,3}}?(?:左右(?![岸两侧手逢])|以上)"
    rf"|(?:约近|近约|约超|约逾)(?=[0-9])"
)
_NEIGHBOURS = ("一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "一两", "两三")
_PAUSE = Expression(
    rf"(?<![第、。；：\n{_BELOW_TEN}])(?<!\A)十?(?:"
    + "|".join(f"{pair[0]}、{pair[1]}" for pair in _NEIGHBOURS)
    + r")(?=(?:个(?!季度|月份)|[名位户家次斤里亩岁块元吨棵只头条辆件趟百千](?!级|产业|分部)"
    r"|十(?!届|一|二|大)|公里|天|年(?!级|生|制|期)|万))"
    r"|(?<![0-9.、第年月—～~-])(?:1、2|2、3|3、4|4、5|5、6|6、7|7、8|8、9)(?=[个名户家次天](?!季度|月份))"
)
_PERCENT_RANGE = Expression(rf"(?<![0-9.])({_NUMBER})[～~—–\-至到](?={_NUMBER}[%％])")
_UNIT_RANGE = Expression(rf"(?<![0-9.])({_NUMBER})[～~—–\-](?={_NUMBER}[万亿])")
_SHORT_YEAR = Expression(
    r"(?<![0-9.A-Za-z])(?:"
    r"[0-9]{2}年(?=(?:1[0-2]|[1-9])月(?!龄))"
    r"|(?<=20[0-9]{2}[—–～~\-至])[0-9]{2}年"
    r"|(?<=20[0-9]{2}年[—–～~\-至到、和])[0-9]{2}年"
    r"|(?:(?<=比)|(?<=较)|(?<=与)|(?<=截至)|(?<=截止)|(?<=^)|(?<=[。；\n]))[12][0-9]年(?=[增减下提末底初度同相全我]|上半年|下半年|，[全我]))",
    re.MULTILINE,
)
_MIXED_UNITS = Expression(
    rf"(?<![0-9.]){_NUMBER}亿[0-9]{{1,4}}(?:\.[0-9]{{1,6}})?万(?![0-9零])"
    rf"|(?<![0-9.亿零]){_NUMBER}万[0-9]{{1,4}}(?:\.[0-9]{{1,4}})?(?=[元亩人户头只吨棵名平公])"
    r"|(?<=[0-9])亿万(?=[元亩人])"
)
_MIXED_SCRIPTS = Expression(
    rf"(?<![0-9.]){_NUMBER}(?:百|千|十)(?={_MEASURES}|[0-9余多])(?!千米|公分|百分|万千)|百分之[0-9]"
)
_LETTER = Expression(
    r"(?<![A-Za-z0-9])[0-9]{1,8}[OoIl][0-9]{1,8}(?![A-Za-z0-9])|[二一][OoＯ]{1,2}[一二三四五六七八九〇]"
)
_TIMES_SOURCE = (
    "(?:下降|减少|降低|缩短|缩小|压缩|回落|减|降)了?(?:约|近|超过|超|至少)?"
    rf"(?:{_NUMBER}|[{_BELOW_TEN}十]{{1,3}})(?:余|多)?倍"
)
_TIMES = Expression(_TIMES_SOURCE)
_SIGNED = Expression(rf"(?:增长|增加|上升|提高|下降|减少|降低|回落)(?:了|约)?[-－−–]{_NUMBER}[%％]?(?![—～~\-])")
_DATE = Expression(
    r"(?<![0-9.第])(?:(?:1[3-9]|[2-9][0-9])月(?=[0-9]{1,2}日|底|初|上旬|中旬|下旬)|0?2月(?:30|31)日|(?:0?[469]|11)月31日"
    r"|(?:1[0-2]|0?[1-9])月(?:3[2-9]|[4-9][0-9])日)"
)


def _finder(pattern: Expression, message: Callable[[str], str], fix: str) -> Finder:
    def find(text: str, kind: TextKind) -> Iterator[Hit]:
        for match in pattern.finditer(text):
            yield Hit(match.start(), match.end(), message(match[0]), fix)

    return find


def _ranges(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _PERCENT_RANGE.finditer(text):
        # 2021至35% reads as a year and a share, not as a range.
        if not re.fullmatch("(?:19|20)[0-9]{2}", match[1]):
            yield Hit(match.start(), match.end(), f"“{match[0]}”前一个数缺百分号", f"写成“{match[1]}%{match[0][-1]}…%”")


def _unit_ranges(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _UNIT_RANGE.finditer(text):
        if not re.fullmatch("(?:19|20)[0-9]{2}", match[1]):
            yield Hit(match.start(), match.end(), f"“{match[0]}”前一个数缺“万”“亿”", "前后两个数都写出单位")


RULES = (
    Rule(
        code="numeral.approximate-twice",
        severity=Severity.WARNING,
        title="约数重复",
        reason="“约”“近”“超过”与“余”“多”“左右”只用一个。",
        wrong=("受益群众约500余人", "近300多户", "总长约12公里左右", "约近20家", "投入300余万元左右"),
        right=("节约500余吨", "附近30余户", "近10余年来", "约500人", "500余人", "超过3个百分点"),
        find=_finder(_TWICE, lambda found: f"“{found}”两次表示大约", "只留一个"),
        signs=(
            f"(?:[约近逾超]|超过){_ABOUT_AGAIN}",
            "(?:约[近超逾]|近约)[0-9]",
            "[0-9百千万亿]余.{1,3}?(?:左右|以上)",
        ),
    ),
    Rule(
        code="numeral.pause-in-approximate",
        severity=Severity.WARNING,
        title="概数中间的顿号",
        reason="GB/T 15835—2011 5.2.1、4.2.2：两个数字连用表示概数用汉字，中间不用顿号。",
        wrong=("走访三、四个村", "需要两、三年", "约十五、六岁", "培育3、4家企业"),
        right=("走访三四个村", "二、三产业融合", "一、二年级", "第三、四次会议", "三、四季度", "一、二十大精神学习"),
        find=_finder(_PAUSE, lambda found: f"“{found}”表示大约，中间不用顿号", "改成“三四个”这样的写法"),
        signs=(f"[{_BELOW_TEN}]、[{_BELOW_TEN}]", "[1-8]、[2-9]"),
    ),
    Rule(
        code="numeral.percent-range",
        severity=Severity.WARNING,
        title="百分数范围缺百分号",
        reason="GB/T 15835—2011 5.1.3：15%～30%不写作15～30%。",
        wrong=("增长5～8%", "提高10至15%"),
        right=("增长5%～8%", "2021—2023年增长8%", "1—9月增长5%"),
        find=_ranges,
        signs=(rf"[0-9][～~—–\-至到]{_NUMBER}[%％]",),
    ),
    Rule(
        code="numeral.unit-range",
        severity=Severity.NOTE,
        title="范围的前一个数缺“万”“亿”",
        reason="GB/T 15835—2011 5.1.3：13万元～17万元不写作13～17万元。",
        wrong=("户均增收1～2万元",),
        right=("户均增收1万～2万元", "2022—2023年"),
        find=_unit_ranges,
        signs=(rf"[0-9][～~—–\-]{_NUMBER}[万亿]",),
    ),
    Rule(
        code="numeral.short-year",
        severity=Severity.WARNING,
        title="年份简写",
        reason="GB/T 15835—2011 5.1.4：四位数字的年份不简写为两位。",
        wrong=("于23年6月建成", "2021—23年连续增长", "较22年增长5%", "23年底完工"),
        right=("于2023年6月建成", "从教23年", "20年来", "5年3月龄", "实施10年全面禁捕"),
        find=_finder(_SHORT_YEAR, lambda found: f"年份“{found}”写成了两位", "写出四位数字"),
        signs=(
            "[^0-9][0-9]{2,3}年(?:[0-9]{1,2}月|[增减下提末底初度同相全我]|上半年|，[全我])",
            r"[—–～~\-至到、和][0-9]{2}年",
        ),
    ),
    Rule(
        code="numeral.mixed-units",
        severity=Severity.WARNING,
        title="一个数里混用“亿”“万”",
        reason="GB/T 15835—2011 5.3：除数值很大而需精确到个位的以外，一个数只用一个单位。",
        wrong=("总投资1亿2300万元", "播种3万5000亩", "总投资5亿万元"),
        right=("总投资1.23亿元", "播种3.5万亩", "人口14亿1178万8724人", "规模1.2万亿元"),
        find=_finder(_MIXED_UNITS, lambda found: f"“{found}”混用了两个单位", "只用一个单位，如“1.23亿元”"),
        signs=("[0-9]亿[0-9万]", "[0-9]万[0-9]"),
    ),
    Rule(
        code="numeral.mixed-scripts",
        severity=Severity.NOTE,
        title="阿拉伯数字与“百”“千”混用",
        reason="GB/T 15835—2011 5.3：除“万”“亿”外，一个数不同时用阿拉伯数字和汉字数字。",
        wrong=("奖励5千元", "栽植3百余棵", "覆盖率达到百分之95"),
        right=("奖励5000元", "装机5千瓦", "全长3千米", "产值超9千亿元", "5个千亩示范方", "提高2个百分点"),
        find=_finder(_MIXED_SCRIPTS, lambda found: f"“{found}”混用了两种数字", "全用阿拉伯数字"),
        signs=(f"[0-9][百千十][{_MEASURED}0-9余多]", "百分之[0-9]"),
    ),
    Rule(
        code="numeral.letter-for-digit",
        severity=Severity.WARNING,
        title="数字里的字母",
        reason="字母O、l与数字0、1形状相近，多为误打。",
        wrong=("2O23年", "投入1l5万元", "二OO八年"),
        right=("2023年", "二〇〇八年", "降低CO2排放", "推广5G2B应用"),
        find=_finder(_LETTER, lambda found: f"“{found}”里夹了字母", "把字母改成数字"),
        signs=("[0-9二一][OoIlＯ][0-9OoＯ一二三四五六七八九〇]",),
    ),
    Rule(
        code="numeral.decrease-times",
        severity=Severity.ERROR,
        title="减少用了倍数",
        reason="减少一倍就到零，减少的幅度只能用百分数或分数。",
        wrong=("信访量下降2倍", "成本降低了一倍", "积案减少3.5倍"),
        right=("信访量下降50%", "增长2倍", "减少到原来的三分之一"),
        find=_finder(_TIMES, lambda found: f"“{found}”：减少不能用倍数", "改用百分数，或写明从多少降到多少"),
        signs=(_TIMES_SOURCE,),
    ),
    Rule(
        code="numeral.signed-direction",
        severity=Severity.WARNING,
        title="增减后面又用负号",
        reason="“增长”“下降”已说明方向，后面用正数。",
        wrong=("同比增长-3.2%", "下降-5%"),
        right=("同比下降3.2%", "增长3%—5%"),
        find=_finder(_SIGNED, lambda found: f"“{found}”的方向和负号矛盾", "写成“下降”加正数"),
        signs=(r"[长加升高降少低落了约][\-－−–][0-9]",),
    ),
    Rule(
        code="numeral.impossible-date",
        severity=Severity.ERROR,
        title="不存在的日期",
        reason="一年没有13月，2月没有30日。",
        wrong=("于2023年13月底完工", "9月31日召开大会", "2月30日开学"),
        right=("12月31日召开大会", "断奶15月龄", "工期18个月"),
        find=_finder(_DATE, lambda found: f"没有“{found}”这个日期", "核对后改正"),
        signs=("(?:1[3-9]|[2-9][0-9])月(?:[0-9]{1,2}日|底|初|[上中下]旬)", "[0-9]月[3-9][0-9]日"),
    ),
)
