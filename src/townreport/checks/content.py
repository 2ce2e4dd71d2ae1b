"""All checks of a record's content, in the report's order: its figures, its words, and its finished lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice
from typing import NamedTuple

from townreport.checks.exemptions import Said, exempt
from townreport.checks.figures.facts import Facts
from townreport.checks.figures.registry import RECORD_RULES, rules_for
from townreport.checks.figures.rule import RecordRule
from townreport.checks.finished import DoubtfulLines, finished_findings
from townreport.checks.order import in_order
from townreport.checks.record_texts import Path
from townreport.checks.registry import ALL_RULES
from townreport.checks.rule import Rule, TextKind
from townreport.checks.terms import WRONG_TERM, Terms, wrong_terms
from townreport.checks.text import as_finding, check_texts
from townreport.findings import MOST_TOLD, Finding, Place, Severity, too_many
from townreport.outline import Outline
from townreport.record import Record

MOST_NEIGHBOURS = 300
"""Towns that may have copied from each other: a prefecture's. More together are no neighbourhood."""


class Against(NamedTuple):
    """What a record is checked against besides itself.

    `terms` are the county's own; `other_towns` the names of towns that the record should not speak of as its own (that
    of this town may be among them); `last_year` the same town's record of the year before, from `last_year_file`.
    """

    terms: Terms | None = None
    other_towns: AbstractSet[str] = frozenset()
    last_year: Record | None = None
    last_year_file: str | None = None

    def base_for(self, record: Record) -> tuple[Record, tuple[Finding, ...]]:
        """The record with last year's values filled in where they are known, and what is to be said of it."""
        if self.last_year is None:
            return record, ()
        # Imported here: few records are checked against another, and start-up counts.
        from townreport.checks.last_year import with_last_year

        return with_last_year(record, self.last_year, self.last_year_file)


NOTHING_ELSE = Against()


def check(
    record: Record,
    outline: Outline | None = None,
    *,
    against: Against = NOTHING_ELSE,
    more: Iterable[Finding] = (),
) -> tuple[Finding, ...]:
    """What is to be said of a record's figures and words; nothing where all is well.

    `outline` is the report made of it: what only shows in its finished lines is said too. `more` are findings that
    the record's exemptions may answer as well. Findings carry the place in the record (labels and list positions) and
    are in the report's order.
    """
    facts = Facts(record, against.other_towns)
    said = [*map(Said, more), *_on_figures(facts), *_on_words(facts, outline, against.terms)]
    if not said and record.exemptions.__class__ is not tuple:
        return ()
    return tuple(in_order(exempt(record, said, codes())))


def every_rule() -> tuple[Rule | RecordRule, ...]:
    """All rules, those on figures first, in the order in which they are listed."""
    return (*RECORD_RULES, *ALL_RULES)


@cache
def codes() -> frozenset[str]:
    """The codes that an exemption can name."""
    from townreport.checks.last_year import COPIED, DIFFERS

    return frozenset({rule.code for rule in every_rule()} | {WRONG_TERM, DIFFERS, COPIED})


def _on_figures(facts: Facts) -> list[Said]:
    said = []
    for rule in rules_for(facts):
        for raised in islice(rule.find(facts), MOST_TOLD + 1):
            place = Place(path=raised.path, excerpt=raised.excerpt)
            said.append(Said(Finding(rule.code, rule.severity, raised.message, raised.fix, place), raised.also))
    return _each_once(said) if len(said) > 1 else said


_SLIPS = ("growth.unit-slip", "unit.too-large")
"""What explains a figure best, the better first: whatever else looks odd about it follows from that."""


def _each_once(said: list[Said]) -> list[Said]:
    """Without the suspicions on a figure that a wrong unit explains; certain faults stay."""
    slips: dict[Path, str] = {}
    for code in reversed(_SLIPS):
        slips |= {one.finding.place.path: code for one in said if one.finding.code == code}
    return [one for one in said if one.finding.severity is not Severity.WARNING or not _is_explained(one, slips)]


def _is_explained(one: Said, slips: Mapping[Path, str]) -> bool:
    """Whether a suspicion only follows from a slip in one of the figures that have a part in it."""
    path, code = one.finding.place.path, one.finding.code
    if code in _SLIPS:
        return slips[path] != code
    return any(place in slips for place in (path, *one.also))


# Enum's members are slow to look up.
_PRINTED = TextKind.PRINTED


def _on_words(facts: Facts, outline: Outline | None, terms: Terms | None) -> list[Said]:
    words, kinds = facts.texts_alone
    lines = None if outline is None else DoubtfulLines(outline)
    printed = [] if lines is None else lines.texts
    found = check_texts(words + printed, kinds + [_PRINTED] * len(printed))
    is_whole = sum(map(len, found.values())) <= MOST_TOLD
    if lines is not None and is_whole:
        lines.note_in_order({position - len(words) for position in found})
    has_wrong_terms = terms is not None and terms.occur_in(words)
    if not found and not has_wrong_terms:
        return []
    findings = [] if is_whole else [too_many()]
    for position, told in enumerate(facts.texts):
        place = Place(path=told.path)
        findings += [as_finding(rule, hit, told.text, place) for rule, hit in found.pop(position, ())]
        if terms is not None and has_wrong_terms:
            findings += wrong_terms(terms, told.text, told.kind, place)
    told_of = {finding.place.path for finding in findings}
    for position, hits in found.items():
        assert lines is not None
        at = position - len(words)
        findings += finished_findings(lines.line(at), printed[at], hits, told_of)
    return list(map(Said, findings))


__all__ = ["MOST_NEIGHBOURS", "NOTHING_ELSE", "Against", "check", "codes", "every_rule"]
