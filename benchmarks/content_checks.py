"""How long all checks of a record take beside the building of its report, warm.

``python benchmarks/content_checks.py`` prints, for every sample, the best of several rounds in microseconds. The
promise: checks cost no more than the build.
"""

from __future__ import annotations

import timeit
from collections.abc import Callable
from pathlib import Path
from unittest import mock

from townreport import build
from townreport.checks.content import check
from townreport.compose import compose

SAMPLES = Path(__file__).parents[1] / "samples"
CALLS, ROUNDS = 30, 15


def best(call: Callable[[], object]) -> int:
    """The best time of one call, in microseconds."""
    return round(min(timeit.repeat(call, number=CALLS, repeat=ROUNDS)) / CALLS * 1e6)


def main() -> None:
    """Measure every sample."""
    wording = build.read_wording(None)
    for file in sorted(SAMPLES.glob("*.json")):
        record, _, origin = build.open_record(file)
        outline = compose(record, wording).outline
        with mock.patch.object(build, "check", return_value=()):
            bare = best(lambda: build.assemble(record, wording, origin=origin))  # noqa: B023 - called at once
        checks = best(lambda: check(record, outline))  # noqa: B023
        print(f"{file.stem}: build without checks {bare} µs, all checks {checks} µs ({checks / bare:.0%})")


if __name__ == "__main__":
    main()
