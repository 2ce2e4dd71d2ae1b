"""A county's own terms: set phrases that must be exact, from a file the county office keeps.

The file is TOML, one table a term::

    [[term]]
    right = "两个维护"
    wrong = ["两个拥护", "二个维护"]
    reason = "固定提法，不得改动。"

TOML wants quotes around names that are not ASCII, so ``[["用语"]]``, ``"规范"``, ``"误写"`` and ``"理由"``
are understood as well, but not without the quotes.

Faults of the file are findings with their line where it is known; a file with faults gives no terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from townreport.checks.expressions import Expression
from townreport.checks.phrases import Phrases
from townreport.checks.rule import Hit, TextKind
from townreport.checks.text import excerpt
from townreport.findings import Finding, Place, Severity, first_told
from townreport.toml_source import NoToml, toml_values

TABLE, PREFERRED, WRONG, REASON = "term", "right", "wrong", "reason"
_CHINESE_NAMES = {"用语": TABLE, "规范": PREFERRED, "误写": WRONG, "理由": REASON}
_UNQUOTED = Expression(rf"\s*+(?:\[++\s*+)?(?:{'|'.join(_CHINESE_NAMES)})\s*+[]=]")
WRONG_TERM = "term.wrong"
MOST_IN_A_FORM = 100
"""Characters of a right or a wrong form: no set phrase is as long."""
_KEYS = {PREFERRED, WRONG, REASON}
_LINE = Expression(r"\(at line (\d+), column (\d+)\)")


class Term(NamedTuple):
    """One set phrase: its right form, the forms that are wrong, and why."""

    preferred: str
    wrong: tuple[str, ...]
    reason: str


class Terms:
    """The terms of one file, compiled once for any number of texts."""

    def __init__(self, terms: tuple[Term, ...]) -> None:
        self.terms = terms
        self._by_wrong = {wrong: term for term in terms for wrong in term.wrong}
        # The right forms, too: a wrong one inside a right one is right.
        self._forms = Phrases({*self._by_wrong, *(term.preferred for term in terms)} if self._by_wrong else ())

    def occur_in(self, texts: Sequence[str]) -> bool:
        """Whether any of these texts holds a wrong form: one search for all, since hardly any does."""
        if any("\n" in form for term in self.terms for form in (term.preferred, *term.wrong)):
            return True
        joined = "\n".join(texts)
        return any(joined[start:end] in self._by_wrong for start, end in self._forms.find(joined))

    def find(self, text: str, kind: TextKind) -> Iterator[Hit]:
        """The wrong forms in a text. A right form that contains a wrong one is right."""
        for start, end in self._forms.find(text):
            found = text[start:end]
            term = self._by_wrong.get(found)
            if term is not None:
                fix = f"改成“{term.preferred}”" + (f"（{term.reason}）" if term.reason else "")
                yield Hit(start, end, f"“{found}”不是规范用语", fix)


def read_terms(source: str, file: str) -> tuple[Terms, list[Finding]]:
    """The terms that a TOML text holds, and its faults; with any fault, no terms.

    `file` is the name to show in findings.
    """
    try:
        tables = toml_values(source)
    except NoToml as error:
        return Terms(()), [_syntax_fault(error, source, file)]
    reader = _Reader(source, file)
    terms = reader.terms(_in_english(tables))
    return Terms(() if reader.faults else tuple(terms)), list(first_told(reader.faults, file))


def _in_english(table: dict[str, Any]) -> dict[str, Any]:
    """The table under its English names; a Chinese one whose English one stands there too stays as it is."""
    named = {key: _CHINESE_NAMES.get(key, key) for key in table}
    return {key if named[key] != key and named[key] in table else named[key]: value for key, value in table.items()}


class _Reader:
    """Reads the tables of a terms file and notes what is wrong with them."""

    def __init__(self, source: str, file: str) -> None:
        self._file = file
        headings = re.compile(rf"\s*\[\[\s*[\"']?(?:{TABLE}|用语)[\"']?\s*\]\]")
        self._lines = [number for number, line in enumerate(source.split("\n"), 1) if headings.match(line)]
        self._seen: dict[str, str] = {}
        self.faults: list[Finding] = []

    def terms(self, tables: dict[str, Any]) -> list[Term]:
        # Where both names of a thing stand, neither is taken for the other: the second is unknown.
        for key in tables:
            if key != TABLE:
                self._fault("terms.unknown-key", f"不认识“{key}”", f"每条用语写在 [[{TABLE}]] 下面", None)
        found = tables.get(TABLE, [])
        if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
            self._fault("terms.type", f"“{TABLE}”不是一条条的用语", f"每条用语以 [[{TABLE}]] 开头", None)
            return []
        if not found and not self.faults:
            self._fault("terms.empty", "用语文件里没有用语", f"用 [[{TABLE}]] 添加，或不使用这个文件", None)
        return [
            term for number, table in enumerate(found) if (term := self._term(_in_english(table), number)) is not None
        ]

    def _term(self, table: dict[str, Any], number: int) -> Term | None:
        before = len(self.faults)
        for key in table.keys() - _KEYS:
            self._fault("terms.unknown-key", f"不认识“{key}”", f"可用的有：{PREFERRED}、{WRONG}、{REASON}", number)
        preferred, reason = table.get(PREFERRED), table.get(REASON, "")
        wrong = table.get(WRONG)
        forms = [wrong] if isinstance(wrong, str) else wrong
        if not _is_words(preferred):
            self._fault("terms.missing", f"缺少“{PREFERRED}”", f'写出规范的说法：{PREFERRED} = "…"', number)
        if not isinstance(forms, list) or not forms or not all(_is_words(form) for form in forms):
            self._fault("terms.missing", f"缺少“{WRONG}”", f'列出误写：{WRONG} = ["…", "…"]', number)
        if not isinstance(reason, str):
            self._fault("terms.type", f"“{REASON}”应是文字", f'改成 {REASON} = "…"', number)
        if len(self.faults) > before:
            return None
        assert isinstance(preferred, str)
        assert isinstance(forms, list)
        assert isinstance(reason, str)
        for form in forms:
            self._note_contradictions(form, preferred, number)
        if max(map(len, (preferred, *forms))) > MOST_IN_A_FORM:
            self._fault("terms.too-long", f"规范或误写超过了 {MOST_IN_A_FORM} 字", "只写有出入的词句", number)
        return Term(preferred, tuple(forms), reason.rstrip("。"))

    def _note_contradictions(self, form: str, preferred: str, number: int) -> None:
        if form == preferred:
            self._fault("terms.contradiction", f"“{form}”既是规范又是误写", "只留一处", number)
        elif self._seen.setdefault(form, preferred) != preferred:
            message = f"误写“{form}”对应两种规范：“{self._seen[form]}”和“{preferred}”"
            self._fault("terms.contradiction", message, "只留一种", number)

    def _fault(self, code: str, message: str, fix: str, number: int | None) -> None:
        line = self._lines[number] if number is not None and number < len(self._lines) else None
        label = f"第{number + 1}条用语" if number is not None else ""
        self.faults.append(Finding(code, Severity.ERROR, message, fix, Place(self._file, label=label, line=line)))


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _syntax_fault(error: NoToml, source: str, file: str) -> Finding:
    place, message = Place(file), str(error)
    if error.is_excessive:
        fix = "核对是不是这个文件；用语一组写一个 [[用语]]"
        return Finding("terms.syntax", Severity.ERROR, "用语文件太大，或者括号套得太深", fix, place)
    if (match := _LINE.search(message)) is not None:
        place = Place(file, line=int(match[1]), column=int(match[2]))
    elif "at end of document" in message:
        place = Place(file, line=source.count("\n") + 1)
    line = source.split("\n")[place.line - 1] if place.line is not None else ""
    fix = '中文的名称要加引号，如 "规范" = …' if _UNQUOTED.match(line) else "检查这一行的引号、等号和方括号"
    return Finding("terms.syntax", Severity.ERROR, "用语文件的格式不对", fix, place)


def wrong_terms(terms: Terms, text: str, kind: TextKind, place: Place) -> list[Finding]:
    """The wrong forms in a text as findings; `place` is that of the text."""
    findings = []
    for hit in terms.find(text, kind):
        around = place._replace(excerpt=excerpt(text, hit.start, hit.end))
        findings.append(Finding(WRONG_TERM, Severity.WARNING, hit.message, hit.fix, around))
    return findings
