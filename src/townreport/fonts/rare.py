"""Characters outside GB 2312: 仿宋_GB2312 and 楷体_GB2312 do not hold them, and they come up in names."""

from __future__ import annotations

from collections.abc import Iterable

from townreport.findings import Finding, Place, Severity
from townreport.layout.characters import rare_characters
from townreport.layout.customs import Customs
from townreport.layout.standard import RARE_CHARACTER_FONTS
from townreport.outline import Printed
from townreport.reading.locating import path_of


def rare_findings(printed: Iterable[Printed], customs: Customs) -> tuple[Finding, ...]:
    """A note for each place of the record whose text has such characters, where the text's font does not hold them."""
    font = customs.body_font
    if font not in RARE_CHARACTER_FONTS:
        return ()
    found: dict[str, set[str]] = {}
    for text, place in printed:
        rare = rare_characters(text)
        if rare:
            found.setdefault(place, set()).update(rare)
    return tuple(_finding(place, rare, font) for place, rare in found.items())


def _finding(place: str, rare: set[str], font: str) -> Finding:
    words = "”“".join(sorted(rare))
    message = (
        f"“{words}”是生僻字，{font}一类只收 GB 2312 字符的字体里没有，已改用字数更全的{RARE_CHARACTER_FONTS[font]}"
    )
    fix = "打印前看一看这几个字显示得对不对"
    return Finding("font.rare-character", Severity.NOTE, message, fix, Place(path=path_of(place)))
