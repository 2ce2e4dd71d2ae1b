"""Runs the commands as a user would: in a folder of their own, in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``townreport`` with these words in an empty folder; `environment` adds to the variables."""

    def call(
        *words: str, stdin: bytes = b"", environment: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        # coverage's own settings and the place of the package go along; the folder is the test's.
        variables = {**os.environ, "PYTHONUTF8": "1", **(environment or {})}
        command = [sys.executable, "-m", "townreport", *words]
        return subprocess.run(
            command, input=stdin, capture_output=True, cwd=tmp_path, env=variables, timeout=120, check=False
        )

    return call
