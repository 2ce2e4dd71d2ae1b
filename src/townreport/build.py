"""From a town's record to its report: what the commands call, and what scripts call.

    built = build_one("青石镇2023年.json")
    print(built.path, built.filled, "/", built.wanted)

`read` and `assemble` are the two steps inside: the first knows files, the second does not.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from townreport.checks.content import check
from townreport.compose import Composed, compose
from townreport.files import safe_name, write_whole
from townreport.findings import Finding, FindingsError, OutputError, Place, Severity, stops
from townreport.layout import DocumentProperties, render
from townreport.layout.origin import is_untouched
from townreport.outline import Outline, piece_text
from townreport.reading import decode, read_file, read_record, read_stream, validate
from townreport.record import Missing, Record
from townreport.wording import Wording, default_wording, load
from townreport.wording.filling import Omission

Source = Record | Mapping[str, Any] | bytes | BinaryIO | str | Path
"""What a report is made from: a record, the same as a dictionary, a file's bytes, an open file, or a path."""
STREAM_NAME = "标准输入"


class Report(NamedTuple):
    """A report made in memory, and the account of it.

    `filled` of `wanted` places of the record are printed; `omissions` are the clauses left out and for
    want of what; `gaps` the places that a draft shows as blanks; `findings` what is to be said.
    """

    title: str
    data: bytes
    outline: Outline
    filled: int
    wanted: int
    omissions: tuple[Omission, ...]
    gaps: tuple[str, ...]
    findings: tuple[Finding, ...]


class Built(NamedTuple):
    """A report on disk: where it is, and the `Report` it holds."""

    path: Path
    report: Report


def build_one(
    source: Source,
    output: Path | str | None = None,
    *,
    wording: Wording | Path | str | None = None,
    draft: bool = False,
    strict: bool = False,
    force: bool = False,
) -> Built:
    """Make one report and write it; `output` defaults to the report's title in the current folder.

    Raises FindingsError where the record or the wording has faults, or where the record lacks a figure that
    the wording cannot do without (with `strict`, any figure); OutputError where the file cannot be
    written, or was edited by hand since and `force` is off. Nothing is written then.
    """
    record, notes = read(source)
    report = assemble(record, read_wording(wording), draft=draft, strict=strict, notes=notes)
    path = Path(output) if output is not None else Path(safe_name(report.title))
    if isinstance(source, str | Path) and path.exists() and path.samefile(source):
        fix = "用 -o 换一个文件名"
        raise OutputError(
            Finding("output.is-input", Severity.ERROR, "输出和输入是同一个文件", fix, Place(file=str(path)))
        )
    write_whole(path, report.data, may_replace=None if force else is_untouched)
    return Built(path, report)


def read(source: Source, file: str | None = None) -> tuple[Record, tuple[Finding, ...]]:
    """The record, and what is to be said of the reading; raises FindingsError with every fault.

    `file` is the name that findings carry where `source` is bytes.
    """
    if isinstance(source, Record):
        return source, ()
    if isinstance(source, Mapping):
        validated = validate(dict(source), file)
        record, findings = validated.record, validated.findings
    else:
        if isinstance(source, bytes):
            data: bytes | None = source
        else:
            is_path = isinstance(source, str | Path)
            file = str(source) if is_path else file or STREAM_NAME
            found = read_file(source) if isinstance(source, str | Path) else read_stream(source, file)
            data, findings = found.data, found.findings
        if data is None:
            raise FindingsError(findings)
        record, findings = read_record(data, file)
    if record is None:
        raise FindingsError(findings)
    return record, findings


def read_wording(wording: Wording | Path | str | None) -> Wording:
    """A wording ready to fill: the default one for None; raises FindingsError with every fault of a file."""
    if wording is None:
        return default_wording()
    if isinstance(wording, Wording):
        return wording
    found = read_file(wording)
    if found.data is None:
        raise FindingsError(found.findings)
    decoded = decode(found.data, str(wording))
    if decoded.text is None:
        raise FindingsError(decoded.findings)
    return load(decoded.text, str(wording))


def assemble(
    record: Record,
    wording: Wording,
    *,
    draft: bool = False,
    strict: bool = False,
    notes: tuple[Finding, ...] = (),
) -> Report:
    """Make a report in memory; raises FindingsError where findings stop it. `notes` come from the reading."""
    composed, findings = account(record, wording, draft=draft, strict=strict)
    findings = (*notes, *findings)
    if stops(findings, strict=strict):
        raise FindingsError(findings)
    title = "".join(map(piece_text, composed.outline.title))
    data = render(composed.outline, _properties(record, title))
    missing = {want.place for omission in composed.omissions for want in omission.wants}
    filled = len(composed.printed)
    wanted = len(composed.printed | missing | set(composed.gaps))
    return Report(title, data, composed.outline, filled, wanted, composed.omissions, composed.gaps, findings)


class Account(NamedTuple):
    """A report composed and checked, but not laid out."""

    composed: Composed
    findings: tuple[Finding, ...]


def account(record: Record, wording: Wording, *, draft: bool = False, strict: bool = False) -> Account:
    """Compose a report and check it: all that can be said of a record without making a document."""
    composed = compose(record, wording, draft=draft)
    return Account(composed, (*composed.findings, *check(record), *_gaps(composed, strict=strict)))


def _gaps(composed: Composed, *, strict: bool) -> list[Finding]:
    """Gaps that stop a report: those the wording does not allow and, where it is to be strict, all."""
    found = []
    for want in composed.undeclared:
        message = f"文稿一定要用“{want.place}”，但它{want.lack}"
        fix = "在数据里补上；或者在文稿里把用到它的句子放进 [[ ]]"
        found.append(Finding("gap.required", Severity.ERROR, message, fix, Place(label=want.place)))
    if strict:
        for omission in composed.omissions:
            if omission.is_for_good:
                continue
            wants = "、".join(f"{want.place}（{want.lack}）" for want in omission.wants)
            message = f"“{omission.text}”没有写进报告，缺：{wants}"
            found.append(
                Finding("gap.clause", Severity.ERROR, message, "补上数据；本地没有这项的，写 \"不适用\"",
                        Place(label=omission.section))
            )  # fmt: skip
    return found


def _properties(record: Record, title: str) -> DocumentProperties:
    assert not isinstance(record.name, Missing) and not isinstance(record.year, Missing)
    # The last day of the year reported, never the clock: the same record gives the same bytes.
    return DocumentProperties(title, record.name, datetime.date(record.year, 12, 31))
