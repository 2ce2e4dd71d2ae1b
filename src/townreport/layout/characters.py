"""Characters on their way into XML: escaped, made harmless, and known to the fonts or not."""

from __future__ import annotations

import re
from functools import cache

_common: set[str] = set()
"""Characters met so far that the fonts named _GB2312 hold, or that are no ideographs; never more than Unicode has."""

harmless: set[str] = set()
"""Characters met so far that XML takes as they are, that are no blanks and that every font of ours holds.

A text of such characters alone needs no look at each of its dangers; nearly all texts are.
"""


def learn(text: str) -> None:
    """Add the harmless characters of `text` to `harmless`."""
    harmless.update(
        character
        for character in set(text) - harmless - rare_characters(text)
        if character.isprintable() and not character.isspace() and character not in '&<>"'
    )


@cache
def _illegal() -> re.Pattern[str]:
    # Everything that XML 1.0 has no place for (production Char). Made when first met: it takes milliseconds.
    return re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def escape(text: str) -> str:
    """`text` with XML's special characters escaped.

    The reader refuses characters that XML cannot carry; should one get here, it shows as U+FFFD rather than
    breaking the file. Line breaks and tabs become spaces.
    """
    if not text.isprintable():
        text = _illegal().sub("\ufffd", text).translate({9: " ", 10: " ", 13: " "})
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def rare_characters(text: str) -> set[str]:
    """The ideographs of `text` outside GB 2312, which 仿宋_GB2312 and 楷体_GB2312 do not hold."""
    if _common.issuperset(text):
        return set()
    rare = {character for character in set(text) - _common if _is_ideograph(character) and not _in_gb2312(character)}
    _common.update(set(text) - rare)
    return rare


def _is_ideograph(character: str) -> bool:
    """CJK ideographs: unified, extension A, compatibility, and the planes of the further extensions."""
    return (
        "\u3400" <= character <= "\u4dbf"
        or "\u4e00" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
