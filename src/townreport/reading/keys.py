"""Keys of the objects of a faulty JSON text, and the colons after them."""

from __future__ import annotations

import re

from townreport.reading.characters import shown
from townreport.reading.cursor import Cursor
from townreport.reading.strings import STRING_OPENERS, read_string

_BARE_KEY = re.compile(r"""[^,，;；:：=＝{}\[\]｛｝［］【】"“”'\r\n#/]++""")
_KEY_OF_ANY_KIND = re.compile(r"""["“”'＂]?+[^"“”'＂\\,，{}\[\]\r\n]*+["“”'＂]?+[ \t]*+[:：]""")
_COLON = re.compile("[ \t]*+[:：=＝]")


def looks_like_key(cursor: Cursor) -> bool:
    """Whether a key stands at the cursor, with quotation marks or without."""
    text, offset = cursor.text, cursor.offset
    return text[offset] in STRING_OPENERS or _KEY_OF_ANY_KIND.match(text, offset) is not None


def read_key(cursor: Cursor) -> str | None:
    """The key at the cursor, which moves past it; None, and the cursor stays, where what stands there is no key."""
    text, start = cursor.text, cursor.offset
    if text[start] in STRING_OPENERS:
        return read_string(cursor, is_key=True)
    found = _BARE_KEY.match(text, start)
    key = "" if found is None else found[0].rstrip()
    end = start + len(key)
    half_quoted = bool(key) and text[end : end + 1] in ('"', "”", "'")
    if not key or not _COLON.match(text, end + half_quoted):
        return None
    message = f"名称“{shown(key)}”{'缺少开头的引号' if half_quoted else '没有加引号'}"
    cursor.fault("json.unquoted-key", message, f'写成 "{shown(key)}"')
    cursor.offset = end + half_quoted
    return key


def step_over_colon(cursor: Cursor, key: str) -> bool:
    """Move past the colon after `key`; where there is none, say whether a value is there all the same."""
    after_key = cursor.offset
    character = cursor.peek()
    if character == ":":
        cursor.take()
        return True
    same_line = cursor.first_token <= after_key
    value_follows = character not in ("", ",", "}", "]") and (same_line or character not in STRING_OPENERS)
    if value_follows and not cursor.key_ahead():
        cursor.fault("json.missing-colon", f"“{shown(key)}”后面缺少英文冒号", "在名称后面加上 :", at=after_key)
        return True
    return False
