"""The commands: a few lines each over the Python API, and the only place with exit codes.

Exit codes: 0 fine, 1 findings that stop, 2 wrong usage. Results go to stdout, findings to stderr.
Each command imports what it needs when it runs: start-up counts.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from townreport.findings import Finding

STANDARD_STREAM = "-"
FAILED = 1
INTERRUPTED = 130
MOST_JOBS = 61
"""Windows cannot wait for more processes at once."""

app = typer.Typer(
    name="townreport",
    help="把一个乡镇一年的数据（JSON）生成公文格式的年度工作总结（.docx）。",
    epilog="例：townreport new 青石镇 2023，填好后 townreport build 青石镇2023年.json",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Format(StrEnum):
    """How results are printed."""

    TEXT = "text"
    JSON = "json"


class TableFormat(StrEnum):
    """How results of many towns are printed."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


DataFile = Annotated[str, typer.Argument(metavar="数据.json", help="记录文件；- 表示从标准输入读。")]
OutputFormat = Annotated[Format, typer.Option("--format", help="结果写成文字（text）还是 JSON（json）。")]
Draft = Annotated[bool, typer.Option("--draft", help="草稿：缺的数据印成突出显示的 xx，什么都不收起。")]
Strict = Annotated[bool, typer.Option("--strict", help="从严：疑似问题、收起的句子也算错误。")]
WordingFile = Annotated[Path | None, typer.Option("--wording", metavar="文稿.md", help="用自己的文稿代替默认文稿。")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有的文件，即使有人改过。")]
CustomsAsked = Annotated[
    list[str] | None, typer.Option("--set", metavar="名称=值", help="本次的版面习惯，如 --set 行距=28；可以写几次。")
]
SettingsFile = Annotated[
    Path | None,
    typer.Option("--settings", metavar="设置.toml", help="设置文件；默认用记录旁边或当前文件夹里的 townreport.toml。"),
]
BaseFile = Annotated[
    Path | None,
    typer.Option("--base", metavar="基础文档.docx", help="用在 Word 里改过样式的基础文档（见 townreport base）。"),
]
LastYear = Annotated[
    str | None,
    typer.Option(
        "--last-year", metavar="上年.json", help="本镇上一年的记录：补上没填的上年数，并与它核对；多个镇时写文件夹。"
    ),
]
TermsFile = Annotated[
    Path | None, typer.Option("--terms", metavar="用语.toml", help="县里的规范用语：规范和误写的说法，见说明。")
]
Soffice = Annotated[
    Path | None, typer.Option("--soffice", metavar="程序", help="LibreOffice 的 soffice 程序；默认自动查找。")
]


def _version(wanted: bool) -> None:
    if wanted:
        from townreport import __version__

        typer.echo(f"townreport {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本号。")] = False,
) -> None:
    """把一个乡镇一年的数据（JSON）生成公文格式的年度工作总结（.docx）。"""
    del version
    from townreport.terminal import prepare_streams

    prepare_streams()


@app.command(epilog="例：townreport build 青石镇2023年.json -o 总结.docx")
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
    from townreport.build import assemble, build_one, choose_wording, open_record, read_against
    from townreport.findings import FindingsError, OutputError
    from townreport.fonts.installed import missing_fonts
    from townreport.settings import settings_for

    to_stream = output == STANDARD_STREAM
    if to_stream and (pdf or soffice):
        raise typer.BadParameter("报告写到标准输出时不能同时生成 PDF")
    made = None
    try:
        source = sys.stdin.buffer if data == STANDARD_STREAM else data
        program = _soffice(soffice) if pdf else ""
        settings = settings_for(None if data == STANDARD_STREAM else data, settings_file, customs or (), base)
        if to_stream:
            record, notes, origin = open_record(source)
            path = None if data == STANDARD_STREAM else data
            ready = choose_wording(record, path, wording, settings.wording, origin)
            report = assemble(
                record, ready, draft=draft, strict=strict, notes=notes, origin=origin, settings=settings,
                against=read_against(last_year, terms),
            )  # fmt: skip
            sys.stdout.buffer.write(report.data)
            sys.stdout.buffer.flush()
            where, stream = "标准输出", sys.stderr
        else:
            built = build_one(
                source, output, wording=wording, settings=settings, draft=draft, strict=strict, force=force,
                last_year=last_year, terms=terms,
            )  # fmt: skip
            report, where, stream = built.report, str(built.path), sys.stdout
            made = _pdf(built.path, program, format, force=force) if pdf else None
    except FindingsError as error:
        _fail(error.findings, format)
    except OutputError as error:
        _fail([error.finding], format)
    missing = missing_fonts(report.fonts)
    if format is Format.JSON:
        console.say_json(console.report_data(report, where, made, missing), stream)
    else:
        console.say_findings(report.findings)
        console.say_report(report, where, stream, made, missing)


def _soffice(named: Path | None) -> str:
    """LibreOffice's program, looked for before anything is made: without it no PDF is to be expected."""
    from townreport.pdf import find_program

    return find_program(named)


def _pdf(document: Path, program: str, format: Format, *, force: bool) -> str:  # noqa: A002
    from townreport.findings import OutputError
    from townreport.pdf import pdf_beside

    try:
        return str(pdf_beside(document, program, force=force))
    except OutputError as error:
        _fail([error.finding], format, f"已生成 {document}，没有生成 PDF")


@app.command(epilog="例：townreport validate 青石镇2023年.json　　townreport validate 各镇数据/")
def validate(
    files: Annotated[
        list[str], typer.Argument(metavar="数据.json…", help="记录文件或装着它们的文件夹；- 表示标准输入。")
    ],
    strict: Strict = False,
    wording: WordingFile = None,
    last_year: LastYear = None,
    terms: TermsFile = None,
    towns: Annotated[
        Path | None, typer.Option("--towns", metavar="名单.txt", help="全县乡镇的名称，一行一个：查出误抄的别镇名称。")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="把有把握的改动（半角标点、全角数字、重复的句号）写回文件，并列出改了什么。")
    ] = False,
    format: OutputFormat = Format.TEXT,  # noqa: A002
) -> None:
    """检查记录：一次列出全部问题，说明在哪一行、怎么改。"""
    from townreport import console
    from townreport.findings import FindingsError, OutputError, stops
    from townreport.validating import fix_files, read_towns, validate_files

    if fix and STANDARD_STREAM in files:
        raise typer.BadParameter("--fix 要写回文件，不能用于标准输入")
    try:
        fixed = fix_files(files) if fix else []
        others = read_towns(towns) if towns is not None else ()
        results = validate_files(files, sys.stdin.buffer, wording, last_year=last_year, terms=terms, other_towns=others)
    except FindingsError as error:
        _fail(error.findings, format, "没有检查")
    except OutputError as error:
        _fail([error.finding], format, "没有写回")
    if format is Format.JSON:
        console.say_json(console.validation_data(results, fixed))
    else:
        console.say_fixes(fixed)
        console.say_validation(results)
    if any(stops(findings, strict=strict) for _, findings in results):
        raise typer.Exit(FAILED)


@app.command(epilog="例：townreport rules　　townreport rules growth.stated")
def rules(
    code: Annotated[str | None, typer.Argument(metavar="代号", help="要说明的规则；不写就列出全部。")] = None,
    format: OutputFormat = Format.TEXT,  # noqa: A002
) -> None:
    """列出检查内容的规则，或者说明一条：理由、错的例子、对的例子。"""
    from townreport import console
    from townreport.explaining import explained, nearest_code

    found = explained(code)
    if not found:
        near = nearest_code(code or "")
        guess = f"是不是 {near}？" if near else "全部规则见 townreport rules"
        raise typer.BadParameter(f"没有“{code}”这条规则，{guess}")
    if format is Format.JSON:
        console.say_json({"rules": [rule._asdict() for rule in found]})
    elif code is None:
        console.say_rules(found)
    else:
        console.say_rule(found[0])


@app.command(epilog="例：townreport preview 青石镇2023年.json --html 预览.html")
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
                write_whole(Path(html), page, may_replace=None if force else is_preview)
                console.say(f"已生成预览：{console.safe(html)}")
    except FindingsError as error:
        _fail(error.findings, Format.TEXT)
    except OutputError as error:
        _fail([error.finding], Format.TEXT)
    console.say_findings((*notes, *found))
    if stops(found):
        raise typer.Exit(FAILED)


@app.command(
    epilog="例：townreport base，在 Word 里改好样式后 townreport build 数据.json --base 基础文档.docx"
)
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
        write_whole(Path(output), data, may_replace=None if force else data.__eq__)
    except OutputError as error:
        _fail([error.finding], Format.TEXT)
    console.say(f"已写出基础文档：{console.safe(output)}")


@app.command(epilog="例：townreport batch 各镇数据 -o 报告　　再运行一次，只重做有变化的")
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
        raise typer.BadParameter("--resume 接着上次做，--force 全部重做，只能用一个")
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
            soffice=_soffice(soffice) if pdf else "", last_year=last_year, terms=terms,
        )  # fmt: skip
        with run:
            failed = batch_console.watch(run, says_towns=format is TableFormat.TEXT)
    except KeyboardInterrupt:
        batch_console.say_interrupted(run)
        raise typer.Exit(INTERRUPTED) from None
    except FindingsError as error:
        _fail(error.findings, plain)
    except OutputError as error:
        _fail([error.finding], plain)
    if format is not TableFormat.TEXT:
        batch_console.say_summary(run.folder, format.value)
    if failed:
        raise typer.Exit(FAILED)


@app.command(epilog="例：townreport new 青石镇 2023")
def new(
    name: Annotated[str, typer.Argument(metavar="名称", help="镇、乡、街道的全称，如 青石镇。")],
    year: Annotated[int, typer.Argument(metavar="年度", help="总结的年度，四位数字，如 2023。", min=1949, max=2100)],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="数据.json", help="默认写成 名称年度年.json；- 表示标准输出。"),
    ] = None,
    force: Force = False,
) -> None:
    """新建一份空白记录，按报告的顺序列出全部项目；旁边放一份字段说明。"""
    from townreport import console
    from townreport.findings import OutputError
    from townreport.form import empty_record, write_form

    if output == STANDARD_STREAM:
        console.say(empty_record(name, year).rstrip("\n"))
        return
    try:
        form, schema = write_form(name, year, output, force=force)
    except OutputError as error:
        _fail([error.finding], Format.TEXT)
    console.say(f"已新建：{console.safe(str(form))}")
    console.say(f"字段说明：{console.safe(str(schema))}（编辑软件凭它提示每一项的含义和单位）")


@app.command(epilog="例：townreport schema > record.schema.json")
def schema() -> None:
    """打印记录的 JSON Schema：每一项的含义、单位、由谁提供。"""
    from townreport.schema import schema_text

    typer.echo(schema_text(), nl=False)


wording_app = typer.Typer(
    help="打印默认文稿，可改了用 --wording 交回；列出、查看、检查文稿。",
    epilog="例：townreport wording > 我的文稿.md，改好后 townreport build 数据.json --wording 我的文稿.md",
    invoke_without_command=True,
    rich_markup_mode=None,
)
app.add_typer(wording_app, name="wording")


@wording_app.callback()
def wording_main(context: typer.Context) -> None:
    """打印默认文稿，可改了用 --wording 交回；列出、查看、检查文稿。"""
    if context.invoked_subcommand is None:
        from townreport.wording import default_source

        typer.echo(default_source(), nl=False)


@wording_app.command("list", epilog="例：townreport build 数据.json --wording 政府工作报告")
def wording_list() -> None:
    """列出自带的文稿。"""
    from townreport.wording import KINDS

    for name, kind in KINDS.items():
        typer.echo(f"{name}\t{kind.meaning}")


@wording_app.command("show", epilog="例：townreport wording show 要情 > 要情.md")
def wording_show(name: Annotated[str, typer.Argument(metavar="文稿名", help="自带文稿的名字。")]) -> None:
    """打印一种自带的文稿。"""
    from townreport.wording import KINDS, shipped_source

    if name not in KINDS:
        raise typer.BadParameter(f"没有“{name}”这种文稿，自带的是：{'、'.join(KINDS)}")
    typer.echo(shipped_source(name), nl=False)


@wording_app.command("check", epilog="例：townreport wording check 我的文稿.md --data 青石镇2023年.json")
def wording_check(
    file: Annotated[str, typer.Argument(metavar="文稿.md", help="要检查的文稿。")],
    data: Annotated[
        str | None, typer.Option("--data", metavar="数据.json", help="一并列出这份记录里文稿没有用到的数据。")
    ] = None,
    format: OutputFormat = Format.TEXT,  # noqa: A002
) -> None:
    """检查文稿：不认识的指标、手写的序号、不成对的括号、没有用到的数据。"""
    from townreport import console
    from townreport.build import read
    from townreport.findings import FindingsError, stops
    from townreport.wording_check import check_wording

    try:
        record = read(data)[0] if data is not None else None
        findings = check_wording(file, record)
    except FindingsError as error:
        _fail(error.findings, format, "文稿没有通过检查")
    results = [(file, findings)]
    if format is Format.JSON:
        console.say_json(console.validation_data(results))
    else:
        console.say_validation(results)
    if stops(findings):
        raise typer.Exit(FAILED)


def _fail(findings: Iterable[Finding], format: Format, outcome: str = "没有生成") -> NoReturn:  # noqa: A002
    from townreport import console
    from townreport.data import finding_data

    findings = tuple(findings)
    if format is Format.JSON:
        console.say_json({"findings": [finding_data(finding) for finding in findings]})
    else:
        console.say_findings(findings)
        console.say(f"{outcome}：{console.counts(findings)}", stream=sys.stderr)
    raise typer.Exit(FAILED)
