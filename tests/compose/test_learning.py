"""What is kept of how things came out: what was met again stays, what was met once makes room."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

from townreport.outline import Known, is_to_be_learnt

MOST = 10


def test_what_was_met_again_outlives_what_was_met_once() -> None:
    known: dict[int, object] = {}
    for key in range(MOST // 2):
        _meet_twice(known, key)
    for key in range(MOST, 20 * MOST):
        assert not is_to_be_learnt(known, key, MOST)
        assert len(known) <= MOST
    assert [known.get(key) for key in range(MOST // 2)] == ["its way"] * (MOST // 2)


def test_where_most_was_met_again_there_is_room_for_others_all_the_same() -> None:
    known: dict[int, object] = {}
    for key in range(MOST - 1):
        _meet_twice(known, key)
    # They come by turns, so a single place would be taken before one comes again.
    turns = [MOST + turn % 4 for turn in range(12)]
    assert any(is_to_be_learnt(known, key, MOST) for key in turns)
    assert len(known) <= MOST


def test_what_is_particular_is_not_kept() -> None:
    known: dict[int, object] = {1: Known.PARTICULAR}
    assert not any(is_to_be_learnt(known, 1, MOST) for _ in range(3))


def test_threads_learn_side_by_side() -> None:
    before = sys.getswitchinterval()
    known: dict[int, object] = {}

    def meet(first: int) -> None:
        for key in range(first, 60_000, 3):
            is_to_be_learnt(known, key % 1_000, MOST)

    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(4) as threads:
            list(threads.map(meet, range(4)))
    finally:
        sys.setswitchinterval(before)


def _meet_twice(known: dict[int, object], key: int) -> None:
    assert not is_to_be_learnt(known, key, MOST), "it was met before"
    assert is_to_be_learnt(known, key, MOST)
    known[key] = "its way"
