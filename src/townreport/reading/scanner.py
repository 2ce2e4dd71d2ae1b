"""The thorough way to read JSON text: finds all faults of a file at once, and where everything stands.

`scan` goes on after a fault as a patient reader would: it notes what is wrong, takes what was meant,
and reads the next member. Time grows with the length of the text only, and nothing in a text makes it
raise: nesting is held in a list of frames, not on Python's stack.
"""

from __future__ import annotations

import re
from typing import NamedTuple, NoReturn

from townreport.findings import Finding
from townreport.reading.bare_words import read_bare
from townreport.reading.characters import shown
from townreport.reading.cursor import Cursor
from townreport.reading.faults import Fault, Faults, TooManyFaults
from townreport.reading.members import Members, ScanStopped
from townreport.reading.nesting import Nesting
from townreport.reading.positions import Positions
from townreport.reading.strings import STRING_OPENERS

_FIRST_KEY = re.compile(r"""["“'][^"“”'\\\r\n]*+["”'][ \t]*+[:：]""")
_RECORD_BEGINS = re.compile(r"""[{｛]\s*+(?:["“'}｝]|//)""")
_LONGEST_PREAMBLE = 200
_LONGEST_READ_TWICE = 100_000
_SINGLE_WORD = re.compile(r"[-+.0-9A-Za-z]++\s*\Z")


class Scan(NamedTuple):
    """What could be read of a text.

    `value` is the best that could be made of it: members whose value was unusable are None, of a key
    that stands twice the first counts. `positions` says where each value stands. `complete` is False
    where something was left out of it, because the scan stopped early or a key is missing: what is
    missing from `value` may well be in the text.
    """

    value: object
    positions: Positions
    faults: tuple[Finding, ...]
    complete: bool = True


def scan(text: str, file: str | None = None) -> Scan:
    """Read a JSON text and say everything that is wrong with its syntax; findings carry the name `file`.

    Objects become dict, lists list, whole numbers int, other numbers Decimal, as with `json_text.parse_fast`.
    Raises nothing.
    """
    attempt = _Attempt(text, by_indent=False)
    if attempt.nesting.unclosed and len(text) <= _LONGEST_READ_TWICE:
        # Brackets are missing somewhere. Where the lines are indented, they show where: try, and keep what fits better.
        second = _Attempt(text, by_indent=True)
        if not second.nesting.unclosed and len(second.cursor.faults) <= len(attempt.cursor.faults):
            attempt = second
    return attempt.result(file)


class _Attempt:
    """One reading of the whole text."""

    def __init__(self, text: str, *, by_indent: bool) -> None:
        self.cursor = Cursor(text)
        self.nesting = Nesting(self.cursor, by_indent=by_indent)
        self.members = Members(self.cursor, self.nesting)
        self.value: object = None
        self._complete = True
        self._given_up = False
        try:
            self._read()
        except ScanStopped:
            self._complete = False
        except TooManyFaults:
            self._complete = False
            self._given_up = True

    def result(self, file: str | None) -> Scan:
        cursor = self.cursor
        positions = Positions(cursor.lines, self.members.offsets)
        findings = cursor.faults.findings(cursor.lines, file, given_up=self._given_up)
        return Scan(self.value, positions, findings, self._complete and not self.members.dropped)

    def _read(self) -> None:
        cursor = self.cursor
        character = cursor.peek()
        if not character:
            self._hopeless("file.empty", "文件是空的，没有内容", "用“townreport new 镇名 年份”生成一份记录，填好后再试")
        elif character == "<":
            self._hopeless("json.not-json", "这是网页或 XML 文件，不是记录文件", "请给出 .json 的记录文件")
        elif character in STRING_OPENERS and _FIRST_KEY.match(cursor.text, cursor.offset):
            self._root_without_bracket()
        elif character in ("{", "[", '"'):
            self._root()
        elif _SINGLE_WORD.match(cursor.text, cursor.offset):
            self.members.offsets[()] = (None, cursor.offset)
            self.value = read_bare(cursor, in_object=False)
        else:
            self._preamble()
            self._root()
        self._end()

    def _root(self) -> None:
        # Kept before its members are read, so that a scan that stops early still has what it read.
        self.value = self.members.read_value((), key_at=None, kept=True)
        self.members.read_all()

    def _root_without_bracket(self) -> None:
        cursor = self.cursor
        cursor.fault("json.missing-bracket", "文件开头缺少 {", "在最前面加上 {")
        root: dict[str, object] = {}
        self.value = root
        self.members.offsets[()] = (None, cursor.offset)
        self.nesting.begin(root, (), kept=True)
        self.nesting.root_may_stay_open = True
        self.members.read_all()

    def _preamble(self) -> None:
        """Step over words before the record, such as come with text copied from a chat."""
        cursor = self.cursor
        start = cursor.offset
        record = _RECORD_BEGINS.search(cursor.text, start, start + _LONGEST_PREAMBLE)
        if record is None:
            self._hopeless(
                "json.not-json",
                f"这不是记录文件：开头是“{shown(cursor.text[start : start + 80])}”",
                "记录文件以 { 开头；请用“townreport new 镇名 年份”生成一份，填好后再试",
            )
        before = shown(cursor.text[start : record.start()])
        cursor.fault("json.extra-content", f"记录之前有多余的内容：{before}", "删去它；记录文件以 { 开头")
        cursor.offset = record.start()

    def _hopeless(self, code: str, message: str, fix: str) -> NoReturn:
        """Say one thing of the whole text, and nothing else. Raises ScanStopped."""
        fault = Fault(0, code, message, fix)
        self.cursor.faults = Faults()
        self.cursor.faults.add(fault)
        raise ScanStopped

    def _end(self) -> None:
        cursor = self.cursor
        cursor.path = ()
        if cursor.peek():
            rest = shown(cursor.text[cursor.offset : cursor.offset + 80])
            cursor.fault(
                "json.extra-content",
                f"记录已经结束，后面还有多余的内容：{rest}",
                "删去后面的内容；一个文件只放一份记录",
            )
