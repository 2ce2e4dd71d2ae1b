"""Reading a wording file: outline, sentences and figures, with all faults of the file at once."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from townreport.findings import MOST_TOLD, Finding, FindingsError, Place, Severity, first_told
from townreport.outline import PointStyle
from townreport.record.catalogue import nearest
from townreport.wording.binding import Binder, Scope, group_named
from townreport.wording.bound import NOTHING, Alternative
from townreport.wording.settings import Settings, apply_setting, name_of_setting
from townreport.wording.structure import ANNEX, FIGURES_TABLE, RUN_IN, SETTING, TABLE, SourceBlock, cut
from townreport.wording.syntax import NONZERO, Clause, Each, Literal, Node, Reference, Sequence, SyntaxFault, parse
from townreport.wording.templates import (
    AnnexTemplate,
    BlockTemplate,
    Group,
    KnownReports,
    ParagraphTemplate,
    PointsTemplate,
    PointTemplate,
    SectionTemplate,
    TableTemplate,
    Wording,
    has_tables,
)

LEAD = "**"
SENTENCE_ENDS = "。！？："
MOST_CHARACTERS = 100_000
"""Of a wording: fifteen times the longest that ships with the program."""


def load(source: str, file: str | None = None) -> Wording:
    """Read a wording; raises FindingsError with every fault of it, each with its line and column."""
    if len(source) > MOST_CHARACTERS:
        message = f"文稿有 {len(source):,} 字，超过了 {MOST_CHARACTERS:,} 字的上限，没有读取"
        fix = "请确认给出的是一份文稿（一般不到 1 万字），不是记录或别的文件"
        raise FindingsError((Finding("wording.too-long", Severity.ERROR, message, fix, Place(file=file)),))
    return _Loader(source, file).load()


class _Loader:
    def __init__(self, source: str, file: str | None) -> None:
        self._file = file
        self._findings: list[Finding] = []
        self._references: list[str] = []
        self._blocks, faults = cut(source)
        for fault in faults:
            self._say(fault.code, fault.message, fault.fix, fault.line, fault.column)
        self._position = 0
        self._settings = Settings()

    def load(self) -> Wording:
        self._read_settings()
        title = self._title()
        blocks = self._under(1, Scope())
        annexes = tuple(self._annexes())
        if self._findings:
            raise self._refusal()
        style, fits = self._settings.style, self._settings.fits
        reports = None if annexes or has_tables(blocks) else KnownReports(title, blocks)
        return Wording(title, blocks, frozenset(self._references), style, annexes, fits, reports)

    def _read_settings(self) -> None:
        said: set[str] = set()
        for block in self._blocks:
            if block.level == SETTING:
                applied = apply_setting(self._settings, block.text)
                name = name_of_setting(block.text)
                if not isinstance(applied, Settings):
                    self._say(applied.code, applied.message, applied.fix, *block.position(0))
                elif name in said:
                    self._say("wording.setting", f"设置“{name}”写了两次", "留一行，其余删去", *block.position(0))
                else:
                    self._settings = applied
                said.add(name)
        self._blocks = [block for block in self._blocks if block.level != SETTING]

    def _title(self) -> Alternative:
        titles = [block for block in self._blocks if block.level == 1]
        if not titles or self._blocks[0] is not titles[0]:
            fix = "第一行写“# ”加标题，如 # {{名称}}{{年度}}年工作总结"
            self._say("wording.title", "文稿的第一行应是报告的标题", fix, 1, 1)
        for second in titles[1:]:
            self._say("wording.title", "文稿只能有一个标题（# ）", "一级标题“一、”用“## ”", *second.position(0))
        self._blocks = [block for block in self._blocks if block.level != 1]
        return self._sentence(titles[0], Scope()) if titles else NOTHING

    def _under(self, level: int, scope: Scope) -> tuple[BlockTemplate, ...]:
        """The blocks below a heading of `level`, up to the next heading of that level or above."""
        found: list[BlockTemplate] = []
        while self._position < len(self._blocks):
            block = self._blocks[self._position]
            if block.level == ANNEX:
                break
            if block.level == TABLE:
                self._position += 1
                found.append(self._table(block, scope))
            elif block.level:
                if block.level <= level:
                    break
                if block.level > level + 1:
                    message = f"标题跳了级：{'#' * block.level} 上面没有 {'#' * (block.level - 1)}"
                    self._say("wording.level", message, "标题逐级往下写", *block.position(0))
                found.append(self._section(block, scope))
            elif block.is_point:
                found.append(self._points(scope))
            else:
                self._position += 1
                self._check_options(block, (), "段落没有选项")
                found.append(ParagraphTemplate(self._sentence(block, _scope(block, scope))))
        return tuple(found)

    def _section(self, block: SourceBlock, scope: Scope) -> SectionTemplate:
        self._position += 1
        inner = _scope(block, scope)
        self._check_options(block, (RUN_IN, *PointStyle), "标题可用的是")
        nodes = self._parse(block)
        led = self._led(nodes, block, inner)
        heading, text = (led.lead, led.text) if led.lead.nodes else (led.text, NOTHING)
        lead = _split_lead(_inside(nodes))[0]
        run_in = RUN_IN in block.options or _ends_sentence(lead)
        end = heading.nodes[-1] if run_in and not lead and heading.nodes else None
        if isinstance(end, str) and end[-1] not in SENTENCE_ENDS:
            message = "接排的标题末尾没有标点，会和正文连在一起"
            self._say("wording.run-in", message, "在标题末尾写“。”", *block.position(len(block.text)))
        outer = self._settings
        self._settings = outer._replace(points=_point_style(block, outer.points))
        below = self._blocks[self._position : self._position + 1]
        under = self._under(block.level, inner)
        self._settings = outer
        if led.each is not None and under:
            message = "逐项的标题一条一个，下面不能再写别的内容"
            fix = "内容写在标题的同一行，如 #### {{逐项 存在的问题}}**{{要点}}。**{{内容}}。{{完}}"
            self._say("wording.each-heading", message, fix, *below[0].position(0))
        own = (ParagraphTemplate(text),) if text.nodes else ()
        return SectionTemplate(block.name, _group(block), heading, (*own, *under), run_in, led.each)

    def _table(self, block: SourceBlock, scope: Scope) -> TableTemplate:
        # Imported here: most wordings have no table, and start-up counts.
        from townreport.wording.tables import read_table

        read = read_table(block, scope, self._settings.style, len(self._findings))
        self._references += read.references
        for fault in read.faults:
            self._say(fault.code, fault.message, fault.fix, *block.position(fault.offset))
        return read.template

    def _annexes(self) -> Iterator[AnnexTemplate]:
        while self._position < len(self._blocks):
            block = self._blocks[self._position]
            self._position += 1
            self._check_options(block, (), "附件没有选项")
            title = self._sentence(block, Scope())
            if not title.nodes:
                fix = "写成 〔附件〕主要经济社会发展指标完成情况表"
                self._say("wording.annex", "附件没有标题", fix, *block.position(0))
            blocks = self._under(1, Scope())
            if not blocks:
                fix = f"在下面写附件的内容，如 {{{{{FIGURES_TABLE}}}}}；附件写在文稿的最后"
                self._say("wording.annex", f"附件“{block.text}”没有内容", fix, *block.position(0))
            yield AnnexTemplate(title, blocks)

    def _check_options(self, block: SourceBlock, known: tuple[str, ...], words: str) -> None:
        for option in block.options:
            if option not in known:
                fix = f"{words}：{'、'.join(known)}" if known else f"{words}，删去它"
                if close := nearest(option, known):
                    fix = f"是不是“{close}”？{fix}"
                self._say("wording.option", f"不认识的选项“{option}”", fix, *block.position(0))

    def _points(self, scope: Scope) -> PointsTemplate:
        points = []
        style = self._settings.points
        while self._position < len(self._blocks) and self._blocks[self._position].is_point:
            block = self._blocks[self._position]
            style = _point_style(block, style)
            self._check_options(block, tuple(PointStyle), "要点可用的是")
            points.append(self._point(block, _scope(block, scope)))
            self._position += 1
        return PointsTemplate(tuple(points), style)

    def _point(self, block: SourceBlock, scope: Scope) -> PointTemplate:
        return self._led(self._parse(block), block, scope)

    def _led(self, nodes: Sequence, block: SourceBlock, scope: Scope) -> PointTemplate:
        """A point, or a heading of the same form: ``**lead**text``, and the whole of it for every entry of a list."""
        binder = Binder(self._settings.style, faults_before=len(self._findings))
        each = None
        if len(nodes) == 1 and isinstance(nodes[0], Each):
            # The whole block is a list: one point or heading for every entry.
            lead, text = _split_lead(nodes[0].body)
            each = binder.each(nodes[0]._replace(body=()), scope)
            if each is not None:
                scope = scope._replace(entry_model=each.model)
            elif lead or text:
                lead, text = (), ()
        else:
            lead, text = _split_lead(nodes)
        lead_bound, text_bound = (binder.alternative(part, scope) for part in (lead, text))
        template = PointTemplate(block.name, _group(block), lead_bound, text_bound, each)
        self._take(binder, block)
        return template

    def _sentence(self, block: SourceBlock, scope: Scope) -> Alternative:
        binder = Binder(self._settings.style, faults_before=len(self._findings))
        bound = binder.alternative(self._parse(block), scope)
        self._take(binder, block)
        return bound

    def _parse(self, block: SourceBlock) -> Sequence:
        nodes, faults = parse(block.text)
        faults += _stray_leads(block, nodes)
        fix = "把为 0 时不说的那半句放进 [[ ]]"
        faults += [
            SyntaxFault(offset, "wording.nonzero", f"“{NONZERO}”写在了 [[ ]] 外面", fix)
            for offset in _nonzero_outside(nodes)
        ]
        for fault in faults:
            self._say(fault.code, fault.message, fault.fix, *block.position(fault.offset))
        for node in nodes:
            if isinstance(node, Reference) and node.path == FIGURES_TABLE:
                message = f"“{{{{{FIGURES_TABLE}}}}}”是一张表，不能写在句子里"
                fix = "让它单独占一行，前后另起一段"
                self._say("wording.figures-table", message, fix, *block.position(node.offset))
        return tuple(node for node in nodes if not (isinstance(node, Reference) and node.path == FIGURES_TABLE))

    def _take(self, binder: Binder, block: SourceBlock) -> None:
        self._references += binder.references
        for fault in binder.faults:
            self._say(fault.code, fault.message, fault.fix, *block.position(fault.offset))

    def _say(self, code: str, message: str, fix: str, line: int, column: int) -> None:
        place = Place(file=self._file, label="文稿", line=line, column=column)
        self._findings.append(Finding(code, Severity.ERROR, message, fix, place))
        if len(self._findings) > MOST_TOLD:
            raise self._refusal()

    def _refusal(self) -> FindingsError:
        self._findings.sort(key=lambda finding: (finding.place.line or 0, finding.place.column or 0))
        return FindingsError(first_told(self._findings, self._file))


def _group(block: SourceBlock) -> Group | None:
    way = group_named(block.name) if block.name else ()
    return Group(attrgetter(".".join(entry.name for entry in way)), block.name) if way else None


def _scope(block: SourceBlock, scope: Scope) -> Scope:
    """Names inside a block that is named after a group of fields are looked up in that group first."""
    group = group_named(block.name) if block.name else ()
    return scope._replace(group=group) if group else scope


def _point_style(block: SourceBlock, otherwise: PointStyle) -> PointStyle:
    return next((PointStyle(option) for option in block.options if option in set(PointStyle)), otherwise)


def _inside(nodes: Sequence) -> Sequence:
    """What a block says, or what it says of each entry where the whole of it is a list."""
    return nodes[0].body if len(nodes) == 1 and isinstance(nodes[0], Each) else nodes


def _ends_sentence(nodes: Sequence) -> bool:
    last = nodes[-1] if nodes else None
    if isinstance(last, Clause):
        return _ends_sentence(last.alternatives[0])
    return isinstance(last, Literal) and last.text[-1] in SENTENCE_ENDS


def _stray_leads(block: SourceBlock, nodes: Sequence) -> list[SyntaxFault]:
    """``**`` that does not enclose the lead of a point or heading: it would be printed as it stands."""
    inside = _inside(nodes)
    lead, text = _split_lead(inside) if block.is_point or block.level > 1 else ((), inside)
    message = "“**”只用来括住要点或标题开头的短语，要成对"
    return [
        SyntaxFault(offset, "wording.lead", message, "写成 - **短语。**内容，或删去多余的 **")
        for offset in _leads_in((*lead, *text))
    ]


def _nonzero_outside(nodes: Sequence) -> Iterator[int]:
    """Where 非零 stands in no optional clause: then nothing could close up."""
    return (node.offset for node in nodes if isinstance(node, Reference) and node.is_nonzero)


def _leads_in(nodes: Sequence) -> Iterator[int]:
    for node in nodes:
        if isinstance(node, Literal):
            position = node.text.find(LEAD)
            if position >= 0:
                yield node.offset + position
        elif isinstance(node, Each):
            yield from _leads_in(node.body)
        elif isinstance(node, Clause):
            for alternative in node.alternatives:
                yield from _leads_in(alternative)


def _split_lead(nodes: Sequence) -> tuple[Sequence, Sequence]:
    """Cut ``**lead**`` off a point; a point without one has an empty lead."""
    if not nodes or not isinstance(nodes[0], Literal) or not nodes[0].text.startswith(LEAD):
        return (), nodes
    lead: list[Node] = []
    opened = Literal(nodes[0].text[len(LEAD) :], nodes[0].offset + len(LEAD))
    rest = (opened, *nodes[1:]) if opened.text else nodes[1:]
    for position, node in enumerate(rest):
        if isinstance(node, Literal) and LEAD in node.text:
            head, _, tail = node.text.partition(LEAD)
            if head:
                lead.append(Literal(head, node.offset))
            after = (Literal(tail, node.offset + len(head) + len(LEAD)),) if tail else ()
            return tuple(lead), (*after, *rest[position + 1 :])
        lead.append(node)
    return (), nodes
