"""Where something speaks for a rule on words: asked of every text, so of all rules at once."""

from __future__ import annotations

from collections.abc import Iterator

from townreport.checks.matching import Matcher
from townreport.checks.registry import ALL_RULES


def signed_paragraphs(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """The paragraphs in which something speaks for rules: from, to, and these rules' positions among all.

    `text` begins and ends with a newline, and so do its paragraphs.
    """
    # Hardly any text has such a paragraph, and one that has it has few.
    if not _ANY.matches(text):
        return
    first = 1
    for words in text[1:-1].split("\n"):
        paragraph = f"\n{words}\n"
        if _ANY.matches(paragraph):
            yield first, first + len(words), [position for position, rule in _EACH if rule.matches(paragraph)]
        first += len(words) + 1


_EACH = tuple((position, Matcher("|".join(rule.signs))) for position, rule in enumerate(ALL_RULES) if rule.signs)
_ANY = Matcher("|".join(sign for rule in ALL_RULES for sign in rule.signs))
