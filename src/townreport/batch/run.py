"""A batch from its sources to its summary."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import ExitStack
from functools import partial
from itertools import repeat
from pathlib import Path
from types import TracebackType
from typing import Self

from townreport.batch.crew import Crew, chunk_sizes
from townreport.batch.lock import Lock
from townreport.batch.names import DEFAULT_PATTERN, read_pattern
from townreport.batch.planning import Planned, plan_chunk, refuse_collisions
from townreport.batch.processes import WORTH_PROCESSES, processors, uninterrupted
from townreport.batch.recipe import HouseSettings, Order, Recipes
from townreport.batch.sources import Source, list_sources
from townreport.batch.state import State, json_bytes
from townreport.batch.summary import Summary
from townreport.batch.town import Status, Town, town_data
from townreport.batch.worker import Job, build_chunk, failed
from townreport.checks.content import MOST_NEIGHBOURS
from townreport.files import TEMPORARY_PREFIX, output_error
from townreport.findings import Finding, FindingsError, Severity
from townreport.opening import read_against
from townreport.record_files import records_in
from townreport.settings import settings_for

Sources = Path | str | Iterable[Path | str]
"""Record files, and folders of them."""
WORKSHOP = ".townreport"
"""The folder in a batch's folder that holds its state, its lock and files under way."""
_AT_ONCE = 64
"""Towns in a chunk of work."""


class Batch:
    """One run over many towns, for a ``with``; iterating does the work and yields each town, in order.

    Entering reads what all towns share, names every report and takes the folder. It raises FindingsError where the
    wording, the settings or the pattern have faults, nothing was given, two reports would have one name or the current
    folder is gone; OutputError where the folder cannot be written or another batch is at work in it. Iterating raises
    OutputError only where the batch's own state or summary cannot be written.
    """

    def __init__(
        self,
        sources: Sources,
        out: Path | str,
        *,
        name: str = DEFAULT_PATTERN,
        wording: Path | str | None = None,
        settings: HouseSettings = settings_for,
        draft: bool = False,
        strict: bool = False,
        force: bool = False,
        soffice: str = "",
        last_year: Path | str | None = None,
        terms: Path | str | None = None,
        jobs: int | None = None,
        executor: Executor | None = None,
    ) -> None:
        self.folder = Path(out)
        self.total = 0
        self.done = 0
        self._sources = [sources] if isinstance(sources, str | Path) else sources
        self._name, self._wording, self._house = name, wording, settings
        self._draft, self._strict, self._force = draft, strict, force
        self._soffice = soffice
        self._last_year = last_year
        self._terms = "" if terms is None else os.fspath(terms)
        self._jobs, self._executor = jobs, executor
        self._towns: list[Source] = []
        self._names: list[str] = []
        self._bases: list[str] = []
        self._open = ExitStack()
        self._is_building = False

    def __enter__(self) -> Self:
        try:
            self._prepare()
        except FileNotFoundError as error:
            if _has_current_folder():
                raise
            message, fix = "当前所在的文件夹已经被删除或改名，里面的文件找不到了", "换到一个还在的文件夹再运行"
            raise FindingsError([Finding("file.no-current-folder", Severity.ERROR, message, fix)]) from error
        return self

    def _prepare(self) -> None:
        with ExitStack() as opened:
            pattern = read_pattern(self._name)
            self._towns = list_sources(self._sources, self.folder)
            self.total = len(self._towns)
            self._recipes = Recipes(self._towns, self._wording, self._house, self._draft, self._strict)
            # The places as they are now: a worker may stand elsewhere.
            folder = Path(os.path.abspath(self.folder))
            terms = self._terms and os.path.abspath(self._terms)
            workshop = folder / WORKSHOP
            self._order = Order(
                str(folder),
                str(workshop),
                pattern,
                self._draft,
                self._strict,
                self._force,
                self._soffice,
                terms,
            )
            self._crew = opened.enter_context(Crew(self._executor, self._workers()))
            if terms:
                # Their faults come before anything is done; the workers read them for themselves.
                read_against(None, terms)
            bases = _last_years(self._last_year)
            work = partial(plan_chunk, pattern)
            neighbours: set[str] = set()
            # All of one size: a name takes less than handing out a chunk.
            for planned in self._crew.results(work, self._towns, repeat(_AT_ONCE), lambda _source, _error: Planned()):
                self._names.append(planned.output)
                if len(neighbours) <= MOST_NEIGHBOURS:
                    neighbours.add(planned.name)
                self._bases.append(bases.get((planned.name, planned.year - 1), ""))
            if len(neighbours) <= MOST_NEIGHBOURS:
                self._order = self._order._replace(towns=frozenset(neighbours - {""}))
            refuse_collisions(self._towns, self._names)
            try:
                workshop.mkdir(parents=True, exist_ok=True)
                lock = opened.enter_context(Lock(workshop, self.folder))
                if lock.is_held:
                    _sweep(workshop)
                self._state = State(workshop)
                opened.callback(self._state.close)
                self._summary = Summary(self._order)
                opened.callback(self._summary.close)
            except OSError as error:
                raise output_error(error, workshop) from error
            self._open = opened.pop_all()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        with uninterrupted(), self._open:
            # Before the folder is let go: workers may still be writing in it.
            self._crew.close()
            if self._is_building:
                for town in self._crew.leftovers():
                    self._take(town)
            if kind is None or issubclass(kind, KeyboardInterrupt | GeneratorExit):
                self._finish()

    def __iter__(self) -> Iterator[Town]:
        work = partial(build_chunk, self._order)
        # A PDF takes seconds: whoever waits wants to see each.
        most = 1 if self._soffice else _AT_ONCE
        sizes = chunk_sizes(self.total, self._workers(), most)
        self._is_building = True
        for town in self._crew.results(work, self._todo(), sizes, _lost):
            self._take(town)
            yield town

    def _take(self, town: Town) -> None:
        try:
            line = json_bytes(town_data(town))
            if town.status is Status.BUILT:
                self._state.add(town.source, line)
            self._summary.add(town, line)
        except OSError as error:
            # The disk takes no more: what is finished and not yet told of is no longer asked for.
            self._is_building = False
            raise output_error(error, Path(self._order.workshop)) from error
        self.done += 1

    def _todo(self) -> Iterator[Job]:
        for source, name, base in zip(self._towns, self._names, self._bases, strict=True):
            yield Job(source, name, self._recipes.of(source), self._state.find(source.name), base)

    def _workers(self) -> int:
        if self._jobs is not None:
            return max(1, self._jobs)
        return processors() if self._executor is not None or self.total >= WORTH_PROCESSES else 1

    def _finish(self) -> None:
        try:
            self._state.tidy()
            self._summary.finish(is_complete=self.done == self.total)
        except OSError as error:
            raise output_error(error, self.folder) from error


def build_many(
    sources: Sources,
    out: Path | str,
    *,
    name: str = DEFAULT_PATTERN,
    wording: Path | str | None = None,
    settings: HouseSettings = settings_for,
    draft: bool = False,
    strict: bool = False,
    force: bool = False,
    soffice: str = "",
    last_year: Path | str | None = None,
    terms: Path | str | None = None,
    jobs: int | None = None,
    executor: Executor | None = None,
    started: Callable[[int], object] | None = None,
) -> Iterator[Town]:
    """Make the reports of many towns in the folder `out`, and yield what became of each, in order, as it is done.

    `name` is the pattern of the reports' names. `wording` (a file, or a shipped kind's name) comes before that of
    `settings`, which are those of townreport.toml beside each record or in the current folder, unless said otherwise.
    `last_year` is a folder (or file) of last year's records, in which each town's is looked for, and `terms` a file of
    the county's own terms. `soffice`, LibreOffice's program, makes a PDF beside each report.

    `jobs` is the number of worker processes, by default one for each processor where it is worth it. `executor`, any
    `concurrent.futures.Executor` (Dask's, Ray's), does the work instead; it must see the same files, stays open, and
    `jobs` then says how many workers it has.
    `started` is told how many towns there are.

    The work is done as the iterator is consumed; leaving it early leaves whole files, and the next run goes on. Raises
    what `Batch` raises; a town's own faults are in its `Town`.
    """
    with Batch(
        sources,
        out,
        name=name,
        wording=wording,
        settings=settings,
        draft=draft,
        strict=strict,
        force=force,
        soffice=soffice,
        last_year=last_year,
        terms=terms,
        jobs=jobs,
        executor=executor,
    ) as batch:
        if started is not None:
            started(batch.total)
        yield from batch


def _last_years(where: Path | str | None) -> dict[tuple[str, int], str]:
    """The files of last year's records, by town and year.

    Raises FindingsError where it cannot be told whose one is: a figure that was to be compared would pass unseen.
    """
    if where is None:
        return {}
    files = [os.path.abspath(file) for file in (records_in(where) if os.path.isdir(where) else [where])]
    planned = plan_chunk(read_pattern(DEFAULT_PATTERN), [Source("", file) for file in files])
    by_town: dict[tuple[str, int], str] = {}
    findings: list[Finding] = []
    for each, file in zip(planned, files, strict=True):
        if each.name:
            by_town[each.name, each.year] = file
            continue
        try:
            read_against(file)
        except FindingsError as error:
            findings += error.findings
    if findings:
        raise FindingsError(findings)
    return by_town


def _has_current_folder() -> bool:
    try:
        os.getcwd()
    except FileNotFoundError:
        return False
    return True


def _lost(job: Job, error: Exception) -> Town:
    """The town whose worker died, alone and again."""
    return failed(job, error)


def _sweep(workshop: Path) -> None:
    """Take away what a killed batch left half-written; only ever in our own folder, and under our own lock."""
    for path in workshop.iterdir():
        if path.name.startswith(TEMPORARY_PREFIX):
            path.unlink(missing_ok=True)
