"""Strings of a faulty JSON text: their escapes, and the characters that no report may hold."""

from __future__ import annotations

import re

from townreport.reading.characters import FORBIDDEN, SURROGATES, code_point, shown
from townreport.reading.cursor import Cursor
from townreport.reading.string_ends import CLOSERS, find_end

STRING_OPENERS = frozenset('"' + "".join(CLOSERS))
"""All marks that a string may begin with, the one that JSON allows and those that are faults."""

_ORDINARY = re.compile(f'"([^"\\\\\t\r\n{FORBIDDEN}{SURROGATES}]*+)"(?=[ \t\r\n,:}}\\]]|\\Z)')
_PLAIN_PART = re.compile(f"[^\\\\\t\r\n{FORBIDDEN}{SURROGATES}]++")
_HEX = re.compile(r"\\u([0-9a-fA-F]{4})")
_LOW_SURROGATE = re.compile(r"\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_INSTEAD_OF_HALF = "\ufffd"


def read_string(cursor: Cursor, *, is_key: bool = False) -> str:
    """The string that begins at the cursor with any of `STRING_OPENERS`; the cursor moves past it."""
    ordinary = _ORDINARY.match(cursor.text, cursor.offset)
    if ordinary is not None:
        cursor.offset = ordinary.end()
        return ordinary[1]
    start = cursor.offset
    end = find_end(cursor, is_key=is_key)
    value = _Content(cursor, start + 1, end.content, mark=cursor.text[start]).value()
    cursor.offset = end.after
    return value


class _Content:
    """The content of one string. Of each kind of fault, a string has only its first said."""

    def __init__(self, cursor: Cursor, start: int, end: int, mark: str) -> None:
        self._cursor = cursor
        self._text = cursor.text
        self._start = start
        self._end = end
        self._mark = mark
        self._said: set[str] = set()

    def value(self) -> str:
        parts: list[str] = []
        offset = self._start
        while offset < self._end:
            plain = _PLAIN_PART.match(self._text, offset, self._end)
            if plain is not None:
                parts.append(plain[0])
                offset = plain.end()
            elif self._text[offset] == "\\":
                part, offset = self._escape(offset)
                parts.append(part)
            else:
                parts.append(self._raw(offset))
                offset += 1
        return "".join(parts)

    def _raw(self, offset: int) -> str:
        """A character that may not stand in a string as it is."""
        character = self._text[offset]
        if character == "\t":
            self._say("text.raw-tab", "文字里有制表符（Tab 键）", "删去它，或者换成空格", offset)
            return "\t"
        if character in "\r\n":
            self._say("text.raw-newline", "文字中间断了行", "把这段文字接成一行；要分段的地方写 \\n", offset)
            return "\n" if self._text[offset : offset + 2] != "\r\n" else ""
        return self._checked(character, offset)

    def _escape(self, offset: int) -> tuple[str, int]:
        """The character that the backslash at `offset` stands for, and where the string goes on."""
        letter = self._text[offset + 1 : min(offset + 2, self._end)]
        if letter in _ESCAPES and letter:
            return self._checked(_ESCAPES[letter], offset), offset + 2
        if letter == self._mark:
            return letter, offset + 2
        coded = _HEX.match(self._text, offset, self._end)
        if coded is None:
            wrong = shown(self._text[offset : min(offset + 2, self._end)])
            fix = "反斜杠本身要写成两个：\\\\；如果是多余的，删去它"
            self._say("json.bad-escape", f"反斜杠用得不对：{wrong}", fix, offset)
            return "\\", offset + 1
        character = chr(int(coded[1], 16))
        if "\ud800" <= character <= "\udbff":
            low = _LOW_SURROGATE.match(self._text, coded.end(), self._end)
            if low is not None:
                return chr(0x10000 + ((ord(character) - 0xD800) << 10) + int(low[1], 16) - 0xDC00), low.end()
        return self._checked(character, offset), coded.end()

    def _checked(self, character: str, offset: int) -> str:
        """The character, or what is put in the place of one that no report may hold."""
        if "\ud800" <= character <= "\udfff":
            message = f"文字里有半个字符（{code_point(character)}），不是完整的字"
            self._say("text.lone-surrogate", message, "删去它，重新输入这个字", offset)
            return _INSTEAD_OF_HALF
        if _FORBIDDEN.match(character):
            message = f"文字里有看不见的控制字符（{code_point(character)}）"
            self._say("text.control-character", message, "删去它；多半是从别的软件复制时带进来的", offset)
            return ""
        return character

    def _say(self, code: str, message: str, fix: str, offset: int) -> None:
        if code not in self._said:
            self._said.add(code)
            self._cursor.fault(code, message, fix, at=offset)
