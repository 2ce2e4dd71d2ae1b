"""What people and scripts are shown: findings and results as plain or coloured text, or as JSON.

Text from a record is never parsed as rich markup and never reaches a terminal with control characters.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, TextIO

from townreport.data import finding_data, fixed_data, omission_data, supplier
from townreport.findings import Finding, Severity

if TYPE_CHECKING:
    # What is only shown is not loaded for its type's sake: start-up counts.
    from townreport.build import Report
    from townreport.explaining import Explained
    from townreport.fixing import FixedFile
    from townreport.layout import Customs
    from townreport.official import Official
    from townreport.outline import Outline
    from townreport.wording.account import Want

COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[33m", Severity.NOTE: "\x1b[36m"}
_PLAIN = "\x1b[0m"
_DIFF_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m"}
_CONTROL = r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def safe(text: str) -> str:
    """The text without characters that would steer a terminal."""
    # Few texts need a second look: the expression is not even compiled for the others.
    return text if text.isprintable() else re.sub(_CONTROL, "\N{REPLACEMENT CHARACTER}", text)


def say(text: str = "", *, stream: TextIO | None = None) -> None:
    """Print one line of text; nothing in it is parsed."""
    print(text, file=stream or sys.stdout)


def say_findings(findings: Iterable[Finding], stream: TextIO | None = None) -> None:
    """Print findings, each with its place, what is wrong and what to do."""
    stream = stream or sys.stderr
    coloured = stream.isatty()
    for finding in findings:
        severity = f"{COLOURS[finding.severity]}{finding.severity}{_PLAIN}" if coloured else str(finding.severity)
        place = finding.place
        where = ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)
        head = f"{where}: " if where else ""
        label = f"{place.label}：" if place.label else ""
        say(f"{safe(head)}{severity} {safe(label)}{safe(finding.message)}", stream=stream)
        if place.excerpt:
            say(f"    原文：{safe(place.excerpt)}", stream=stream)
        say(f"    改法：{safe(finding.fix)} [{finding.code}]", stream=stream)


def counts(findings: Iterable[Finding]) -> str:
    """How many findings of each severity: 必错 2 处，疑似 1 处."""
    found = Counter(finding.severity for finding in findings)
    return "，".join(f"{severity} {found[severity]} 处" for severity in Severity if found[severity]) or "没有发现问题"


def say_report(
    report: Report, where: str, stream: TextIO | None = None, pdf: str | None = None, missing_fonts: Iterable[str] = ()
) -> None:
    """Print what was made: the files, how many figures were filled, what was left out and whom to ask.

    `missing_fonts` are those that the document asks for and this machine does not have.
    """
    say(f"已生成：{safe(where)}", stream=stream)
    if pdf is not None:
        say(f"已生成：{safe(pdf)}", stream=stream)
    say(f"已填 {report.filled} 项，共 {report.wanted} 项", stream=stream)
    if report.deviations:
        say(f"与标准（GB/T 9704—2012）不同的习惯 {len(report.deviations)} 项：", stream=stream)
        for deviation in report.deviations:
            say(f"  {safe(deviation)}", stream=stream)
    if missing := "、".join(missing_fonts):
        say(f"本机没有装这些字体，在本机打开或转成 PDF 会换成别的字体：{safe(missing)}", stream=stream)
    if report.gaps:
        say(f"草稿中有 {len(report.gaps)} 处空白（以 xx 突出显示）", stream=stream)
    if report.omissions:
        say(f"因缺数据收起的句子 {len(report.omissions)} 处：", stream=stream)
    section = None
    for omission in report.omissions:
        if omission.section != section:
            section = omission.section
            say(f"  {safe(section) or '开头'}", stream=stream)
        said = "改用简写" if omission.replaced else "收起"
        because = "因" if omission.is_for_good else "缺"
        wants = "、".join(f"{want.place}（{_reason(want)}）" for want in omission.wants)
        unsaid = f"；已填而未印：{'、'.join(omission.unsaid)}" if omission.unsaid else ""
        say(f"    {said}“{safe(omission.text)}”——{because} {safe(wants)}{safe(unsaid)}", stream=stream)


def _reason(want: Want) -> str:
    department = supplier(want)
    return f"{want.lack}，{department}" if department else want.lack


def say_validation(results: Iterable[tuple[str, tuple[Finding, ...]]]) -> None:
    """Print the findings of several files, by section of the record, and a line for each file and for all."""
    from townreport.checks.order import section_of

    results = list(results)
    for file, findings in results:
        for section, members in groupby(findings, section_of):
            if section:
                say(f"【{section}】")
            say_findings(members, sys.stdout)
        say(f"{safe(file)}：{counts(findings)}")
    if len(results) > 1:
        everything = [finding for _, findings in results for finding in findings]
        say(f"共检查 {len(results)} 个文件：{counts(everything)}")


def say_fixes(fixed: Iterable[FixedFile]) -> None:
    """Print what was written back to files: the lines as they were and as they are, and what was left."""
    coloured = sys.stdout.isatty()
    for file in fixed:
        for line in file.diff:
            colour = _DIFF_COLOURS.get(line[:1], "") if coloured and not line.startswith(("---", "+++")) else ""
            say(f"{colour}{safe(line)}{_PLAIN if colour else ''}")
        if file.reason:
            say(f"{safe(file.file)}：没有改动，{safe(file.reason)}")
        elif file.changes:
            say(f"{safe(file.file)}：改了 {len(file.changes)} 处；其余的要由人来改，列在下面")
        else:
            say(f"{safe(file.file)}：没有可以自动改的")


def say_rules(rules: Iterable[Explained]) -> None:
    """Print all rules, one a line."""
    for rule in rules:
        say(f"{rule.code:<30} {rule.severity}  {rule.title}")


def say_rule(rule: Explained) -> None:
    """Print everything about one rule."""
    say(f"{rule.code}　{rule.severity}　{rule.title}")
    say(f"理由：{rule.reason}")
    for head, examples in (("错的", rule.wrong), ("对的", rule.right)):
        for example in examples:
            say(f"{head}：{safe(example)}")


def validation_data(
    results: Iterable[tuple[str, tuple[Finding, ...]]], fixed: Iterable[FixedFile] = ()
) -> dict[str, Any]:
    """The findings of several files as JSON data, as ``schemas/findings.schema.json`` describes it."""
    results = list(results)
    found = Counter(finding.severity for _, findings in results for finding in findings)
    return {
        "files": [
            {"file": file, "findings": [finding_data(finding) for finding in findings]} for file, findings in results
        ],
        "counts": {severity.name.lower(): found[severity] for severity in Severity},
        "fixed": [fixed_data(file) for file in fixed],
    }


def report_data(
    report: Report, where: str, pdf: str | None = None, missing_fonts: Iterable[str] = ()
) -> dict[str, Any]:
    """A built report as JSON data, as ``schemas/build.schema.json`` describes it."""
    return {
        "output": where,
        "pdf": pdf,
        "title": report.title,
        "filled": report.filled,
        "wanted": report.wanted,
        "gaps": list(report.gaps),
        "omissions": [omission_data(omission) for omission in report.omissions],
        "findings": [finding_data(finding) for finding in report.findings],
        "deviations": list(report.deviations),
        "missing_fonts": list(missing_fonts),
    }


def say_preview(
    outline: Outline, official: Official, customs: Customs, *, plain: bool = False, stream: TextIO | None = None
) -> None:
    """Print a report with its figures and gaps marked: in colour on a terminal, by marks elsewhere, or not at all."""
    from townreport.preview import COLOURED, MARKED, PLAIN, text_lines

    stream = stream or sys.stdout
    coloured = stream.isatty() and not os.environ.get("NO_COLOR")
    marking = PLAIN if plain else COLOURED if coloured else MARKED
    for line in text_lines(outline, official, customs, marking, safe):
        say(line, stream=stream)
    if marking.legend:
        say(f"（{marking.legend}）", stream=sys.stderr)


def say_json(data: Any, stream: TextIO | None = None) -> None:
    """Print data as JSON; in escapes where the stream cannot show Chinese."""
    import json

    stream = stream or sys.stdout
    is_unicode = (stream.encoding or "").lower().replace("-", "").startswith("utf")
    say(json.dumps(data, ensure_ascii=not is_unicode, indent=2), stream=stream)
