"""Commands about records: new, schema."""

from __future__ import annotations

from typing import Annotated

import typer

from townreport.cli.options import Force
from townreport.cli.outcome import STANDARD_STREAM, Format, fail


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
        fail([error.finding], Format.TEXT)
    console.say(f"已新建：{console.safe(str(form))}")
    console.say(f"字段说明：{console.safe(str(schema))}（编辑软件凭它提示每一项的含义和单位）")


def schema() -> None:
    """打印记录的 JSON Schema：每一项的含义、单位、由谁提供。"""
    from townreport.schema import schema_text

    typer.echo(schema_text(), nl=False)
