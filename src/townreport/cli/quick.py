"""The quick way round Typer, for the commands that people and scripts run most.

Importing Typer and building a command takes longer than making a report. Here a table of the options leads to the same
command functions. It answers only for lines it is certain of: a test holds it to Typer's reading of them, and whatever
else there is (help, an unknown option, a word too few, a wrong value) is Typer's, who says it in its own words.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from townreport.cli.outcome import MOST_JOBS, STANDARD_STREAM, Format, TableFormat


def _path(value: str) -> Any:
    # Few lines name such a file, and pathlib is not needed otherwise: start-up counts.
    from pathlib import Path

    return Path(value)


def _jobs(value: str) -> int:
    # Written any other way it is Typer's to say whether it is a number.
    if value not in map(str, range(1, MOST_JOBS + 1)):
        raise ValueError(value)
    return int(value)


class Value(NamedTuple):
    """An option with a value: the parameter it fills, what is made of the words, and whether it may come again."""

    parameter: str
    read: Callable[[str], Any] = str
    again: bool = False


class Line(NamedTuple):
    """What may stand behind a command: its options, and the parameter for all other words, one or several.

    `needed` are the parameters of options without which it cannot run.
    """

    home: str
    words: str
    several: bool
    flags: Mapping[str, str]
    values: Mapping[str, Value]
    needed: frozenset[str] = frozenset()


LINES = {
    "build": Line(
        home="making",
        words="data",
        several=False,
        flags={"--draft": "draft", "--strict": "strict", "--force": "force", "--pdf": "pdf"},
        values={
            "-o": Value("output"),
            "--output": Value("output"),
            "--wording": Value("wording", _path),
            "--base": Value("base", _path),
            "--set": Value("customs", again=True),
            "--settings": Value("settings_file", _path),
            "--soffice": Value("soffice", _path),
            "--last-year": Value("last_year"),
            "--terms": Value("terms", _path),
            "--format": Value("format", Format),
        },
    ),
    "validate": Line(
        home="checking",
        words="files",
        several=True,
        flags={"--strict": "strict", "--fix": "fix"},
        values={
            "--wording": Value("wording", _path),
            "--last-year": Value("last_year"),
            "--terms": Value("terms", _path),
            "--towns": Value("towns", _path),
            "--format": Value("format", Format),
        },
    ),
    "batch": Line(
        home="many",
        words="sources",
        several=True,
        flags={
            "--draft": "draft",
            "--strict": "strict",
            "--force": "force",
            "--resume": "resume",
            "--pdf": "pdf",
        },
        values={
            "-o": Value("output", _path),
            "--output": Value("output", _path),
            "-j": Value("jobs", _jobs),
            "--jobs": Value("jobs", _jobs),
            "--name": Value("name"),
            "--wording": Value("wording", _path),
            "--format": Value("format", TableFormat),
            "--base": Value("base", _path),
            "--set": Value("customs", again=True),
            "--settings": Value("settings_file", _path),
            "--last-year": Value("last_year"),
            "--terms": Value("terms", _path),
            "--soffice": Value("soffice", _path),
        },
        needed=frozenset({"output"}),
    ),
}
"""By the command's name, which is its function's too."""


def read_line(line: Line, words: Sequence[str]) -> dict[str, Any] | None:
    """What the words behind a command ask of it, by parameter; None where that is Typer's to say."""
    asked: dict[str, Any] = {}
    plain: list[str] = []
    rest = iter(words)
    for word in rest:
        if not _is_option(word):
            plain.append(word)
            continue
        name, attached, text = word.partition("=")
        option: Value | None
        value: Any = True
        if name in line.flags and not attached:
            option = Value(line.flags[name])
        else:
            option = line.values.get(name)
            if not attached:
                text = next(rest, "")
            # To Typer -o=x is a value “=x”, and some values that look like options are options.
            if option is None or not text or _is_option(text) or (attached and not name.startswith("--")):
                return None
            try:
                value = option.read(text)
            except ValueError:
                return None
        if option.again:
            asked.setdefault(option.parameter, []).append(value)
        elif option.parameter in asked:
            return None
        else:
            asked[option.parameter] = value
    if not line.needed <= asked.keys():
        return None
    if "" in plain or (len(plain) != 1 and not (plain and line.several)):
        return None
    return {**asked, line.words: plain if line.several else plain[0]}


def _is_option(word: str) -> bool:
    return word.startswith("-") and word != STANDARD_STREAM


def find(words: Sequence[str], environment: Mapping[str, str]) -> Callable[[], None] | None:
    """The call that the program's words ask for; None where Typer is to read them."""
    if any(name.endswith("_COMPLETE") for name in environment) or not _are_plain("".join(words)):
        return None
    if list(words) == ["--version"]:
        return _say_version
    line = LINES.get(words[0]) if words else None
    asked = read_line(line, words[1:]) if line is not None else None
    if line is None or asked is None:
        return None
    import importlib

    command = getattr(importlib.import_module(f"townreport.cli.{line.home}"), words[0])
    return lambda: command(**asked)


def _are_plain(words: str) -> bool:
    """Whether the words are what the command gets: no names in another encoding, nothing for Windows to expand."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return os.name != "nt" or not any(mark in words for mark in "*?[~$%")


def _say_version() -> None:
    from townreport import __version__

    sys.stdout.write(f"townreport {__version__}\n")
