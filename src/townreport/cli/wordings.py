"""Commands about wordings: print, list, show, check."""

from __future__ import annotations

from typing import Annotated

import typer

from townreport.cli.lazy import LazyGroup, Listed
from townreport.cli.options import OutputFormat
from townreport.cli.outcome import FAILED, Format, WrongUsage, fail


class Wordings(LazyGroup):
    """The commands behind ``wording``, in the order of the help."""

    table = {  # noqa: RUF012 - the class's own, for good
        "list": Listed(
            "wordings", "wording_list", "列出自带的文稿。", "例：townreport build 数据.json --wording 政府工作报告"
        ),
        "show": Listed(
            "wordings", "wording_show", "打印一种自带的文稿。", "例：townreport wording show 要情 > 要情.md"
        ),
        "check": Listed(
            "wordings", "wording_check", "检查文稿：不认识的指标、手写的序号、不成对的括号、没有用到的数据。",
            "例：townreport wording check 我的文稿.md --data 青石镇2023年.json",
        ),
    }  # fmt: skip


wording_app = typer.Typer(
    name="wording",
    cls=Wordings,
    help="打印默认文稿，可改了用 --wording 交回；列出、查看、检查文稿。",
    epilog="例：townreport wording > 我的文稿.md，改好后 townreport build 数据.json --wording 我的文稿.md",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
)


@wording_app.callback()
def wording_main(context: typer.Context) -> None:
    """打印默认文稿，可改了用 --wording 交回；列出、查看、检查文稿。"""
    if context.invoked_subcommand is None:
        from townreport.wording import default_source

        typer.echo(default_source(), nl=False)


def wording_list() -> None:
    """列出自带的文稿。"""
    from townreport.wording import KINDS

    for name, kind in KINDS.items():
        typer.echo(f"{name}\t{kind.meaning}")


def wording_show(name: Annotated[str, typer.Argument(metavar="文稿名", help="自带文稿的名字。")]) -> None:
    """打印一种自带的文稿。"""
    from townreport.wording import KINDS, shipped_source

    if name not in KINDS:
        raise WrongUsage(f"没有“{name}”这种文稿，自带的是：{'、'.join(KINDS)}")
    typer.echo(shipped_source(name), nl=False)


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
        fail(error.findings, format, "文稿没有通过检查")
    results = [(file, findings)]
    if format is Format.JSON:
        console.say_json(console.validation_data(results))
    else:
        console.say_validation(results)
    if stops(findings):
        raise SystemExit(FAILED)
