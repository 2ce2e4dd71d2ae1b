"""TOML text that somebody may have made to hurt: a fault for whatever the standard library makes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MOST_CHARACTERS = 250_000
"""A county's terms or an office's settings take some thousands."""
MOST_DOTS = 60
"""In a line. The library takes a name of 20,000 parts, a.a.a…, apart for many seconds."""


class NoToml(ValueError):
    """The text is no TOML; the message is the standard library's. `is_excessive`: it is more than is read."""

    def __init__(self, message: str, *, is_excessive: bool = False) -> None:
        super().__init__(message)
        self.is_excessive = is_excessive


def toml_values(text: str, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """The values of a TOML text. Raises NoToml."""
    # Imported here: few builds have such a file, and start-up counts.
    import tomllib

    if len(text) > MOST_CHARACTERS or any(line.count(".") > MOST_DOTS for line in text.splitlines()):
        raise NoToml("too long", is_excessive=True)
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except ValueError as error:
        # Also a number of more digits than Python reads.
        raise NoToml(str(error)) from None
    except RecursionError:
        raise NoToml("too deep", is_excessive=True) from None
