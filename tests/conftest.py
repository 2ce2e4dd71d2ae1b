"""What all tests share: the samples, and the option that writes golden files anew."""

from __future__ import annotations

from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--accept``: what is composed now becomes what is expected from now on."""
    parser.addoption("--accept", action="store_true", help="write the golden files anew instead of comparing")


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the invented towns."""
    return SAMPLES
