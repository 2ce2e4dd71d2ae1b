"""What the documents say is true: their commands work and print what stands there; both READMEs say the same."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
DOCUMENTS = (*READMES, ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]+?)(?:#[^)]*)?\)")


class Block(NamedTuple):
    """A fenced block of a document."""

    language: str
    text: str


def blocks(document: Path) -> list[Block]:
    return [Block(*found) for found in _BLOCK.findall(document.read_text(encoding="utf-8"))]


def sessions(block: Block) -> list[tuple[str, str]]:
    """The commands of a console block, each with the output that stands below it."""
    found: list[tuple[str, str]] = []
    for line in block.text.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        else:
            command, output = found[-1]
            found[-1] = command, output + line
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the documents speak of: the samples, and the examples under docs/."""
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command.partition(" > ")[0])
    assert words[0] == "townreport", command
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *words], capture_output=True, text=True, encoding="utf-8", cwd=folder, env=environment,
        timeout=120, check=False,
    )  # fmt: skip
    if " > " in command:
        (folder / command.partition(" > ")[2]).write_text(done.stdout, encoding="utf-8")
        done.stdout = ""
    return done


def _independent(output: str) -> list[str]:
    """The output without the line that tells which fonts this machine lacks."""
    return [line for line in output.splitlines(keepends=True) if not line.startswith("本机没有装这些字体")]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_commands_of_a_document_print_what_stands_there(document: Path, folder: Path) -> None:
    ran = 0
    shutil.copy(folder / "samples" / "青石镇2023年.json", folder)
    for block in blocks(document):
        if block.language != "console":
            continue
        for command, expected in sessions(block):
            done = run(command, folder)
            assert "Traceback" not in done.stderr, done.stderr
            assert done.returncode in (0, 1), done.stderr
            ran += 1
            if expected:
                assert "".join(_independent(done.stdout + done.stderr)) == expected
    assert ran or document not in READMES


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_python_of_a_document_runs(document: Path, folder: Path) -> None:
    for block in blocks(document):
        if block.language == "python":
            done = subprocess.run(
                [sys.executable, "-c", block.text], capture_output=True, cwd=folder, timeout=300, check=False
            )
            assert done.returncode == 0, done.stderr.decode()


def test_both_readmes_have_the_same_commands() -> None:
    english, chinese = (
        [block for block in blocks(readme) if block.language in ("sh", "console")] for readme in READMES
    )
    assert len(english) >= 5
    assert english == chinese


def test_the_first_two_commands_set_up_build_and_test() -> None:
    commands = [block.text.strip() for block in blocks(READMES[0]) if block.language == "sh"]
    assert len(commands) == 2
    assert "townreport build" in commands[0]
    assert "pytest" in commands[1]
    assert all("\n" not in command for command in commands)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_the_links_of_a_document_lead_to_files(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (document.parent / target).exists(), target
