"""Python's search for reference cycles, put off while a report is made.

A report is thousands of small objects that all go as soon as it is written, none of them in a cycle. Searched for in
the midst of it they would be taken for lasting ones, and that makes Python search everything that it has, again and
again: a sixth of a report's time.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")


def without_collections(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
    """The same function; cycles are searched for when it has ended, if they are at all."""

    @wraps(function)
    def run(*arguments: _Parameters.args, **named: _Parameters.kwargs) -> _Result:
        if not gc.isenabled():
            # The caller's own wish, or that of a function around this one, which also sees to the end of it.
            return function(*arguments, **named)
        gc.disable()
        try:
            return function(*arguments, **named)
        finally:
            gc.enable()

    return run
