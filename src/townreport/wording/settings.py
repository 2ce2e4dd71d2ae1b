"""The settings of a wording file: lines such as ``@金额：亿元`` before the title.

They decide how figures are printed in the whole report, so that no figure is printed two ways.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from townreport.numerals import AS_GIVEN, Style
from townreport.outline import PointStyle
from townreport.record.catalogue import nearest
from townreport.wording.syntax import SyntaxFault

SIGN = "@"
AMOUNTS, DECIMALS, LARGE_DECIMALS, GROWTH_DECIMALS, POINTS = "金额", "小数", "亿元小数", "同比小数", "要点"
FITS = "适用"
_AMOUNT_WORDS = {"原数": False, "亿元": True}
MOST_DECIMALS = 6


class Settings(NamedTuple):
    """How a wording prints figures, and how its points stand where a list does not say otherwise."""

    style: Style = AS_GIVEN
    points: PointStyle = PointStyle.RUN_ON
    fits: tuple[str, ...] = ()
    """What a town calls itself for whom the wording is meant (镇, 乡, 街道); empty where it suits all."""


def _places(field: str) -> Callable[[Settings, str], Settings | None]:
    def apply(settings: Settings, value: str) -> Settings | None:
        if not value.isdecimal() or int(value) > MOST_DECIMALS:
            return None
        changed: dict[str, Any] = {field: int(value)}
        return settings._replace(style=settings.style._replace(**changed))

    return apply


def _amounts(settings: Settings, value: str) -> Settings | None:
    known = _AMOUNT_WORDS.get(value)
    return None if known is None else settings._replace(style=settings.style._replace(in_large_units=known))


def _points(settings: Settings, value: str) -> Settings | None:
    return settings._replace(points=PointStyle(value)) if value in set(PointStyle) else None


def _fits(settings: Settings, value: str) -> Settings | None:
    words = tuple(word.strip() for word in value.split("、"))
    return settings._replace(fits=words) if all(words) else None


KNOWN: dict[str, tuple[Callable[[Settings, str], Settings | None], str]] = {
    AMOUNTS: (_amounts, "原数 或 亿元（满一万万元的印成亿元）"),
    DECIMALS: (_places("decimals"), f"0 到 {MOST_DECIMALS} 的整数"),
    LARGE_DECIMALS: (_places("large_decimals"), f"0 到 {MOST_DECIMALS} 的整数"),
    GROWTH_DECIMALS: (_places("growth_decimals"), f"0 到 {MOST_DECIMALS} 的整数"),
    POINTS: (_points, "连写 或 分段"),
    FITS: (_fits, "本地的自称，用“、”隔开，如 @适用：镇、乡"),
}


def name_of_setting(text: str) -> str:
    """Which setting a line ``@name：value`` sets."""
    return _parts(text)[0]


def _parts(text: str) -> tuple[str, str]:
    name, _, value = text.lstrip("@＠").replace(":", "：", 1).partition("：")
    return name.strip(), value.strip()


def apply_setting(settings: Settings, text: str) -> Settings | SyntaxFault:
    """The settings with one line ``@name：value`` applied, or what is wrong with the line."""
    name, value = _parts(text)
    known = KNOWN.get(name)
    if known is None:
        close = nearest(name, KNOWN)
        fix = f"是不是“{close}”？" if close else f"可用的设置：{'、'.join(KNOWN)}"
        return SyntaxFault(0, "wording.setting", f"没有“{name}”这个设置", fix)
    applied = known[0](settings, value)
    return applied or SyntaxFault(0, "wording.setting", f"设置“{name}”不能写“{value}”", f"写 {known[1]}")
