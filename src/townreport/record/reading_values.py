"""From JSON values to figures, texts and names: what each kind accepts, and what it says otherwise.

Pydantic calls these for every leaf of the record. A leaf can have several faults (a figure object
with two wrong members), so one error carries a list of `Fault`s, which `reading` turns into findings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sized
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple, NoReturn

from pydantic_core import PydanticCustomError

from townreport.record.figure import NOT_APPLICABLE_WORD, Figure, Missing

FAULTS = "faults"
"""Type and context key of the errors raised here."""

THIS_YEAR, LAST_YEAR, GROWTH, BASIS = "本年", "上年", "同比", "口径"
FIGURE_KEYS = {
    THIS_YEAR: THIS_YEAR, LAST_YEAR: LAST_YEAR, GROWTH: GROWTH, BASIS: BASIS,
    "this_year": THIS_YEAR, "last_year": LAST_YEAR, "growth": GROWTH, "basis": BASIS,
}  # fmt: skip

MAXIMUM_MAGNITUDE = 15
"""Digits before the decimal point: a township's figure with more is a slip of the hand."""
MAXIMUM_DECIMALS = 6
_GROUPED_NUMBER = r"[+-]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－", "0123456789.,-")


class Fault(NamedTuple):
    """One thing wrong at a leaf: `inner` is the way from the leaf to it, e.g. ``("上年",)``."""

    inner: tuple[str | int, ...]
    code: str
    message: str
    fix: str


def _fail(faults: list[Fault]) -> NoReturn:
    raise PydanticCustomError(FAULTS, "faults", {FAULTS: faults})


def describe(value: object) -> str:
    """Name a JSON value's type in the reader's words."""
    if value is None:
        return "空值 null"
    if isinstance(value, bool):
        return "是非值 true/false"
    if isinstance(value, int | Decimal | float):
        return "数字"
    if isinstance(value, str):
        return f"文字“{shorten(value)}”"
    if isinstance(value, list | tuple):
        return "列表 [ ]"
    return "一组键值 { }"


def shorten(text: str, limit: int = 24) -> str:
    """Cut a text for a message, so that a message stays a line."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _number_fault(value: object, inner: tuple[str, ...]) -> Fault:
    if isinstance(value, str):
        match = re.search(_GROUPED_NUMBER, value)
        if match:
            digits = match.group().translate(_FULL_WIDTH).replace(",", "")
            fix = f"去掉引号、逗号和单位，单位由字段固定，只写数字（按字段的单位，例如 {digits}）"
        else:
            fix = f'写成数字；还没有数的写 null，本地没有这项工作的写 "{NOT_APPLICABLE_WORD}"'
        return Fault(inner, "figure.text", f"这里应是数字，写的是{describe(value)}", fix)
    fix = f'写成数字，如 5231.4；还没有数的写 null，没有这项的写 "{NOT_APPLICABLE_WORD}"'
    return Fault(inner, "figure.type", f"这里应是数字，写的是{describe(value)}", fix)


def _decimal(value: object, inner: tuple[str, ...], faults: list[Fault]) -> Decimal | None:
    """A finite Decimal; or None, with a fault noted, where `value` is no number to be printed."""
    if isinstance(value, Decimal):
        number = value
    elif isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    elif isinstance(value, float):
        # Only from Python callers: JSON is read to Decimal. repr gives the shortest exact digits.
        number = Decimal(repr(value))
    else:
        faults.append(_number_fault(value, inner))
        return None
    if not number.is_finite():
        faults.append(Fault(inner, "figure.not-finite", "这里的数不是有限的数", "写成普通的数字"))
        return None
    exponent = number.as_tuple().exponent
    if number.adjusted() >= MAXIMUM_MAGNITUDE or (isinstance(exponent, int) and exponent < -MAXIMUM_DECIMALS):
        message = f"这个数位数过多（整数不超过 {MAXIMUM_MAGNITUDE} 位，小数不超过 {MAXIMUM_DECIMALS} 位）"
        faults.append(Fault(inner, "figure.digits", message, "核对是否多打了数字，或按字段的单位换算"))
        return None
    return number


Bound = Callable[[Decimal, tuple[str, ...], list[Fault]], None]


def anything(_number: Decimal, _inner: tuple[str, ...], _faults: list[Fault]) -> None:
    """Take every number: it is the town that knows what a figure of its own may be."""


def not_negative(number: Decimal, inner: tuple[str, ...], faults: list[Fault]) -> None:
    """Note a fault where an amount is below 0."""
    if number < 0:
        fix = "写成 0 或正数；增减写在“同比”里"
        faults.append(Fault(inner, "figure.negative", f"这里不能是负数，写的是 {number}", fix))


def whole(number: Decimal, inner: tuple[str, ...], faults: list[Fault]) -> None:
    """Note a fault where a count is below 0 or not whole."""
    not_negative(number, inner, faults)
    if number != number.to_integral_value():
        faults.append(Fault(inner, "figure.fraction", f"这里应是整数，写的是 {number}", "按字段的单位写整数"))


def percentage(number: Decimal, inner: tuple[str, ...], faults: list[Fault]) -> None:
    """Note a fault where a rate is outside 0 to 100 percent."""
    not_negative(number, inner, faults)
    if number > 100:
        fix = "写 0 到 100 之间的数，不带 %"
        faults.append(Fault(inner, "figure.above-hundred", f"比率不能超过 100%，写的是 {number}", fix))


_LARGEST = 10**MAXIMUM_MAGNITUDE - 1
_MOST: dict[Bound, int] = {not_negative: _LARGEST, whole: _LARGEST, percentage: 100}
"""Whole numbers from 0 to these are in order without being asked any further."""
_ZERO = Decimal(0)
_has_tenths, _has_hundredths = Decimal("0.1").same_quantum, Decimal("0.01").same_quantum
_BOTH_YEARS = {THIS_YEAR, LAST_YEAR}
_ABSENT = Missing.ABSENT
# A figure's own constructor takes four times as long, and a record has a hundred figures.
_made = tuple.__new__
# Takes whole numbers, too, in half the constructor's time.
_exactly = Decimal.from_float
_SMALL = tuple(Figure(Decimal(number)) for number in range(101))
"""The commonest figures, made once: they are frozen."""


def figure_reader(bound: Bound) -> Callable[[Any], Figure | Missing]:
    """Make the reader of a kind of figure: a number, an object with 本年 上年 同比 口径, null or 不适用.

    What most figures of most records are is known at sight; all else is read closely, and what is wrong with it told.
    """
    most = _MOST.get(bound, -1)
    most_exact = Decimal(-1 if bound is whole else most)

    def read(value: Any) -> Figure | Missing:
        kind = value.__class__
        if kind is int:
            if 0 <= value <= most:
                return _SMALL[value] if value <= 100 else _made(Figure, (_exactly(value), None, None, ""))
        elif kind is Decimal:
            # Other numbers of decimals are rare; the infinite and what is no number has none.
            if (_has_hundredths(value) or _has_tenths(value)) and _ZERO <= value <= most_exact:
                return _made(Figure, (value, None, None, ""))
        elif value is None:
            return _ABSENT
        elif kind is dict and value.keys() == _BOTH_YEARS:
            this_year = _in_order(value[THIS_YEAR], most, most_exact)
            last_year = _in_order(value[LAST_YEAR], most, most_exact)
            if this_year is not None and last_year is not None:
                return _made(Figure, (this_year, last_year, None, ""))
        return _read_closely(value, bound)

    return read


def _in_order(value: object, most: int, most_exact: Decimal) -> Decimal | None:
    """A number that is in order at sight; None for all else."""
    if value.__class__ is int:
        return _exactly(value) if 0 <= value <= most else None
    if value.__class__ is not Decimal or not (_has_hundredths(value) or _has_tenths(value)):
        return None
    return value if _ZERO <= value <= most_exact else None


def _read_closely(value: Any, bound: Bound) -> Figure | Missing:
    if value.__class__ is Missing or value.__class__ is Figure:
        return value
    faults: list[Fault] = []
    figure: Figure | Missing
    if value.__class__ is dict:
        figure = _figure_from_object(value, bound, faults)
    elif value == NOT_APPLICABLE_WORD:
        return Missing.NOT_APPLICABLE
    elif value.__class__ is str and not value.strip():
        return Missing.ABSENT
    else:
        number = _decimal(value, (), faults)
        if number is not None:
            bound(number, (), faults)
        figure = Figure(number)
    if faults:
        _fail(faults)
    return figure


def _figure_from_object(value: dict[Any, Any], bound: Bound, faults: list[Fault]) -> Figure | Missing:
    members = _members(value, faults)
    if members.get(THIS_YEAR) == NOT_APPLICABLE_WORD:
        return Missing.NOT_APPLICABLE
    this_year, last_year = (_bounded(members, key, bound, faults) for key in (THIS_YEAR, LAST_YEAR))
    growth = _bounded(members, GROWTH, None, faults)
    basis = members.get(BASIS) or ""
    if not isinstance(basis, str):
        faults.append(Fault((BASIS,), "text.type", f"“口径”应是文字，写的是{describe(basis)}", '写明口径，如 "可比价"'))
        basis = ""
    if this_year is None and last_year is None and growth is None:
        return Missing.ABSENT
    return Figure(this_year, last_year, growth, basis.strip())


def _members(value: dict[Any, Any], faults: list[Fault]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for key, member in value.items():
        name = FIGURE_KEYS.get(key)
        if name is None:
            fix = f"这里可写的是：{THIS_YEAR}、{LAST_YEAR}、{GROWTH}、{BASIS}"
            faults.append(Fault((key,), "key.unknown", f"数据里没有“{key}”这一项", fix))
        elif name in members:
            faults.append(Fault((key,), "key.both-names", f"“{name}”写了两次（中文名、英文名各一次）", "只留一个"))
        else:
            members[name] = member
    return members


def _bounded(members: dict[str, Any], key: str, bound: Bound | None, faults: list[Fault]) -> Decimal | None:
    member = members.get(key)
    if member is None or (isinstance(member, str) and not member.strip()):
        return None
    number = _decimal(member, (key,), faults)
    if number is not None and bound is not None:
        bound(number, (key,), faults)
    return number


MOST_IN_A_TEXT = 50_000
"""Characters of a text: ten whole reports."""


def read_text(value: Any) -> str | Missing:
    """A text on one line; null or nothing but spaces is not yet reported."""
    if value.__class__ is str:
        if value == NOT_APPLICABLE_WORD:
            return Missing.NOT_APPLICABLE
        # Asked first as a whole: hardly a text holds anything that cannot be printed.
        if not value.isprintable() and ("\n" in value or "\r" in value or "\t" in value):
            fix = "删去换行和制表符，写成一段；要分段的内容分成几条写"
            _fail([Fault((), "text.line-break", "这段文字里有换行或制表符", fix)])
        if len(value) > MOST_IN_A_TEXT:
            message = f"这段文字有 {len(value):,} 字，超过了 {MOST_IN_A_TEXT:,} 字的上限"
            _fail([Fault((), "text.too-long", message, "核对是不是贴错了内容；要分段的内容分成几条写")])
        return value.strip() or Missing.ABSENT
    if value is None:
        return Missing.ABSENT
    if value.__class__ is Missing:
        return value
    _fail([Fault((), "text.type", f"这里应是文字，写的是{describe(value)}", '写成加引号的文字，如 "……"')])


def read_year(value: Any) -> int | Missing:
    """A calendar year in four digits."""
    if value is None or value == "":
        return Missing.ABSENT
    if value.__class__ is Missing or value == NOT_APPLICABLE_WORD:
        return Missing.NOT_APPLICABLE if value != Missing.ABSENT else Missing.ABSENT
    try:
        year = int(value) if value.__class__ is int or (value.__class__ is Decimal and value == int(value)) else None
    except (InvalidOperation, ValueError, OverflowError):
        year = None
    if year is None or not FIRST_YEAR <= year <= LAST_CALENDAR_YEAR:
        message = f"年份应是四位数字，写的是{describe(value) if isinstance(value, str | bool | list | dict) else value}"
        _fail([Fault((), "year.invalid", message, "写成不加引号的四位年份，如 2023")])
    return year


FIRST_YEAR, LAST_CALENDAR_YEAR = 1949, 2100


MOST_ENTRIES = 9_000
"""Entries of a list: a town's report with more is a file of another kind."""


def not_too_long(entries: Sized) -> None:
    """Refuse a list that no report could number or print; raises the error that carries faults."""
    if len(entries) > MOST_ENTRIES:
        message = f"这个列表有 {len(entries)} 条，超过了 {MOST_ENTRIES} 条"
        _fail([Fault((), "list.too-long", message, "只留要写进报告的条目")])


def read_names(value: Any) -> tuple[str, ...] | Missing:
    """Names in order; a blank entry keeps its place as an empty text, so that places stay right."""
    if value.__class__ is list or value.__class__ is tuple:
        not_too_long(value)
        in_order = _names_in_order(value)
        if in_order is not None:
            return in_order
        try:
            names = ["" if name.__class__ is Missing else name for name in map(read_text, value)]
        except PydanticCustomError:
            _fail_for_each(value)
        return tuple(names) if any(names) or not names else Missing.ABSENT  # type: ignore[arg-type]
    if value is None or value == "":
        return Missing.ABSENT
    if value.__class__ is Missing or value == NOT_APPLICABLE_WORD:
        return Missing.ABSENT if value is Missing.ABSENT else Missing.NOT_APPLICABLE
    fix = '写成列表，每个名称加引号，如 ["甲项目", "乙项目"]'
    _fail([Fault((), "list.type", f"这里应是名称列表，写的是{describe(value)}", fix)])


def _names_in_order(names: list[Any] | tuple[Any, ...]) -> tuple[str, ...] | None:
    """Names with which nothing is wrong, told in one go; None where they are to be read one by one."""
    try:
        together = "".join(names)
    except TypeError:
        return None
    if not together.isprintable() or len(together) > MOST_IN_A_TEXT:
        return None
    read = tuple(map(str.strip, names))
    return read if all(read) and NOT_APPLICABLE_WORD not in read else None


def _fail_for_each(names: Iterable[object]) -> NoReturn:
    """Raise the faults of all names: reading stopped at the first."""
    faults: list[Fault] = []
    for position, name in enumerate(names):
        try:
            read_text(name)
        except PydanticCustomError as error:
            context = error.context or {}
            faults += [fault._replace(inner=(position, *fault.inner)) for fault in context[FAULTS]]
    _fail(faults)
