"""What all tests share: the samples, and the option that writes golden files anew."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import hypothesis
import pytest

# Nothing is timed in tests: a busy machine is no fault of the program's.
hypothesis.settings.register_profile("townreport", deadline=None)
hypothesis.settings.load_profile("townreport")

SAMPLES = Path(__file__).parents[1] / "samples"
_NOBODY = 65534


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``: what is composed now becomes what is expected from now on."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented towns."""
    return SAMPLES


@pytest.fixture
def without_permission() -> Callable[[Path], AbstractContextManager[None]]:
    """For a ``with``: nobody may read what is at a path, nor we, who become somebody else meanwhile where we are root.

    What is imported or opened inside for the first time may be forbidden then, too.
    """
    return _without_permission


@contextmanager
def _without_permission(path: Path) -> Iterator[None]:
    is_root = os.geteuid() == 0
    before = path.stat().st_mode
    path.chmod(0o000)
    for parent in path.parents:
        if is_root and parent.stat().st_mode & 0o055 != 0o055:
            parent.chmod(parent.stat().st_mode | 0o055)
    try:
        if is_root:
            os.setresuid(_NOBODY, _NOBODY, 0)
        yield
    finally:
        if is_root:
            os.setresuid(0, 0, 0)
        path.chmod(before)
