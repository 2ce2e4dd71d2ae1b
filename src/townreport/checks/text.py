"""The word rules on texts: fast on clean ones, linear on any.

A clean text is what a record mostly holds, so a check first asks, with one scan for all rules, which
rules could apply at all. Only those run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from townreport.checks.registry import ALL_RULES
from townreport.checks.rule import Hit, Rule, Suspects, TextKind
from townreport.findings import Finding, Place

HITS_PER_RULE = 1000
"""What one rule reports on one text at most: beyond that a text is not a text, and a list is no help."""
EXCERPT_MARGIN = 12
"""Characters of an excerpt on either side of a place."""


def _group_by_sign() -> tuple[re.Pattern[str], dict[str, list[Rule]]]:
    """One expression for all signs, grouped by first character so that it can skip all others at once."""
    rests: dict[str, list[str]] = defaultdict(list)
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in ALL_RULES:
        for sign in rule.signs:
            rests[sign[0]].append(sign[1:])
            if rule not in rules[sign[0]]:
                rules[sign[0]].append(rule)
    groups = (re.escape(first) + ("" if "" in rest else f"(?={'|'.join(rest)})") for first, rest in rests.items())
    return re.compile("|".join(groups)), rules


_SIGNS, _RULES_BY_SIGN = _group_by_sign()
_AT_THE_ENDS = tuple(rule for rule in ALL_RULES if not rule.signs and rule.suspects is None)
_ORDER = {rule.code: position for position, rule in enumerate(ALL_RULES)}


def _group_by_suspects() -> tuple[tuple[Suspects, tuple[Rule, ...]], ...]:
    groups: dict[Suspects, list[Rule]] = defaultdict(list)
    for rule in ALL_RULES:
        if rule.suspects is not None:
            groups[rule.suspects].append(rule)
    return tuple((suspects, tuple(rules)) for suspects, rules in groups.items())


_BY_SUSPECTS = _group_by_suspects()


def check_text(text: str, kind: TextKind) -> list[tuple[Rule, Hit]]:
    """All faults of one text, in the order of their places. A newline in it begins a new paragraph."""
    candidates = set(_AT_THE_ENDS)
    for first in set(_SIGNS.findall(text)):
        candidates.update(_RULES_BY_SIGN[first])
    for suspects, rules in _BY_SUSPECTS:
        if any(True for _ in suspects(text)):
            candidates.update(rules)
    return _run(candidates, text, kind)


def check_texts(texts: Sequence[tuple[str, TextKind]]) -> list[list[tuple[Rule, Hit]]]:
    """The same for many texts, one list of faults a text: far faster than one by one, as most are clean."""
    joined = "\n".join(text for text, _ in texts)
    starts = list(accumulate((len(text) + 1 for text, _ in texts), initial=0))
    suspicious = {bisect_right(starts, place) - 1 for place in _suspicious_places(joined)}
    results = []
    for number, (text, kind) in enumerate(texts):
        if number in suspicious:
            results.append(check_text(text, kind))
        else:
            results.append(_run(_AT_THE_ENDS, text, kind))
    return results


def _suspicious_places(text: str) -> Iterator[int]:
    for match in _SIGNS.finditer(text):
        yield match.start()
    for suspects, _ in _BY_SUSPECTS:
        yield from suspects(text)


def _run(rules: Iterable[Rule], text: str, kind: TextKind) -> list[tuple[Rule, Hit]]:
    found = [
        (rule, hit) for rule in rules if kind in rule.kinds for hit in islice(rule.find(text, kind), HITS_PER_RULE)
    ]
    if len(found) > 1:
        found.sort(key=lambda pair: (pair[1].start, pair[1].end, _ORDER[pair[0].code]))
    return found


def excerpt(text: str, start: int, end: int) -> str:
    """The words around a place, on one line, with … where the text goes on."""
    first, last = max(0, start - EXCERPT_MARGIN), min(len(text), end + EXCERPT_MARGIN)
    words = text[first:last].replace("\n", " ")
    return f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}"


def as_finding(rule: Rule, hit: Hit, text: str, place: Place) -> Finding:
    """A fault of a text as a finding; `place` is that of the text, and gets the words around the fault."""
    return Finding(rule.code, rule.severity, hit.message, hit.fix, place._replace(excerpt=excerpt(text, *hit[:2])))


def fixed(text: str, kind: TextKind) -> str:
    """The text with only the certain fixes made (half-width marks among Chinese, full-width digits, doubled 。)."""
    pieces, position = [], 0
    for _, hit in check_text(text, kind):
        if hit.replacement is not None and hit.start >= position:
            pieces += [text[position : hit.start], hit.replacement]
            position = hit.end
    return "".join([*pieces, text[position:]])


__all__ = ["HITS_PER_RULE", "as_finding", "check_text", "check_texts", "excerpt", "fixed"]
