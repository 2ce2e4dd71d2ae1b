"""What an installation holds, and what a developer's environment is pinned to."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

import townreport

ROOT = Path(__file__).parents[1]
DISTRIBUTION = importlib.metadata.distribution("townreport")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked() -> dict[str, str]:
    text = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def test_the_version_is_the_packages() -> None:
    assert DISTRIBUTION.version == townreport.__version__
    assert re.fullmatch(r"\d+\.\d+\.\d+(\.dev\d+)?", townreport.__version__)


def test_the_changelog_has_the_version_or_unreleased_changes() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[({re.escape(townreport.__version__)}|Unreleased)\]", changelog, re.MULTILINE)


@pytest.mark.parametrize("name", ["py.typed", "wording/annual.zh-CN.md", "layout/base.docx"])
def test_data_files_are_installed(name: str) -> None:
    assert resources.files(townreport).joinpath(name).is_file()


def test_the_command_is_installed() -> None:
    (command,) = [entry for entry in DISTRIBUTION.entry_points if entry.group == "console_scripts"]
    assert command.name == "townreport"
    assert callable(command.load())


def test_the_metadata_says_what_is_needed() -> None:
    assert SpecifierSet(DISTRIBUTION.metadata["Requires-Python"]) == SpecifierSet(">=3.11")
    all_named = map(Requirement, DISTRIBUTION.requires or ())
    needed = {named.name for named in all_named if "extra" not in str(named.marker or "")}
    assert needed == {"pydantic", "python-docx", "rich", "typer"}
    assert DISTRIBUTION.metadata["License-Expression"] == "MIT"


def test_the_lock_pins_all_that_the_project_names(project: dict[str, Any]) -> None:
    pins = locked()
    for line in (*project["project"]["dependencies"], *project["dependency-groups"]["dev"]):
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate():
            continue
        assert requirement.name in pins, f"{line}: make requirements-dev.lock again, its first lines say how"
        assert requirement.specifier.contains(pins[requirement.name]), line


def test_the_lock_has_a_hash_for_every_pin_and_names_no_index() -> None:
    text = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    for name, rest in re.findall(r"^([a-z0-9-]+)==((?:.*\\\n)*.*)", text, re.MULTILINE):
        assert "--hash=sha256:" in rest, name
    assert "://" not in text
    assert "index-url" not in text
