"""Writing certain corrections back to a record's file: only the characters in question, everything else as it was.

The file keeps its encoding, its line ends, its formatting and the order of its keys, because nothing is written anew:
characters inside the string literals are replaced where they stand. Only a file whose JSON is in order is touched.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from townreport.checks.exemptions import exempted
from townreport.checks.record_texts import RecordText, record_texts
from townreport.checks.references import masked
from townreport.checks.text import check_text
from townreport.files import write_whole
from townreport.reading import Origin, read_file, read_sound_part
from townreport.reading.origin import as_written
from townreport.reading.positions import PathInRecord
from townreport.reading.scanner import Scan
from townreport.record import Record
from townreport.record.catalogue import label_path

_ENCODINGS = (
    (b"", "utf-8"), (codecs.BOM_UTF8, "utf-8"), (b"", "gb18030"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"", "utf-16-le"), (b"", "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
)  # fmt: skip
_TOKEN = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\\"]", re.DOTALL
)
"""One character of a string literal, as it may be written."""
_MOST_ROUNDS = 4


class Change(NamedTuple):
    """One correction: its place in the record, its line, and the characters as they were and as they are."""

    path: PathInRecord
    label: str
    line: int
    before: str
    after: str


class FixedFile(NamedTuple):
    """What was done to one file: the changes, the lines of a diff, and why nothing was done, if nothing could be."""

    file: str
    changes: tuple[Change, ...] = ()
    diff: tuple[str, ...] = ()
    reason: str = ""


class _Edit(NamedTuple):
    """Characters of the file's text to be replaced."""

    start: int
    end: int
    replacement: str


def fix_file(path: Path | str) -> FixedFile:
    """Make the certain corrections in a record's file. Raises OutputError where it cannot be written."""
    name = str(path)
    found = read_file(path)
    if found.data is None:
        return FixedFile(name, reason=found.findings[0].message)
    fixed, data = fix_data(found.data, name)
    if data is not None:
        write_whole(Path(path), data)
    return fixed


def fix_data(data: bytes, name: str) -> tuple[FixedFile, bytes | None]:
    """The same for a file's bytes; returns what they become, None where nothing is to be changed."""
    origin = Origin(name, data)
    text = origin.decoded.text
    coded = None if text is None else _encoding(data, text)
    if text is None or coded is None:
        return FixedFile(name, reason="文件的编码不完整，先改正编码"), None
    corrected = text
    changes: list[Change] = []
    for _ in range(_MOST_ROUNDS):
        edits, found, reason = _round(origin)
        if reason:
            return FixedFile(name, reason=reason), None
        if not edits:
            break
        corrected = _edited(corrected, edits)
        origin = Origin(name, corrected.encode())
        changes += found
    if not changes:
        return FixedFile(name), None
    mark, encoding = coded
    diff = (f"--- {name}", f"+++ {name}（改后）", *_diff(_lines(text), _lines(corrected)))
    return FixedFile(name, tuple(changes), diff), mark + corrected.encode(encoding)


def _round(origin: Origin) -> tuple[list[_Edit], list[Change], str]:
    """The corrections of a text as it stands; one can bring out another, so there may be another round."""
    text, scanned = origin.decoded.text or "", origin.scan
    if scanned.faults:
        return [], [], "文件的格式有错，先改正格式"
    record = read_sound_part(origin)
    if record is None:
        return [], [], "文件里没有可用的记录"
    edits: list[_Edit] = []
    changes: list[Change] = []
    is_exempt = exempted(record)
    for told in record_texts(record):
        for edit, change in _corrections(is_exempt, told, text, scanned):
            edits.append(edit)
            changes.append(change)
    return edits, changes, ""


def _diff(before: list[str], after: list[str]) -> Iterator[str]:
    """The changed lines as a unified diff without context shows them: no correction adds a line or takes one away.

    So there is nothing to be looked for, which difflib does in a time that grows with the square of the lines.
    """
    pairs = enumerate(zip(before, after, strict=True), start=1)
    for is_changed, run in groupby(pairs, key=lambda pair: pair[1][0] != pair[1][1]):
        if is_changed:
            changed = list(run)
            first, count = changed[0][0], len(changed)
            lines = f"{first}" if count == 1 else f"{first},{count}"
            yield f"@@ -{lines} +{lines} @@"
            yield from [f"-{old}" for _, (old, _) in changed]
            yield from [f"+{new}" for _, (_, new) in changed]


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)


def _encoding(data: bytes, text: str) -> tuple[bytes, str] | None:
    """The byte order mark and the encoding in which the text gives exactly these bytes."""
    for mark, encoding in _ENCODINGS:
        try:
            if mark + text.encode(encoding) == data:
                return mark, encoding
        except UnicodeEncodeError:
            continue
    return None


def _corrections(
    is_exempt: Callable[[str, PathInRecord], bool], told: RecordText, text: str, scanned: Scan
) -> Iterator[tuple[_Edit, Change]]:
    hits = [
        (rule, hit) for rule, hit in check_text(masked(told), told.kind)
        if hit.replacement is not None and not is_exempt(rule.code, told.path)
    ]  # fmt: skip
    if not hits:
        return
    path = _as_written(told.path, scanned)
    literal = None if path is None else _Literal.at(text, scanned.positions.offset(path))
    if literal is None or path is None:
        return
    shift = len(literal.value) - len(literal.value.lstrip())
    end = 0
    for _, hit in hits:
        before = told.text[hit.start : hit.end]
        if hit.start < end or literal.value[hit.start + shift : hit.end + shift] != before:
            continue
        end = hit.end
        start, stop = literal.span(hit.start + shift, hit.end + shift)
        assert hit.replacement is not None
        change = Change(path, label_path(Record, path), scanned.positions[path].value.line, before, hit.replacement)
        yield _Edit(start, stop, hit.replacement), change


def _as_written(path: PathInRecord, scanned: Scan) -> PathInRecord | None:
    written = as_written(path, scanned.positions)
    return written if written in scanned.positions else None


def _edited(text: str, edits: list[_Edit]) -> str:
    pieces, position = [], 0
    for edit in sorted(edits):
        pieces += [text[position : edit.start], edit.replacement]
        position = edit.end
    return "".join([*pieces, text[position:]])


class _Literal:
    """A string literal: its value, and where in the text each of its characters is written."""

    def __init__(self, value: str, spans: list[tuple[int, int]]) -> None:
        self.value = value
        self._spans = spans

    @classmethod
    def at(cls, text: str, offset: int) -> _Literal | None:
        """The literal that begins at `offset`; None where none does."""
        if text[offset : offset + 1] != '"':
            return None
        characters: list[str] = []
        spans: list[tuple[int, int]] = []
        offset += 1
        while token := _TOKEN.match(text, offset):
            characters.append(_character(token[0]))
            spans.append(token.span())
            offset = token.end()
        return cls("".join(characters), spans)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the characters from `start` up to `end` of the value are written."""
        return self._spans[start][0], self._spans[end - 1][1]


_ESCAPES = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def _character(token: str) -> str:
    if not token.startswith("\\"):
        return token
    if token[1] == "u":
        return (
            token.encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    return _ESCAPES.get(token[1], token[1])
