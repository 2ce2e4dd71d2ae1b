"""The Typer app, and the table of its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from townreport.cli.lazy import LazyGroup, Listed


class Commands(LazyGroup):
    """All commands, in the order of the help."""

    table = {  # noqa: RUF012 - the class's own, for good
        "build": Listed(
            "making", "build", "生成一个乡镇的报告。",
            "例：townreport build 青石镇2023年.json -o 总结.docx",
        ),
        "validate": Listed(
            "checking", "validate", "检查记录：一次列出全部问题，说明在哪一行、怎么改。",
            "例：townreport validate 青石镇2023年.json　　townreport validate 各镇数据/",
        ),
        "rules": Listed(
            "checking", "rules", "列出检查内容的规则，或者说明一条：理由、错的例子、对的例子。",
            "例：townreport rules　　townreport rules growth.stated",
        ),
        "preview": Listed(
            "making", "preview", "先看看报告：数据和空白都标出来；有问题的记录也能看。",
            "例：townreport preview 青石镇2023年.json --html 预览.html",
        ),
        "base": Listed(
            "making", "base", "写出基础文档：在 Word 里改“公文标题”“一级标题”等样式，再用 --base 交回。",
            "例：townreport base，在 Word 里改好样式后 townreport build 数据.json --base 基础文档.docx",
        ),
        "batch": Listed(
            "many", "batch", "生成许多镇的报告：一个镇出错不影响别的镇，中断了再运行会接着做。",
            "例：townreport batch 各镇数据 -o 报告　　再运行一次，只重做有变化的",
        ),
        "new": Listed(
            "records", "new", "新建一份空白记录，按报告的顺序列出全部项目；旁边放一份字段说明。",
            "例：townreport new 青石镇 2023",
        ),
        "schema": Listed(
            "records", "schema", "打印记录的 JSON Schema：每一项的含义、单位、由谁提供。",
            "例：townreport schema > record.schema.json",
        ),
        "wording": Listed(
            "wordings", "wording_app", "打印默认文稿，可改了用 --wording 交回；列出、查看、检查文稿。",
            # The group has an example of its own.
        ),
    }  # fmt: skip


app = typer.Typer(
    name="townreport",
    cls=Commands,
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
