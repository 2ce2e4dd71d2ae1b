"""A wording file cut into headings, paragraphs and points, before its sentences are read.

    # title          ## 一、        ### （一）       #### 1.       ##### （1）
    - **lead。**text  a 一是 point   other lines     a paragraph   <!-- … -->  a remark

    @name：value       a setting, before the title

A block ends at a blank line or at the next mark; its lines are joined without a space, so a
sentence can stand a clause a line. ``〔name；option〕`` at a block's start names it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from townreport.wording.settings import SIGN

SETTING = -1
MAXIMUM_LEVEL = 5
"""Title and four numbered levels."""
_HEADING = re.compile(r"(#+)[ \t　]*(.*)")
_POINT = re.compile(r"-(?:[ \t　]+|$)(.*)")
_NAME = re.compile(r"〔([^〔〕]*)〕[ \t　]*")
_REMARK_START, _REMARK_END = "<!--", "-->"


class SourceBlock(NamedTuple):
    """One block: what it is, its text, and where each of its lines stands in the file.

    `level` is 1 for the title, 2 to 5 for headings, 0 for others, `SETTING` for a line of settings.
    `pieces` holds (offset in `text`, line, column) for each line, lines and columns from 1.
    """

    level: int
    is_point: bool
    name: str
    options: tuple[str, ...]
    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file of a place in `text`."""
        start, line, column = max((piece for piece in self.pieces if piece[0] <= offset), default=self.pieces[0])
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
            self.options = tuple(filter(None, options))
            text, column = text[match.end() :], column + match.end()
        self.pieces.append((len(self.text), line, column))
        self.text += text.rstrip()

    def finish(self) -> SourceBlock:
        return SourceBlock(self.level, self.is_point, self.name, self.options, self.text, tuple(self.pieces))


def cut(source: str) -> tuple[list[SourceBlock], list[StructureFault]]:
    """Cut a wording file into blocks; nothing is raised, whatever the text."""
    blocks: list[SourceBlock] = []
    faults: list[StructureFault] = []
    current: _Draft | None = None
    remark: tuple[int, int] | None = None

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
        if match := _HEADING.fullmatch(stripped):
            finish()
            level = len(match[1])
            if level > MAXIMUM_LEVEL:
                message = f"标题用了 {level} 个 #，公文最多四级标题（##### 为止）"
                faults.append(StructureFault(number, column, "wording.level", message, "减少 # 的个数"))
                level = MAXIMUM_LEVEL
            current = _Draft(level, False)
            current.add(match[2], number, column + match.start(2))
            finish()
        elif stripped.startswith(SIGN):
            finish()
            current = _Draft(SETTING, False)
            current.add(stripped, number, column)
            finish()
        elif match := _POINT.fullmatch(stripped):
            finish()
            current = _Draft(0, True)
            current.add(match[1], number, column + match.start(1))
        else:
            if current is None:
                current = _Draft(0, False)
            current.add(stripped, number, column)
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
