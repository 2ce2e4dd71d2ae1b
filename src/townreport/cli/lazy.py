"""Typer builds the one command that is asked for; the help lists the others from a table.

Typer makes a command of a function's annotations. Doing so for all of them, with all that their modules import, would
cost every start more than the whole command-line parsing of one.
"""

from __future__ import annotations

import functools
import importlib
import typing
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

from townreport.cli import options
from townreport.cli.outcome import WrongUsage


class Listed(NamedTuple):
    """A command as the help lists it, and where it is: `name` in the module `home` beside this one.

    `help` is the command's docstring, as a test has it; `example` stands below the command's own help.
    """

    home: str
    name: str
    help: str
    example: str = ""


class LazyGroup(TyperGroup):
    """A group of the commands in `table`, in its order."""

    table: ClassVar[Mapping[str, Listed]] = {}

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # For the help, completion and guesses at a mistyped name, which need no more than this.
        self.commands = {
            name: TyperCommand(name, help=listed.help, rich_markup_mode=None) for name, listed in self.table.items()
        }

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the words name, whole, and the words left for it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, command if name is None else command_of(self.table[name]), rest


def command_of(listed: Listed) -> Any:
    """The command as Typer builds it."""
    found = getattr(importlib.import_module(f"townreport.cli.{listed.home}"), listed.name)
    app = found
    if not isinstance(found, typer.Typer):
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        app.command(epilog=listed.example)(for_typer(found))
    return typer.main.get_command(app)


def for_typer(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the annotations that Typer reads, and with Typer's answer to wrong usage."""
    # They stand there as text; most are names from `options`, which the command's module knows for type checkers alone.
    names = {**vars(options), **command.__globals__}
    command.__annotations__ = hints = typing.get_type_hints(command, names, include_extras=True)
    for parameter in (each for hint in hints.values() for each in getattr(hint, "__metadata__", ())):
        # Typer would try every path first, and tell of those without permission in English and one at a time.
        parameter.readable = False

    @functools.wraps(command)
    def run(**asked: Any) -> None:
        try:
            command(**asked)
        except WrongUsage as error:
            raise typer.BadParameter(str(error)) from None

    return run
