"""Whether a text matches, asked of the engine behind Pydantic: one pass over the text, however much is looked for.

Python's own expressions try one alternative after the other at every character. Rust's, as Pydantic's patterns are,
follow all of them at once; but they say only whether something matches, not where, and cannot look around.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from pydantic_core import SchemaValidator, core_schema

from townreport.checks.expressions import Expression


class Matcher:
    """Stands for an expression without look-arounds, and compiles it when it is first asked."""

    def __init__(self, source: str) -> None:
        self._source = source

    @cached_property
    def matches(self) -> Callable[[str], bool]:
        """Whether it matches anywhere in a text that is `readable`."""
        return SchemaValidator(core_schema.str_schema(pattern=self._source)).isinstance_python


_ANYTHING = Matcher("")
_HALVES = Expression("[\ud800-\udfff]")


def readable(text: str) -> str:
    """The text with the sign for broken characters in place of halves of surrogate pairs, which the engine refuses.

    Only a record that was no file can hold any.
    """
    return text if _ANYTHING.matches(text) else _HALVES.compiled.sub("\ufffd", text)
