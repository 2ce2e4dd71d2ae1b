"""What is wrong with a wording beyond its language: its own words, and the figures it never prints."""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

from townreport.build import read_wording_source
from townreport.checks.rule import TextKind
from townreport.checks.text import as_finding, check_text
from townreport.findings import Finding, Place, Severity
from townreport.record import Record
from townreport.record.catalogue import leaves
from townreport.record.fields import Kind
from townreport.record.figure import Missing
from townreport.record.reading_values import GROWTH
from townreport.wording import load
from townreport.wording.loading import LEAD
from townreport.wording.structure import ANNEX, SETTING, TABLE, SourceBlock, cut
from townreport.wording.syntax import Clause, Each, Literal, Reference, Sequence, parse
from townreport.wording.values import COUNT_OF, FIGURE_MEMBERS, QUOTES

_YEAR = "2023"
_NOT_PRINTED = {"official", "adjustments", "kind_word", "basics", "exemptions", "wording"}
"""Parts of a record that shape the document; no wording prints them."""


def check_wording(file: Path | str, record: Record | None = None) -> tuple[Finding, ...]:
    """Check a wording file; with `record`, also list its figures that the wording never prints.

    Raises FindingsError where the wording cannot be used at all, with every fault of its language.
    """
    source = read_wording_source(file)
    wording = load(source, str(file))
    found: list[Finding] = []
    for block in cut(source)[0]:
        found += _words(block, str(file))
    if record is not None:
        found += _unprinted(record, wording.references, str(file))
    return tuple(found)


def _words(block: SourceBlock, file: str) -> list[Finding]:
    """The wording's own words, with something plausible where figures will stand."""
    if block.level in (SETTING, TABLE):
        # Cells are words and numbers, no sentences.
        return []
    text, offsets = _readable(parse(block.text)[0])
    is_heading = block.level > 0 or block.level == ANNEX
    kind = TextKind.HEADING if is_heading else TextKind.POINT if block.is_point else TextKind.PROSE
    found = []
    for rule, hit in check_text(text, kind):
        line, column = block.position(offsets[min(hit.start, len(offsets) - 1)])
        found.append(as_finding(rule, hit, text, Place(file=file, label="文稿", line=line, column=column)))
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
            words = _plausible(node)
            origin = [node.offset] * len(words)
        text += words
        offsets += origin
    return text, offsets


def _plausible(reference: Reference) -> str:
    """Something a reference might print: what kind of figure it is matters only for the marks around it."""
    place = reference.path
    if place.endswith(f".{GROWTH}"):
        return "增长7.0%"
    if reference.modifier in QUOTES:
        opening, closing = tuple(QUOTES[reference.modifier])
        return f"{opening}清溪{closing}"
    return _YEAR if place.endswith("年度") else "清溪"


def _unprinted(record: Record, references: frozenset[str], file: str) -> list[Finding]:
    """The figures that a record gives and a wording never prints."""
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
