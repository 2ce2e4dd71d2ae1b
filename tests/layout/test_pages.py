"""Lines and pages reckoned without rendering: the same that a slow, plain reckoning gives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from townreport.layout import standard
from townreport.layout.flow import Flow, text_width
from townreport.layout.pages import CLOSING, OPENING, ROUNDING, End, count_lines, end_of, measured

EDGE = standard.TEXT_WIDTH - ROUNDING + standard.CHARACTER_SPACING


def clusters(text: str) -> list[str]:
    """The pieces between which a line may end."""
    found: list[str] = []
    for character in text:
        joined = found and (
            character in CLOSING or found[-1][-1] in OPENING or (character.isascii() and found[-1][-1].isascii())
        )
        if joined:
            found[-1] += character
        else:
            found.append(character)
    return found


def slowly_counted(text: str) -> int:
    """Lines by putting one cluster after the other."""
    lines, line = 1, ""
    for cluster in clusters(text):
        whole = text_width(line + cluster)
        if line and whole > EDGE:
            lines, line = lines + 1, ""
        line += cluster
    return lines


TEXTS = st.lists(
    st.sampled_from(
        [
            "全",
            "镇上下",
            "齐心协力谋发展",
            "12",
            "5231.4万元",
            "7.0%",
            "，",
            "。",
            "“两横",
            "一纵”",
            "（一）",
            "；",
            "、",
        ]
    ),
    max_size=120,
).map("".join)


@given(TEXTS)
def test_lines_are_counted_as_if_cluster_by_cluster(text: str) -> None:
    assert count_lines(Flow(text)) == slowly_counted(text)


def test_28_characters_fill_a_line() -> None:
    assert count_lines(Flow("镇" * 28)) == 1
    assert count_lines(Flow("镇" * 29)) == 2
    assert count_lines(Flow("镇" * 27 + "。")) == 1
    assert count_lines(Flow("镇" * 28 + "。")) == 2
    assert count_lines(Flow("镇" * 27, first=2 * standard.CHARACTER_WIDTH)) == 2


def test_an_endless_word_does_not_hang_the_count() -> None:
    assert count_lines(Flow("1" * 200)) >= 3
    assert count_lines(Flow("。" * 200)) >= 2
    assert count_lines(Flow("")) == 1


def end(*flows: Flow) -> End:
    return end_of(measured(flows))


def test_22_lines_fill_a_page() -> None:
    line = Flow("镇")
    assert end(*[line] * 22).page == 1
    assert end(*[line] * 23) == End(2, standard.LINE_PITCH)


def test_a_heading_moves_on_with_the_line_below_it() -> None:
    line, heading = Flow("镇"), Flow("一、", keep_next=True)
    assert end(*[line] * 20, heading, line).page == 1
    assert end(*[line] * 21, heading, line) == End(2, 2 * standard.LINE_PITCH)


def test_an_attachment_begins_a_page() -> None:
    assert end(Flow("镇"), Flow("附件1", new_page=True), Flow("镇")) == End(2, 2 * standard.LINE_PITCH)


FLOWS = st.lists(
    st.tuples(
        st.sampled_from(["", "镇" * 100, "镇" * 700]),
        st.sampled_from([20, 579, 700]),
        st.sampled_from([0, 579]),
        st.sampled_from([0, 579]),
        st.booleans(),
    ).map(lambda drawn: Flow(drawn[0], line=drawn[1], before=drawn[2], after=drawn[3], new_page=drawn[4])),
    max_size=12,
)


@given(FLOWS, FLOWS)
def test_an_end_is_the_same_reckoned_in_one_go_or_in_two(first: list[Flow], rest: list[Flow]) -> None:
    assert end_of(measured(rest), end_of(measured(first))) == end_of(measured([*first, *rest]))
