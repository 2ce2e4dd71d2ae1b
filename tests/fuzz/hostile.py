"""Hostile inputs from a seed: records, wordings, patterns, settings and terms that aim at something.

Each maker takes a `random.Random` and gives one input; the same seed gives the same inputs.
"""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[2] / "samples"
RECORDS = [path.read_bytes() for path in sorted(SAMPLES.glob("*.json"))]

AIMED = (
    "</w:t></w:r><w:r><w:t>", "]]>", "<!DOCTYPE x [<!ENTITY a 'b'>]>&a;", "&#0;", "&amp;", "<?xml?>", "\x00", "\x08",
    "\ufffe", "\ud800", "[red]x[/red]", "[/]", "[link=file:///etc/passwd]x[/link]", "\x1b[2J", "\u202e", "\u2028",
    "{{名称}}", "{{ 7*7 }}", "{% for x in y %}", "{{", "}}", "[[", "]]", "{{逐项 技改项目}}", "{{完}}", "|", "**", "# ",
    "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1", "＝1", "../../x", "..\\..\\x", "/etc/passwd", "C:\\x", "~/x", "con",
    "NUL.", "COM1", "lpt¹", ".", "..", "$(id)", "`id`", "%s%n", "\N{ZERO WIDTH JOINER}", "😀", "𠀀", "ﷺ",
    "镇" * 400, "",    " ", "\t", "\n", "不适用", "null",
    "1e9999", "0x1F", "１２", "一二三", "__class__", "公文.份号", "$schema",
    "2023年",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**15, 10**30, 0.1, 1e308, -0.0, "", "不适用", [], {}, [[]], [None], [{}],
    {"本年": 1},    {"本年": None, "上年": 0}, {"本年": 5, "上年": 0}, {"本年": 1, "上年": 2, "同比": 999, "口径": "x"},
    {"本年": "不适用"},    {"要点": "x"}, [{"要点": "", "内容": ""}], [1, "x", None, {}],
)  # fmt: skip
WORDING_PIECES = (
    "# ", "## ", "### ", "- ", "**", "{{", "}}", "[[", "]]", "|", "{{名称}}", "{{年度}}", "{{逐项 技改项目}}",
    "{{完}}", "{{项目}}",    "[[{{税收收入}}", "{{税收收入.同比}}", "{{税收收入.本年}}", "〔经济运行〕",
    "〔", "〕", "<!--", "-->", "，", "。",
    "；", "\n", "\n\n", "“，”",    "{{逐项", "{{没有这项}}", "{{落地项目|引号}}",
    "{{a.b.c}}", "{{__class__}}", "{% x %}", "\\", "`", "    ", "1. ",
    "一、", "xx",
)  # fmt: skip


def damaged(chance: random.Random, data: bytes) -> bytes:
    """Bytes with a few of them changed, doubled, dropped or moved."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4, 16))):
        if not changed:
            break
        place, length = chance.randrange(len(changed)), chance.choice((1, 1, 2, 8, 64, 512))
        match chance.randrange(6):
            case 0:
                changed[place] = chance.randrange(256)
            case 1:
                del changed[place : place + length]
            case 2:
                changed[place:place] = changed[place : place + length]
            case 3:
                changed[place:place] = chance.choice(AIMED).encode("utf-8", "surrogatepass")
            case 4:
                changed[place:place] = (
                    chance.choice((b"{", b"[", b'"', b",", b":", b"}", b"\\", b"\\u", b"/*")) * length
                )
            case _:
                other = chance.choice(RECORDS)
                changed[place : place + length] = other[place : place + length]
    return bytes(changed)


def damaged_record(chance: random.Random) -> bytes:
    """A sample's file, damaged; now and then in another encoding."""
    data = chance.choice(RECORDS)
    if chance.random() < 0.05:
        data = data.decode().encode(chance.choice(("utf-16", "utf-8-sig", "gb18030", "utf-32")), "replace")
    return damaged(chance, data)


def hostile_record(chance: random.Random) -> bytes:
    """A sample with hostile values at some of its places: it parses, and often it builds."""
    record = json.loads(chance.choice(RECORDS))
    for _ in range(chance.choice((1, 2, 4, 8))):
        _spoil(chance, record)
    if chance.random() < 0.7:
        record["名称"] = f"{chance.choice(AIMED)}镇"
        record["类别"] = "镇"
    return json.dumps(record, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")


def _spoil(chance: random.Random, record: dict[str, Any]) -> None:
    inside: Any = record
    while True:
        keys = list(inside) if isinstance(inside, dict) else list(range(len(inside)))
        if not keys:
            return
        key = chance.choice(keys)
        value = inside[key]
        if isinstance(value, (dict, list)) and value and chance.random() < 0.8:
            inside = value
            continue
        if isinstance(value, str) and chance.random() < 0.8:
            cut = chance.randrange(len(value) + 1)
            inside[key] = value[:cut] + chance.choice(AIMED) + value[cut:]
        elif isinstance(value, int | float) and chance.random() < 0.5:
            inside[key] = chance.choice(
                (value * 10, -value, value / 3, {"本年": value, "上年": value * chance.random()})
            )
        else:
            # A copy: the next change may go into it.
            inside[key] = copy.deepcopy(chance.choice((*VALUES, chance.choice(AIMED))))
        return


def bomb_record(chance: random.Random) -> bytes:
    """A record that wants to grow: deep, wide, long or repeated."""
    many = chance.choice((100, 1000, 20_000))
    return chance.choice((
        b"[" * many, b'{"a":' * many, b'{"\xe5\x90\x8d\xe7\xa7\xb0": "' + b"x" * many * 20 + b'"}',
        b"[" + b"1," * many + b"1]", b'{"a":1,' * many, b'"' + b"\\u0000" * many, b"9" * many, b"-" * many,
        b'{"\xe5\xb9\xb4\xe5\xba\xa6": 1e' + b"9" * min(many, 5000) + b"}", b"\xef\xbb\xbf" * many, b"/*" * many,
        b"\x00" * many,        "“”".encode() * many, "{“名称”：".encode() * many, b"\\" * many, b"'" * many,
    ))  # fmt: skip


REPEATED = (
    "推,进", "推动动产业", "“甲", "（乙）》", "一是甲二是乙三是丙", "２０２年", "XX待补充……", "、甲1、2、",
    "我县我镇全乡", "清石镇", "1950年", "{{没有}}", "{{经济运行.税收收入}}", "{{自定义指标.甲}}", "{", "}}", "[[甲",
    "]]", "|", "㵑", "😀", "。", "3万元", "-", "0.00", "推动产业发展，实现增长。",
)  # fmt: skip


def vast_record(chance: random.Random) -> bytes:
    """A record about as long as one may be, made of little but one or a few pieces."""
    piece = "".join(chance.choice((*REPEATED, *AIMED)) for _ in range(chance.choice((1, 1, 2, 5)))) or "甲"
    length = chance.choice((10, 100, 1_000, 45_000))
    count = min(8_900, chance.choice((50_000, 200_000, 450_000)) // (length + 40))
    text = (piece * length)[:length]
    lead = chance.choice(("短板", text[:20]))
    points = [{"要点": f"{lead}{number}", "内容": f"{number}{text}"} for number in range(count)]
    names = {"发展战略": [f"{number}{text}" for number in range(count)]}
    part = chance.choice(
        ({"存在的问题": points}, {"下步工作": points}, names, {f"{text[:20]}{each}": 1 for each in range(count)})
    )
    return json.dumps({"名称": "青石镇", "年度": 2023, **part}, ensure_ascii=False).encode("utf-8", "surrogatepass")


def vast_wording(chance: random.Random) -> str:
    """A wording about as long as one may be, made of little but one or a few pieces."""
    pieces = (
        *REPEATED,
        *WORDING_PIECES,
        "甲{{经济运行.税收收入}}。\n\n",
        "## 甲\n\n乙。\n\n",
        "- 甲：乙。\n",
        "|甲|乙|\n",
    )
    piece = "".join(chance.choice(pieces) for _ in range(chance.choice((1, 1, 2, 5))))
    return ("# {{名称}}\n\n" * (chance.random() < 0.7) + piece * 250_000)[:99_000]


def vast_terms(chance: random.Random) -> str:
    """A county's terms, as many as a file may hold."""
    length, characters = (
        chance.choice((1, 3, 30)),
        chance.choice(("甲", "甲乙", "一二三四五六七八九十是的我镇推进发展。，")),
    )
    form = "".join
    terms = (
        f'[[term]]\nright = "{form(chance.choices(characters, k=length))}"\n'
        f'wrong = ["{form(chance.choices(characters, k=chance.randint(1, 99)))}"]\n'
        for _ in range(2_500)
    )
    return "".join(terms)[:200_000].rpartition("[[")[0]


def hostile_wording(chance: random.Random, default: str) -> str:
    """The default wording, damaged; or pieces of the language thrown together."""
    if chance.random() < 0.4:
        pieces = (chance.choice((*WORDING_PIECES, chance.choice(AIMED))) for _ in range(chance.choice((3, 10, 60))))
        return "# {{名称}}\n\n" * (chance.random() < 0.7) + "".join(pieces)
    text = default
    for _ in range(chance.choice((1, 1, 2, 5))):
        place, length = chance.randrange(len(text) + 1), chance.choice((0, 1, 2, 10, 100))
        text = text[:place] + chance.choice((*WORDING_PIECES, "", chance.choice(AIMED))) + text[place + length :]
    return text


def hostile_pattern(chance: random.Random) -> str:
    """A pattern of names."""
    pieces = ("{town}", "{county}", "{year}", "{file}", "{名称}", "{", "}", "{}", "{town", "/", "\\", *AIMED)
    return "".join(chance.choice(pieces) for _ in range(chance.choice((1, 2, 3, 6))))


def hostile_settings(chance: random.Random) -> str:
    """A townreport.toml."""
    pieces = (
        "[习惯]", "行距", "=", "28", '"', "\n", "文稿", "要点加粗 = true", "[[x]]", "'''", "1979-05-27", "#", "[", "{",
        "a.", "9", "1_", "\\", *AIMED,
    )  # fmt: skip
    many = chance.choice((1, 1, 1, 1, 1, 3, 500, 20_000))
    return "".join(chance.choice(pieces) * many for _ in range(chance.choice((2, 5, 15))))[:60_000]


TERM_PIECES = (
    "[[term]]\n", '[["用语"]]\n', 'right = "两个维护"\n', 'wrong = ["两个拥护"]\n', '"误写" = "全镇"\n',
    'reason = "x"\n', "right = ", "wrong = [", "]", "{a = ", "}", "=", "\n", '"', "'''", "a.", "\\u", "1_", "9",
    "1979-05-27", "#", "inf", "[", "]]",
)  # fmt: skip


def hostile_terms(chance: random.Random) -> str:
    """A county's file of terms."""
    pieces = (chance.choice((*TERM_PIECES, chance.choice(AIMED))) for _ in range(chance.choice((3, 8, 20))))
    many = chance.choice((1, 1, 1, 1, 1, 3, 500, 20_000))
    heading = "[[term]]\n" * (chance.random() < 0.8)
    sound = 'right = "两个维护"\nwrong = ["两个拥护"]\n' * (chance.random() < 0.5)
    return heading + sound + "".join(piece * many for piece in pieces)[:60_000]
