"""Characters that no report may hold, and how pieces of a faulty file are shown to the reader."""

from __future__ import annotations

import unicodedata

SURROGATES = "\ud800-\udfff"
FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
"""Control characters and the two non-characters, as part of a regex class.

XML 1.0, and with it a .docx, cannot hold most of them; DEL and U+0080 to U+009F it could, but they
are never meant: they come from text that was decoded wrongly. Tab and line ends are not among them.
"""

# Control, format (such as marks that turn the direction of writing), surrogate, line and paragraph separators.
_UNSHOWABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LONGEST_SHOWN = 24


def shown(text: str) -> str:
    """A piece of the file as a message shows it: on one line, at most 24 characters, nothing invisible left in it."""
    words = " ".join(text[: _LONGEST_SHOWN * 4].split())
    words = "".join("\ufffd" if unicodedata.category(character) in _UNSHOWABLE else character for character in words)
    return words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1] + "…"


def code_point(character: str) -> str:
    """The number of a character as tables print it: ``U+0007``."""
    return f"U+{ord(character):04X}"
