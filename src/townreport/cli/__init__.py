"""The commands: a few lines each over the Python API, and the only place with exit codes.

Exit codes: 0 fine, 1 findings that stop, 2 wrong usage. Results go to stdout, findings to stderr.
Each command imports what it needs when it runs: start-up counts.
"""

from __future__ import annotations

from typing import Annotated

import typer

from townreport.cli.checking import rules, validate
from townreport.cli.making import base, build, preview
from townreport.cli.many import batch
from townreport.cli.records import new, schema
from townreport.cli.wordings import wording_check, wording_list, wording_main, wording_show

app = typer.Typer(
    name="townreport",
    help="把一个乡镇一年的数据（JSON）生成公文格式的年度工作总结（.docx）。",
    epilog="例：townreport new 青石镇 2023，填好后 townreport build 青石镇2023年.json",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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


wording_app = typer.Typer(
    help="打印默认文稿，可改了用 --wording 交回；列出、查看、检查文稿。",
    epilog="例：townreport wording > 我的文稿.md，改好后 townreport build 数据.json --wording 我的文稿.md",
    invoke_without_command=True,
    rich_markup_mode=None,
)
wording_app.callback()(wording_main)

# In the order of the help.
app.command(epilog="例：townreport build 青石镇2023年.json -o 总结.docx")(build)
app.command(epilog="例：townreport validate 青石镇2023年.json　　townreport validate 各镇数据/")(validate)
app.command(epilog="例：townreport rules　　townreport rules growth.stated")(rules)
app.command(epilog="例：townreport preview 青石镇2023年.json --html 预览.html")(preview)
app.command(epilog="例：townreport base，在 Word 里改好样式后 townreport build 数据.json --base 基础文档.docx")(base)
app.command(epilog="例：townreport batch 各镇数据 -o 报告　　再运行一次，只重做有变化的")(batch)
app.command(epilog="例：townreport new 青石镇 2023")(new)
app.command(epilog="例：townreport schema > record.schema.json")(schema)
wording_app.command("list", epilog="例：townreport build 数据.json --wording 政府工作报告")(wording_list)
wording_app.command("show", epilog="例：townreport wording show 要情 > 要情.md")(wording_show)
wording_app.command("check", epilog="例：townreport wording check 我的文稿.md --data 青石镇2023年.json")(wording_check)
app.add_typer(wording_app, name="wording")
