"""Random records that are consistent because they are built so: totals from parts, this year from last year."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Json = dict[str, Any]


def _hundredths(least: int, most: int) -> st.SearchStrategy[Decimal]:
    return st.integers(least, most).map(lambda number: Decimal(number) / 100)


def _sometimes(draw: st.DrawFn, group: Json, *kept: str) -> Json:
    """The group with some of its members missing: not filled, null, or 不适用. `kept` stay."""
    left = {}
    for label, value in group.items():
        fate = draw(st.integers(0, 9)) if label not in kept else 9
        if fate == 0:
            continue
        left[label] = None if fate == 1 else value
    return left


def _with_last_year(draw: st.DrawFn, value: Decimal) -> Any:
    """A figure with last year's value, growth within what is usual, sometimes stated to one decimal."""
    base = (value / draw(st.integers(80, 130)) * 100).quantize(Decimal("0.01"))
    figure: Json = {"本年": value, "上年": base}
    if draw(st.booleans()):
        figure["同比"] = ((value - base) / base * 100).quantize(Decimal("0.1"))
    return figure


@st.composite
def consistent_records(draw: st.DrawFn) -> Json:
    """A record in which every figure agrees with every other; any of them may be missing."""
    fiscal = draw(_hundredths(500_000, 90_000_000))
    budget = (fiscal * draw(st.integers(30, 100)) / 100).quantize(Decimal("0.01"))
    tax = (fiscal * draw(st.integers(20, 100)) / 100).quantize(Decimal("0.01"))
    economy = {
        "一般公共预算收入": _with_last_year(draw, budget),
        "税收收入": _with_last_year(draw, tax),
        "财政收入": _with_last_year(draw, fiscal),
    }
    upgrades = draw(st.lists(_hundredths(1_000, 900_000), max_size=4))
    research = draw(st.lists(_hundredths(1_000, 200_000), max_size=3))
    signed = draw(st.integers(0, 4))
    projects = {
        "落地项目": [f"第{number}批冷链加工项目" for number in range(draw(st.integers(0, 4)))],
        "签约项目": [f"第{number}批智慧粮仓项目" for number in range(signed)],
        "签约项目数": signed + draw(st.integers(0, 20)),
        "技改总投资": sum(upgrades, Decimal(0)) + draw(_hundredths(0, 500_000)),
        "技改项目": [{"项目": f"第{number}条生产线改造项目", "投入": value} for number, value in enumerate(upgrades)],
        "企业研发投入": sum(research, Decimal(0)) + draw(_hundredths(0, 100_000)),
        "研发企业": [{"企业": f"第{number}机械厂", "研发资金": value} for number, value in enumerate(research)],
    }
    arable = draw(_hundredths(150, 1500))
    wheat, maize, other = (draw(_hundredths(10, 400)) for _ in range(3))
    # What is sown beyond three times the land is no consistent record.
    scale = min(Decimal(1), arable * Decimal("2.5") / (wheat + maize + other))
    wheat, maize, other = ((area * scale).quantize(Decimal("0.01")) for area in (wheat, maize, other))
    grain = wheat + maize + other
    rate, grower = draw(_hundredths(5_000, 15_000)), draw(_hundredths(500, 3_000))
    pigs, cattle, sheep = draw(st.integers(100, 90_000)), draw(st.integers(10, 9_000)), draw(st.integers(10, 60_000))
    poultry = draw(_hundredths(50, 20_000))
    meat = Decimal(pigs) * 80 + cattle * 200 + sheep * 18 + poultry * 10_000 * Decimal("1.6")
    vegetables = draw(st.integers(100, int(arable * 10_000)))
    kept = draw(_hundredths(50, 20_000))
    farming = {
        "粮食播种面积": grain,
        "小麦": wheat,
        "玉米": maize,
        "其它": other,
        "大豆玉米带状复合种植": draw(st.integers(0, int(grain * 10_000))),
        "蔬菜种植": vegetables,
        "种粮农民一次性补贴": grower,
        "耕地地力补贴": rate,
        "发放补贴总额": (arable * rate + grain * grower).quantize(Decimal("0.1")),
        "生猪出栏": pigs,
        "肉牛出栏": cattle,
        "羊出栏": sheep,
        "禽类存栏": kept,
        "禽类出栏": poultry,
        "肉类总产": (meat / 1000).quantize(Decimal(1)),
        "禽蛋总产": (kept * draw(st.integers(1, 180))).quantize(Decimal(1)),
    }
    hamlets = draw(st.integers(10, 300))
    villages = draw(st.integers(3, hamlets))
    households = draw(st.integers(2_000, 40_000))
    visited = (Decimal(draw(st.integers(1_000, households))) / 10_000).quantize(Decimal("0.01"))
    visited = min(visited, Decimal(households) / 10_000)
    kinds = [draw(st.integers(0, 60)) for _ in range(4)]
    loans = draw(st.integers(1, 900))
    poverty = {
        "受益自然村": draw(st.integers(0, hamlets)),
        "排查农户": visited,
        "重点人群": draw(st.integers(0, int(visited * 10_000))),
        "落实低保": draw(st.integers(0, int(visited * 10_000))),
        "放款笔数": loans,
        "放款金额": loans * draw(st.integers(1, 30)),
        "不规范合同": sum(kinds),
        **dict(zip(("超长期合同", "未按时收款合同", "口头协议", "要素不全合同"), kinds, strict=True)),
    }
    greenhouse = draw(st.integers(1, villages))
    events = draw(st.integers(1, 200))
    clinics = draw(st.integers(1, 60))
    sections = {
        "经济运行": _sometimes(draw, economy),
        "项目建设": _sometimes(draw, projects),
        "人居环境": {"提升村数": draw(st.integers(0, villages)), "清理边沟": draw(_hundredths(0, 9_000))},
        "农业产业": _sometimes(draw, farming),
        "脱贫成果": _sometimes(draw, poverty),
        "河长制林长制": {"大棚蔬菜种植村": greenhouse, "收集点": greenhouse * draw(st.integers(1, 5))},
        "耕地保护": {
            "耕地保有量": arable,
            "基本农田保有量": (arable * draw(st.integers(50, 100)) / 100).quantize(Decimal("0.01")),
        },
        "民生项目": {"智能水表更换村": draw(st.integers(0, villages))},
        "食品安全": {label: draw(_hundredths(5_000, 10_000)) for label in ("主体包保覆盖率", "督导整改率")},
        "卫生事业": {"义诊期数": clinics, "义诊人数": clinics * draw(st.integers(1, 300))},
        "志愿服务": {
            "志愿服务活动": events + draw(st.integers(0, 500)),
            "品牌活动场次": events,
            "参与志愿者": events * draw(st.integers(1, 40)),
            "服务群众": events * draw(st.integers(1, 200)),
        },
        "工作计划": {
            "现代农业发展": {
                "现有面积": draw(st.integers(1, vegetables)),
                "耕地红线": (arable * draw(st.integers(90, 99)) / 100).quantize(Decimal("0.01")),
            }
        },
        "基本情况": {
            "村数": villages, "自然村数": hamlets, "户数": households,
            "人口": households * draw(st.integers(2, 5)),
        },
    }  # fmt: skip
    chosen = {label: group for label, group in sections.items() if draw(st.integers(0, 9))}
    return {"名称": "青石镇", "所属区县": "云岭县", "年度": draw(st.integers(2015, 2035)), **chosen}
