"""An executor that does the work at once, where it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class Inline(Executor):
    """Runs everything in the calling thread: for one town, or one processor. Ctrl-C passes through."""

    def submit(
        self, work: Callable[Parameters, Result], /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Future[Result]:
        """Do the work now; the future is done when it is returned."""
        future: Future[Result] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever asks the future gets it
            # Without its frames: they hold what filled the memory, and whatever comes next needs that.
            error.__context__ = error.__cause__ = None
            future.set_exception(error.with_traceback(None))
        return future
