"""Hostile input is a finding, never a traceback, a hang or a file somewhere else.

A few hundred inputs by default; ``TOWNREPORT_FUZZ=100000 TOWNREPORT_SEED=7 pytest tests/fuzz`` tries more and others.
"""

from __future__ import annotations

import json
import os
import random
import sys
from collections.abc import Callable
from contextlib import suppress

import pytest

if sys.platform == "win32":
    pytest.skip("the watch for hangs needs POSIX timers", allow_module_level=True)

import hostile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fuzz
from townreport import FindingsError, Record
from townreport.batch.names import folded
from townreport.files import safe_name
from townreport.record.catalogue import entries
from townreport.wording import default_source

INPUTS = int(os.environ.get("TOWNREPORT_FUZZ", "400"))
SEED = int(os.environ.get("TOWNREPORT_SEED", "1"))
EXAMPLES = max(30, min(INPUTS // 20, 5000))
BOUNDED = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=SEED == 1, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip

KEYS = ("本年", "上年", "同比", "口径", "要点", "内容", "项目", "投入")

any_text = st.one_of(
    st.sampled_from(hostile.AIMED), st.text(max_size=30), st.text(alphabet=st.characters(), max_size=8)
)
any_scalar = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), any_text
)
any_value = st.recursive(
    any_scalar,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(KEYS), any_text), inner, max_size=4),
    ),
    max_leaves=12,
)  # fmt: skip
labels = st.one_of(st.sampled_from(sorted(entries(Record))), any_text)
any_record = st.dictionaries(labels, any_value, max_size=6).map(
    lambda record: {"名称": "青石镇", "年度": 2023, **record}
)


def test_inputs_from_a_seed_cause_no_fault() -> None:
    # The machine may be busy and its clock coarse: hangs are far beyond this.
    counts, faults = fuzz.run(INPUTS, SEED, seconds=10 * fuzz.MOST_SECONDS)
    assert sum(counts.values()) >= INPUTS
    assert not faults, f"{len(faults)} faults, the first: {faults[0].kind} {faults[0].number}\n{faults[0].said}"


@BOUNDED
@given(any_record)
def test_any_json_is_a_report_or_findings(record: dict[str, object]) -> None:
    data = json.dumps(record).encode()
    with suppress(FindingsError):
        fuzz.try_record(data, random.Random(SEED))


@BOUNDED
@given(st.binary(max_size=300))
def test_any_bytes_are_a_report_or_findings(data: bytes) -> None:
    with pytest.raises(FindingsError):
        fuzz.try_record(data, random.Random(SEED))


@BOUNDED
@given(st.lists(st.one_of(st.sampled_from(hostile.WORDING_PIECES), any_text), max_size=20).map("".join))
def test_any_wording_is_filled_or_findings(text: str) -> None:
    with suppress(FindingsError):
        fuzz.try_wording(text, random.Random(SEED))


@BOUNDED
@given(st.one_of(any_text, st.lists(any_text, max_size=4).map("".join)))
def test_any_title_is_a_name_that_every_system_takes(title: str) -> None:
    name = safe_name(title)
    fuzz._look_at_name(name)
    assert not set(name) & set('<>:"/\\|?*')
    assert name.partition(".")[0].rstrip(" ").casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt1", "com¹"}
    assert safe_name(name.removesuffix(".docx")) == name
    assert folded(folded(name)) == folded(name)


def test_the_makers_make_what_they_are_for() -> None:
    """Without this, a maker that only makes rubbish would let everything pass."""
    chance = random.Random(SEED)
    makers: tuple[Callable[[], None], ...] = (
        lambda: fuzz.try_record(hostile.hostile_record(chance), chance),
        lambda: fuzz.try_wording(hostile.hostile_wording(chance, default_source()), chance),
    )
    for try_one in makers:
        # One in twelve or so is sound: so many that no seed is without.
        accepted = sum(map(_is_accepted, [try_one] * 400))
        assert 5 <= accepted < 400


def _is_accepted(try_one: Callable[[], None]) -> bool:
    try:
        try_one()
    except FindingsError:
        return False
    return True


def test_faults_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fuzz, "assemble", broken)
    _, faults = fuzz.run(80, SEED)
    assert faults
    assert all("ZeroDivisionError" in fault.said for fault in faults)
    with pytest.raises(AssertionError):
        fuzz._look_at_name("../x.docx")
