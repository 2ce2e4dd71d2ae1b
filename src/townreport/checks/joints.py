"""What is known about words, to tell a slip of the hand (推动动) from two words that meet (耕地地力, 全镇镇村)."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

_FOLDER = os.path.join(os.path.dirname(__file__), "data")


class Joint(NamedTuple):
    """For one character: what comes before it where it ends a word, and what follows where it begins one."""

    ends: str
    starts: str


@cache
def joint_of(character: str) -> Joint:
    """The joint of a character; an empty one where nothing is known."""
    # Looked for in the file as it is, a character at a time: most records ask for few.
    table = _joints()
    start = table.find(f"\n{character} ")
    if start < 0 or character == "#":
        return Joint("", "")
    ends, starts = table[start + 1 : table.index("\n", start + 1)].split(" ")[1:]
    return Joint(ends, starts)


@cache
def _joints() -> str:
    return f"\n{_data('word_joints.txt')}\n"


@cache
def reduplications() -> Mapping[str, tuple[str, ...]]:
    """By first character: doublings that are words of their own (天天, 层层, 研究研究) or begin a set phrase."""
    table: dict[str, list[str]] = defaultdict(list)
    for line in _data("reduplications.txt").split("\n"):
        for word in () if line.startswith("#") else line.split():
            table[word[0]].append(word)
    return {character: tuple(words) for character, words in table.items()}


def _data(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()
