"""The word rules on texts: fast on clean ones, linear on any.

A clean text is what a record mostly holds, so a check first asks, of all texts at once, which rules could apply at all.
Only those run, and only on the paragraphs in question.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice

from townreport.checks.matching import readable
from townreport.checks.registry import ALL_RULES
from townreport.checks.rule import Hit, Rule, Suspects, TextKind
from townreport.checks.signs import signed_paragraphs
from townreport.findings import MOST_TOLD, Finding, Place

Hits = list[tuple[Rule, Hit]]

EXCERPT_MARGIN = 12
"""Characters of an excerpt on either side of a place."""


def _group_by_suspects() -> tuple[tuple[Suspects, tuple[int, ...]], ...]:
    groups: dict[Suspects, list[int]] = defaultdict(list)
    for position, rule in enumerate(ALL_RULES):
        if rule.suspects is not None:
            groups[rule.suspects].append(position)
    return tuple((suspects, tuple(rules)) for suspects, rules in groups.items())


_BY_SUSPECTS = _group_by_suspects()


_FIRST, _LAST = slice(0, 1), slice(-1, None)


# A plain tuple: one with names takes three times as long to be taken apart, and every text is asked.
_AtAnEnd = tuple[slice, frozenset[str], bool, int]
"""A rule that looks at an end of texts: where, at which characters or, if true, at all others and at a text without
any, and the rule's position among all."""


def _at_the_ends(kind: TextKind) -> tuple[_AtAnEnd, ...]:
    of_kind = [(position, rule) for position, rule in enumerate(ALL_RULES) if kind in rule.kinds]
    asked = [(_FIRST, rule.first, position) for position, rule in of_kind if rule.first is not None]
    asked += [(_LAST, rule.last, position) for position, rule in of_kind if rule.last is not None]
    return tuple((end, frozenset(ends.characters), ends.but, position) for end, ends, position in asked)


_AT_THE_ENDS = {kind: _at_the_ends(kind) for kind in TextKind}


def check_text(text: str, kind: TextKind) -> Hits:
    """All faults of one text, in the order of their places. A newline in it begins a new paragraph."""
    return check_texts([text], [kind]).get(0, [])


def check_texts(texts: Sequence[str], kinds: Sequence[TextKind]) -> dict[int, Hits]:
    """The same for many texts: the faults by the texts' positions, for those only that have any.

    Far faster than one by one, as most are clean. Who looks for faults stops at one more than are told.
    """
    left = MOST_TOLD + 1
    found: dict[int, list[tuple[Hit, int]]] = defaultdict(list)
    for position, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
        for end, characters, but, at in _AT_THE_ENDS[kind]:
            if (text[end] in characters) is not but:
                for hit in islice(ALL_RULES[at].find(text, kind), left):
                    found[position].append((hit, at))
                    left -= 1
    # Every paragraph stands between two newlines, so that signs can speak of its beginning and its end.
    joined = readable("\n".join(["", *texts, ""]))
    doubtful = _doubtful_paragraphs(joined)
    if doubtful:
        starts = list(accumulate((len(text) + 1 for text in texts), initial=1))
        for first, last, at in sorted(doubtful):
            position = bisect_right(starts, first) - 1
            rule, kind = ALL_RULES[at], kinds[position]
            if kind in rule.kinds and left:
                offset = first - starts[position]
                hits = [(_moved(hit, offset), at) for hit in islice(rule.find(joined[first:last], kind), left)]
                found[position] += hits
                left -= len(hits)
    return {position: _in_order(hits) for position, hits in sorted(found.items()) if hits}


def _in_order(hits: list[tuple[Hit, int]]) -> Hits:
    hits.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1]))
    return [(ALL_RULES[at], hit) for hit, at in hits]


def _doubtful_paragraphs(text: str) -> set[tuple[int, int, int]]:
    """The paragraphs (from, to) in which something speaks for a rule, each with the rule's position among all."""
    doubtful: set[tuple[int, int, int]] = set()
    first, last = 0, -1

    def note(place: int, rules: Iterable[int]) -> None:
        nonlocal first, last
        place += text[place] == "\n"
        if not first <= place <= last:
            first, last = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        doubtful.update((first, last, rule) for rule in rules)

    for start, end, signed in signed_paragraphs(text):
        doubtful.update((start, end, rule) for rule in signed)
    for suspects, rules in _BY_SUSPECTS:
        for place in suspects(text):
            note(place, rules)
    return doubtful


def _moved(hit: Hit, offset: int) -> Hit:
    return hit._replace(start=hit.start + offset, end=hit.end + offset) if offset else hit


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


__all__ = ["Hits", "as_finding", "check_text", "check_texts", "excerpt", "fixed"]
