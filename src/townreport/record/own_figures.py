"""自定义指标: figures of the town's own that the model report lacks, by their labels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from pydantic_core import PydanticCustomError

from townreport.findings import MOST_TOLD
from townreport.record.figure import NOT_APPLICABLE_WORD, Figure, Missing
from townreport.record.reading_values import FAULTS, FIGURE_KEYS, Fault, anything, describe, figure_reader

UNIT, DEPARTMENT = "单位", "部门"
_OWN_KEYS = {UNIT: UNIT, DEPARTMENT: DEPARTMENT, "unit": UNIT, "department": DEPARTMENT}
# Matched as a pattern in a text, not compiled at import: most records have no figures of their own.
_LABEL = r"[^\s.．{}\[\]|｜]{1,40}"


class OwnFigure(NamedTuple):
    """A figure with the unit and the department that the town gives it."""

    figure: Figure | Missing
    unit: str = ""
    department: str = ""


_read_figure = figure_reader(anything)


def read_own_figures(value: Any) -> Mapping[str, OwnFigure] | Missing:
    """Labels with figures: a plain number, or an object with 本年 上年 同比 口径 单位 部门."""
    if value is None or isinstance(value, Missing):
        return Missing.ABSENT if value is None else value
    if value == NOT_APPLICABLE_WORD:
        return Missing.NOT_APPLICABLE
    faults: list[Fault] = []
    figures: dict[str, OwnFigure] = {}
    if not isinstance(value, dict):
        fix = '写成 { "旅游收入": { "本年": 1200, "单位": "万元" } }'
        faults.append(Fault((), "group.type", f"这里应是一组键值 {{ }}，写的是{describe(value)}", fix))
        value = {}
    for label, member in value.items():
        if len(faults) > MOST_TOLD:
            # Of the group as a whole, so that what is sound of the record is had without it.
            faults.append(Fault((), "own-figure.too-many", "自定义指标里的问题太多，没有都检查", "先改正已列出的各处"))
            break
        if not re.fullmatch(_LABEL, str(label)):
            fix = "名称用 1 到 40 个字，不含空格、点号、竖线和括号 { } [ ]"
            faults.append(Fault((label,), "own-figure.label", f"“{label}”不能作指标名称", fix))
            continue
        figures[label] = _read_one(member, label, faults)
    if faults:
        raise PydanticCustomError(FAULTS, "faults", {FAULTS: faults})
    return figures


def _read_one(member: Any, label: str, faults: list[Fault]) -> OwnFigure:
    words = {UNIT: "", DEPARTMENT: ""}
    if isinstance(member, dict):
        for key in [key for key in member if key in _OWN_KEYS]:
            word = member[key]
            if isinstance(word, str | None):
                words[_OWN_KEYS[key]] = (word or "").strip()
            else:
                message = f"“{_OWN_KEYS[key]}”应是文字，写的是{describe(word)}"
                faults.append(Fault((label, key), "text.type", message, '写成加引号的文字，如 "万元"'))
        unknown = [key for key in member if key not in _OWN_KEYS and key not in FIGURE_KEYS]
        for key in unknown:
            fix = "这里可写的是：本年、上年、同比、口径、单位、部门"
            faults.append(Fault((label, key), "key.unknown", f"数据里没有“{key}”这一项", fix))
        member = {key: part for key, part in member.items() if key in FIGURE_KEYS}
    try:
        figure = _read_figure(member)
    except PydanticCustomError as error:
        found: list[Fault] = (error.context or {})[FAULTS]
        faults += [fault._replace(inner=(label, *fault.inner)) for fault in found]
        figure = Missing.ABSENT
    return OwnFigure(figure, words[UNIT], words[DEPARTMENT])
