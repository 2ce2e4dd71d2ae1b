"""What is seen of a batch: a live table on a terminal, plain lines in a pipe, and the account at the end.

Results go to stdout, progress to stderr. Nothing from a record is parsed as rich markup.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from townreport.batch import Batch, Status, Town
from townreport.batch.summary import STATUS_WORDS, SUMMARY_CSV
from townreport.console import counts, safe, say, say_findings
from townreport.findings import Severity
from townreport.record_files import SUMMARY_JSON

if TYPE_CHECKING:
    from rich.console import RenderableType

ALL_TOLD = 60
"""A county's towns are all listed on a terminal; of more, only those that need somebody."""
MOST_TOLD = 200
_LAST_SHOWN = 5
_SECONDS_BETWEEN_PICTURES = 0.1
_MINUTE, _HOUR = 60, 3600


class Pace(NamedTuple):
    """How far a batch is: towns `done` of `total` after `seconds`."""

    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """Towns a second; 0 while nothing is known."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """Seconds left at this rate; None while nothing is known."""
        return (self.total - self.done) / self.rate if self.rate else None


class Tally:
    """What has been counted so far; holds a few towns, however many there are."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.statuses: Counter[Status] = Counter()
        self.severities: Counter[Severity] = Counter()
        self.last: deque[Town] = deque(maxlen=_LAST_SHOWN)
        self.told: list[Town] = []
        self.untold = 0

    def add(self, town: Town) -> None:
        """Count a town, and keep it where it is to be told of at the end."""
        self.done += 1
        self.statuses[town.status] += 1
        self.severities.update(finding.severity for finding in town.findings)
        self.last.append(town)
        if self.total > ALL_TOLD and not town.findings:
            return
        if len(self.told) < MOST_TOLD:
            self.told.append(town)
        else:
            self.untold += 1


def watch(batch: Batch, *, says_towns: bool) -> int:
    """Do a batch's work before the reader's eyes; return how many towns failed.

    With `says_towns`, each town is told on stdout: as it comes in a pipe, at the end on a terminal.
    """
    tally = Tally(batch.total)
    at_once = says_towns and not sys.stdout.isatty()
    with _picture(tally) as redraw:
        for town in batch:
            tally.add(town)
            if at_once:
                _say_town(town)
            redraw()
    if says_towns and not at_once:
        for town in tally.told:
            _say_town(town)
        if tally.untold:
            say(f"还有 {tally.untold} 个镇也有问题，见 {SUMMARY_CSV}")
    if says_towns:
        _say_account(tally, batch.folder)
    return tally.statuses[Status.FAILED]


def say_interrupted(batch: Batch | None) -> None:
    """Say that Ctrl-C was understood, how far the batch is, and what to do next."""
    done = f"做完 {batch.done} 个镇，共 {batch.total} 个；" if batch and batch.total else ""
    say(f"已中断：{done}写好的报告都是完整的；再运行一次，会接着做剩下的", stream=sys.stderr)


def say_summary(folder: Path, format_: str) -> None:
    """Copy ``summary.json`` or ``summary.csv`` to stdout."""
    name = SUMMARY_JSON if format_ == "json" else SUMMARY_CSV
    with (folder / name).open("rb") as file:
        sys.stdout.flush()
        shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _say_town(town: Town) -> None:
    say_findings(town.findings, sys.stderr if not sys.stdout.isatty() else sys.stdout)
    line = f"{safe(town.source)}：{STATUS_WORDS[town.status]}"
    if town.status is not Status.FAILED:
        line += f" {safe(town.output)}"
        line += f"，已填 {town.filled}/{town.wanted} 项" if town.wanted else ""
        line += f"，收起 {len(town.omissions)} 句" if town.omissions else ""
        line += f"，空白 {town.gaps} 处" if town.gaps else ""
    if town.findings:
        line += f"，{counts(town.findings)}"
    say(line)


def _say_account(tally: Tally, folder: Path) -> None:
    parts = [f"{STATUS_WORDS[status]} {tally.statuses[status]} 个" for status in Status if tally.statuses[status]]
    say(f"共 {tally.total} 个镇：{'；'.join(parts)}")
    say(f"明细：{safe(str(folder / SUMMARY_CSV))}、{SUMMARY_JSON}")


def _picture(tally: Tally) -> AbstractContextManager[Callable[[], None]]:
    if not sys.stderr.isatty():
        return nullcontext(lambda: None)
    return _LivePicture(tally)


class _LivePicture(AbstractContextManager[Callable[[], None]]):
    """A table and a bar that are drawn anew a few times a second, without a thread of their own."""

    def __init__(self, tally: Tally) -> None:
        from rich.console import Console
        from rich.live import Live

        self._tally = tally
        self._began = self._drawn = time.monotonic()
        self._live = Live(console=Console(stderr=True), auto_refresh=False, transient=True)

    def __enter__(self) -> Callable[[], None]:
        self._live.start()
        self._live.update(self._drawing(), refresh=True)
        return self._redraw

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def _redraw(self) -> None:
        now = time.monotonic()
        if now - self._drawn >= _SECONDS_BETWEEN_PICTURES:
            self._drawn = now
            self._live.update(self._drawing(), refresh=True)

    def _drawing(self) -> RenderableType:
        return picture(self._tally, Pace(self._tally.done, self._tally.total, time.monotonic() - self._began))


def picture(tally: Tally, pace: Pace) -> RenderableType:
    """The live view: the last towns, the counts, a bar, the rate and the time left."""
    from rich.console import Group
    from rich.progress_bar import ProgressBar
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=bool(tally.last))
    for heading in ("记录", "结果", "已填", "收起", "问题"):
        table.add_column(heading)
    for town in tally.last:
        filled = f"{town.filled}/{town.wanted}" if town.wanted else ""
        cells: Iterable[str] = (
            safe(town.source), STATUS_WORDS[town.status], filled, str(len(town.omissions) or ""),
            counts(town.findings) if town.findings else "",
        )  # fmt: skip
        table.add_row(*(Text(cell) for cell in cells), style="red" if town.status is Status.FAILED else "")
    said = [f"{tally.done}/{tally.total} 个镇"]
    said += [f"{STATUS_WORDS[status]} {tally.statuses[status]}" for status in Status if tally.statuses[status]]
    said += [f"{severity} {tally.severities[severity]} 处" for severity in Severity if tally.severities[severity]]
    said += [f"每秒 {pace.rate:.0f} 个"] if pace.rate else []
    said += [f"还要{duration(pace.left)}"] if pace.left is not None else []
    account = Table.grid()
    account.add_row(ProgressBar(total=max(1, tally.total), completed=tally.done, width=40))
    account.add_row(Text("　".join(said)))
    return Group(table, account)


def duration(seconds: float) -> str:
    """A length of time as a clerk would say it."""
    whole = max(1, round(seconds))
    if whole < _MINUTE:
        return f"{whole} 秒"
    if whole < _HOUR:
        return f"{whole // _MINUTE} 分 {whole % _MINUTE} 秒"
    return f"{whole // _HOUR} 小时 {whole % _HOUR // _MINUTE} 分"
