"""The word rules on texts: fast on clean ones, linear on any.

A clean text is what a record mostly holds, so a check first asks, with one scan for all rules, which
rules could apply at all. Only those run.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from townreport.checks.expressions import Expression
from townreport.checks.registry import ALL_RULES
from townreport.checks.rule import HITS_PER_RULE, Hit, Rule, Suspects, TextKind
from townreport.findings import Finding, Place

EXCERPT_MARGIN = 12
"""Characters of an excerpt on either side of a place."""


_COMMON = ("，、。；”“人年个\n是%", ".等万亿元：首家十超期《》场里条近到千余至名第次户约处百")
"""The signs that a text is full of, by how common they are: each group gets an expression of its own."""


def _compile_signs() -> tuple[tuple[Expression, ...], dict[str, tuple[tuple[Rule, Expression], ...]]]:
    """Expressions that find all signs, and for each first character the rules it may speak for.

    Each expression skips at once to the next character that begins one of its signs. There it tries
    them all where none fits, so the common characters and the rare ones are kept apart.
    """
    rests: dict[str, dict[Rule, list[str]]] = defaultdict(lambda: defaultdict(list))
    for rule in ALL_RULES:
        for sign in rule.signs:
            rests[sign[0]][rule].append(sign[1:])
    groups: list[list[str]] = [[] for _ in range(len(_COMMON) + 1)]
    by_first = {}
    for first, by_rule in rests.items():
        every = [rest for found in by_rule.values() for rest in found]
        number = next((number for number, common in enumerate(_COMMON) if first in common), len(_COMMON))
        groups[number].append(_sign(first, every))
        by_first[first] = tuple((rule, Expression(_sign(first, found))) for rule, found in by_rule.items())
    return tuple(Expression("|".join(group)) for group in groups), by_first


def _sign(first: str, rests: Sequence[str]) -> str:
    return re.escape(first) + ("" if "" in rests else f"(?={'|'.join(dict.fromkeys(rests))})")


def _group_by_suspects() -> tuple[tuple[Suspects, tuple[Rule, ...]], ...]:
    groups: dict[Suspects, list[Rule]] = defaultdict(list)
    for rule in ALL_RULES:
        if rule.suspects is not None:
            groups[rule.suspects].append(rule)
    return tuple((suspects, tuple(rules)) for suspects, rules in groups.items())


_SIGNS, _RULES_BY_SIGN = _compile_signs()
_BY_SUSPECTS = _group_by_suspects()
_AT_THE_ENDS = tuple(rule for rule in ALL_RULES if not rule.signs and rule.suspects is None)
_ORDER = {rule.code: position for position, rule in enumerate(ALL_RULES)}


def check_text(text: str, kind: TextKind) -> list[tuple[Rule, Hit]]:
    """All faults of one text, in the order of their places. A newline in it begins a new paragraph."""
    return check_texts([(text, kind)])[0]


def check_texts(texts: Sequence[tuple[str, TextKind]]) -> list[list[tuple[Rule, Hit]]]:
    """The same for many texts, one list of faults a text: far faster than one by one, as most are clean."""
    # Every paragraph stands between two newlines, so that signs can speak of its beginning and its end.
    joined = "\n".join(["", *(text for text, _ in texts), ""])
    starts = list(accumulate((len(text) + 1 for text, _ in texts), initial=1))
    results: list[list[tuple[Rule, Hit]]] = [_at_the_ends(text, kind) for text, kind in texts]
    counts: Counter[tuple[int, str]] = Counter()
    for rule, first, last in sorted(_doubtful_paragraphs(joined), key=lambda found: found[1:]):
        number = bisect_right(starts, first) - 1
        kind = texts[number][1]
        if kind in rule.kinds and counts[number, rule.code] < HITS_PER_RULE:
            offset = first - starts[number]
            hits = [_moved(hit, offset) for hit in islice(rule.find(joined[first:last], kind), HITS_PER_RULE)]
            counts[number, rule.code] += len(hits)
            results[number].extend((rule, hit) for hit in hits)
    for found in results:
        if len(found) > 1:
            found.sort(key=lambda pair: (pair[1].start, pair[1].end, _ORDER[pair[0].code]))
    return results


def _doubtful_paragraphs(text: str) -> set[tuple[Rule, int, int]]:
    """Each rule with the paragraphs (from, to) in which something speaks for it."""
    doubtful: set[tuple[Rule, int, int]] = set()
    first, last = 0, -1

    def note(place: int, rules: Iterable[Rule]) -> None:
        nonlocal first, last
        place += text[place] == "\n"
        if not first <= place <= last:
            first, last = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        doubtful.update((rule, first, last) for rule in rules)

    for signs in _SIGNS:
        for match in signs.finditer(text):
            place = match.start()
            note(place, (rule for rule, sign in _RULES_BY_SIGN[match[0]] if sign.match(text, place)))
    for suspects, rules in _BY_SUSPECTS:
        for place in suspects(text):
            note(place, rules)
    return doubtful


def _moved(hit: Hit, offset: int) -> Hit:
    return hit._replace(start=hit.start + offset, end=hit.end + offset) if offset else hit


def _at_the_ends(text: str, kind: TextKind) -> list[tuple[Rule, Hit]]:
    return [(rule, hit) for rule in _AT_THE_ENDS if kind in rule.kinds for hit in rule.find(text, kind)]


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
