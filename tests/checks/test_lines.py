"""Correct official text raises nothing at all; faulty text is found where it is faulty."""

from __future__ import annotations

import pytest
from checked_lines import FaultyLine, Line, correct_lines, faulty_lines
from hypothesis import given, settings
from hypothesis import strategies as st

from townreport.checks.registry import ALL_RULES
from townreport.checks.rule import Rule, TextKind
from townreport.checks.text import check_text, check_texts

CORRECT = list(correct_lines())
FAULTY = list(faulty_lines())


@pytest.mark.parametrize("line", CORRECT, ids=lambda line: line.text[:24])
def test_correct_text_raises_nothing(line: Line) -> None:
    assert [(rule.code, line.text[hit.start : hit.end]) for rule, hit in check_text(*line)] == []


@pytest.mark.parametrize("line", FAULTY, ids=lambda line: f"{line.code}: {line.text[:20]}")
def test_a_fault_is_found_at_its_characters_and_nothing_else_is_said(line: FaultyLine) -> None:
    found = [(rule.code, hit.start, hit.end) for rule, hit in check_text(line.text, line.kind)]
    assert found == [(line.code, *span) for span in line.spans]


def test_the_files_are_as_long_as_was_promised() -> None:
    assert len(CORRECT) >= 150
    assert len(FAULTY) >= 200


def test_every_rule_has_a_faulty_line() -> None:
    assert {line.code for line in FAULTY} == {rule.code for rule in ALL_RULES}


def test_the_scan_for_signs_hides_nothing_that_a_rule_would_find() -> None:
    texts = [*((text, kind) for text, kind in CORRECT), *((line.text, line.kind) for line in FAULTY)]
    texts += [(example, rule.example_kind) for rule in ALL_RULES for example in (*rule.wrong, *rule.right)]
    for text, kind in texts:
        assert _found(text, kind) == _found_without_scan(text, kind), text


def _found(text: str, kind: TextKind) -> set[tuple[object, ...]]:
    return {(rule.code, *hit) for rule, hit in check_text(text, kind)}


def _found_without_scan(text: str, kind: TextKind) -> set[tuple[object, ...]]:
    return {(rule.code, *hit) for rule in ALL_RULES if kind in rule.kinds for hit in rule.find(text, kind)}


_SIGNS = "".join(dict.fromkeys("".join(sign for rule in ALL_RULES for sign in rule.signs))).replace("\n", "")
_WORDS = [
    *(text for text, _ in CORRECT),
    *(line.text for line in FAULTY),
    *(text for rule in ALL_RULES for text in rule.wrong),
]


@st.composite
def made_up_texts(draw: st.DrawFn) -> str:
    """Pieces of right and of wrong texts one behind the other, with signs between them."""
    pieces = []
    for words in draw(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=5)):
        start = draw(st.integers(0, len(words) - 1))
        pieces.append(words[start : start + draw(st.sampled_from((2, 4, 8, 80)))])
        pieces.append(draw(st.text(alphabet=_SIGNS, max_size=2)))
    return "".join(pieces)


@given(made_up_texts(), st.sampled_from(TextKind))
@settings(max_examples=400)
def test_the_scan_hides_nothing_in_made_up_texts_either(text: str, kind: TextKind) -> None:
    assert _found(text, kind) == _found_without_scan(text, kind)


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_something_speaks_for_every_rule(rule: Rule) -> None:
    assert rule.signs or rule.suspects or rule.first is not None or rule.last is not None


def test_a_hundred_texts_at_once_are_judged_as_one_by_one() -> None:
    texts = [(line.text, line.kind) for line in FAULTY] + [(line.text, line.kind) for line in CORRECT]
    together = check_texts([text for text, _ in texts], [kind for _, kind in texts])
    one_by_one = {position: check_text(text, kind) for position, (text, kind) in enumerate(texts)}
    assert together == {position: found for position, found in one_by_one.items() if found}
    assert len(together) == len(FAULTY)


def test_faults_keep_their_places_in_a_text_of_many_paragraphs() -> None:
    faulty = [line for line in FAULTY if line.kind is TextKind.PROSE]
    correct = [line.text for line in CORRECT if line.kind is TextKind.PROSE]
    at_ends = {"punctuation.missing-end"}
    joined, wanted = "", []
    for position, line in enumerate(line for line in faulty if line.code not in at_ends):
        joined += correct[position % len(correct)] + "\n"
        wanted += [(line.code, len(joined) + start, len(joined) + end) for start, end in line.spans]
        joined += line.text + "\n"
    found = [(rule.code, hit.start, hit.end) for rule, hit in check_text(joined + "以上。", TextKind.PRINTED)]
    assert found == wanted
