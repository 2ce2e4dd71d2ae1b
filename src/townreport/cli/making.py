"""Commands that make something to look at: build, preview, base."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from townreport.cli.outcome import FAILED, STANDARD_STREAM, Format, WrongUsage, fail

if TYPE_CHECKING:
    # Typer finds them when it builds a command; the quick way needs none of them.
    from pathlib import Path
    from typing import Annotated

    import typer

    from townreport.cli.options import (
        BaseFile,
        CustomsAsked,
        DataFile,
        Draft,
        Force,
        LastYear,
        OutputFormat,
        SettingsFile,
        Soffice,
        Strict,
        TermsFile,
        WordingFile,
    )


def build(
    data: DataFile,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="输出.docx", help="默认以报告标题为名，写在当前文件夹；- 是标准输出。"),
    ] = None,
    draft: Draft = False,
    strict: Strict = False,
    wording: WordingFile = None,
    force: Force = False,
    base: BaseFile = None,
    customs: CustomsAsked = None,
    settings_file: SettingsFile = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="在 .docx 旁边再生成一份 PDF（要装有 LibreOffice）。")] = False,
    soffice: Soffice = None,
    last_year: LastYear = None,
    terms: TermsFile = None,
    format: OutputFormat = Format.TEXT,  # noqa: A002 - the option is called --format
) -> None:
    """生成一个乡镇的报告。"""
    from townreport import console
    from townreport.build import make_report, write_report
    from townreport.findings import FindingsError, OutputError
    from townreport.fonts.installed import missing_fonts
    from townreport.settings import settings_for

    to_stream = output == STANDARD_STREAM
    if to_stream and (pdf or soffice):
        raise WrongUsage("报告写到标准输出时不能同时生成 PDF")
    made = None
    try:
        file = None if data == STANDARD_STREAM else data
        program = soffice_program(soffice) if pdf else ""
        settings = settings_for(file, settings_file, customs or (), base)
        report = make_report(
            sys.stdin.buffer if file is None else file, wording=wording, settings=settings, draft=draft, strict=strict,
            last_year=last_year, terms=terms,
        )  # fmt: skip
        if to_stream:
            sys.stdout.buffer.write(report.data)
            sys.stdout.buffer.flush()
            where, stream = "标准输出", sys.stderr
        else:
            where, stream = write_report(report, output, source=file, force=force), sys.stdout
            made = _pdf(where, program, format, force=force) if pdf else None
    except FindingsError as error:
        fail(error.findings, format)
    except OutputError as error:
        fail([error.finding], format)
    missing = missing_fonts(report.fonts)
    if format is Format.JSON:
        console.say_json(console.report_data(report, where, made, missing), stream)
    else:
        console.say_findings(report.findings)
        console.say_report(report, where, stream, made, missing)


def soffice_program(named: Path | None) -> str:
    """LibreOffice's program, looked for before anything is made: without it no PDF is to be expected."""
    from townreport.pdf import find_program

    return find_program(named)


def _pdf(document: str, program: str, format: Format, *, force: bool) -> str:  # noqa: A002
    from pathlib import Path

    from townreport.findings import OutputError
    from townreport.pdf import pdf_beside

    try:
        return str(pdf_beside(Path(document), program, force=force))
    except OutputError as error:
        fail([error.finding], format, f"已生成 {document}，没有生成 PDF")


def preview(
    data: DataFile,
    html: Annotated[
        str | None, typer.Option("--html", metavar="预览.html", help="写成一个样子像纸的网页文件；- 是标准输出。")
    ] = None,
    draft: Draft = False,
    wording: WordingFile = None,
    customs: CustomsAsked = None,
    settings_file: SettingsFile = None,
    plain: Annotated[bool, typer.Option("--plain", help="只要文字，不作标记。")] = False,
    force: Force = False,
) -> None:
    """先看看报告：数据和空白都标出来；有问题的记录也能看。"""
    from townreport import console
    from townreport.build import account, choose_wording, open_record
    from townreport.files import write_whole
    from townreport.findings import FindingsError, OutputError, stops
    from townreport.preview import html_page, is_preview
    from townreport.settings import settings_for

    try:
        settings = settings_for(None if data == STANDARD_STREAM else data, settings_file, customs or ())
        record, notes, origin = open_record(sys.stdin.buffer if data == STANDARD_STREAM else data)
        path = None if data == STANDARD_STREAM else data
        ready = choose_wording(record, path, wording, settings.wording, origin)
        composed, found, official = account(record, ready, draft=draft, origin=origin, settings=settings)
        shown = settings.customs(record)
        if html is None:
            console.say_preview(composed.outline, official, shown, plain=plain)
        else:
            page = html_page(composed.outline, official, shown, origin).encode()
            if html == STANDARD_STREAM:
                sys.stdout.buffer.write(page)
                sys.stdout.buffer.flush()
            else:
                write_whole(html, page, may_replace=None if force else is_preview)
                console.say(f"已生成预览：{console.safe(html)}")
    except FindingsError as error:
        fail(error.findings, Format.TEXT)
    except OutputError as error:
        fail([error.finding], Format.TEXT)
    console.say_findings((*notes, *found))
    if stops(found):
        raise SystemExit(FAILED)


def base(
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="基础文档.docx", help="写到哪里；- 是标准输出。")
    ] = "基础文档.docx",
    force: Force = False,
) -> None:
    """写出基础文档：在 Word 里改“公文标题”“一级标题”等样式，再用 --base 交回。"""
    from townreport import console
    from townreport.files import write_whole
    from townreport.findings import OutputError
    from townreport.layout.own_base import write_base

    data = write_base()
    if output == STANDARD_STREAM:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        write_whole(output, data, may_replace=None if force else data.__eq__)
    except OutputError as error:
        fail([error.finding], Format.TEXT)
    console.say(f"已写出基础文档：{console.safe(output)}")
