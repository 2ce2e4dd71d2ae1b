"""Wordings and records of tables, as small as each test allows."""

from __future__ import annotations

from typing import Any

import pytest

from townreport.compose import Composed, compose
from townreport.findings import Finding, FindingsError
from townreport.outline import Table
from townreport.record import Record
from townreport.wording import load

TITLE = "# {{名称}}{{年度}}年工作总结\n\n"
COMPANIES = [
    {"企业": "甲厂", "研发立项": 12, "研发资金": 860.5},
    {"企业": "乙厂", "研发立项": 3, "研发资金": 41},
]
LIST_TABLE = (
    "〔表；三线〕主要研发企业情况（单位：万元）\n"
    "| 企业 | 研发立项（个） | 研发资金 |\n"
    "| {{逐项 项目建设.研发企业}}{{企业}} | {{研发立项|数}} | {{研发资金|数}}{{完}} |\n"
)


def record(**groups: Any) -> Record:
    """A record with these groups of figures."""
    return Record.model_validate({"名称": "青石镇", "年度": 2023, **groups})


def composed(wording: str, *, draft: bool = False, **groups: Any) -> Composed:
    """A report in this wording, whose title is added."""
    return compose(record(**groups), load(TITLE + wording), draft=draft)


def table_of(wording: str, *, draft: bool = False, **groups: Any) -> Table:
    """The only block of a report, which is a table."""
    (table,) = composed(wording, draft=draft, **groups).outline.blocks
    assert isinstance(table, Table)
    return table


def texts(table: Table) -> list[list[str]]:
    """A table's rows, the head first, as text."""
    rows = (table.header, *(row.cells for row in table.rows))
    return [
        ["".join(piece if isinstance(piece, str) else piece.text for piece in cell) for cell in row] for row in rows
    ]


def faults(wording: str) -> tuple[Finding, ...]:
    """What is wrong with a wording, whose title (two lines) is added."""
    with pytest.raises(FindingsError) as caught:
        load(TITLE + wording)
    return caught.value.findings


def one_fault(wording: str) -> Finding:
    """The only thing that is wrong with a wording."""
    (found,) = faults(wording)
    assert found.message
    assert found.fix
    return found
