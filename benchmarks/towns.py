"""Invented towns from a seed: as full as the complete sample or with gaps, with other names and sound figures."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SAMPLE = Path(__file__).parents[1] / "samples" / "青石镇2023年.json"
_SYLLABLES = "云岭松柏溪桥河湾沙坪龙泉凤鸣金银玉石白水清江长乐永安太平新兴东阳西塘南湖北山大田小寨双林三元"
_NAMES_IN_SAMPLE = ("青石", "云岭", "砺峰", "沐禾", "织云", "青禾", "柳庄", "绿野", "河湾", "云青")
_LETTERS = "".join(dict.fromkeys(_SYLLABLES))
_MOST_POINTS = 99
_GAPS = 0.06
"""How many of the figures and lists a town with gaps has not reported: eight, more or less."""
_PARTS = ("小麦", "玉米", "其它")
_CONTRACTS = ("超长期合同", "未按时收款合同", "口头协议", "要素不全合同")


def towns(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many records, each with a name of its own; the same seed gives the same towns."""
    chance = random.Random(seed)
    text = SAMPLE.read_text(encoding="utf-8")
    for number in range(count):
        varied = text
        for name in _NAMES_IN_SAMPLE:
            varied = varied.replace(name, "".join(chance.sample(_LETTERS, 2)))
        record = _varied(json.loads(varied), chance, chance.uniform(0.3, 3.0))
        record["名称"] = f"{_own_name(number)}镇"
        record["年度"] = 2023
        _make_sums_right(record)
        yield record


def with_gaps(records: Iterator[dict[str, Any]], seed: int) -> Iterator[dict[str, Any]]:
    """The same records without some of their figures and lists, in each other ones: nobody has reported them yet."""
    chance = random.Random(seed)
    for record in records:
        kept = {key: record.pop(key) for key in ("名称", "年度", "所属区县")}
        yield kept | {key: _without_some(value, chance) for key, value in record.items()}


def write_towns(folder: Path, count: int, seed: int, *, gaps: bool = False) -> Path:
    """Write so many records, with `gaps` or full, into a folder that does not hold them yet; return it."""
    marker = folder / f".{count}-{seed}"
    if not marker.exists():
        folder.mkdir(parents=True, exist_ok=True)
        records = towns(count, seed)
        for number, record in enumerate(with_gaps(records, seed) if gaps else records):
            path = folder / f"{number:05}.json"
            path.write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
        marker.touch()
    return folder


def longer(record: dict[str, Any], times: int) -> dict[str, Any]:
    """The record with every list so many times as long: a report that grows with it."""
    long = {key: _longer(value, times) for key, value in record.items()}
    if "名称" in long:
        _make_sums_right(long)
        paragraphs = [f"第{number}村人居环境整治情况良好，群众满意度较高。" for number in range(1, 60 * times + 1)]
        long["公文"] = {"附件": [{"标题": "各村情况", "内容": paragraphs}]}
    return long


def _longer(value: Any, times: int) -> Any:
    if isinstance(value, dict):
        return longer(value, times)
    if not isinstance(value, list):
        return value
    # Each entry differs a little, as real ones do. Points are numbered 一是 to 九十九是 and no further.
    most = _MOST_POINTS if isinstance(value[0], dict) and "要点" in value[0] else times * len(value)
    return [_numbered(entry, number) for number in range(times) for entry in value][:most]


def _numbered(entry: Any, number: int) -> Any:
    if isinstance(entry, str):
        return f"{entry}{number}" if number else entry
    key = next(iter(entry))
    return {**entry, key: _numbered(entry[key], number)} if isinstance(entry[key], str) else entry


def _own_name(number: int) -> str:
    """A name of its own for each number, of three different characters."""
    letters = _LETTERS
    name = ""
    for _ in range(3):
        number, place = divmod(number, len(letters))
        name += letters[place]
        letters = letters.replace(letters[place], "")
    return name


def _varied(value: Any, chance: random.Random, factor: float, label: str = "") -> Any:
    if isinstance(value, dict):
        return {key: _varied(member, chance, factor, key) for key, member in value.items()}
    if isinstance(value, list):
        return [_varied(member, chance, factor, label) for member in value]
    if isinstance(value, bool) or label == "年份" or not isinstance(value, int | float):
        return value
    if label.endswith("率"):
        return round(min(100.0, value * chance.uniform(0.96, 1.0)), 1)
    varied = value * factor * chance.uniform(0.9, 1.1)
    return max(1, round(varied)) if isinstance(value, int) else round(max(varied, 0.01), 2)


def _without_some(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        return {key: _without_some(member, chance) for key, member in value.items()}
    if isinstance(value, str):
        return value
    if chance.random() < _GAPS:
        return None
    return [_without_some(entry, chance) for entry in value] if isinstance(value, list) else value


def _make_sums_right(record: dict[str, Any]) -> None:
    """Wholes are their parts together, or more, as in the sample."""
    farming, projects, poverty = record["农业产业"], record["项目建设"], record["脱贫成果"]
    farming["粮食播种面积"] = round(sum(farming[part] for part in _PARTS), 2)
    projects["技改总投资"] = round(sum(project["投入"] for project in projects["技改项目"]) * 1.4)
    projects["企业研发投入"] = round(sum(company["研发资金"] for company in projects["研发企业"]) * 1.3, 1)
    poverty["不规范合同"] = sum(poverty[kind] for kind in _CONTRACTS)
    economy = record["经济运行"]
    general = economy["一般公共预算收入"]["本年"]
    economy["税收收入"]["本年"] = round(general * 0.74, 2)
    economy["财政收入"]["本年"] = round(general * 1.65, 2)
    projects["签约项目数"] = max(projects["签约项目数"], len(projects["签约项目"]))
    land = record["耕地保护"]
    land["基本农田保有量"] = round(land["耕地保有量"] * 0.84, 2)
    record["工作计划"]["现代农业发展"]["耕地红线"] = round(land["耕地保有量"] * 0.98, 2)
