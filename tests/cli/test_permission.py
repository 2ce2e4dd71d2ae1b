"""What may not be read is told by us: Typer would say so in English, and of one path at a time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from townreport.cli import app

RECORD = '{"名称": "甲镇", "年度": 2023}'


@pytest.mark.parametrize("option", ["--terms", "--wording", "--settings", "--base", "--last-year", "-o"])
def test_a_path_without_permission_is_told_in_chinese(
    tmp_path: Path, option: str, without_permission: Callable[[Path], AbstractContextManager[None]]
) -> None:
    for name in ("甲镇.json", "锁着"):
        (tmp_path / name).write_text(RECORD, encoding="utf-8")
    out = [] if option == "-o" else ["-o", str(tmp_path / "报告")]
    words = ["batch", str(tmp_path / "甲镇.json"), *out, option, str(tmp_path / "锁着")]
    # Once as ourselves: what it imports may be forbidden, too.
    CliRunner().invoke(app, words)
    shutil.rmtree(tmp_path / "报告", ignore_errors=True)
    tmp_path.chmod(0o777)
    with without_permission(tmp_path / "锁着"):
        done = CliRunner().invoke(app, words)
    assert done.exit_code == 1, done.output
    assert "必错" in done.output
    assert "锁着" in done.output
