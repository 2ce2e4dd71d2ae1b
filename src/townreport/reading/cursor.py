"""A place moving through a JSON text: passes over blanks and comments, and notes the faults it meets."""

from __future__ import annotations

import re

from townreport.reading.characters import FORBIDDEN, SURROGATES, code_point, shown
from townreport.reading.faults import Fault, Faults
from townreport.reading.positions import Lines, PathInRecord

_BLANKS = re.compile(r"[ \t\r\n]*+")
_REST_OF_LINE = re.compile(r"[^\r\n]*+")
_COMMENT = re.compile(r"(?://|#)[^\r\n]*+|/\*(?s:.*?)(?:\*/|\Z)")
# Spaces that JSON does not know: from web pages and from typing with a Chinese input method.
_ODD_SPACES = re.compile("[\x0b\x0c\x85\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2060\u3000\ufeff]+")
_FORBIDDEN = re.compile(f"[{FORBIDDEN}{SURROGATES}]+")

_KEY = re.compile(r"""(?:"[^"\\\r\n]*+"|“[^"“”\r\n]*+”|'[^'\\\r\n]*+')[ \t]*+[:：]""")
_ORDINARY_STARTS = frozenset('{}[],:"-0123456789tfn')

_MEANT = {
    "，": ",",
    "、": ",",
    "；": ",",
    ";": ",",
    "：": ":",
    "＝": ":",
    "=": ":",
    "｛": "{",
    "｝": "}",
    "［": "[",
    "］": "]",
    "【": "[",
    "】": "]",
}
"""Punctuation typed where JSON has other punctuation."""
_NAMES = {",": "逗号", ":": "冒号", "{": "花括号", "}": "花括号", "[": "方括号", "]": "方括号"}


class Cursor:
    """A place in `text`. `path` is what faults are said to belong to; it is kept by the scanner."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self.path: PathInRecord = ()
        self.lines = Lines(text)
        self.faults = Faults()
        self.indent = 0
        """How far in the first token of the current line stands, in characters."""
        self.first_token = 0
        """The offset of that token."""
        self._known_line = (0, -1)

    def fault(self, code: str, message: str, fix: str, at: int | None = None) -> None:
        """Take down a fault at the offset `at`, or here. Raises faults.TooManyFaults."""
        self.faults.add(Fault(self.offset if at is None else at, code, message, fix, self.path))

    def line(self, offset: int) -> int:
        """The line on which a character stands, counted from 1."""
        return self.lines.position(offset).line

    def line_end(self, offset: int) -> int:
        """The offset at which the line of the character at `offset` ends."""
        start, end = self._known_line
        # Remembered, because a file may be one line of many megabytes.
        if not start <= offset <= end:
            end = _matched_end(_REST_OF_LINE, self.text, offset)
            self._known_line = (offset, end)
        return end

    def skip(self) -> None:
        """Move to the next token, past blanks, and past comments and odd characters, each of which is a fault."""
        text = self.text
        while True:
            start = self.offset
            self.offset = _matched_end(_BLANKS, text, start)
            line_end = max(text.rfind("\n", start, self.offset), text.rfind("\r", start, self.offset))
            if line_end >= 0:
                self.indent = self.offset - line_end - 1
                self.first_token = self.offset
            if self.offset >= len(text) or text[self.offset] in _ORDINARY_STARTS:
                return
            if not self._skip_oddity():
                return

    def _skip_oddity(self) -> bool:
        text, start = self.text, self.offset
        if comment := _COMMENT.match(text, start):
            self.fault(
                "json.comment",
                f"这里有注释“{shown(comment[0])}”，记录文件里不能写注释",
                "删去注释",
            )
            self.offset = comment.end()
        elif spaces := _ODD_SPACES.match(text, start):
            kind = "全角空格" if text[start] == "\u3000" else f"特殊空格（{code_point(text[start])}）"
            self.fault("json.odd-space", f"这里有{kind}，记录文件的文字之外只能用普通空格", "删去它，或者换成普通空格")
            self.offset = spaces.end()
        elif forbidden := _FORBIDDEN.match(text, start):
            self.fault("text.control-character", f"这里有看不见的控制字符（{code_point(text[start])}）", "删去它")
            self.offset = forbidden.end()
        return self.offset > start

    def peek(self) -> str:
        """The character of the next token as JSON would have it (``，`` counts as a comma); "" at the end."""
        self.skip()
        character = self.text[self.offset : self.offset + 1]
        return _MEANT.get(character, character)

    def key_ahead(self) -> bool:
        """Whether a text in quotation marks and a colon come next, on one line."""
        return _KEY.match(self.text, self.offset) is not None

    def take(self) -> None:
        """Step over one punctuation character, noting where it is not the one that JSON uses."""
        written = self.text[self.offset]
        meant = _MEANT.get(written, written)
        if written in ";=":
            self.fault("json.wrong-punctuation", f"这里是“{written}”，应当是英文{_NAMES[meant]}", f"改成 {meant}")
        elif written != meant:
            self.fault(
                "json.full-width-punctuation",
                f"这里是中文标点“{written}”，应当是英文{_NAMES[meant]}",
                f"切换到英文输入法，改成 {meant}",
            )
        self.offset += 1


def _matched_end(pattern: re.Pattern[str], text: str, start: int) -> int:
    found = pattern.match(text, start)
    return start if found is None else found.end()
