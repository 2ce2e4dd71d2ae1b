"""The options that commands share, as Typer needs them.

Commands name them in their annotations alone, which are not looked at before Typer builds the command (`commands`):
the quick way runs the same commands and never gets here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from townreport.cli.outcome import Format

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
