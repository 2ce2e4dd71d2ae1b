"""The table of commands: the help lists from it, and it says what the commands say of themselves."""

from __future__ import annotations

import importlib

import pytest
import typer
from typer.testing import CliRunner

from townreport.cli import app
from townreport.cli.commands import Commands
from townreport.cli.lazy import Listed, command_of
from townreport.cli.wordings import Wordings, wording_main

TABLES = {"": Commands.table, "wording": Wordings.table}
LISTED = [(group, name, listed) for group, table in TABLES.items() for name, listed in table.items()]


@pytest.mark.parametrize(("group", "name", "listed"), LISTED)
def test_the_table_says_what_the_command_says(group: str, name: str, listed: Listed) -> None:
    found = getattr(importlib.import_module(f"townreport.cli.{listed.home}"), listed.name)
    assert listed.help == (wording_main.__doc__ if isinstance(found, typer.Typer) else found.__doc__)
    command = command_of(listed)
    assert command.help == listed.help
    assert command.epilog.startswith("例：townreport")
    shown = CliRunner().invoke(app, [*group.split(), name, "--help"]).stdout
    assert shown.startswith(f"Usage: {' '.join(['townreport', *group.split(), name])} ")
    assert "例：" in shown


@pytest.mark.parametrize("group", TABLES)
def test_the_help_lists_all_commands_in_order(group: str) -> None:
    shown = CliRunner().invoke(app, [*group.split(), "--help"]).stdout
    listed = shown.split("Commands:\n")[1].split("\n\n")[0]
    assert [line.split()[0] for line in listed.splitlines() if line[2] != " "] == list(TABLES[group])


def test_a_mistyped_command_is_guessed_at() -> None:
    done = CliRunner().invoke(app, ["biuld"])
    assert done.exit_code == 2
    assert "'build'" in done.stderr
