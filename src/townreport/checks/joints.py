"""What is known about words, to tell a slip of the hand (推动动) from two words that meet (耕地地力, 全镇镇村)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


class Joint:
    """For one character: what ends a word with it, and what begins a word with it."""

    __slots__ = ("ends", "starts")

    def __init__(self, ends: str, starts: str) -> None:
        self.ends = frozenset(ends)
        self.starts = frozenset(starts)


NO_JOINT = Joint("", "")


@cache
def word_joints() -> Mapping[str, Joint]:
    """The joints by character. Read on first use: most records never ask."""
    table = {}
    for line in _data("word_joints.txt"):
        character, ends, starts = line.split(" ")
        table[character] = Joint(ends, starts)
    return table


@cache
def reduplications() -> Mapping[str, tuple[str, ...]]:
    """By first character: doublings that are words of their own (天天, 层层, 研究研究) or begin a set phrase."""
    table: dict[str, list[str]] = defaultdict(list)
    for line in _data("reduplications.txt"):
        for word in line.split():
            table[word[0]].append(word)
    return {character: tuple(words) for character, words in table.items()}


def _data(name: str) -> list[str]:
    text = (files("townreport.checks") / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
