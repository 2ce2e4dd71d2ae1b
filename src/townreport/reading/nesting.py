"""The lists and objects that are open at a place of a faulty JSON text, and how each comes to its end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from townreport.reading.characters import shown
from townreport.reading.cursor import Cursor
from townreport.reading.positions import PathInRecord

_MEMBER_AHEAD = re.compile(r"[ \t\r\n]*+[,，][ \t\r\n]*+[\"“]")
_OPENERS = {"}": "{", "]": "["}


@dataclass(slots=True)
class Frame:
    """A list or an object that is being read."""

    members: dict[str, object] | list[object]
    path: PathInRecord
    opened: int
    """The offset of its opening bracket."""
    indent: int
    """How far in the line of its opening bracket begins."""
    kept: bool
    """Whether it is part of the result; what is read only to find the faults in it is not."""
    key: str = ""
    """The key that was read last, for messages."""
    ended: int = 0
    """The offset after its last member."""
    comma: int | None = None
    """The offset of the comma after its last member."""
    after_value: bool = False
    """Whether a comma is due before the next member."""

    @property
    def closer(self) -> str:
        """The bracket that ends it."""
        return "}" if isinstance(self.members, dict) else "]"

    @property
    def called(self) -> str:
        """The member read last, as messages call it."""
        if isinstance(self.members, dict):
            return f"“{shown(self.key)}”" if self.key else "这一项"
        return f"第 {len(self.members)} 项" if self.members else "这一项"

    def member_read(self, end: int) -> None:
        """A member was read up to the offset `end`."""
        self.after_value = True
        self.comma = None
        self.ended = end


@dataclass
class Nesting:
    """The open frames, the innermost last; `by_indent` lets indentation tell where a bracket is missing."""

    cursor: Cursor
    by_indent: bool = False
    frames: list[Frame] = field(default_factory=list)
    unclosed: bool = False
    """Whether the text ended with frames open."""
    root_may_stay_open: bool = False
    """Whether a fault already noted explains that the outermost bracket does not pair."""
    _counts: dict[str, int] = field(default_factory=dict)

    def begin(self, members: dict[str, object] | list[object], path: PathInRecord, *, kept: bool) -> None:
        """Put a frame on top for a list or object that begins at the cursor."""
        self.frames.append(Frame(members, path, self.cursor.offset, self.cursor.indent, kept))

    def inside_object(self) -> bool:
        """Whether any open frame is an object."""
        return any(isinstance(frame.members, dict) for frame in self.frames)

    def close(self, bracket: str) -> None:
        """Take the closing bracket at the cursor for what it was most likely meant to close."""
        cursor = self.cursor
        if self._is_wrong_bracket(bracket):
            frame = self.frames[-1]
            message = f"这里的 {bracket} 与第 {cursor.line(frame.opened)} 行的括号不配对"
            cursor.fault("json.wrong-bracket", message, f"改成 {frame.closer}")
            self._finish(frame)
            return
        if all(frame.closer != bracket for frame in self.frames):
            cursor.fault("json.extra-bracket", f"这里多了一个 {bracket}", "删去它，或者补上与它配对的括号")
            cursor.offset += 1
            return
        while self.frames[-1].closer != bracket:
            self.close_missing()
        frame = self.frames[-1]
        if len(self.frames) == 1 and bracket == "}" and _MEMBER_AHEAD.match(cursor.text, cursor.offset + 1):
            message = "这里的 } 过早结束了整个记录，后面还有内容"
            cursor.fault("json.extra-bracket", message, "删去这个多余的 }；如果前面的 } 才是多余的，删去前面那个")
            cursor.offset += 1
            self.root_may_stay_open = True
            frame.member_read(cursor.offset)
            return
        self._finish(frame)

    def close_missing(self) -> None:
        """End the innermost frame where its closing bracket should have been; the next member needs no comma."""
        cursor, frame = self.cursor, self.frames[-1]
        opener = cursor.text[frame.opened]
        cursor.fault(
            "json.missing-bracket",
            f"第 {cursor.line(frame.opened)} 行的 {opener} 没有结束：{frame.called}后面缺少 {frame.closer}",
            f"在这里加上 {frame.closer}",
            at=max(frame.ended, frame.opened + 1),
        )
        self._pop()
        if self.frames:
            self.frames[-1].after_value = False

    def ends_by_indent(self) -> bool:
        """Whether the key at the cursor stands so far out that a bracket must be missing before it."""
        cursor, frame = self.cursor, self.frames[-1]
        return (
            self.by_indent
            and len(self.frames) > 1
            and cursor.offset == cursor.first_token
            and frame.opened < cursor.first_token
            and cursor.indent <= frame.indent
            and cursor.key_ahead()
        )

    def text_ended(self) -> None:
        """The text is over: whatever is open lacks its bracket."""
        cursor = self.cursor
        if not (self.root_may_stay_open and len(self.frames) == 1):
            self.unclosed = True
            missing = "".join(frame.closer for frame in reversed(self.frames))
            openings = "、".join(
                f"第 {cursor.line(frame.opened)} 行的 {cursor.text[frame.opened]}" for frame in self.frames[-3:]
            )
            more = "等" if len(self.frames) > 3 else ""
            cursor.path = ()
            cursor.fault(
                "json.missing-bracket",
                f"文件到这里就完了，还有 {len(missing)} 个括号没有结束（{openings}{more}）",
                f"从最里面的一层起，把缺少的括号补上；都缺在末尾的话，在这里加上 {shown(missing)}",
            )
        self.frames.clear()

    def _is_wrong_bracket(self, bracket: str) -> bool:
        """Whether the innermost frame is closed with a bracket of the wrong shape, rather than not closed at all.

        Told by the whole text: one shape closes more often than it opens, the other less often.
        """
        wanted = self.frames[-1].closer
        return wanted != bracket and self._surplus(bracket) > 0 and self._surplus(wanted) < 0

    def _surplus(self, closer: str) -> int:
        if closer not in self._counts:
            text = self.cursor.text
            self._counts[closer] = text.count(closer) - text.count(_OPENERS[closer])
        return self._counts[closer]

    def _finish(self, frame: Frame) -> None:
        """Take off the innermost frame, whose closing bracket is at the cursor."""
        if not frame.after_value and frame.comma is not None:
            message = f"{frame.called}后面多了一个逗号，它已经是最后一项"
            self.cursor.fault("json.trailing-comma", message, "删去这个逗号", at=frame.comma)
        self.cursor.take()
        self._pop()

    def _pop(self) -> None:
        self.frames.pop()
        if self.frames:
            self.frames[-1].member_read(self.cursor.offset)
