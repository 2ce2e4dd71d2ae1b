"""The rate, the time left and the live picture, without a clock."""

from __future__ import annotations

import io

import pytest

from townreport.batch import Status, Town
from townreport.batch_console import ALL_TOLD, MOST_TOLD, Pace, Tally, duration, picture
from townreport.findings import Finding, Severity

ERROR = Finding("x", Severity.ERROR, "错", "改")


def drawn(tally: Tally, pace: Pace) -> str:
    from rich.console import Console

    console = Console(file=io.StringIO(), width=120)
    console.print(picture(tally, pace))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_time_left_follows_from_the_rate() -> None:
    pace = Pace(done=500, total=1500, seconds=2.0)
    assert (pace.rate, pace.left) == (250.0, 4.0)


@pytest.mark.parametrize("seconds", [0.0, -5.0])
def test_nothing_is_foretold_while_nothing_is_known(seconds: float) -> None:
    assert Pace(0, 10, seconds).left is None
    assert Pace(3, 10, seconds).left is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 秒"), (59.4, "59 秒"), (61, "1 分 1 秒"), (3599, "59 分 59 秒"), (7320, "2 小时 2 分")],
)
def test_times_are_said_as_a_clerk_would(seconds: float, words: str) -> None:
    assert duration(seconds) == words


def test_the_picture_shows_counts_rate_and_time_left() -> None:
    tally = Tally(5)
    tally.add(Town("甲.json", Status.BUILT, output="甲.docx", filled=3, wanted=9))
    tally.add(Town("乙.json", Status.FAILED, findings=(ERROR,)))
    shown = drawn(tally, Pace(2, 5, 1.0))
    words_shown = ("甲.json", "3/9", "2/5 个镇", "已生成 1", "没有做成 1", "必错 1 处", "每秒 2 个", "还要2 秒", "━")
    for words in words_shown:
        assert words in shown


def test_the_picture_parses_no_markup() -> None:
    tally = Tally(2)
    tally.add(Town("[red]甲[/red].json", Status.BUILT))
    assert "[red]甲[/red].json" in drawn(tally, Pace(1, 2, 1.0))


def test_a_tally_holds_few_towns_however_many_there_are() -> None:
    tally = Tally(ALL_TOLD * 1000)
    for number in range(ALL_TOLD * 10):
        tally.add(Town(f"{number}.json", Status.BUILT))
        tally.add(Town(f"坏{number}.json", Status.FAILED, findings=(ERROR,)))
    assert len(tally.told) == MOST_TOLD
    assert tally.untold == ALL_TOLD * 10 - MOST_TOLD
    assert len(tally.last) < 10
