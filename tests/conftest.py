"""What all tests share: the samples, and the option that writes golden files anew."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

# Nothing is timed in tests: a busy machine is no fault of the program's.
hypothesis.settings.register_profile("townreport", deadline=None)
hypothesis.settings.load_profile("townreport")

SAMPLES = Path(__file__).parents[1] / "samples"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``: what is composed now becomes what is expected from now on."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented towns."""
    return SAMPLES
