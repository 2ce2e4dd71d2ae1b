"""Quotes, brackets and 书名号: whether each has its partner, and whether they nest as they should.

Nearly every text is sound, which one expression says of all paragraphs at once, and the exact scan with its stack runs
only on those of which it does not. A paragraph ends every pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from townreport.checks.characters import HAN
from townreport.checks.expressions import Expression
from townreport.checks.matching import Matcher
from townreport.checks.rule import Hit
from townreport.findings import MOST_TOLD

QUOTE, BRACKET, TITLE_MARK = (f"punctuation.unpaired-{kind}" for kind in ("quote", "bracket", "title-mark"))
CROSSED = "punctuation.crossed"
NESTING = "punctuation.nesting"

_PAIRS = (
    ("“", "”"), ("《", "》"), ("（", "）"), ("(", ")"), ("〔", "〕"), ("【", "】"),
    ("‘", "’"), ("〈", "〉"), ("「", "」"), ("『", "』"),
)  # fmt: skip
_USUAL = _PAIRS[:-2]
_CODES = {**dict.fromkeys("“‘「『", QUOTE), **dict.fromkeys("《〈", TITLE_MARK), **dict.fromkeys("（〔【", BRACKET)}
_OPENING = {pair[0]: pair[0] for pair in _PAIRS} | {"(": "（"}
_PARTNERS = {pair[1]: pair[0] for pair in _PAIRS} | {")": "（"}
_ALL = "".join(first + second for first, second in _PAIRS)
_MOST_MARKS = 5_000
"""Of a paragraph: what has more is no paragraph, and need not be understood to its end."""
_MARKS = Expression(f"[{re.escape(_ALL)}]")
_INNER_TO_OUTER = {"‘": "“", "〈": "《"}
_OUTER_TO_INNER = {"“": "‘", "《": "〈"}
_NAMES = {"“": "双引号", "‘": "单引号", "《": "书名号", "〈": "单书名号"}
_ORDINAL = Expression(r"(?:^|[。；：，、\s])[0-9a-zA-Z一二三四五六七八九十]{1,3}\Z")


def _sound() -> Matcher:
    """Paragraphs whose marks pair and nest soundly, at most two deep; the usual marks, since all compile slowly."""
    others = f"[^{re.escape(_ALL)}\n]*"

    def pair(first: str, last: str, inside: str) -> str:
        return f"{re.escape(first)}{others}{inside}{re.escape(last)}{others}"

    def inside(outer: str) -> str:
        within = (pair(first, last, "") for first, last in _USUAL if first != outer or outer not in _NAMES)
        return f"(?:{'|'.join(within)})*"

    outermost = (pair(first, last, inside(first)) for first, last in _USUAL if first not in _INNER_TO_OUTER)
    return Matcher(f"^{others}(?:(?:\n|{'|'.join(outermost)}){others})*$")


_SOUND = _sound()


class PairFault(NamedTuple):
    """A fault of pairs, under the code of the rule it breaks."""

    code: str
    hit: Hit


class _Open(NamedTuple):
    kind: str
    at: int
    waiting: list[PairFault]
    """Faults of nesting that count only once this mark is known to be closed."""


def unsound_places(text: str) -> Iterator[int]:
    """A place in each paragraph with faults of pairs; cheap where there are none."""
    if _SOUND.matches(text):
        return
    start = 0
    for paragraph in text.split("\n"):
        if not _SOUND.matches(paragraph):
            yield from (start + fault.hit.start for fault in faults_of_pairs(paragraph)[:1])
        start += len(paragraph) + 1


def hits_of(code: str, text: str) -> Iterator[Hit]:
    """The faults of pairs that the rule `code` is about, over all paragraphs of a text."""
    return (fault.hit for fault in faults_of_pairs(text) if fault.code == code)


@lru_cache(maxsize=2)
def faults_of_pairs(text: str) -> tuple[PairFault, ...]:
    """All faults of pairs in a text, in order. Cached, since several rules ask for the same text."""
    faults: list[PairFault] = []
    start = 0
    for paragraph in text.split("\n"):
        faults.extend(_Scan(paragraph, start).faults())
        start += len(paragraph) + 1
    return tuple(sorted(faults, key=lambda fault: fault.hit.start))


class _Scan:
    """One paragraph's scan. Linear: each mark is pushed and popped at most once."""

    def __init__(self, text: str, offset: int) -> None:
        self._text = text
        self._offset = offset
        self._open: list[_Open] = []
        self._open_by_kind: dict[str, list[_Open]] = {kind: [] for kind in _PARTNERS.values()}
        self._forgotten: dict[str, list[int]] = {kind: [] for kind in _PARTNERS.values()}
        self._faults: list[PairFault] = []

    def faults(self) -> list[PairFault]:
        for match in islice(_MARKS.finditer(self._text), _MOST_MARKS):
            kind = _OPENING.get(match[0])
            if kind is not None:
                self._push(kind, match.start())
            elif not self._closes_nothing(match[0], match.start()):
                self._close(_PARTNERS[match[0]], match[0], match.start())
        self._faults.extend(map(self._unclosed, self._open[: MOST_TOLD + 1]))
        return self._faults

    def _push(self, kind: str, at: int) -> None:
        opened = _Open(kind, at, [])
        outer = self._open_by_kind[kind]
        inner = _OUTER_TO_INNER.get(kind)
        if inner is not None and outer and not self._open_by_kind[inner]:
            closing = {"‘": "‘ ’", "〈": "〈 〉"}[inner]
            outer[-1].waiting.append(
                self._fault(NESTING, at, f"{_NAMES[kind]}里面又用了{_NAMES[kind]}", f"里面一层改用{closing}")
            )
        needed = _INNER_TO_OUTER.get(kind)
        if needed is not None and not self._open_by_kind[needed] and re.match(f"[{HAN}]", self._text[at + 1 : at + 2]):
            message = f"{_NAMES[kind]}外面没有{_NAMES[needed]}"
            opened.waiting.append(self._fault(NESTING, at, message, f"单独使用时改用{_NAMES[needed]}"))
        self._open.append(opened)
        outer.append(opened)

    def _close(self, kind: str, mark: str, at: int) -> None:
        if not self._open_by_kind[kind]:
            if self._forgotten[kind]:
                # Its partner was given up when something around it closed first: so the two cross.
                index = self._forgotten[kind].pop()
                start = self._faults[index].hit.start - self._offset
                self._faults[index] = self._fault(CROSSED, start, "两对符号互相交叉", "先打开的后关闭，调整先后")
            else:
                self._faults.append(
                    self._fault(_CODES[kind], at, f"“{mark}”没有与它成对的前一半", "补上前一半，或删去多余的这一个")
                )
            return
        while (opened := self._open.pop()).kind != kind:
            self._open_by_kind[opened.kind].pop()
            self._forgotten[opened.kind].append(len(self._faults))
            self._faults.append(self._unclosed(opened))
        self._open_by_kind[kind].pop()
        self._faults.extend(opened.waiting)

    def _closes_nothing(self, mark: str, at: int) -> bool:
        """An English apostrophe, and the bracket of an ordinal such as 1）, close nothing."""
        if mark == "’":
            before = self._text[at - 1 : at] if at else ""
            return before.isascii() and before.isalpha()
        if mark not in "）)" or self._open_by_kind["（"]:
            return False
        return _ORDINAL.search(self._text[max(0, at - 4) : at]) is not None

    def _unclosed(self, opened: _Open) -> PairFault:
        message = f"“{self._text[opened.at]}”没有与它成对的后一半"
        return self._fault(_CODES[opened.kind], opened.at, message, "补上后一半，或删去多余的这一个")

    def _fault(self, code: str, at: int, message: str, fix: str) -> PairFault:
        start = self._offset + at
        return PairFault(code, Hit(start, start + 1, message, fix))
