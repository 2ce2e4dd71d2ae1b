"""Makes docs/record-and-page.png: a record beside the first page of the report made from it.

    pip install pillow && python docs/make_picture.py

Needs LibreOffice, pdftoppm and the fonts that the rendering tests use (`.ci/run` lists the packages).
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import townreport

DOCS = Path(__file__).parent
SAMPLE = DOCS.parent / "samples" / "青石镇2023年.json"
FONT = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
PAGE_DOTS_PER_INCH = 90
TEXT_SIZE, LINE, MARGIN, LINES_SHOWN, TEXT_WIDTH = 17, 25, 24, 41, 560


def page_picture(folder: Path) -> Image.Image:
    """The first page of the sample's report, as LibreOffice lays it out."""
    document = townreport.build_one(SAMPLE, folder / "report.docx").path
    environment = {**os.environ, "FONTCONFIG_FILE": str(DOCS.parent / "tests" / "rendering" / "fonts.conf")}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), str(document)]
    subprocess.run(convert, check=True, env=environment, capture_output=True)
    picture = ["pdftoppm", "-r", str(PAGE_DOTS_PER_INCH), "-f", "1", "-l", "1", "-singlefile", "-png"]
    subprocess.run([*picture, str(folder / "report.pdf"), str(folder / "page")], check=True)
    return Image.open(folder / "page.png").convert("RGB")


def record_picture(height: int) -> Image.Image:
    """The first lines of the sample's record."""
    picture = Image.new("RGB", (TEXT_WIDTH, height), "#f6f8fa")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, TEXT_SIZE)
    shown = [line for line in SAMPLE.read_text(encoding="utf-8").splitlines() if "$schema" not in line]
    for number, line in enumerate(shown[: min(LINES_SHOWN, (height - 2 * MARGIN) // LINE)]):
        draw.text((MARGIN, MARGIN + number * LINE), line, font=font, fill="#24292f")
    return picture


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder:
        page = page_picture(Path(folder))
    record = record_picture(page.height)
    sheet = Image.new("RGB", (record.width + page.width + 3 * MARGIN, page.height + 2 * MARGIN), "#d0d7de")
    sheet.paste(record, (MARGIN, MARGIN))
    sheet.paste(page, (record.width + 2 * MARGIN, MARGIN))
    sheet.quantize(32).save(DOCS / "record-and-page.png", optimize=True)


if __name__ == "__main__":
    main()
