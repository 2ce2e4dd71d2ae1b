"""What is wrong with a wording beyond its language: its own words, and the figures it never prints."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from townreport.build import read_wording_source
from townreport.checks.record_texts import record_texts
from townreport.checks.registry import rule_by_code
from townreport.checks.rule import TextKind
from townreport.checks.text import as_finding, check_text
from townreport.findings import MOST_TOLD, Finding, Place, Severity, first_told
from townreport.record import Record
from townreport.record.catalogue import MOST_SLIPS, entries, leaves, nearest
from townreport.record.fields import Kind
from townreport.record.figure import Missing
from townreport.record.reading_values import GROWTH
from townreport.wording import load
from townreport.wording.loading import LEAD
from townreport.wording.prose import references_in
from townreport.wording.structure import ANNEX, RUN_IN, SETTING, TABLE, SourceBlock, cut
from townreport.wording.syntax import Clause, Each, Literal, Reference, Sequence, parse
from townreport.wording.values import APPROXIMATE, COUNT_OF, FIGURE_MEMBERS, QUOTES

_YEAR = "2023"
_NAMES = ("清溪", "柳河", "松岭", "云台", "沙湾")
_BY_HAND = "numbering.by-hand"
_NOT_PRINTED = {"official", "adjustments", "kind_word", "basics", "exemptions", "wording"}
"""Parts of a record that shape the document; no wording prints them."""


def check_wording(file: Path | str, record: Record | None = None) -> tuple[Finding, ...]:
    """Check a wording file; with `record`, also list its figures that the wording never prints.

    Raises FindingsError where the wording cannot be used at all, with every fault of its language.
    """
    source = read_wording_source(file)
    wording = load(source, str(file))
    found: list[Finding] = []
    references: list[_Placed] = []
    for block in cut(source)[0]:
        if block.level == SETTING:
            continue
        nodes = parse(block.text)[0]
        references += [_Placed(reference, *block.position(reference.offset)) for reference in _references(nodes)]
        if block.level != TABLE:
            # Cells are words and numbers, no sentences.
            found += _words(block, nodes, str(file))
        if len(found) > MOST_TOLD:
            break
    found += _said_two_ways(references, str(file))
    if record is not None:
        found += _unknown_own(record, references, str(file))
    found.sort(key=lambda finding: (finding.place.line or 0, finding.place.column or 0))
    if record is not None:
        found += _unprinted(record, wording.references, str(file))
    return first_told(found, str(file))


class _Placed(NamedTuple):
    """A reference, and where it stands in the file."""

    reference: Reference
    line: int
    column: int


def _references(nodes: Sequence) -> Iterator[Reference]:
    for node in nodes:
        if isinstance(node, Reference):
            yield node
        elif isinstance(node, Clause):
            for alternative in node.alternatives:
                yield from _references(alternative)
        elif isinstance(node, Each):
            yield from _references(node.body)


def _words(block: SourceBlock, nodes: Sequence, file: str) -> list[Finding]:
    """The wording's own words, with something plausible where figures will stand."""
    is_heading = block.level > 0 or block.level == ANNEX
    runs_in = LEAD in block.text or RUN_IN in block.options
    kind = TextKind.HEADING if is_heading and not runs_in else TextKind.POINT
    if not is_heading and not block.is_point:
        kind = TextKind.PROSE
    readings = [(nodes, kind), *((other, TextKind.PHRASE) for other in _other_alternatives(nodes))]
    found = []
    for reading, kind_of_reading in readings:
        text, offsets = _readable(reading)
        if not text:
            continue
        hits = check_text(text, kind_of_reading)
        if kind_of_reading is TextKind.PROSE:
            # In a paragraph a number stands as it is typed; still, numbers are the program's.
            rule = rule_by_code(_BY_HAND)
            assert rule is not None
            hits += [(rule._replace(severity=Severity.WARNING), hit) for hit in rule.find(text, TextKind.POINT)]
        for rule, hit in hits:
            line, column = block.position(offsets[min(hit.start, len(offsets) - 1)])
            found.append(as_finding(rule, hit, text, Place(file=file, label="文稿", line=line, column=column)))
    return found


def _other_alternatives(nodes: Sequence) -> Iterator[Sequence]:
    """What a sentence says where its first words cannot be said."""
    for node in nodes:
        if isinstance(node, Clause):
            yield from node.alternatives[1:]
            for alternative in node.alternatives:
                yield from _other_alternatives(alternative)
        elif isinstance(node, Each):
            yield from _other_alternatives(node.body)


def _said_two_ways(references: list[_Placed], file: str) -> list[Finding]:
    """The same figure with 余 in one place and without it in another."""
    found = []
    first: dict[str, bool] = {}
    for reference, line, column in references:
        name = reference.path.rpartition(".")[2]
        has_about = reference.modifier == APPROXIMATE
        if reference.modifier in ("", APPROXIMATE) and first.setdefault(name, has_about) is not has_about:
            message = f"“{name}”在这里{'带' if has_about else '不带'}“余”，前面{'不带' if has_about else '带'}"
            place = Place(file=file, label="文稿", line=line, column=column)
            fix = "同一个数全文写成一个样子"
            found.append(Finding("wording.two-ways", Severity.WARNING, message, fix, place))
    return found


def _unknown_own(record: Record, references: list[_Placed], file: str) -> list[Finding]:
    """References to figures of the town's own that this record does not have."""
    label = entries(Record)[Kind.OWN_FIGURES].label
    known = {} if isinstance(record.own_figures, Missing) else record.own_figures
    found: list[Finding] = []
    for reference, line, column in references:
        group, _, rest = reference.path.partition(".")
        name = rest.partition(".")[0]
        if group.strip() != label or name in known:
            continue
        close = nearest(name, known) if len(found) < MOST_SLIPS else None
        fix = f"是不是“{close}”？" if close else f"在记录的“{label}”里加上它"
        place = Place(file=file, label="文稿", line=line, column=column)
        message = f"这份记录的“{label}”里没有“{name}”"
        found.append(Finding("wording.unknown-own-figure", Severity.WARNING, message, fix, place))
    return found


def _readable(nodes: Sequence) -> tuple[str, list[int]]:
    """A sentence as it might read, and for each of its characters the place in the block it comes from."""
    text = ""
    offsets: list[int] = []
    for node in nodes:
        if isinstance(node, Literal):
            words = node.text.replace(LEAD, "")
            origin = [node.offset + position for position in range(len(words))]
        elif isinstance(node, Clause | Each):
            words, origin = _readable(node.alternatives[0] if isinstance(node, Clause) else node.body)
        else:
            words = _plausible(node, len(text))
            origin = [node.offset] * len(words)
        text += words
        offsets += origin
    return text, offsets


def _plausible(reference: Reference, position: int) -> str:
    """Something a reference might print: what kind of figure it is matters only for the marks around it.

    Never twice the same in a row, which would look like a word that was doubled.
    """
    name = _NAMES[position % len(_NAMES)]
    place = reference.path
    if place.endswith(f".{GROWTH}"):
        return "增长7.0%"
    if reference.modifier in QUOTES:
        opening, closing = tuple(QUOTES[reference.modifier])
        return f"{opening}{name}{closing}"
    return _YEAR if place.endswith("年度") else name


def _unprinted(record: Record, references: frozenset[str], file: str) -> list[Finding]:
    """The figures that a record gives and a wording never prints."""
    references |= references_in(text.text for text in record_texts(record))
    printed = {place.removesuffix(f".{member}") for place in references for member in ("", *FIGURE_MEMBERS, COUNT_OF)}
    unprinted = []
    for leaf in leaves(Record):
        if leaf.way[0].name in _NOT_PRINTED:
            continue
        value = attrgetter(leaf.attribute)(record)
        if leaf.entry.kind is Kind.OWN_FIGURES:
            given = () if isinstance(value, Missing) else value
            places = [f"{leaf.place}.{label}" for label in given]
            # 主要指标表 prints all of them, whatever they are.
            unprinted += [place for place in places if place not in printed and leaf.place not in printed]
        elif not isinstance(value, Missing) and leaf.place not in printed:
            unprinted.append(leaf.place)
    if not unprinted:
        return []
    message = f"记录里有 {len(unprinted)} 项数据，这份文稿没有用到：{'、'.join(unprinted)}"
    fix = "要印出的，在文稿里写上 {{指标名}}；不要印的，不必理会"
    return [Finding("wording.unprinted", Severity.NOTE, message, fix, Place(file=file, label="文稿"))]
