"""Whatever the text: nothing is raised, both ways of reading agree, and places point at what they are places of."""

from __future__ import annotations

import json
import re
import unicodedata
from decimal import Decimal
from typing import NoReturn

from hypothesis import example, given, settings
from hypothesis import strategies as st

from townreport.reading.json_text import MOST_LEVELS, NEEDS_SCAN, parse_fast
from townreport.reading.positions import PathInRecord, Position
from townreport.reading.scanner import scan

# What a report may hold: all but halves of characters, control characters and non-characters.
PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff") | st.sampled_from(
    "\t\n\r"
)
WORDS = st.text(PRINTABLE, max_size=12)
NUMBERS = st.integers(-(10**30) + 1, 10**30 - 1) | st.integers(-(10**9), 10**9).map(lambda number: number / 1000)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(WORDS, inner, max_size=5),
    max_leaves=25,
)
LAYOUTS = st.fixed_dictionaries(
    {"ensure_ascii": st.booleans(), "indent": st.sampled_from([None, 0, 2, "\t"])},
)
CHARACTERS = "{}[]\",:'“”，：｛｝、；;= \n\r\t\\/*#0159.-+eE\0\x7f\ud800\ufffe\u3000青万a_"
TOKENS = ["true", "null", "NaN", "None", "//", "/*", "*/", '"甲": 1,', '"乙": {', "1,234", "5万"]
ESCAPES = ["\\u", "\\ud83d\\ude00", "\\u0007"]
PIECES = [*CHARACTERS, *TOKENS, *ESCAPES]
UNSHOWABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
SEEDS = [
    '{"甲": [1, 2.5, "青石"], "乙": {"丙": null}}',
    '[{"名称": "水厂"}, {"名称": "道路"}]',
    '{\n  "甲": "\\u4e00\\n"\n}',
]


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A JSON text with a few pieces put in, taken out or replaced."""
    text = draw(st.sampled_from(SEEDS) | VALUES.map(lambda value: json.dumps(value, ensure_ascii=False)))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 2)))
        text = text[:start] + draw(st.sampled_from(["", *PIECES])) + text[end:]
    return text


def reference(text: str) -> object:
    """The value of a text in order by the plainest of means. Raises ValueError where it is not."""

    def checked(value: object, level: int) -> object:
        if isinstance(value, str) and re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", value):
            raise ValueError
        if isinstance(value, tuple):
            keys = [key for key, _ in value]
            if len(set(keys)) < len(keys) or level >= MOST_LEVELS:
                raise ValueError
            return {checked(key, level): checked(inner, level + 1) for key, inner in value}
        if isinstance(value, list):
            if level >= MOST_LEVELS:
                raise ValueError
            return [checked(inner, level + 1) for inner in value]
        return value

    def whole(digits: str) -> int:
        if len(digits.lstrip("-")) > 30:
            raise ValueError
        return int(digits)

    def fraction(digits: str) -> Decimal:
        number = Decimal(digits)
        # A zero has no first digit to measure by, only an exponent.
        lowest = -30 if number else -59
        if len(number.as_tuple().digits) > 30 or not lowest <= number.adjusted() <= 30:
            raise ValueError
        return number

    def reject(_: str) -> NoReturn:
        raise ValueError

    parsed = json.loads(text, object_pairs_hook=tuple, parse_int=whole, parse_float=fraction, parse_constant=reject)
    return checked(parsed, 0)


def parts(value: object, path: PathInRecord = ()) -> list[tuple[PathInRecord, object]]:
    inner: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = list(enumerate(value))
    return [(path, value), *(part for key, item in inner for part in parts(item, (*path, key)))]


def rest_of_line(text: str, position: Position) -> str:
    return re.split("\r\n|\r|\n", text)[position.line - 1][position.column - 1 :]


@settings(deadline=None)
@given(VALUES, LAYOUTS)
def test_both_ways_read_what_the_standard_library_wrote(value: object, layout: dict[str, object]) -> None:
    text = json.dumps(value, **layout)  # type: ignore[arg-type]
    scanned = scan(text)
    assert scanned.faults == ()
    assert scanned.complete
    assert repr(scanned.value) == repr(json.loads(text, parse_float=Decimal))
    assert parse_fast(text) is NEEDS_SCAN or repr(parse_fast(text)) == repr(scanned.value)


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text("青石镇工作总结，。“”abc·\n", max_size=12),
        lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text("甲乙丙丁", max_size=3), inner, max_size=5),
        max_leaves=25,
    )
)
def test_an_ordinary_record_never_needs_the_slow_way(value: object) -> None:
    assert parse_fast(json.dumps(value, ensure_ascii=False, indent=2)) == value


@settings(deadline=None)
@given(VALUES, LAYOUTS, st.sampled_from(["\n", "\r\n", "\r"]))
def test_every_place_points_at_its_key_and_its_value(value: object, layout: dict[str, object], line_end: str) -> None:
    # Inside strings json.dumps escapes line ends, so all there are stand between values.
    text = json.dumps(value, **layout).replace("\n", line_end)  # type: ignore[arg-type]
    scanned = scan(text)
    ascii_only = bool(layout["ensure_ascii"])
    everything = parts(scanned.value)
    assert list(scanned.positions) == [path for path, _ in everything]
    for path, part in everything:
        mark = scanned.positions[path]
        written = json.dumps(part, ensure_ascii=ascii_only) if part is None or isinstance(part, bool | str) else ""
        if isinstance(part, dict | list):
            written = "{" if isinstance(part, dict) else "["
        elif isinstance(part, int | Decimal) and not isinstance(part, bool):
            number = re.match(r"-?[0-9][0-9.eE+-]*", rest_of_line(text, mark.value))
            assert number is not None
            assert Decimal(number[0]) == part
        assert rest_of_line(text, mark.value).startswith(written)
        if path and isinstance(path[-1], str):
            assert mark.key is not None
            assert rest_of_line(text, mark.key).startswith(json.dumps(path[-1], ensure_ascii=ascii_only))
        else:
            assert mark.key is None


@settings(deadline=None)
@given(damaged() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
@example('{"a": "b"c": 1}')
@example("[1.0e5, 0.0e-3, -0, -0.0, 1E+2]")
@example('["\\ud800\\udc00\\udc00"]')
def test_both_ways_and_the_plainest_agree_on_which_texts_are_in_order(text: str) -> None:
    scanned = scan(text)
    fast = parse_fast(text)
    try:
        expected = reference(text)
    except ValueError:
        assert scanned.faults != ()
        assert fast is NEEDS_SCAN
    else:
        assert scanned.faults == ()
        assert repr(scanned.value) == repr(expected)
        assert fast is NEEDS_SCAN or repr(fast) == repr(expected)


@settings(deadline=None)
@given(damaged() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_every_fault_has_a_code_a_place_in_the_text_and_words_that_can_be_shown(text: str) -> None:
    lines = re.split("\r\n|\r|\n", text)
    for finding in scan(text).faults:
        assert re.fullmatch("(json|text|file)[.][a-z]+(-[a-z]+)*", finding.code)
        assert not any(unicodedata.category(character) in UNSHOWABLE for character in finding.message + finding.fix)
        if finding.code != "json.too-many-faults":
            line, column = finding.place.line, finding.place.column
            assert line is not None
            assert column is not None
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 2


@settings(deadline=None)
@given(damaged())
def test_every_value_that_is_read_has_a_place(text: str) -> None:
    scanned = scan(text)
    if scanned.value is not None:
        assert {path for path, _ in parts(scanned.value)} <= set(scanned.positions)
