"""When it is worth keeping how something came out: not before it has come out so twice."""

from __future__ import annotations

from collections.abc import Hashable
from enum import Enum, auto
from typing import Any, TypeVar

_Key = TypeVar("_Key", bound=Hashable)


class Known(Enum):
    """What is known of a way in which something came out besides the way itself."""

    ONCE = auto()
    """It was met once: it is worth its while from the second time on."""
    PARTICULAR = auto()
    """It is not to be kept: more counts than what it is known by."""


def is_to_be_learnt(known: dict[_Key, Any], key: _Key, most: int) -> bool:
    """Whether what is not kept under a key yet is to be kept now. What is `known` of `most` keys is kept."""
    met = known.get(key)
    if met is None:
        if len(known) >= most:
            _make_room(known, most)
        known[key] = Known.ONCE
        return False
    return met is not Known.PARTICULAR


def _make_room(known: dict[_Key, Any], most: int) -> None:
    """Forget what was met only once, and all where that is little: there must be room to meet something twice."""
    # Threads may share a wording: all at one go, and whatever another one has forgotten meanwhile.
    for key, way in list(known.items()):
        if way is Known.ONCE:
            known.pop(key, None)
    if 2 * len(known) > most:
        known.clear()


__all__ = ["Known", "is_to_be_learnt"]
