"""From a town's record to its report: what the commands call, and what scripts call.

    built = build_one("青石镇2023年.json")
    print(built.path, built.filled, "/", built.wanted)

`open_record` (or `read`) and `assemble` are the two steps inside: the first knows files, the second does not.
"""

from __future__ import annotations

import datetime
import os
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from townreport.checks.content import NOTHING_ELSE, Against, check
from townreport.checks.terms import Terms
from townreport.collection import without_collections
from townreport.compose import Composed, compose
from townreport.elements import elements
from townreport.files import safe_name, write_whole
from townreport.findings import Finding, FindingsError, OutputError, Place, Severity, stops
from townreport.fonts.rare import rare_findings
from townreport.layout import STANDARD, Base, Customs, DocumentProperties, render
from townreport.layout.origin import is_untouched
from townreport.official import Official
from townreport.opening import (
    STREAM_NAME,
    Opened,
    Source,
    choose_wording,
    open_record,
    read,
    read_against,
    read_wording,
    read_wording_source,
)
from townreport.outline import Outline, piece_text
from townreport.reading import NO_ORIGIN, Origin, read_file
from townreport.record import Missing, Record
from townreport.settings import NO_SETTINGS, Settings, settings_for
from townreport.wording import Wording
from townreport.wording.account import Omission

if TYPE_CHECKING:
    # Who asks for a path gets one; the command does without: start-up counts.
    from pathlib import Path

__all__ = [
    "STREAM_NAME", "Account", "Built", "Opened", "Report", "Source", "account", "assemble", "build_one",
    "choose_wording", "make_report", "open_record", "read", "read_against", "read_wording", "read_wording_source",
    "write_report",
]  # fmt: skip


class Report(NamedTuple):
    """A report made in memory, and the account of it.

    `filled` of `wanted` places of the record are printed; `omissions` are the clauses left out and for
    want of what; `gaps` the places that a draft shows as blanks; `findings` what is to be said; `deviations` where the
    page follows the office's customs instead of GB/T 9704—2012; `customs` those customs; `fonts` the fonts that the
    document asks for.
    """

    title: str
    data: bytes
    outline: Outline
    filled: int
    wanted: int
    omissions: tuple[Omission, ...]
    gaps: tuple[str, ...]
    findings: tuple[Finding, ...]
    deviations: tuple[str, ...] = ()
    customs: Customs = STANDARD
    fonts: tuple[str, ...] = ()


class Built(NamedTuple):
    """A report on disk: where it is, and the `Report` it holds."""

    path: Path
    report: Report


def build_one(
    source: Source,
    output: Path | str | None = None,
    *,
    wording: Wording | Path | str | None = None,
    settings: Settings | None = None,
    draft: bool = False,
    strict: bool = False,
    force: bool = False,
    last_year: Source | None = None,
    terms: Terms | Path | str | None = None,
) -> Built:
    """Make one report and write it; `output` defaults to the report's title in the current folder.

    `settings` default to those of townreport.toml beside the record's file or in the current folder, and to none for a
    record that is no file; `wording` comes before the record's own, and that before theirs. `last_year`, the
    town's record of the year before, fills 上年 where the record gives none; `terms` is a file of the county's terms.
    Raises FindingsError where the record, the settings or the wording have faults, or where the record lacks a figure
    that the wording cannot do without (with `strict`, any figure); OutputError where the file cannot be
    written, or was edited by hand since and `force` is off. Nothing is written then.
    """
    from pathlib import Path

    report = make_report(
        source, wording=wording, settings=settings, draft=draft, strict=strict, last_year=last_year, terms=terms
    )
    return Built(Path(write_report(report, output, source=_path(source), force=force)), report)


def make_report(
    source: Source,
    *,
    wording: Wording | Path | str | None = None,
    settings: Settings | None = None,
    draft: bool = False,
    strict: bool = False,
    last_year: Source | None = None,
    terms: Terms | Path | str | None = None,
) -> Report:
    """Make one report in memory, with all that `build_one` reads for it. Raises FindingsError."""
    file = _path(source)
    if settings is None:
        settings = NO_SETTINGS if file is None else settings_for(file)
    record, notes, origin = open_record(source)
    ready = choose_wording(record, file, wording, settings.wording, origin)
    against = read_against(last_year, terms)
    return assemble(
        record, ready, draft=draft, strict=strict, notes=notes, origin=origin, settings=settings, against=against
    )


def write_report(report: Report, output: Path | str | None, *, source: str | None, force: bool = False) -> str:
    """Write a report, and say where; never to `source`, the file of its record. Raises OutputError."""
    path = safe_name(report.title) if output is None else os.fspath(output)
    if source is not None and os.path.exists(path) and os.path.samefile(path, source):
        fix = "用 -o 换一个文件名"
        raise OutputError(Finding("output.is-input", Severity.ERROR, "输出和输入是同一个文件", fix, Place(file=path)))
    write_whole(path, report.data, may_replace=None if force else is_untouched)
    return path


def _path(source: Source) -> str | None:
    """The path of a source that is a file."""
    return os.fspath(source) if isinstance(source, str | os.PathLike) else None


@without_collections
def assemble(
    record: Record,
    wording: Wording,
    *,
    draft: bool = False,
    strict: bool = False,
    notes: tuple[Finding, ...] = (),
    origin: Origin = NO_ORIGIN,
    settings: Settings = NO_SETTINGS,
    against: Against = NOTHING_ELSE,
) -> Report:
    """Make a report in memory; raises FindingsError where findings stop it.

    `notes` and `origin` come from `open_record`; without `origin`, findings name places in the record but no lines.
    """
    composed, findings, official = account(
        record, wording, draft=draft, strict=strict, origin=origin, settings=settings, against=against
    )
    customs = settings.customs(record)
    base, faults = (None, ()) if settings.base is None else _base(settings.base)
    findings = (*notes, *faults, *findings)
    if stops(findings, strict=strict):
        raise FindingsError(findings)
    title = "".join(map(piece_text, composed.outline.title))
    properties = _properties(record, official, title)
    data = render(composed.outline, properties, official=official, customs=customs, base=base)
    deviations = customs.deviations() if settings.base is None else (_BY_BASE.format(os.path.basename(settings.base)),)
    missing = {want.place for omission in composed.omissions for want in omission.wants}
    filled = len(composed.printed)
    wanted = len(composed.printed | missing | set(composed.gaps))
    return Report(
        title, data, composed.outline, filled, wanted, composed.omissions, composed.gaps, findings,
        deviations, customs, _fonts(customs, base),
    )  # fmt: skip


_BY_BASE = "字体、字号、行距等按基础文档“{}”的样式（与标准的差别不逐项列出）"


def _fonts(customs: Customs, base: Base | None) -> tuple[str, ...]:
    if base is None:
        asked = (*customs.fonts.values(), *([customs.digits_font] if customs.digits_font else []))
    else:
        styles = "".join(part.content().decode() for part in base.parts if part.name == "word/styles.xml")
        asked = tuple(font for font in re.findall(r'w:eastAsia="([^"]*)"', styles) if not font.isascii())
    return tuple(dict.fromkeys(asked))


def _base(file: Path) -> tuple[Base, tuple[Finding, ...]]:
    """An office's base document, read once as long as it does not change, and what is wrong with it."""
    try:
        changed = os.stat(file).st_mtime_ns
    except (OSError, ValueError):
        changed = 0
    return _read_base(file, changed)


@lru_cache(maxsize=8)
def _read_base(file: Path, changed: int) -> tuple[Base, tuple[Finding, ...]]:
    # Imported here: few offices have a base document of their own, and start-up counts.
    from townreport.layout.own_base import read_base

    del changed
    found = read_file(file)
    if found.data is None:
        raise FindingsError(found.findings)
    return read_base(found.data, str(file))


class Account(NamedTuple):
    """A report composed and checked, but not laid out; `official` are the elements around its text."""

    composed: Composed
    findings: tuple[Finding, ...]
    official: Official


@without_collections
def account(
    record: Record,
    wording: Wording,
    *,
    draft: bool = False,
    strict: bool = False,
    origin: Origin = NO_ORIGIN,
    settings: Settings = NO_SETTINGS,
    against: Against = NOTHING_ELSE,
) -> Account:
    """Compose a report and check it: all that can be said of a record without making a document.

    Checks name places in the record (`Place.path`); `origin` puts file, line and column to them.
    """
    record, on_last_year = against.base_for(record)
    composed = compose(record, wording, draft=draft)
    official, findings = elements(record, composed.outline)
    rare = rare_findings(composed.outline, official, settings.customs(record))
    content = check(record, composed.outline, against=against, more=on_last_year)
    located = origin.located((*composed.findings, *content, *findings, *rare))
    return Account(composed, (*located, *_gaps(composed, strict=strict)), official)


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
                Finding("gap.clause", Severity.ERROR, message, '补上数据；本地没有这项的，写 "不适用"',
                        Place(label=omission.section))
            )  # fmt: skip
    return found


def _properties(record: Record, official: Official, title: str) -> DocumentProperties:
    assert not isinstance(record.name, Missing)
    assert not isinstance(record.year, Missing)
    # The last day of the year reported, never the clock: the same record gives the same bytes.
    author = "、".join(official.signature) or record.name
    return DocumentProperties(title, author, datetime.date(record.year, 12, 31))
