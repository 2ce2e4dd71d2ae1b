"""Where something speaks for a rule on words: asked of every text, so with few and quick regular expressions.

A clean text consists of words and figures with the same few marks between them. Most signs begin with a character that
it does not hold at all; the characters that it is full of are harmless for what stands beside them, unless these are
doubtful too. Two expressions look for all of those. All that a sign says is asked only there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from townreport.checks.expressions import Expression
from townreport.checks.registry import ALL_RULES
from townreport.checks.rule import Sign

_FIRST_MARKS = "，。、；：！？“‘《〔【（\n"
_SECOND_MARKS = "，。、；：！？”》）】"
"""A text is full of these, and two of them side by side are mostly one too many."""
_COMMON = "、\n.是万”和年（）等%待其到余约》首超十"
"""The other characters that begin a sign and that a text holds, the most common first."""


def places_of_signs(text: str) -> Iterator[tuple[int, int]]:
    """The places at which something speaks for a rule, each with the rule's position among all; in no order.

    `text` begins and ends with a newline, and so do its paragraphs.
    """
    signs = _signs()
    for doubtful in _doubtful():
        for match in doubtful.finditer(text):
            place = match.start()
            for rule, whole in signs[text[place]]:
                if whole.match(text, place):
                    yield place, rule


@cache
def _signs() -> dict[str, list[tuple[int, Expression]]]:
    """By first character: the rules it may speak for, and all that has to stand there."""
    found: dict[str, list[tuple[int, Expression]]] = defaultdict(list)
    for position, rule in enumerate(ALL_RULES):
        for sign in rule.signs:
            for character in sign.characters:
                whole = re.escape(character) + _beside(sign)
                found[character].append((position, Expression(whole)))
    return found


@cache
def _doubtful() -> tuple[Expression, ...]:
    """Expressions for every character that may be a sign; each skips at once from one candidate to the next."""
    firsts, seconds, rare = "", "", ""
    common: dict[str, list[Sign]] = {character: [] for character in _COMMON}
    for rule in ALL_RULES:
        for sign in rule.signs:
            is_pair = sign.after and not sign.before and set(sign.after) <= set(_SECOND_MARKS)
            for character in sign.characters:
                if is_pair and character in _FIRST_MARKS:
                    firsts, seconds = firsts + character, seconds + sign.after
                elif character in common:
                    common[character].append(sign)
                else:
                    rare += character
    alternatives = (re.escape(character) + _any_beside(signs) for character, signs in common.items())
    rare = re.escape(_once(rare))
    return (
        # Both at one go: what takes the time is to look at every character.
        Expression(f"[{_once(firsts)}{rare}](?:(?=[{_once(seconds)}])|(?<=[{rare}]))"),
        Expression("|".join(alternatives)),
    )


def _beside(sign: Sign) -> str:
    """All that a sign wants, as it is matched from its character on."""
    before = f"(?<=[{sign.before}].)" if sign.before else ""
    after = f"(?=[{sign.after}])" if sign.after else ""
    return before + after + sign.rest


def _any_beside(signs: Iterable[Sign]) -> str:
    """What stands beside a character where it is one of these signs; what some want only behind it in one class."""
    behind = "".join(dict.fromkeys(sign.after for sign in signs if not sign.before and not sign.rest))
    ways = [f"(?=[{behind}])"] if behind else []
    ways += dict.fromkeys(_beside(sign) for sign in signs if sign.before or sign.rest)
    return f"(?:{'|'.join(ways)})"


def _once(characters: str) -> str:
    return "".join(dict.fromkeys(characters))
