"""The reports' file names, made of a pattern such as ``{county}-{town}{year}年工作总结``.

A pattern is cut once, at its braces. What a record puts into it is never read as a pattern, and `safe_name` takes away
all that could lead out of the folder.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple, Protocol

from townreport.files import SUFFIX, safe_name
from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.record import Missing

DEFAULT_PATTERN = "{town}{year}年工作总结"
_FIELDS = {
    "county": "county", "所属区县": "county",
    "town": "town", "名称": "town",
    "year": "year", "年度": "year",
    "file": "file", "文件": "file",
}  # fmt: skip
_LABELS = {"county": "所属区县", "town": "名称", "year": "年度"}
_PIECE = re.compile(r"\{([^{}]*)\}")
_FIX = "花括号里可写 {county}（所属区县）、{town}（名称）、{year}（年度）、{file}（记录的文件名）"


class Named(Protocol):
    """A record, or as much of one as a name needs."""

    @property
    def name(self) -> str | Missing:
        """名称."""

    @property
    def county(self) -> str | Missing:
        """所属区县."""

    @property
    def year(self) -> int | Missing:
        """年度."""


class Pattern(NamedTuple):
    """A pattern cut into literals and fields, in turn, beginning and ending with a literal."""

    pieces: tuple[str, ...]

    def file_name(self, record: Named, source: str) -> str | None:
        """The report's file name, `source` being its record's; None where a field it needs is missing."""
        values = {
            "county": record.county, "town": record.name, "year": record.year,
            "file": source.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        }  # fmt: skip
        said: list[str] = []
        for position, piece in enumerate(self.pieces):
            value = values[piece] if position % 2 else piece
            if isinstance(value, Missing):
                return None
            said.append(str(value))
        return safe_name("".join(said))

    def missing(self, record: Named) -> str:
        """The labels of the fields that the pattern needs and the record does not give."""
        needed = dict.fromkeys(self.pieces[1::2])
        return "、".join(
            _LABELS[field]
            for field, value in (("county", record.county), ("town", record.name), ("year", record.year))
            if field in needed and isinstance(value, Missing)
        )


def read_pattern(text: str) -> Pattern:
    """Cut a pattern at its braces; raises FindingsError where it is none."""
    pieces = _PIECE.split(text.removesuffix(SUFFIX))
    unknown = [field for field in pieces[1::2] if field not in _FIELDS]
    literals = "".join(pieces[::2])
    if unknown:
        message = f"文件名的样式里不认识“{{{unknown[0]}}}”"
    elif "{" in literals or "}" in literals:
        message = f"文件名的样式“{text}”里花括号不成对"
    elif "/" in literals or "\\" in literals:
        message = f"文件名的样式“{text}”里不能有 / 和 \\：报告都放在 -o 指定的文件夹里"
    elif len(pieces) == 1:
        message = f"文件名的样式“{text}”里没有一处来自记录，各镇会同名"
    else:
        return Pattern(tuple(_FIELDS[piece] if position % 2 else piece for position, piece in enumerate(pieces)))
    raise FindingsError([Finding("batch.name-pattern", Severity.ERROR, message, _FIX, Place(label="--name"))])


def folded(file_name: str) -> str:
    """What makes two names one on a system that tells no case (Windows) or no composition (macOS) apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", file_name).casefold())
