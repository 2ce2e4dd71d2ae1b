"""Running the command on a machine that something is wrong with, and looking at what it leaves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

import pytest

import townreport

SOURCE = Path(townreport.__file__).parent.parent
TEMPORARY = ".townreport-*"
UNWATCHED: Mapping[str, str | None] = {"COVERAGE_PROCESS_START": None, "COVERAGE_PROCESS_CONFIG": None}
"""For `environment`: coverage is not measured in the process. It writes a file of its own, and may not be able to."""


def environment(changes: Mapping[str, str | None] | None = None) -> dict[str, str]:
    """The environment, changed; None takes a variable away. The package is found wherever the command starts."""
    changed = {**os.environ, "PYTHONPATH": str(SOURCE), **(changes or {})}
    return {name: value for name, value in changed.items() if value is not None}


def run(
    *arguments: Path | str,
    before: Callable[[], object] | None = None,
    changes: Mapping[str, str | None] | None = None,
    through: Sequence[str] = (),
) -> subprocess.CompletedProcess[bytes]:
    """Run ``townreport`` in a process of its own; `before` is called in it first, `changes` are its environment's.

    `through` is a command that starts another one, such as ``nice``.
    """
    return subprocess.run(
        [*through, sys.executable, "-m", "townreport", *map(str, arguments)],
        capture_output=True,
        env=environment(changes),
        preexec_fn=before,
        check=False,
        timeout=120,
    )


def as_nobody(folder: Path) -> list[str]:
    """For `run`'s `through`: what makes root another user, who may read all, `folder` above all, and write nothing."""
    setpriv = shutil.which("setpriv")
    if os.geteuid() != 0 or setpriv is None:
        pytest.skip("only root can become another user, with util-linux's setpriv")
    # To read all: the tests' own Python lies in root's folder, it may be.
    reading = "-all,+dac_read_search"
    nobody = [setpriv, "--reuid", "65534", "--regid", "65534", "--clear-groups", "--inh-caps", reading]
    nobody += ["--ambient-caps", reading, "--bounding-set", reading]
    if subprocess.run([*nobody, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this root may not read all, so nobody could not either")
    for parent in folder, *folder.parents:
        if parent.stat().st_mode & 0o005 != 0o005:
            parent.chmod(parent.stat().st_mode | 0o005)
    return nobody


def said(result: subprocess.CompletedProcess[bytes]) -> str:
    """All that was printed, which never is a traceback."""
    text = (result.stdout + result.stderr).decode("utf-8", "replace")
    assert "Traceback" not in text, text
    return text


def assert_only_whole_files(out: Path, named: Collection[str] | None = None) -> int:
    """Check every report in a folder by reading all of it, and that nothing half-written shows; return how many.

    Where somebody else's files stand there too, `named` says which are reports.
    """
    count = 0
    for path in out.glob("*.docx"):
        if named is not None and path.name not in named:
            continue
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
            assert package.read("word/document.xml").endswith(b"</w:document>")
        count += 1
    assert not list(out.glob(TEMPORARY + ".tmp"))
    return count
