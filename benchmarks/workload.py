"""The workload that all peers share: one template and, for each town, the words that go into it.

The peers get the printed words ready made ("增长7%"), so all they do is to put them in; townreport reads the record,
checks it, works the words out, and marks every figure besides. The comparison errs in the peers' favour.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from townreport.build import account, open_record, read_wording
from townreport.layout import DocumentProperties, render
from townreport.outline import Outline, Piece, Points, Printed


def printed_words(record: Path) -> tuple[Outline, list[str]]:
    """A town's outline, and the words of its record in the order in which they are printed."""
    opened = open_record(record)
    outline = account(opened.record, read_wording(None)).composed.outline
    words: list[str] = []

    def note(piece: Piece) -> Piece:
        if isinstance(piece, Printed):
            words.append(piece.text)
        return piece

    _mapped(outline, note)
    return outline, words


def prepare(records: list[Path], folder: Path, created: Any) -> None:
    """Write ``template.docx``, ``parts.json`` and ``values/N.json`` into a folder.

    Raises ValueError where a town prints other places than the first: the template would not fit it.
    """
    (folder / "values").mkdir(parents=True, exist_ok=True)
    outline, first = printed_words(records[0])
    count = 0

    def placeholder(piece: Piece) -> Piece:
        nonlocal count
        if not isinstance(piece, Printed):
            return piece
        count += 1
        return piece._replace(text=f"{{{{f{count - 1}}}}}")

    template = _mapped(outline, placeholder)
    assert count == len(first), "the template holds another number of words than the towns print"
    (folder / "template.docx").write_bytes(render(template, DocumentProperties("模板", "模板", created)))
    for number, record in enumerate(records):
        _, words = printed_words(record)
        if len(words) != len(first):
            raise ValueError(f"{record} prints {len(words)} words, the first town {len(first)}")
        values = {f"f{position}": word for position, word in enumerate(words)}
        path = folder / "values" / f"{number}.json"
        path.write_text(json.dumps(values, ensure_ascii=False), encoding="utf-8")


def _mapped(value: Any, change: Any) -> Any:
    """An outline with every printed piece changed."""
    if isinstance(value, Printed):
        return change(value)
    if isinstance(value, Outline):
        return Outline(*(_mapped(part, change) for part in (value.title, value.blocks, value.attachments)))
    if isinstance(value, Points):
        return Points(_mapped(value.points, change), value.style)
    if isinstance(value, tuple):
        members = [_mapped(member, change) for member in value]
        return type(value)(*members) if hasattr(value, "_fields") else tuple(members)
    return value
