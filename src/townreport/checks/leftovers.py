"""Left-overs of drafting: blanks nobody filled, marks of templates and of broken conversion."""

from __future__ import annotations

import re
from collections.abc import Iterator

from townreport.checks.characters import CHINESE_DIGITS, HAN, NOT_LATIN
from townreport.checks.expressions import Expression
from townreport.checks.rule import Hit, Rule, TextKind
from townreport.findings import Severity

_UNITS = "[万亿]?元|[万亿]?亩|[万亿]?[吨头只羽棵株斤]|个|名|户|家|场次?|人次|公里|份|笔|处|条|起|期|人"
_CLAUSE_ENDS = r"(?=[，。；）)]|\n|\Z)"
_BEFORE_A_LETTER = "(?:(?<=[在于自至每到由与和为是了约有共达入按从向对给等将把以及超近〇，。；：（“、\n])|^)"

_BLANK = Expression(
    # Runs of x, also in 20xx年; not inside a Latin word, an address or a file name.
    r"(?<![A-Za-z.@/])(?<![A-Za-z0-9][-_])[xX×ｘＸ✕]{2,}(?![A-Za-z0-9]|[.@/_-](?![xX]{2})[A-Za-z])"
    # A single x in a figure's place. 艺术×乡村, 5G×AI and X光 are names.
    rf"|{_BEFORE_A_LETTER}[xXｘＸ](?=(?:{_UNITS}|[%％村镇乡年月日]))"
    rf"|(?<=[{HAN}])[xXｘＸ](?=[万亿][元亩人户])"
    rf"|(?<=[{HAN}，])×(?=(?:{_UNITS}|[%％]){_CLAUSE_ENDS}|[万亿][元亩])"
    r"|(?<![A-Za-z0-9])_{2,}|_{2,}(?![A-Za-z0-9_])|＿+"
    rf"|(?<=[{HAN}])_(?=[{HAN}])"
    rf"|(?<![{CHINESE_DIGITS}〇○])[〇○]{{2,}}(?![{CHINESE_DIGITS}〇○])"
    r"|[◯△□■●▲◇◆＊]{2,}|\*{2,}",
    re.MULTILINE,
)
_NOT_A_CONTRACT = "(?<![签预履合特公失违节制解赴续条大])"
_VERB_END = "[计有增建成展办治理查入出资金]"
_UNIT_ENDS = "元亩吨头只羽棵株斤个名户家场人份笔处条起期里次"
_NO_NUMBER = Expression(
    rf"(?:{_NOT_A_CONTRACT}|(?<=大))约(?:[万亿]元|[万亿]亩|亿(?!万)|余[个名户家场公万亿人]|(?:{_UNITS}|%|％|[万亿]人){_CLAUSE_ENDS})"
    rf"|(?:共计|共有|合计|累计|总计|新增|新建|完成|开展|举办|整治|清理|排查|收入|支出|投入|投资|资金)(?:{_UNITS}){_CLAUSE_ENDS}"
    rf"|(?<=[{HAN}])(?<![位为])[%％]"
    r"|第[届期批](?=[，。、；会次工项])"
    r"|(?<=[0-9])年月(?=[0-9日，。；]|\Z)|(?<=[于在至自])年月日|(?<=[0-9])月日(?=[，。；）、竣开完召]|\Z)"
)
_PERCENT = Expression("[%％]")

_TO_FILL = Expression(
    r"(?<![有亟尚急还仍])待(?:补充|填写|填报|补齐|填)(?!完善|和完善)"
    r"|(?<=[（(【\[])[^（()）】\]\n]{0,12}待(?:补|定|核实?|核对|确认|更新|统计|提供)(?=[）)】\]])"
    r"|(?:此处|请在此|请自行)(?:填写|补充|填入|插入|删除)"
    r"|(?<![A-Za-z])(?:TODO|TBD|FIXME|todo|tbd)(?![A-Za-z])"
)
_MARK = Expression(
    r"#(?:REF|DIV/0|VALUE|N/A|NAME|NUM|NULL)[!?]?|#{2,}|[{}]+%?|%\}|\[\[|\]\]|\$\{|<%|%>"
    r"|</?[A-Za-z][A-Za-z0-9]{0,10} ?/?>|&(?:nbsp|amp|lt|gt|quot);|\\[nrt](?![A-Za-z])"
    r"|\ufffd+|锟斤拷|\?{2,}|(?<![A-Za-z])(?:NaN|nan|None|null|undefined)(?![A-Za-z])"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹章潘葛范彭鲁韦马苗袁柳"
    "史唐薛雷贺汤罗郝安常于傅齐康余黄萧姚邵汪毛宋熊纪董梁杜阮贾江郭林钟徐邱高夏蔡田胡"
    "万卢丁邓程崔刘叶白龚谭廖曾孟涂肖"
)
_SOMEONE = Expression(rf"(?<![{_SURNAMES}])某某|(?<!某)某(?:镇|乡|村|县|市|区|街道|公司|企业|合作社|年|月|日)")
_INVISIBLES = "[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f]"
_INVISIBLE = Expression(f"{_INVISIBLES}+")


def _blanks(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _BLANK.finditer(text):
        yield Hit(match.start(), match.end(), f"“{match[0][:10]}”是没有填的空", "填上实际内容，或删去这一句")


def _missing_numbers(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _NO_NUMBER.finditer(text):
        message = f"“{match[0]}”前面没有数字" if _PERCENT.match(match[0]) else f"“{match[0]}”里没有数字"
        yield Hit(match.start(), match.end(), message, "补上数字，或删去这一句")


def _to_fill(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _TO_FILL.finditer(text):
        yield Hit(match.start(), match.end(), f"“{match[0]}”是写稿时留的提示", "补上实际内容，删去这个提示")


def _marks(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _MARK.finditer(text):
        yield Hit(match.start(), match.end(), f"“{match[0][:12]}”是模板或转换留下的记号", "删去，并核对前后文字")


def _someone(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _SOMEONE.finditer(text):
        yield Hit(match.start(), match.end(), f"“{match[0]}”没有写出实际名称", "写出实际的名称或日期")


def _invisible(text: str, kind: TextKind) -> Iterator[Hit]:
    for match in _INVISIBLE.finditer(text):
        yield Hit(match.start(), match.end(), "这里有看不见的控制字符，多由复制粘贴带入", "删去后重新输入前后两个字")


RULES = (
    Rule(
        code="leftover.blank",
        severity=Severity.ERROR,
        title="留空未填",
        reason="x、×、＿、〇〇一类的空必须换成实际内容才能成文。",
        wrong=("投入资金xx万元", "实现税收XX万元", "于20××年建成", "新建____公里", "共有X户", "由〇〇村承办"),
        right=("建设5G×AI示范工厂", "购置X光机2台", "推进艺术×乡村行动", "二〇〇八年建成", "维护X213县道"),
        find=_blanks,
        signs=("[×✕ｘＸ＿_]", "x[^a-wyz]", r"X[^A-WYZ0-9\-]", "[〇○]{2}", "[◯△□■●▲◇◆＊]{2}", r"\*{2}"),
    ),
    Rule(
        code="leftover.no-number",
        severity=Severity.ERROR,
        title="有单位没有数字",
        reason="“约亿元”“增长%”缺了数字，句子不成立。",
        wrong=("完成投资约亿元", "同比增长%", "共有户，", "发放贷款合计万元。", "于2023年月日竣工"),
        right=("培育亿元企业3家", "带动近万人增收", "签约户、履约户同步回访", "完成投资约2亿元", "占比（%）"),
        find=_missing_numbers,
        signs=(
            "约[万亿余个名户家场公份笔处条起期人吨头只羽棵株斤亩元%％]",
            f"{NOT_LATIN}[%％]",
            "第[届期批][，。、；会次工项]",
            "年月",
            "月日",
            # A unit that follows a verb and ends a clause: 投入万元，.
            f"{_VERB_END}[万亿公人场]?[{_UNIT_ENDS}][，。；）)\n]",
        ),
    ),
    Rule(
        code="leftover.to-fill",
        severity=Severity.ERROR,
        title="写稿提示未删",
        reason="“待补充”一类的话是写给起草人看的，不能进入成文。",
        wrong=("主要产业待补充", "面积（数据待核）", "此处填写典型做法"),
        right=("基础设施有待补充完善", "待建项目3个", "线索待核实后处置"),
        find=_to_fill,
        signs=(
            "待[补填]",
            r"待[定核确更统提].?[）)】\]]",
            "此处[填补插删]",
            "请在此",
            "请自行",
            "TODO|TBD|FIXME|todo|tbd",
        ),
    ),
    Rule(
        code="leftover.mark",
        severity=Severity.ERROR,
        title="模板或转换的记号",
        reason="“##”“{{ }}”和乱码是软件留下的，不是文字。",
        wrong=("建成##三座##桥梁", "税收{{税收}}万元", "合计#REF!万元", "共????户", "第一段<br>第二段"),
        right=("3#地块完成征收", "1#楼封顶", "A&B两个片区", "气温<5℃时停工"),
        find=_marks,
        signs=(
            "#[#RDVN]",
            "[{}\ufffd]",
            "%[}>]",
            r"\[{2}|\]{2}|\$\{",
            "<[%/A-Za-z]",
            "&[a-z]",
            r"\\[nrt]",
            "锟斤",
            r"\?{2}",
            "NaN|nan|None|null|undefined",
        ),
    ),
    Rule(
        code="leftover.someone",
        severity=Severity.WARNING,
        title="“某”字代替了名称",
        reason="总结应写出实际的单位、地点和时间。",
        wrong=("引进某公司投资建厂", "到某某村调研", "于某月某日开工"),
        right=("在某种程度上缓解了压力", "对某些环节再加力", "某一方面的短板", "张某某违纪案"),
        find=_someone,
        signs=("某[某镇乡村县市区街公企合年月日]",),
    ),
    Rule(
        code="leftover.invisible",
        severity=Severity.WARNING,
        title="看不见的控制字符",
        reason="复制粘贴带入的零宽字符会打乱查找和排版。",
        wrong=("推进\u200b项目建设",),
        right=("推进项目建设",),
        find=_invisible,
        signs=(_INVISIBLES,),
    ),
)
