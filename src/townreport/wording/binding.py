"""From parsed sentences to sentences that can be filled: every reference tied to its field.

Done once per wording. An unknown figure is found here, with its place in the file, not when some
town's report happens to need it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple

from townreport.numerals import AS_GIVEN, Style
from townreport.record import Missing, Record
from townreport.record.catalogue import MOST_SLIPS, Entry, entries, find, nearest
from townreport.record.fields import Declaration, Department, Kind, Part
from townreport.record.reading_values import THIS_YEAR
from townreport.wording import syntax
from townreport.wording.bound import Alternative, Clause, Each, Node, Reference, Run
from townreport.wording.syntax import Literal, SyntaxFault
from townreport.wording.values import (
    APPROXIMATE,
    COUNT_OF,
    FIGURE_MEMBERS,
    NUMBER_ALONE,
    QUOTES,
    Speak,
    own_figure_gap,
    speaker,
    text_words,
    unless_zero,
)

MARKS = {"、": 1, "，": 2, "；": 3, "：": 4, "。": 5, "！": 5, "？": 5}
"""The pausing marks, by strength: where two meet, the stronger stays."""
_FULL_STOP = "。"
_OPENING = "（〔【《“‘"


class Scope(NamedTuple):
    """Where names are looked up: the entry of a list first, then the block's own group, then the record."""

    group: tuple[Entry, ...] = ()
    entry_model: type[Part] | None = None


def group_named(name: str) -> tuple[Entry, ...]:
    """The group of fields that a block's name stands for; nothing where it names none."""
    way: list[Entry] = []
    model: type[Part] | None = Record
    for key in name.split("."):
        found = find(model, key) if model is not None else None
        if found is None or found.kind is not Kind.PART:
            return ()
        way.append(found)
        model = found.model
    return tuple(way)


_OFFICE = Department.PARTY_AND_GOVERNMENT
DERIVED = {
    "计划年度": ("plan_year", "年度的下一年"),
    "本地": ("town_kind", "镇、乡或街道"),
    "区县类别": ("county_kind", "县、区、市或旗"),
    "区县级别": ("county_level", "县级、区级或旗级"),
    "政府名称": ("government_name", "青石镇人民政府；街道是办事处"),
    "党委名称": ("committee_name", "青石镇党委；街道是党工委"),
}
_ALWAYS_GIVEN = {"name", "year", *(name for name, _ in DERIVED.values())} - {"county_kind"}


def _find(model: type[Part], key: str) -> Entry | None:
    if model is Record and key in DERIVED:
        name, description = DERIVED[key]
        return Entry(name, Declaration(key, _OFFICE, description), Kind.TEXT, None)
    return find(model, key)


class Binder:
    """Binds the sentences of one block; `faults` gathers what is wrong with them.

    `faults_before` is how many were found in what is bound with it: where there are many, they are no mere slips.
    """

    def __init__(self, style: Style = AS_GIVEN, *, faults_before: int = 0) -> None:
        self._style = style
        self._faults_before = faults_before
        self.faults: list[SyntaxFault] = []
        self.references: list[str] = []

    def alternative(self, nodes: syntax.Sequence, scope: Scope) -> Alternative:
        """Bind a sequence and note what decides whether it can be said."""
        bound = tuple(self._nodes(nodes, scope))
        deciding = tuple(
            node for node in bound if (isinstance(node, Reference) and node.decides) or isinstance(node, Each)
        )
        clauses = tuple(_clauses(bound))
        return Alternative(bound, deciding, clauses, _sentences(bound))

    def _nodes(self, nodes: syntax.Sequence, scope: Scope) -> Iterator[Node]:
        position = 0
        before: Node | None = None
        while position < len(nodes):
            node = nodes[position]
            if isinstance(node, syntax.Clause):
                clauses, separators, position = _row(nodes, position)
                bound = tuple(self._clause(clause, scope) for clause in clauses)
                continues = isinstance(before, Reference | Each) or _starts_with_mark(bound[0])
                before = _as_node(bound, separators, continues=continues)
                yield before
                continue
            position += 1
            if isinstance(node, Literal):
                before = node.text
            else:
                found = self._reference(node, scope) if isinstance(node, syntax.Reference) else self.each(node, scope)
                if found is None:
                    continue
                before = found
            yield before

    def _clause(self, clause: syntax.Clause, scope: Scope) -> Clause:
        alternatives = tuple(self.alternative(nodes, scope) for nodes in clause.alternatives)
        return Clause(alternatives, tuple(_skeleton(alternatives[0].nodes)))

    def _reference(self, node: syntax.Reference, scope: Scope) -> Reference | None:
        found = self._look_up(node.path, node.offset, scope)
        if found is None:
            return None
        way, member, in_entry = found
        entry = way[-1]
        if entry.kind is Kind.OWN_FIGURES:
            return self._own_figure(node, member)
        spoken = self._speaker(node, entry, member)
        if spoken is None:
            return None
        attribute = ".".join(step.name for step in way)
        decides = in_entry or len(way) > 1 or entry.name not in _ALWAYS_GIVEN
        label = ".".join(step.label for step in way) + (f".{member}" if member else "")
        speak = spoken[0]
        if entry.name == "year" and len(way) == 1 and not in_entry:
            # Titles and sentences write 年 themselves: 2023年度, 2023年工作总结.
            speak, spoken = text_words, (text_words, "xx")
        if not in_entry:
            self.references.append(label)
        return Reference(
            attrgetter(attribute), speak, spoken[1], label, in_entry, decides,
            is_text=not entry.kind.is_figure, is_prose=entry.kind is Kind.PROSE, attribute=attribute,
        )  # fmt: skip

    def _own_figure(self, node: syntax.Reference, key: str) -> Reference | None:
        """A figure of the town's own: which ones there are, only a record knows."""
        entry = entries(Record)[Kind.OWN_FIGURES]
        name, _, member = key.partition(".")
        if not name:
            fix = f"写成 {{{{{entry.label}.旅游收入}}}}，点号后面是自己起的名字"
            self._say(node.offset, "wording.not-a-figure", f"“{entry.label}”后面没有写是哪个指标", fix)
            return None
        spoken = self._speaker(node, entry, member)
        if spoken is None:
            return None

        def value(record: Record) -> object:
            figures = record.own_figures
            return figures if isinstance(figures, Missing) else figures.get(name, Missing.ABSENT)

        label = f"{entry.label}.{key}"
        self.references.append(label)
        gap_of = own_figure_gap(member, node.modifier, self._style)
        return Reference(value, spoken[0], spoken[1], label, False, True, own=name, gap_of=gap_of)

    def _speaker(self, node: syntax.Reference, entry: Entry, member: str) -> tuple[Speak, str] | None:
        """How to print a field; None, with a fault noted, where it cannot be printed so."""
        spoken = speaker(entry, member, node.modifier, self._style)
        if spoken is None:
            self._say_unfit(node, entry, member)
            return None
        if not node.is_nonzero:
            return spoken
        if member in ("", THIS_YEAR) and (entry.kind.is_figure or entry.kind is Kind.OWN_FIGURES):
            return unless_zero(spoken[0]), spoken[1]
        fix = f"“{syntax.NONZERO}”只用于本年的数，删去它"
        self._say(node.offset, "wording.modifier", f"“{node.path}”不能用“{syntax.NONZERO}”", fix)
        return None

    def each(self, node: syntax.Each, scope: Scope) -> Each | None:
        """Bind a list and what is said of each of its entries; None, with a fault noted, where it is no list."""
        if not node.path:
            # That none is named was told when the sentence was parsed.
            return None
        found = self._look_up(node.path, node.offset, scope)
        if found is None:
            return None
        way, member, _ = found
        entry = way[-1]
        if entry.kind is not Kind.ITEMS or entry.model is None or member or scope.entry_model:
            message = f"“{node.path}”不是可以逐项写的列表"
            self._say(node.offset, "wording.not-a-list", message, "逐项只用于条目列表，且不能套在另一个逐项里")
            return None
        body = self.alternative(node.body, scope._replace(entry_model=entry.model))
        declaration = entry.declaration
        attribute = ".".join(step.name for step in way)
        label = ".".join(step.label for step in way)
        self.references.append(label)
        return Each(attrgetter(attribute), label, node.separator, body, entry.model,
                    declaration.form_entries, declaration.blank, tuple(_skeleton(body.nodes)))  # fmt: skip

    def _look_up(self, path: str, offset: int, scope: Scope) -> tuple[tuple[Entry, ...], str, bool] | None:
        keys = [key.strip() for key in path.split(".")]
        if scope.entry_model is not None and (found := _walk(scope.entry_model, keys)):
            return *found, True
        below = scope.group[-1].model if scope.group else None
        if below is not None and (found := _walk(below, keys)):
            return (*scope.group, *found[0]), found[1], False
        if found := _walk(Record, keys):
            return *found, False
        close = None
        if self._faults_before + len(self.faults) < MOST_SLIPS:
            of_entry = () if scope.entry_model is None else entries(scope.entry_model)
            of_group = () if below is None else _names(below)
            close = nearest(path, [*of_group, *of_entry, *_names(Record)])
        fix = f"是不是“{close}”？" if close else "用 townreport schema 查看全部指标名"
        self._say(offset, "wording.unknown-figure", f"数据里没有“{path}”这个指标", fix)
        return None

    def _say_unfit(self, node: syntax.Reference, entry: Entry, member: str) -> None:
        if member:
            close = nearest(member, (*FIGURE_MEMBERS, COUNT_OF))
            known = f"数字可写 .{'、.'.join(FIGURE_MEMBERS)}；列表可写 .{COUNT_OF}"
            fix = f"是不是“.{close}”？{known}" if close and close != member else known
            self._say(node.offset, "wording.member", f"“{entry.label}”（{entry.kind}）没有“{member}”", fix)
        elif node.modifier:
            words = (APPROXIMATE, NUMBER_ALONE, syntax.NONZERO, *QUOTES)
            close = nearest(node.modifier, words)
            known = f"数字可用“{APPROXIMATE}”“{NUMBER_ALONE}”“{syntax.NONZERO}”，名称可用“{'”“'.join(QUOTES)}”"
            fix = f"是不是“{close}”？{known}" if close and close != node.modifier else known
            self._say(node.offset, "wording.modifier", f"“{entry.label}”（{entry.kind}）不能用“{node.modifier}”", fix)
        else:
            message = f"“{entry.label}”是{entry.kind}，不能直接印出"
            fix = f"列表用 {{{{逐项 {node.path}}}}}…{{{{完}}}}，分组写到其中的指标"
            self._say(node.offset, "wording.not-a-figure", message, fix)

    def _say(self, offset: int, code: str, message: str, fix: str) -> None:
        self.faults.append(SyntaxFault(offset, code, message, fix))


def _walk(model: type[Part], keys: list[str]) -> tuple[tuple[Entry, ...], str] | None:
    """Follow keys down from `model`; the last may name a member of a figure or list."""
    way: list[Entry] = []
    below: type[Part] | None = model
    for position, key in enumerate(keys):
        if way and way[-1].kind is Kind.OWN_FIGURES:
            # The label is the town's own, so whatever follows is taken as it is.
            return tuple(way), ".".join(keys[position:])
        found = _find(below, key) if below is not None and (not way or way[-1].kind is Kind.PART) else None
        if found is None:
            is_member = way and position == len(keys) - 1 and way[-1].kind is not Kind.PART
            return (tuple(way), key) if is_member else None
        way.append(found)
        below = found.model
    return tuple(way), ""


def _names(model: type[Part], before: str = "") -> Iterator[str]:
    for label, entry in entries(model).items():
        yield before + label
        if entry.kind is Kind.PART and entry.model is not None:
            yield from _names(entry.model, f"{before}{label}.")
    if model is Record:
        yield from DERIVED


def _row(nodes: syntax.Sequence, position: int) -> tuple[list[syntax.Clause], tuple[str, ...], int]:
    """Clauses from `position` on that stand in a row, with the marks between them."""
    clauses: list[syntax.Clause] = []
    separators: list[str] = []
    while True:
        clause = nodes[position]
        assert isinstance(clause, syntax.Clause)
        clauses.append(clause)
        position += 1
        following = nodes[position : position + 2]
        if following and isinstance(following[0], syntax.Clause):
            separators.append("")
        elif (
            len(following) == 2
            and isinstance(following[0], Literal)
            and following[0].text in MARKS
            and isinstance(following[1], syntax.Clause)
        ):
            separators.append(following[0].text)
            position += 1
        else:
            return clauses, tuple(separators), position


def _as_node(clauses: tuple[Clause, ...], separators: tuple[str, ...], *, continues: bool) -> Clause | Run:
    """Clauses in a row; a single one stands for itself."""
    return clauses[0] if len(clauses) == 1 else Run(clauses, separators, continues)


def _sentences(nodes: tuple[Node, ...]) -> tuple[Alternative, ...]:
    """The sentences of a row of clauses with full stops between some, and one behind them; nothing for others.

    Each says the same alone as in the row, unless another mark is as strong as a full stop: that would outlast it.
    """
    if len(nodes) != 2 or nodes[1] != _FULL_STOP or not isinstance(nodes[0], Run):
        return ()
    clauses, separators, _ = nodes[0]
    ends = [number for number, mark in enumerate(separators, start=1) if mark == _FULL_STOP]
    others = [mark for mark in separators if mark and mark != _FULL_STOP]
    if not ends or any(MARKS[mark] >= MARKS[_FULL_STOP] for mark in others):
        return ()
    made = []
    for first, end in pairwise((0, *ends, len(clauses))):
        row = clauses[first:end]
        said = _as_node(row, separators[first : end - 1], continues=False)
        made.append(Alternative((said, _FULL_STOP), (), row))
    return tuple(made)


def _starts_with_mark(clause: Clause) -> bool:
    nodes = clause.alternatives[0].nodes
    return bool(nodes) and isinstance(nodes[0], str) and (nodes[0][0] in MARKS or nodes[0][0] in _OPENING)


def _clauses(nodes: tuple[Node, ...]) -> Iterator[Clause]:
    for node in nodes:
        if isinstance(node, Clause):
            yield node
        elif isinstance(node, Run):
            yield from node.clauses


def _skeleton(nodes: tuple[Node, ...]) -> Iterator[str | Reference]:
    for node in nodes:
        if isinstance(node, Reference):
            yield node.gap if node.decides and node.gap_of is None else node
        elif isinstance(node, Each):
            yield from _skeleton(node.body.nodes)
        elif isinstance(node, Clause):
            yield from node.skeleton
        elif isinstance(node, Run):
            for clause, mark in zip(node.clauses, (*node.separators, ""), strict=True):
                yield from clause.skeleton
                yield mark
        else:
            yield node
