"""Renders reports to PDF with LibreOffice and measures the pages, in millimetres from the page's upper left corner."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

POINT = 25.4 / 72
FONTS = Path(__file__).with_name("fonts.conf")
STAND_INS = {
    "方正小标宋简体": "UMingHK",
    "仿宋_GB2312": "UMingCN",
    "楷体_GB2312": "GBZenKai",
    "黑体": "WenQuanYi",
    "宋体": "Bousung",
}
"""What ``fonts.conf`` gives for each font, as the PDF names it."""
SECONDS_PER_FILE = 60


class Letter(NamedTuple):
    """One character: its edges (its em box, not its ink), its baseline, its size in points."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    font: str
    colour: Any


class TextLine(NamedTuple):
    """Characters on one baseline, from left to right, without blanks."""

    letters: tuple[Letter, ...]

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    @property
    def left(self) -> float:
        return self.letters[0].left

    @property
    def right(self) -> float:
        return self.letters[-1].right

    @property
    def baseline(self) -> float:
        return self.letters[0].baseline

    @property
    def size(self) -> float:
        return self.letters[0].size

    @property
    def top(self) -> float:
        """The upper edge of the characters' em boxes: 0.88 em above the baseline, as East Asian fonts have it."""
        return self.baseline - 0.88 * self.size * POINT

    @property
    def bottom(self) -> float:
        return self.baseline + 0.12 * self.size * POINT

    def font_is(self, name: str) -> bool:
        return all(STAND_INS[name] in letter.font for letter in self.letters)


class Rule(NamedTuple):
    """A straight horizontal line: its ends, its middle's height, its thickness."""

    left: float
    right: float
    middle: float
    thickness: float
    colour: Any


class Page(NamedTuple):
    """One page: `lines` of the text from top to bottom, `number` the line of the page number or None."""

    width: float
    height: float
    lines: tuple[TextLine, ...]
    number: TextLine | None
    rules: tuple[Rule, ...]

    def line(self, beginning: str) -> TextLine:
        """The one line that begins so."""
        (found,) = [line for line in self.lines if line.text.startswith(beginning)]
        return found


def libreoffice() -> str | None:
    """The program's path, or None where it is not installed."""
    return shutil.which("soffice")


def convert(documents: dict[str, bytes], folder: Path, target: str = "pdf") -> dict[str, Path]:
    """All documents in one call of LibreOffice with a profile of its own; the results by name."""
    program = libreoffice()
    assert program is not None
    for name, data in documents.items():
        (folder / f"{name}.docx").write_bytes(data)
    results = folder / "results"
    environment = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    subprocess.run(
        [
            program,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            target,
            "--outdir",
            str(results),
            *(str(folder / f"{name}.docx") for name in documents),
        ],
        env=environment,
        check=True,
        capture_output=True,
        timeout=SECONDS_PER_FILE * (1 + len(documents)),
    )
    return {name: results / f"{name}.{target.partition(':')[0]}" for name in documents}


def measure(pdf: Path) -> list[Page]:
    """The pages of a PDF."""
    import pdfplumber

    with pdfplumber.open(pdf) as opened:
        return [_page(page) for page in opened.pages]


def _page(page: Any) -> Page:
    height = float(page.height)
    baselines: dict[int, list[Letter]] = defaultdict(list)
    for character in page.chars:
        if not character["text"].strip():
            continue
        baseline = (height - character["matrix"][5]) * POINT
        # LibreOffice sets parts of one line up to 0.1 pt apart.
        key = next((key for key in baselines if abs(key / 10 - baseline) < 0.3), round(baseline * 10))
        baselines[key].append(
            Letter(
                character["text"],
                character["x0"] * POINT,
                character["x1"] * POINT,
                baseline,
                round(character["size"], 1),
                character["fontname"],
                character["non_stroking_color"],
            )
        )
    lines = [TextLine(tuple(sorted(baselines[key], key=lambda letter: letter.left))) for key in sorted(baselines)]
    number = None
    if lines and lines[-1].baseline > 297 - 35:
        number = lines.pop()
    return Page(float(page.width) * POINT, height * POINT, tuple(lines), number, tuple(_rules(page)))


def _rules(page: Any) -> list[Rule]:
    rules = []
    for shape in (*page.lines, *page.rects):
        if shape["width"] > 20 and shape["height"] < 3:
            is_line = shape["object_type"] == "line"
            colour = shape["stroking_color"] if is_line else shape["non_stroking_color"]
            thickness = shape["linewidth"] if is_line else shape["height"]
            middle = (shape["top"] + shape["bottom"]) / 2
            rules.append(Rule(shape["x0"] * POINT, shape["x1"] * POINT, middle * POINT, thickness * POINT, colour))
    return sorted(rules, key=lambda rule: rule.middle)
