"""The command that makes many reports: batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from townreport.cli.making import soffice_program
from townreport.cli.outcome import FAILED, INTERRUPTED, MOST_JOBS, Format, TableFormat, WrongUsage, fail

if TYPE_CHECKING:
    # Typer finds them when it builds a command; the quick way needs none of them.
    from pathlib import Path
    from typing import Annotated

    import typer

    from townreport.cli.options import (
        BaseFile,
        CustomsAsked,
        Draft,
        LastYear,
        SettingsFile,
        Soffice,
        Strict,
        TermsFile,
        WordingFile,
    )


def batch(
    sources: Annotated[list[str], typer.Argument(metavar="数据.json…", help="记录文件，或装着它们的文件夹。")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="报告都放在这里；没有就新建。")],
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", metavar="N", min=1, max=MOST_JOBS, help="同时用几个进程；默认看镇数和处理器。"),
    ] = None,
    name: Annotated[
        str, typer.Option("--name", metavar="样式", help="报告的文件名，可用 {county}、{town}、{year}、{file}。")
    ] = "{town}{year}年工作总结",
    draft: Draft = False,
    strict: Strict = False,
    wording: WordingFile = None,
    format: Annotated[  # noqa: A002
        TableFormat, typer.Option("--format", help="结果写成文字（text）、JSON（json）还是表格（csv）。")
    ] = TableFormat.TEXT,
    force: Annotated[bool, typer.Option("--force", help="全部重做，有人改过的报告也覆盖。")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="接着上次做（默认就是这样）；不能和 --force 同用。")] = False,
    base: BaseFile = None,
    customs: CustomsAsked = None,
    settings_file: SettingsFile = None,
    last_year: LastYear = None,
    terms: TermsFile = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="在每份 .docx 旁边再生成一份 PDF（要装有 LibreOffice）。")] = False,
    soffice: Soffice = None,
) -> None:
    """生成许多镇的报告：一个镇出错不影响别的镇，中断了再运行会接着做。"""
    if resume and force:
        raise WrongUsage("--resume 接着上次做，--force 全部重做，只能用一个")
    import signal
    from functools import partial

    from townreport import batch_console
    from townreport.batch import Batch
    from townreport.findings import FindingsError, OutputError
    from townreport.settings import settings_for

    plain = Format.JSON if format is TableFormat.JSON else Format.TEXT
    run: Batch | None = None
    try:
        run = Batch(
            sources, output, name=name, wording=wording, draft=draft, strict=strict, force=force, jobs=jobs,
            settings=partial(settings_for, file=settings_file, asked=customs or (), base=base),
            soffice=soffice_program(soffice) if pdf else "", last_year=last_year, terms=terms,
        )  # fmt: skip
        with run:
            failed = batch_console.watch(run, says_towns=format is TableFormat.TEXT)
    except KeyboardInterrupt:
        # Who presses it twice has no less of an answer.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        batch_console.say_interrupted(run)
        raise SystemExit(INTERRUPTED) from None
    except FindingsError as error:
        fail(error.findings, plain)
    except OutputError as error:
        fail([error.finding], plain)
    if format is not TableFormat.TEXT:
        batch_console.say_summary(run.folder, format.value)
    if failed:
        raise SystemExit(FAILED)
