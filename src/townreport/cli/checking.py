"""Commands that check: validate, rules."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from townreport.cli.outcome import FAILED, STANDARD_STREAM, Format, WrongUsage, fail

if TYPE_CHECKING:
    # Typer finds them when it builds a command; the quick way needs none of them.
    from pathlib import Path
    from typing import Annotated

    import typer

    from townreport.cli.options import LastYear, OutputFormat, Strict, TermsFile, WordingFile


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
        raise WrongUsage("--fix 要写回文件，不能用于标准输入")
    try:
        fixed = fix_files(files) if fix else []
        others = read_towns(towns) if towns is not None else ()
        results = validate_files(files, sys.stdin.buffer, wording, last_year=last_year, terms=terms, other_towns=others)
    except FindingsError as error:
        fail(error.findings, format, "没有检查")
    except OutputError as error:
        fail([error.finding], format, "没有写回")
    if format is Format.JSON:
        console.say_json(console.validation_data(results, fixed))
    else:
        console.say_fixes(fixed)
        console.say_validation(results)
    if any(stops(findings, strict=strict) for _, findings in results):
        raise SystemExit(FAILED)


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
        raise WrongUsage(f"没有“{code}”这条规则，{guess}")
    if format is Format.JSON:
        console.say_json({"rules": [rule._asdict() for rule in found]})
    elif code is None:
        console.say_rules(found)
    else:
        console.say_rule(found[0])
