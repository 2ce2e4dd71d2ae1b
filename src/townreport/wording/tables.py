"""A table of a wording file: its rows cut into cells, its cells bound to the record.

    〔表；三线〕主要研发企业情况（单位：万元）
    | 企业 | 研发立项（个） | 研发资金 |
    | {{逐项 项目建设.研发企业}}{{企业}} | {{研发立项|数}} | {{研发资金|数}}{{完}} |

The first row is the head. A row that begins with 逐项 and ends with 完 stands for one row an entry. A ``|`` inside
``{{…}}`` or ``[[…]]`` belongs to the sentence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from townreport.numerals import Style
from townreport.outline import Ruling
from townreport.wording.binding import Binder, Scope
from townreport.wording.bound import NOTHING, Alternative
from townreport.wording.cells import Words, cells_of
from townreport.wording.figures_table import HEADER, figures_table
from townreport.wording.structure import FIGURES_TABLE, SourceBlock
from townreport.wording.syntax import END_WORD, LIST_WORD, Clause, Each, Literal, SyntaxFault, parse
from townreport.wording.templates import RowTemplate, TableTemplate

WIDE = "横排"
OPTIONS = (*Ruling, WIDE)
MOST_COLUMNS = 20
"""More would leave a column less than a character wide, on a page laid across too."""
_UNIT = re.compile(r"[（(]单位[：:]([^（）()]*)[）)]\s*$")
_MARKDOWN_RULE = re.compile(r"[|｜\s:-]*-[|｜\s:-]*")
"""The line that Markdown wants below a table's head; whoever writes it out of habit means nothing by it."""
_OPENS = re.compile(rf"\{{\{{\s*{LIST_WORD}[^{{}}]*\}}\}}\s*")
# Blanks are taken from their first one on, not tried from each.
_ENDS = re.compile(rf"(?<!\s)\s*+\{{\{{\s*{END_WORD}\s*\}}\}}$")
_LIST_MARKS = re.compile(rf"\{{\{{\s*(?P<word>{LIST_WORD}|{END_WORD})")
_BOLD = "**"


class ReadTable(NamedTuple):
    """A table's template (only to be used where there are no faults), the faults, and the places it prints."""

    template: TableTemplate
    faults: list[SyntaxFault]
    references: list[str]


def read_table(block: SourceBlock, scope: Scope, style: Style, faults_before: int = 0) -> ReadTable:
    """Read the block of a table; the faults' offsets count from the block's start. `faults_before` as in `Binder`."""
    reader = _Reader(style, faults_before)
    return ReadTable(reader.read(block, scope), reader.faults, reader.references)


class _Reader:
    def __init__(self, style: Style, faults_before: int) -> None:
        self._style = style
        self._faults_before = faults_before
        self.faults: list[SyntaxFault] = []
        self.references: list[str] = []

    def read(self, block: SourceBlock, scope: Scope) -> TableTemplate:
        lines = block.text.split("\n")
        offsets = [offset for offset, _, _ in block.pieces]
        caption, *rows = (Words(text, offset) for text, offset in zip(lines, offsets, strict=True))
        unit = _UNIT.search(caption.text)
        title = self._sentence(Words(caption.text[: unit.start()] if unit else caption.text, 0), scope)
        ruling, is_wide = self._options(block)
        template = TableTemplate((), (), None, title, unit[1].strip() if unit else "", ruling, is_wide)
        if any(row.text.startswith("{{") for row in rows):
            return self._of_figures(template, rows)
        header, body = self._rows(rows, scope)
        return template._replace(header=header, rows=body)

    def _options(self, block: SourceBlock) -> tuple[Ruling, bool]:
        rulings = [option for option in block.options if option in set(Ruling)]
        for option in block.options:
            if option not in OPTIONS:
                self._say(0, "wording.option", f"不认识的选项“{option}”", f"表可用的是：{'、'.join(OPTIONS)}")
        if len(rulings) > 1:
            self._say(0, "wording.option", f"“{'”“'.join(rulings)}”只能选一个", "留一个，其余删去")
        return Ruling(rulings[0]) if rulings else Ruling.GRID, WIDE in block.options

    def _of_figures(self, template: TableTemplate, rows: list[Words]) -> TableTemplate:
        if len(rows) > 1:
            other = next((row for row in rows if not row.text.startswith("{{")), rows[1])
            message = f"“{{{{{FIGURES_TABLE}}}}}”自带表头和各行，不能再写别的行"
            self._say(other.offset, "wording.table-rows", message, "删去别的行，或者空一行，另写一张表")
        figures = figures_table(self._style)
        self.references += figures.references
        header = tuple(Alternative((words,)) for words in HEADER)
        return template._replace(header=header, figures=figures)

    def _rows(self, rows: list[Words], scope: Scope) -> tuple[tuple[Alternative, ...], tuple[RowTemplate, ...]]:
        if len(rows) > 1 and _MARKDOWN_RULE.fullmatch(rows[1].text):
            del rows[1]
        if not rows:
            fix = "在这一行下面写表头，如 | 企业 | 研发资金 |，再一行一行地写内容"
            self._say(0, "wording.table-header", "表没有表头", fix)
            return (), ()
        head, *body = rows
        if not body:
            self._say(head.offset, "wording.table-rows", "表只有表头，没有内容", "在表头下面写上各行")
        cells = self._cells(head)
        if cells is None:
            return (), ()
        if match := _LIST_MARKS.search(head.text):
            message = "表头不能逐项写；表的第一行是表头"
            self._say(head.offset + match.start(), "wording.table-header", message, "在逐项的一行上面写表头")
            return (), ()
        if len(cells) > MOST_COLUMNS:
            self._say(head.offset, "wording.table-cells", f"表有 {len(cells)} 列，最多 {MOST_COLUMNS} 列", "分成几张表")
        header = tuple(self._sentence(cell, scope) for cell in cells)
        read = (self._row(row, len(header), scope) for row in body)
        return header, tuple(row for row in read if row is not None)

    def _cells(self, row: Words) -> list[Words] | None:
        """The cells of a row; None, with faults noted, where they cannot be told apart."""
        if _BOLD in row.text:
            place = row.offset + row.text.index(_BOLD)
            self._say(place, "wording.lead", "表里不用“**”，表头自有字体", "删去多余的 **")
        cells = cells_of(row)
        if cells is None:
            faults = parse(row.text)[1]
            self._take(faults, row.offset)
            if not faults:
                fix = "核对 {{ }} 和 [[ ]] 是否成对、是否交叉"
                self._say(row.offset, "wording.unbalanced", "这一行的括号不成对", fix)
        return cells

    def _row(self, row: Words, width: int, scope: Scope) -> RowTemplate | None:
        cells = self._cells(row)
        if cells is None:
            return None
        if len(cells) != width:
            message = f"这一行有 {len(cells)} 格，表头有 {width} 格"
            fix = "各行的格数要一样，空格也写上，如 | 合计 | | {{税收收入|数}} |"
            self._say(row.offset, "wording.table-cells", message, fix)
            return None
        opener = _OPENS.match(cells[0].text)
        counts = [_open_lists(cell.text) for cell in cells]
        is_list = opener and (counts[0] == 1 or (width == 1 and cells[0].text.count(LIST_WORD) == 1))
        end = _ENDS.search(cells[-1].text)
        if is_list and end and not any(counts[1:-1]) and counts[-1] == (0 if width == 1 else -1):
            assert opener is not None
            return self._list_row(cells, opener, scope)
        if any(counts):
            place = next(cell for cell, count in zip(cells, counts, strict=True) if count)
            mark = _LIST_MARKS.search(place.text)
            message = f"逐项要从这一行的第一格开始，在最后一格的末尾用“{{{{{END_WORD}}}}}”结束"
            fix = "写成 | {{逐项 列表}}{{名称}} | {{数额|数}}{{完}} |"
            self._say(place.offset + (mark.start() if mark else 0), "wording.table-each", message, fix)
            return None
        return RowTemplate(tuple(self._sentence(cell, scope, is_cell=True) for cell in cells))

    def _list_row(self, cells: list[Words], opener: re.Match[str], scope: Scope) -> RowTemplate | None:
        nodes, faults = parse(f"{opener[0].strip()}{{{{{END_WORD}}}}}")
        self._take(faults, cells[0].offset)
        if faults or not isinstance(nodes[0], Each):
            return None
        binder = Binder(self._style, faults_before=self._faults_before + len(self.faults))
        each = binder.each(nodes[0], scope)
        self._bound(binder, cells[0].offset)
        if each is None:
            return None
        cells = [Words(cells[0].text[opener.end() :], cells[0].offset + opener.end()), *cells[1:]]
        cells[-1] = Words(_ENDS.sub("", cells[-1].text), cells[-1].offset)
        inner = scope._replace(entry_model=each.model)
        return RowTemplate(tuple(self._sentence(cell, inner, is_cell=True) for cell in cells), each)

    def _sentence(self, words: Words, scope: Scope, *, is_cell: bool = False) -> Alternative:
        """Bind a cell or the caption; a cell with figures may be without them, so it is an optional clause."""
        if not words.text:
            return NOTHING
        nodes, faults = parse(words.text)
        self._take(faults, words.offset)
        if is_cell and any(not isinstance(node, Literal) for node in nodes):
            nodes = (Clause((nodes,), 0),)
        binder = Binder(self._style, faults_before=self._faults_before + len(self.faults))
        bound = binder.alternative(nodes, scope)
        self._bound(binder, words.offset)
        return bound

    def _bound(self, binder: Binder, offset: int) -> None:
        self.references += binder.references
        self._take(binder.faults, offset)

    def _take(self, faults: list[SyntaxFault], offset: int) -> None:
        self.faults += [fault._replace(offset=fault.offset + offset) for fault in faults]

    def _say(self, offset: int, code: str, message: str, fix: str) -> None:
        self.faults.append(SyntaxFault(offset, code, message, fix))


def _open_lists(text: str) -> int:
    """How many more lists a cell opens than it closes."""
    return sum(1 if match["word"] == LIST_WORD else -1 for match in _LIST_MARKS.finditer(text))
