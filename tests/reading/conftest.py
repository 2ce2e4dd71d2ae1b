"""What the tests of reading share."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from townreport.reading.scanner import scan

sys.path.insert(0, str(Path(__file__).parent))
SAMPLE = Path(__file__).parents[2] / "samples" / "青石镇2023年.json"
_LEAST_SECONDS, _TIMES = 10, 40


@pytest.fixture(scope="module")
def most_seconds() -> float:
    """What reading may take where its time grows with the length only: measured at a quarter of this or less.

    Forty times what 150,000 characters in order take at this moment, since machines and what measures coverage differ:
    what does not grow so takes minutes on any.
    """
    text = f"[{','.join([SAMPLE.read_text(encoding='utf-8')] * 40)}]"
    start = time.process_time()
    scan(text)
    return max(_LEAST_SECONDS, _TIMES * (time.process_time() - start))
