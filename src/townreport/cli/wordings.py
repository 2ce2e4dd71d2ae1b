"""Commands about wordings: print, list, show, check."""

from __future__ import annotations

from typing import Annotated

import typer

from townreport.cli.options import FAILED, Format, OutputFormat, fail


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
        raise typer.BadParameter(f"没有“{name}”这种文稿，自带的是：{'、'.join(KINDS)}")
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
        raise typer.Exit(FAILED)
