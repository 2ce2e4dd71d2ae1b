"""What a worker does with a chunk of towns: read, decide, build, write. Raises nothing for a bad town.

Flushing a file to the disk takes longer than making the report, and no processor: `shelf` does it while the next report
is made.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Future, wait
from pathlib import Path
from typing import NamedTuple

from townreport.batch.crew import Interrupted
from townreport.batch.processes import uninterrupted
from townreport.batch.recipe import Order, Recipe, text_hash
from townreport.batch.shelf import Shelf
from townreport.batch.sources import Source
from townreport.batch.town import Status, Town
from townreport.build import Report, assemble, open_record
from townreport.checks.content import Against
from townreport.files import bad_name
from townreport.findings import Finding, FindingsError, OutputError, Place, Severity
from townreport.layout.origin import is_untouched
from townreport.opening import named_wording, read_against
from townreport.reading import decode, read_file
from townreport.record import Missing, Record
from townreport.wording import KINDS, shipped_source

_MOST_BYTES_OF_A_REPORT = 64 * 1024 * 1024
"""Nothing we wrote is larger; a larger file in a report's place is somebody's own."""

_SECONDS_FOR_A_LOT = 5
"""A lot takes as long on a slow disk; what takes longer is not waited for when somebody wants to stop."""


class Job(NamedTuple):
    """One town to do.

    `output` is its report's file name, empty where it could not be told beforehand; `recipe` what it is made with;
    `before` what is known of the report as it was made last; `last_year` the file of the town's record of the year
    before, empty where there is none.
    """

    source: Source
    output: str
    recipe: Recipe
    before: Town | None = None
    last_year: str = ""


class _Begun(NamedTuple):
    """A town whose report is made; where `writing` is given, it is still on its way to the disk."""

    job: Job
    town: Town
    writing: Future[None] | None = None


def build_chunk(order: Order, jobs: Sequence[Job]) -> list[Town]:
    """Do these towns and say what became of each, in their order.

    Raises MemoryError where there are several and memory is short: any of them may have used it up, so each is to be
    tried again alone. Raises Interrupted on Ctrl-C, with the towns that are done.
    """
    is_alone = len(jobs) == 1
    begun: list[_Begun] = []
    try:
        with Shelf(order.workshop) as shelf:
            for job in jobs:
                begun.append(_attempt(order, job, shelf, is_alone=is_alone))  # noqa: PERF401 - one at a time, for Ctrl-C
        towns = [_finish(each) for each in begun]
    except KeyboardInterrupt:
        with uninterrupted():
            wait([each.writing for each in begun if each.writing is not None], _SECONDS_FOR_A_LOT)
            done = [each for each in begun if each.writing is None or each.writing.done()]
            raise Interrupted([_finish(each) for each in done]) from None
    return [_with_pdf(order, job, town) for job, town in zip(jobs, towns, strict=True)] if order.soffice else towns


def failed(job: Job, error: Exception) -> Town:
    """The town of which nothing could be made, because of `error`."""
    if isinstance(error, FindingsError):
        findings = error.findings
    elif isinstance(error, OutputError):
        findings = (error.finding,)
    elif isinstance(error, MemoryError):
        fix = "检查记录是不是大得不正常；或用 -j 1 再做一次"
        findings = (_finding(job, "batch.out-of-memory", "内存不够，这个镇的报告没有做成", fix),)
    elif isinstance(error, BrokenExecutor):
        fix = "检查记录是不是大得不正常、机器内存够不够，再运行一次；只重做没有做成的"
        findings = (_finding(job, "batch.worker-died", "做这个镇的进程中途被系统或别人结束了，报告没有做成", fix),)
    else:
        message = f"程序在这个镇出错（{type(error).__name__}：{error}），报告没有做成"
        findings = (_finding(job, "batch.unexpected", message, "请把这份记录和这句话发给程序的维护者"),)
    return Town(job.source.name, Status.FAILED, output=job.output, findings=findings)


def _attempt(order: Order, job: Job, shelf: Shelf, *, is_alone: bool) -> _Begun:
    try:
        return _begin(order, job, shelf)
    except MemoryError as error:
        if not is_alone:
            raise
        return _Begun(job, failed(job, error))
    except Exception as error:  # noqa: BLE001 - one bad town never stops the others
        return _Begun(job, failed(job, error))


def _begin(order: Order, job: Job, shelf: Shelf) -> _Begun:
    found = read_file(job.source.path)
    if found.data is None:
        here = [finding._replace(place=Place(file=job.source.name)) for finding in found.findings]
        raise FindingsError(here)
    record_hash = hashlib.sha256(found.data).hexdigest()
    before = job.before if job.before is not None and job.before.output == job.output else None
    is_current = before is not None and before.record_hash == record_hash and _is_made_alike(order, job, before)
    path = os.path.join(order.folder, job.output)
    if job.output and not order.force:
        content = _content(path)
        if before is not None and content is not None and _hash(content) == before.result_hash:
            if is_current:
                return _Begun(job, before._replace(status=Status.UNCHANGED))
        elif content is not None and not is_untouched(content):
            return _Begun(job, _edited(job, is_current=is_current, strict=order.strict))
    record, notes, origin = open_record(found.data, job.source.name)
    _check_name(order, job, record)
    recipe = job.recipe
    named = None if recipe.is_asked else named_wording(record, job.source.path, origin)
    if named is not None:
        recipe = recipe.naming(named.text, named.file)
    report = assemble(
        record, recipe.wording(), draft=order.draft, strict=order.strict, notes=notes, origin=origin,
        settings=recipe.settings, against=_against(order, job),
    )  # fmt: skip
    town = _built(job, record, report)._replace(
        record_hash=record_hash,
        own_wording="" if named is None else str(record.wording),
        wording_hash=recipe.wording_hash,
        settings_hash=_settings_hash(order, job),
    )
    return _Begun(job, town, shelf.put(path, report.data))


def _settings_hash(order: Order, job: Job) -> str:
    """SHA-256 over all but record and wording."""
    beside = [read_file(path).data or b"" for path in (job.last_year, order.terms) if path]
    return text_hash("".join((job.recipe.fingerprint, *map(_hash, beside)))) if beside else job.recipe.fingerprint


def _against(order: Order, job: Job) -> Against:
    # Neighbours decide on no hash: a town that joins a batch is no reason to make all the others again.
    found = read_against(job.last_year or None, order.terms or None, order.towns)
    # Where the file stands is no part of what is said: only its name.
    return found._replace(last_year_file=os.path.basename(job.last_year)) if job.last_year else found


def _is_made_alike(order: Order, job: Job, before: Town) -> bool:
    """Whether a report of the same record would be made with the same wording, settings, base and version."""
    wording_hash = job.recipe.wording_hash
    if before.own_wording in KINDS:
        wording_hash = text_hash(shipped_source(before.own_wording))
    elif before.own_wording:
        file = os.path.join(os.path.dirname(job.source.path), os.path.basename(before.own_wording))
        found = read_file(file).data
        text = None if found is None else decode(found).text
        wording_hash = "" if text is None else text_hash(text)
    is_named = bool(before.own_wording) and not job.recipe.is_asked
    expected = wording_hash if is_named else job.recipe.wording_hash
    return (before.wording_hash, before.settings_hash) == (expected, _settings_hash(order, job))


def _finish(begun: _Begun) -> Town:
    error = begun.writing.exception() if begun.writing is not None else None
    if error is None:
        return begun.town
    if not isinstance(error, Exception):
        raise error
    lost = failed(begun.job, error)
    return begun.town._replace(status=Status.FAILED, result_hash="", findings=(*begun.town.findings, *lost.findings))


def _with_pdf(order: Order, job: Job, town: Town) -> Town:
    """Make the PDF of a report that was just made, or that has none newer than itself."""
    if town.status not in (Status.BUILT, Status.UNCHANGED):
        return town
    report = Path(order.folder, town.output)
    try:
        pdf = report.with_suffix(".pdf")
        if town.status is Status.BUILT or not pdf.exists() or pdf.stat().st_mtime_ns < report.stat().st_mtime_ns:
            from townreport.pdf import pdf_beside

            pdf_beside(report, order.soffice, force=order.force)
    except Exception as error:  # noqa: BLE001 - one bad town never stops the others
        return town._replace(status=Status.FAILED, findings=(*town.findings, *failed(job, error).findings))
    return town


def _content(path: str) -> bytes | None:
    """What is in a report's place: None where nothing is; what is no file of ours counts as somebody's own."""
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise bad_name(Path(path)) from error
    if not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES_OF_A_REPORT:
        return b""
    with open(path, "rb") as file:
        return file.read()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _edited(job: Job, *, is_current: bool, strict: bool) -> Town:
    if is_current:
        severity, message = Severity.NOTE, f"“{job.output}”有人改过，保留原样"
    else:
        severity, message = Severity.WARNING, f"“{job.output}”有人改过，保留原样；它不是按现在的记录或文稿做的"
    fix = "确定不要手工的改动，加 --force 重做"
    finding = Finding("batch.edited", severity, message, fix, Place(file=job.source.name))
    known = job.before or Town(job.source.name, Status.EDITED, output=job.output)
    status = Status.FAILED if strict and severity is Severity.WARNING else Status.EDITED
    return known._replace(status=status, output=job.output, findings=(finding,), result_hash="")


def _check_name(order: Order, job: Job, record: Record) -> None:
    """The name was made from the record as it was a moment ago; nothing may be written under any other."""
    name = order.pattern.file_name(record, job.source.name)
    if name is None:
        message = f"文件名要用{order.pattern.missing(record)}，记录里没有"
        raise FindingsError([_finding(job, "batch.name-lacks", message, "在记录里补上；或用 --name 换一个样式")])
    if name != job.output:
        message = "记录在批次进行当中改了名称或年度，没有做"
        raise FindingsError([_finding(job, "batch.record-changed", message, "再运行一次")])


def _built(job: Job, record: Record, report: Report) -> Town:
    assert not isinstance(record.name, Missing)
    assert not isinstance(record.year, Missing)
    return Town(
        job.source.name,
        Status.BUILT,
        name=record.name,
        county="" if isinstance(record.county, Missing) else record.county,
        year=record.year,
        output=job.output,
        filled=report.filled,
        wanted=report.wanted,
        gaps=len(report.gaps),
        omissions=report.omissions,
        findings=report.findings,
        result_hash=_hash(report.data),
    )


def _finding(job: Job, code: str, message: str, fix: str) -> Finding:
    return Finding(code, Severity.ERROR, message, fix, Place(file=job.source.name))
