"""Lists and objects of a faulty JSON text, read member by member without recursion."""

from __future__ import annotations

import re

from townreport.reading.bare_words import read_bare
from townreport.reading.characters import shown
from townreport.reading.cursor import Cursor
from townreport.reading.json_text import MOST_LEVELS, MOST_VALUES
from townreport.reading.keys import looks_like_key, read_key, step_over_colon
from townreport.reading.nesting import Frame, Nesting
from townreport.reading.positions import PathInRecord
from townreport.reading.strings import STRING_OPENERS, read_string

_JUNK = re.compile(r"""[^,，:：{}\[\]｛｝［］"“\r\n]++""")
_NESTED = re.compile(r'"(?:[^"\\\r\n]++|\\.)*+"?|[\[\]{}｛｝［］]')
_NO_VALUE_BEFORE = ("", ",", "}", "]", ":")


class ScanStopped(Exception):
    """The rest of the text is not looked at; the fault that says why is noted. Never leaves the package."""


class Members:
    """Reads values at the cursor; `offsets` keeps where each key (None for list items) and value stands."""

    def __init__(self, cursor: Cursor, nesting: Nesting) -> None:
        self._cursor = cursor
        self._nesting = nesting
        self._count = 0
        self.offsets: dict[PathInRecord, tuple[int | None, int]] = {}
        self.dropped = False
        """Whether a value was left out because it has no key."""

    def read_value(self, path: PathInRecord, *, key_at: int | None, kept: bool) -> object:
        """The value at the cursor. A list or an object is only begun: its frame is on top afterwards."""
        cursor = self._cursor
        character = cursor.peek()
        cursor.path = path
        self._count += 1
        if self._count > MOST_VALUES:
            message = f"文件里的内容超过 {MOST_VALUES} 项，后面的没有再读"
            cursor.fault("json.too-many-values", message, "请确认这是一个乡镇的记录文件")
            raise ScanStopped
        if kept:
            self.offsets[path] = (key_at, cursor.offset)
        if character in ("{", "["):
            return self._begin(character, path, kept=kept)
        if character in STRING_OPENERS:
            return read_string(cursor)
        frames = self._nesting.frames
        return read_bare(cursor, in_object=bool(frames) and isinstance(frames[-1].members, dict))

    def read_all(self) -> None:
        """Read until every frame is closed or the text ends. Raises ScanStopped and faults.TooManyFaults."""
        nesting = self._nesting
        while nesting.frames:
            frame = nesting.frames[-1]
            self._cursor.path = frame.path
            character = self._cursor.peek()
            if not character:
                nesting.text_ended()
            elif character in ("}", "]"):
                nesting.close(character)
            elif nesting.ends_by_indent():
                nesting.close_missing()
            elif frame.after_value:
                self._separator(frame, character)
            elif character == ",":
                self._extra_comma(frame)
            elif isinstance(frame.members, dict):
                self._object_member(frame, frame.members, character)
            else:
                self._list_item(frame, frame.members, character)

    def _begin(self, bracket: str, path: PathInRecord, *, kept: bool) -> object:
        if len(self._nesting.frames) >= MOST_LEVELS:
            self._skip_nested()
            return None
        members: dict[str, object] | list[object] = {} if bracket == "{" else []
        self._nesting.begin(members, path, kept=kept)
        self._cursor.take()
        return members

    def _skip_nested(self) -> None:
        """Step over a list or object that is nested too deep, to where its brackets pair."""
        cursor = self._cursor
        message = f"嵌套过深：括号套了 {MOST_LEVELS} 层以上"
        cursor.fault("json.depth", message, "记录文件只有几层括号；检查这里是不是误粘贴了别的内容")
        levels = 0
        for found in _NESTED.finditer(cursor.text, cursor.offset):
            if found[0] in "[{｛［":
                levels += 1
            elif found[0] in "]}｝］":
                levels -= 1
            if levels == 0:
                cursor.offset = found.end()
                return
        raise ScanStopped

    def _separator(self, frame: Frame, character: str) -> None:
        """What stands after a value and is no closing bracket."""
        cursor = self._cursor
        if character == ",":
            frame.comma = cursor.offset
            frame.after_value = False
            cursor.take()
        elif character == ":" or (
            isinstance(frame.members, dict) and character not in ("{", "[") and not looks_like_key(cursor)
        ):
            self._junk()
        else:
            frame.after_value = False
            # A bracket without a key, or a key in a list, is said where it is read: more than a comma is missing.
            bracket_without_key = isinstance(frame.members, dict) and character in ("{", "[")
            if not bracket_without_key and not self._key_in_list(frame):
                cursor.fault("json.missing-comma", f"{frame.called}后面缺少英文逗号", "在这里加上 ,", at=frame.ended)

    def _extra_comma(self, frame: Frame) -> None:
        cursor = self._cursor
        cursor.fault("json.extra-comma", "这里多了一个逗号", "删去多余的逗号；如果是漏填了内容，补上")
        # What follows may close the frame: one fault is enough for commas that stand together.
        frame.comma = None
        cursor.offset += 1

    def _junk(self) -> None:
        cursor = self._cursor
        found = _JUNK.match(cursor.text, cursor.offset)
        junk = cursor.text[cursor.offset] if found is None else found[0].rstrip()
        cursor.fault("json.unexpected", f"这里多了“{shown(junk)}”", "删去它；如果是文字，放进英文双引号里")
        cursor.offset += max(len(junk), 1)

    def _key_in_list(self, frame: Frame) -> bool:
        """Whether a key stands in a list inside an object: the list must have ended before it."""
        return isinstance(frame.members, list) and self._nesting.inside_object() and self._cursor.key_ahead()

    def _list_item(self, frame: Frame, members: list[object], character: str) -> None:
        if character == ":":
            self._junk()
        elif self._key_in_list(frame):
            self._nesting.close_missing()
        else:
            members.append(self.read_value((*frame.path, len(members)), key_at=None, kept=frame.kept))
            frame.member_read(self._cursor.offset)

    def _object_member(self, frame: Frame, members: dict[str, object], character: str) -> None:
        cursor = self._cursor
        key_at = cursor.offset
        if character in ("{", "[", ":"):
            self._member_without_key(frame, members, character)
            return
        key = read_key(cursor)
        if key is None:
            self._junk()
            return
        frame.key = key
        cursor.path = (*frame.path, key)
        kept = key not in members
        if not kept:
            self._duplicate(frame, key, key_at)
        if step_over_colon(cursor, key):
            self._member_value(frame, members, key if kept else None, key_at)
        else:
            self._missing_value(frame, members, key if kept else None, key_at)

    def _member_without_key(self, frame: Frame, members: dict[str, object], character: str) -> None:
        cursor, frames = self._cursor, self._nesting.frames
        if character == "{" and len(frames) > 1 and isinstance(frames[-2].members, list):
            # The next item of the list around: this one was not closed.
            self._nesting.close_missing()
            return
        key_at = cursor.offset
        self.dropped = True
        message = "冒号前面缺少名称" if character == ":" else "这个括号前面缺少名称和冒号"
        cursor.fault(
            "json.missing-key", message, '补上这一项的名称，两头加英文双引号，后面跟英文冒号，例如 "经济运行":'
        )
        if character == ":":
            cursor.take()
        self._member_value(frame, members, None, key_at)

    def _duplicate(self, frame: Frame, key: str, key_at: int) -> None:
        first = self.offsets[*frame.path, key][0] if frame.kept else None
        where = "前面" if first is None else f"第 {self._cursor.line(first)} 行"
        message = f"“{shown(key)}”重复：{where}已经有了"
        self._cursor.fault("json.duplicate-key", message, "核对两处的内容，只留下正确的一处", at=key_at)

    def _member_value(self, frame: Frame, members: dict[str, object], key: str | None, key_at: int) -> None:
        """Read the value of a member; `key` is None where it is read only for its faults."""
        cursor = self._cursor
        after_colon = cursor.offset
        if cursor.peek() in _NO_VALUE_BEFORE or cursor.key_ahead():
            cursor.offset = after_colon
            self._missing_value(frame, members, key, key_at)
            return
        if key is None:
            self.read_value(frame.path, key_at=None, kept=False)
        else:
            members[key] = self.read_value((*frame.path, key), key_at=key_at, kept=frame.kept)
        frame.member_read(cursor.offset)

    def _missing_value(self, frame: Frame, members: dict[str, object], key: str | None, key_at: int) -> None:
        cursor = self._cursor
        value_at = cursor.offset
        fix = "在冒号后补上内容；暂时没有就写 null，或者整行删去"
        cursor.fault("json.missing-value", f"{frame.called}后面没有内容", fix)
        if key is not None:
            members[key] = None
            if frame.kept:
                self.offsets[*frame.path, key] = (key_at, value_at)
        frame.member_read(value_at)
        # The next member may follow without a comma: one fault says it all.
        frame.after_value = cursor.peek() in _NO_VALUE_BEFORE[:-1]
