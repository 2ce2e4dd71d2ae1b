"""Characters on their way into XML: escaped, made harmless, and known to the fonts or not."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from townreport.outline import Line, LinePattern, Outline, OutlinePattern


def is_plain(text: str) -> bool:
    """Whether XML takes every character of `text` as it is and every font of ours holds it."""
    return is_harmless(text) and not rare_characters(text)


def is_plain_report(outline: Outline) -> bool:
    """The same of a whole report's title and text.

    Nearly all reports are so from end to end. One look at all the words that are their own is a fraction of one at
    each; those that they have in common with others are looked at once.
    """
    if not is_plain(outline.own_words):
        return False
    if outline.pattern is not None:
        return _are_plain(outline.pattern)
    patterns = [line.pattern for line in outline.lines if isinstance(line, Line) and line.pattern is not None]
    return all(map(_has_plain_literals, patterns))


@lru_cache(maxsize=256)
def _are_plain(outline: OutlinePattern) -> bool:
    return all(_has_plain_literals(pattern) for pattern, _, _ in outline.lines)


@lru_cache(maxsize=4096)
def _has_plain_literals(pattern: LinePattern) -> bool:
    return is_plain("".join([piece for part in pattern.parts for piece in part.pieces if isinstance(piece, str)]))


def is_harmless(text: str) -> bool:
    """Whether XML takes every character of `text` as it is, wherever it stands: there is no blank in it either."""
    return (
        text.isprintable()
        and " " not in text
        and "&" not in text
        and "<" not in text
        and ">" not in text
        and '"' not in text
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


@lru_cache(maxsize=2)
def rare_characters(text: str) -> frozenset[str]:
    """The ideographs of `text` outside GB 2312, which 仿宋_GB2312 and 楷体_GB2312 do not hold.

    Cached, since the findings and the layout ask about the words of the same report.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        # The codec names the characters it has no place for, in one go however many they are: 㵑 as &#15697;.
        named = re.findall(rb"&#(\d+);", text.replace("&", "").encode("gb2312", "xmlcharrefreplace"))
        return frozenset(character for number in set(named) if _is_ideograph(character := chr(int(number))))
    return frozenset()


def _is_ideograph(character: str) -> bool:
    """CJK ideographs: unified, extension A, compatibility, and the planes of the further extensions."""
    return (
        "\u3400" <= character <= "\u4dbf"
        or "\u4e00" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )
