"""docxtpl's whole run, as its documentation has it: template and JSON in, docx out."""

from __future__ import annotations

import json
import sys

from docxtpl import DocxTemplate


def main() -> None:
    """TEMPLATE WORDS OUT."""
    template, words, out = sys.argv[1:]
    with open(words, encoding="utf-8") as file:  # noqa: PTH123 - no more imports than it takes
        values = json.load(file)
    document = DocxTemplate(template)
    document.render(values, autoescape=True)
    document.save(out)
