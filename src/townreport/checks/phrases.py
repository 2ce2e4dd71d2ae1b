"""Many phrases looked for at once: the towns of a province, a county's terms.

An expression of alternatives tries one after the other at every character, so with thousands of them it takes seconds
for a report. Here the characters at which any phrase begins are found first, and from each of those the phrases are
followed together, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

_END = ""
"""Marks in a node that a phrase ends there; no character is empty."""
_Node = dict[str, Any]


class Phrases:
    """Phrases to be found in texts; the time grows with the text and the longest phrase, not with their number."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = tuple(filter(None, phrases))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where phrases stand, from and to: at each place the longest, and none within another."""
        behind = 0
        for match in self._first.finditer(text):
            start = match.start()
            if start >= behind and (end := self._end(text, start)):
                behind = end
                yield start, end

    def _end(self, text: str, start: int) -> int:
        """Where the longest phrase that begins at `start` ends; 0 where none does."""
        node, end = self._root, 0
        for position in range(start, len(text)):
            following = node.get(text[position])
            if following is None:
                break
            node = following
            if _END in node:
                end = position + 1
        return end

    @cached_property
    def _first(self) -> re.Pattern[str]:
        characters = sorted({phrase[0] for phrase in self._phrases})
        return re.compile(f"[{''.join(map(re.escape, characters))}]" if characters else r"(?!)")

    @cached_property
    def _root(self) -> _Node:
        root: _Node = {}
        for phrase in self._phrases:
            node = root
            for character in phrase:
                node = node.setdefault(character, {})
            node[_END] = True
        return root
