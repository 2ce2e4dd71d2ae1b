"""Small wordings to try one sentence at a time."""

from __future__ import annotations

from typing import Any

from townreport.compose import Composed, compose
from townreport.findings import Finding, FindingsError
from townreport.outline import as_text
from townreport.record import Record
from townreport.wording import load

TOWN: dict[str, Any] = {"名称": "石桥镇", "所属区县": "云岭县", "年度": 2023}
TITLE = "# {{名称}}\n\n"


def composed(source: str, draft: bool = False, **groups: Any) -> Composed:
    """Compose a wording, given below its title, from a town with these groups of figures."""
    return compose(Record.model_validate({**TOWN, **groups}), load(TITLE + source), draft=draft)


def say(source: str, draft: bool = False, **groups: Any) -> str:
    """The text below the title; paragraphs are parted by a line break."""
    _, _, text = as_text(composed(source, draft, **groups).outline).partition("\n")
    return text.removesuffix("\n")


def faults_of(source: str) -> tuple[Finding, ...]:
    """What is wrong with a whole wording file; nothing where it loads."""
    try:
        load(source, "文稿.md")
    except FindingsError as error:
        return error.findings
    return ()


def fault_of(sentence: str) -> Finding:
    """The only fault of a sentence that stands on line 3 of its file."""
    (fault,) = faults_of(TITLE + sentence)
    return fault
