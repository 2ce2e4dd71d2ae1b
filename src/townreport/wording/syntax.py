"""The language of a sentence, parsed: literals, references, optional clauses, lists.

    一般公共预算收入完成{{经济运行.一般公共预算收入}}[[，同比{{经济运行.一般公共预算收入.同比}}]]。

``{{…}}`` prints a figure; ``[[…]]`` is a clause that closes up when a figure in it is not given,
``[[…|…]]`` takes the first alternative that is complete; ``{{逐项 列表}}…{{完}}`` says its body once
for each entry of a list. There is nothing else: no logic, no arithmetic, no code.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Literal(NamedTuple):
    """Words of the wording itself."""

    text: str
    offset: int


class Reference(NamedTuple):
    """``{{path}}`` or ``{{path|modifier}}``. `is_nonzero`: with ``非零`` too, which closes its clause up at 0."""

    path: str
    modifier: str
    offset: int
    is_nonzero: bool = False


class Clause(NamedTuple):
    """``[[first|second]]``: alternatives in order of preference."""

    alternatives: tuple[Sequence, ...]
    offset: int


class Each(NamedTuple):
    """``{{逐项 path}}body{{完}}``, entries separated by `separator`."""

    path: str
    separator: str
    body: Sequence
    offset: int


Node = Literal | Reference | Clause | Each
Sequence = tuple[Node, ...]

LIST_WORD, END_WORD = "逐项", "完"
NONZERO = "非零"
DEFAULT_SEPARATOR = "、"
MAXIMUM_NESTING = 20
_CROSSED = "wording.crossed"
_BARS = "|｜"
_TOKEN = re.compile(rf"\[\[|\]\]|\{{\{{|\}}\}}|[{_BARS}]")
_BRACES = re.compile(r"\{\{|\}\}")
_EACH = re.compile(rf"{LIST_WORD}\s*(?P<path>[^“”\"\s]+)\s*(?:[“\"](?P<separator>[^“”\"]*)[”\"])?\s*")


class SyntaxFault(NamedTuple):
    """What is wrong with a sentence at `offset` characters from its start."""

    offset: int
    code: str
    message: str
    fix: str


class _Frame(NamedTuple):
    """An opened bracket, waiting for its end."""

    opener: str
    offset: int
    alternatives: list[list[Node]]
    path: str = ""
    separator: str = ""


def parse(text: str) -> tuple[Sequence, list[SyntaxFault]]:
    """Parse one block of a wording; whatever the text, all faults are returned and nothing is raised."""
    faults: list[SyntaxFault] = []
    stack = [_Frame("", 0, [[]])]
    behind = position = 0
    while match := _TOKEN.search(text, position):
        token, start = match.group(), match.start()
        position = match.end()
        if token in _BARS and stack[-1].opener != "[[":
            # Outside a clause it is a character like any other.
            continue
        _literal(stack, text[behind:start], behind)
        if token == "{{":
            position = _placeholder(text, start, stack, faults)
        elif token == "[[":
            if len(stack) > MAXIMUM_NESTING:
                faults.append(SyntaxFault(start, "wording.nesting", "方括号套得太深", "把句子拆开"))
                return (), faults
            stack.append(_Frame("[[", start, [[]]))
        elif token == "]]":
            _close(stack, "[[", start, faults)
        elif token == "}}":
            faults.append(SyntaxFault(start, "wording.braces", "多了一个“}}”", "删去，或在前面补上“{{”"))
        else:
            stack[-1].alternatives.append([])
        behind = position
    _literal(stack, text[behind:], behind)
    faults += _lone_brackets(text)
    # A bracket that crosses another was told where it closes.
    crossed = sum(1 for fault in faults if fault.code == _CROSSED)
    for frame in stack[:crossed:-1]:
        end = "]]" if frame.opener == "[[" else f"{{{{{END_WORD}}}}}"
        opened = "[[" if frame.opener == "[[" else f"{{{{{LIST_WORD} …}}}}"
        faults.append(SyntaxFault(frame.offset, "wording.unclosed", f"“{opened}”没有结束", f"在这一段里补上“{end}”"))
    return tuple(stack[0].alternatives[0]), faults


_WIDE = re.compile("｛+")
_PARTNERS = {"{": "}", "[": "]"}
_LONE = re.compile(r"(?<!\{)\{(?!\{)|(?<!\})\}(?!\})|(?<!\[)\[(?!\[)|(?<!\])\](?!\])")


def _lone_brackets(text: str) -> list[SyntaxFault]:
    """A single { } [ or ] is a slip of the hand: no official sentence has one."""
    faults = [
        SyntaxFault(match.start(), "wording.braces", f"“{match[0]}”是全角的", "用半角的 {{ }}")
        for match in _WIDE.finditer(text)
    ]
    opened = ""
    for match in _LONE.finditer(text):
        mark = match[0]
        if opened and mark == _PARTNERS.get(opened):
            # The one before says it of both.
            opened = ""
            continue
        opened = mark
        fix = f"写成“{mark * 2}”，或改用（）"
        faults.append(SyntaxFault(match.start(), "wording.braces", f"单独一个“{mark}”", fix))
    return faults


def _literal(stack: list[_Frame], text: str, offset: int) -> None:
    if text:
        stack[-1].alternatives[-1].append(Literal(text, offset))


def _placeholder(text: str, start: int, stack: list[_Frame], faults: list[SyntaxFault]) -> int:
    """Read what ``{{`` at `start` opens; return where the text goes on."""
    following = _BRACES.search(text, start + 2)
    if following is None or following[0] == "{{":
        faults.append(SyntaxFault(start, "wording.braces", "“{{”没有结束", "在指标名后面补上“}}”"))
        return start + 2
    content = text[start + 2 : following.start()].strip()
    if content == END_WORD:
        _close(stack, LIST_WORD, start, faults)
    elif content.startswith(LIST_WORD):
        match = _EACH.fullmatch(content)
        if match is None:
            fix = f"写成 {{{{{LIST_WORD} 列表名}}}} 或 {{{{{LIST_WORD} 列表名 “；”}}}}"
            faults.append(SyntaxFault(start, "wording.each", f"看不懂“{content}”", fix))
        separator = match["separator"] if match else None
        frame = _Frame(LIST_WORD, start, [[]], match["path"] if match else "",
                       DEFAULT_SEPARATOR if separator is None else separator)  # fmt: skip
        stack.append(frame)
    else:
        reference = read_reference(content, start)
        if reference.path:
            stack[-1].alternatives[-1].append(reference)
        else:
            faults.append(SyntaxFault(start, "wording.empty-reference", "“{{}}”里没有指标名", "写上指标名，或删去"))
    return following.end()


def read_reference(content: str, offset: int) -> Reference:
    """What stands between ``{{`` and ``}}``: a path, and its modifiers behind bars of either width."""
    path, *modifiers = (word.strip() for word in content.replace("｜", "|").split("|"))
    kept = "|".join(word for word in modifiers if word != NONZERO)
    return Reference(path, kept, offset, NONZERO in modifiers)


def _close(stack: list[_Frame], opener: str, offset: int, faults: list[SyntaxFault]) -> None:
    frame = stack[-1]
    if frame.opener != opener:
        closer = "]]" if opener == "[[" else f"{{{{{END_WORD}}}}}"
        code = _CROSSED if frame.opener else "wording.unbalanced"
        if frame.opener:
            message = f"“{closer}”与前面打开的“{'[[' if frame.opener == '[[' else '{{' + LIST_WORD + ' …}}'}”不配对"
        else:
            message = f"多了一个“{closer}”"
        faults.append(SyntaxFault(offset, code, message, "核对括号是否成对、是否交叉"))
        return
    stack.pop()
    bodies = tuple(tuple(nodes) for nodes in frame.alternatives)
    node = (
        Clause(bodies, frame.offset) if opener == "[[" else Each(frame.path, frame.separator, bodies[0], frame.offset)
    )
    stack[-1].alternatives[-1].append(node)
