"""Peers in Python, and the raw limit: each reads a town's words, makes the document, and writes it.

    python benchmarks/peers.py NAME FOLDER COUNT

prints the seconds (wall, processor) that the documents took in this process, template loaded once and the first few
made before, as JSON.
"""

from __future__ import annotations

import io
import json
import re
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

Words = dict[str, str]
Make = Callable[[Words], bytes]
WARM_UP = 10
"""Documents made before the clock starts: warm is what a process does that has done it before."""
_PLACEHOLDER = re.compile(r"\{\{(f\d+)\}\}")


def docxtpl(template: Path) -> Make:
    """As documented: a new DocxTemplate for each document."""
    from docxtpl import DocxTemplate

    def make(words: Words) -> bytes:
        document = DocxTemplate(template)
        document.render(words, autoescape=True)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def python_docx(template: Path) -> Make:
    """As documented: open the template, add paragraphs by style name and runs."""
    import docx

    paragraphs = docx.Document(str(template)).paragraphs
    parts = [(paragraph.style.name, _PLACEHOLDER.split(paragraph.text)) for paragraph in paragraphs]
    base = io.BytesIO(template.read_bytes())
    emptied = docx.Document(base)
    for paragraph in emptied.paragraphs:
        element = paragraph._element  # noqa: SLF001 - python-docx has no other way to take a paragraph out
        element.getparent().remove(element)
    kept = io.BytesIO()
    emptied.save(kept)

    def make(words: Words) -> bytes:
        document = docx.Document(io.BytesIO(kept.getvalue()))
        for style, pieces in parts:
            paragraph = document.add_paragraph(style=style)
            for position, piece in enumerate(pieces):
                if piece:
                    paragraph.add_run(words[piece] if position % 2 else piece)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def limit(template: Path) -> Make:
    """The raw limit: document.xml as joined strings, deflated (level 6); the static parts copied compressed."""
    from townreport.layout.package import Entry, read_package, write_package

    entries = read_package(template.read_bytes())
    pieces = _PLACEHOLDER.split(entries["word/document.xml"].content().decode())
    static = [entry for name, entry in entries.items() if name != "word/document.xml"]

    def make(words: Words) -> bytes:
        xml = "".join([escape(words[piece]) if position % 2 else piece for position, piece in enumerate(pieces)])
        data = xml.encode()
        compressor = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
        deflated = compressor.compress(data) + compressor.flush()
        return write_package([*static, Entry("word/document.xml", 8, zlib.crc32(data), len(data), deflated)])

    return make


PEERS: dict[str, Callable[[Path], Make]] = {"docxtpl": docxtpl, "python-docx": python_docx, "limit": limit}


def main() -> None:
    """Make documents and say how long it took."""
    name, folder, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    make = PEERS[name](folder / "template.docx")
    out = folder / "out" / name
    out.mkdir(parents=True, exist_ok=True)

    def work(numbers: range) -> None:
        for number in numbers:
            words = json.loads((folder / "values" / f"{number}.json").read_bytes())
            (out / f"{number}.docx").write_bytes(make(words))

    work(range(min(WARM_UP, count)))
    wall, processor = time.perf_counter(), time.process_time()
    work(range(count))
    print(json.dumps({"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}))


if __name__ == "__main__":
    main()
