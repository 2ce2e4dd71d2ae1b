"""A wording file cut into headings, paragraphs and points, before its sentences are read.

    # title          ## 一、        ### （一）       #### 1.       ##### （1）
    - **lead。**text  a 一是 point   other lines     a paragraph   <!-- … -->  a remark

    @name：value       a setting, before the title
    | cell | cell |    a row of a table; 〔表；option〕caption stands before the first
    〔附件〕title       what follows is an annex of the report

A block ends at a blank line or at the next mark; its lines are joined without a space, so a
sentence can stand a clause a line. ``〔name；option〕`` at a block's start names it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter
from typing import NamedTuple

from townreport.outline import PointStyle
from townreport.wording.settings import SIGN

SETTING = -1
TABLE = -2
ANNEX = -3
MAXIMUM_LEVEL = 5
"""Title and four numbered levels."""
# Whoever writes Chinese has the full-width signs at hand, and often forgets the space.
_HEADING = re.compile(r"([#＃]+)[ \t　]*(.*)")
_POINT = re.compile(r"(?:[-－](?![-－0-9])[ \t　]*|\*(?:[ \t　]+|$))(.*)")
_NAME = re.compile(r"〔([^〔〕]*)〕[ \t　]*")
_ROW = re.compile("[|｜]")
_CAPTION = re.compile(r"〔[ \t　]*表[ \t　]*[〕；;]")
_ANNEX = re.compile(r"〔[ \t　]*附件[ \t　]*[〕；;]")
FIGURES_TABLE = "主要指标表"
RUN_IN = "接排"
_OPTIONS = {RUN_IN, *PointStyle}
"""Words that are options of a block even where they stand first in its 〔〕, without a name before them."""
_FIGURES_TABLE = re.compile(rf"\{{\{{[ \t　]*{FIGURES_TABLE}[ \t　]*\}}\}}")
_WIDE_SIGN = "＠"
_REMARK_START, _REMARK_END = "<!--", "-->"


class SourceBlock(NamedTuple):
    """One block: what it is, its text, and where each of its lines stands in the file.

    `level` is 1 for the title, 2 to 5 for headings, `SETTING` for a line of settings, `TABLE` for a table, `ANNEX` for
    the title of an annex, 0 for others. `pieces` holds (offset in `text`, line, column) for each line, lines and
    columns from 1; the lines of a table are apart by a newline, its caption's line comes first and may be empty.
    """

    level: int
    is_point: bool
    name: str
    options: tuple[str, ...]
    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a place in `text`."""
        behind = bisect_right(self.pieces, offset, key=itemgetter(0))
        start, line, column = self.pieces[max(0, behind - 1)]
        return line, column + offset - start


class StructureFault(NamedTuple):
    """What is wrong with the file's outline, with line and column."""

    line: int
    column: int
    code: str
    message: str
    fix: str


class _Draft:
    """A block being collected."""

    def __init__(self, level: int, is_point: bool) -> None:
        self.level, self.is_point = level, is_point
        self.name, self.options = "", ()
        self.text = ""
        self.pieces: list[tuple[int, int, int]] = []

    name: str
    options: tuple[str, ...]

    def add(self, text: str, line: int, column: int) -> None:
        if not self.pieces and (match := _NAME.match(text)):
            self.name, *options = (word.strip() for word in re.split("[；;]", match[1]))
            if self.name in _OPTIONS:
                self.name, options = "", [self.name, *options]
            self.options = tuple(filter(None, options))
            text, column = text[match.end() :], column + match.end()
        if self.level == TABLE and self.pieces:
            self.text += "\n"
        self.pieces.append((len(self.text), line, column))
        self.text += text.rstrip()

    def has_open_clause(self) -> bool:
        """Whether a line that begins with ``|`` says an alternative and does not begin a table."""
        return self.level != TABLE and self.text.count("[[") > self.text.count("]]")

    def finish(self) -> SourceBlock:
        return SourceBlock(self.level, self.is_point, self.name, self.options, self.text, tuple(self.pieces))


class _Mark(NamedTuple):
    """What a line begins: a block of this level whose text stands from `start` on.

    `is_whole`: the block is this line alone.
    """

    level: int
    start: int = 0
    is_point: bool = False
    is_whole: bool = False


def _mark(line: str) -> _Mark | None:
    if match := _HEADING.fullmatch(line):
        return _Mark(len(match[1]), match.start(2), is_whole=True)
    if line.startswith((SIGN, _WIDE_SIGN)):
        return _Mark(SETTING, is_whole=True)
    if match := _POINT.fullmatch(line):
        return _Mark(0, match.start(1), is_point=True)
    if _ANNEX.match(line):
        return _Mark(ANNEX, is_whole=True)
    return _Mark(TABLE) if _CAPTION.match(line) else None


def _depth_faults(level: int, line: int, column: int) -> list[StructureFault]:
    message = f"标题用了 {level} 个 #，公文最多四级标题（##### 为止）"
    fault = StructureFault(line, column, "wording.level", message, "减少 # 的个数")
    return [fault] if level > MAXIMUM_LEVEL else []


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table, or stands for all of its rows."""
    return bool(_ROW.match(line) or _FIGURES_TABLE.fullmatch(line))


def cut(source: str) -> tuple[list[SourceBlock], list[StructureFault]]:
    """Cut a wording file into blocks; nothing is raised, whatever the text."""
    blocks: list[SourceBlock] = []
    faults: list[StructureFault] = []
    current: _Draft | None = None
    remark: tuple[int, int] | None = None

    def begin(level: int, *, is_point: bool = False) -> _Draft:
        nonlocal current
        finish()
        current = _Draft(level, is_point)
        return current

    def finish() -> None:
        nonlocal current
        if current is not None:
            blocks.append(current.finish())
            current = None

    for number, raw in enumerate(re.split(r"\r\n|\r|\n", source), start=1):
        line, remark = _without_remarks(raw, number, remark)
        stripped = line.strip()
        column = len(line) - len(line.lstrip()) + 1
        if not stripped:
            # A line that held only a remark does not end a block.
            if remark is None and not raw.strip():
                finish()
            continue
        if mark := _mark(stripped):
            faults += _depth_faults(mark.level, number, column)
            draft = begin(min(mark.level, MAXIMUM_LEVEL), is_point=mark.is_point)
            draft.add(stripped[mark.start :], number, column + mark.start)
            if mark.is_whole:
                finish()
        elif _is_row(stripped) and not (current and current.has_open_clause()):
            if current is None or current.level != TABLE:
                begin(TABLE).add("", number, column)
            assert current is not None
            current.add(stripped, number, column)
        else:
            draft = begin(0) if current is None or current.level == TABLE else current
            draft.add(stripped, number, column)
    finish()
    if remark is not None:
        faults.append(StructureFault(*remark, "wording.remark", "“<!--”开头的说明没有结束", "在说明后面补上“-->”"))
    return blocks, faults


def _without_remarks(line: str, number: int, remark: tuple[int, int] | None) -> tuple[str, tuple[int, int] | None]:
    """Blank out remarks in a line, keeping columns; `remark` is where an open one began."""
    kept = ""
    position = 0
    while position < len(line):
        if remark is not None:
            end = line.find(_REMARK_END, position)
            stop = len(line) if end < 0 else end + len(_REMARK_END)
            kept += "" if end < 0 else " " * (stop - position)
            remark = remark if end < 0 else None
            position = stop
        else:
            start = line.find(_REMARK_START, position)
            stop = len(line) if start < 0 else start
            kept += line[position:stop]
            if start >= 0:
                remark = (number, start + 1)
            position = stop
    return kept, remark
