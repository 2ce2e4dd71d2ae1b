"""Where the program begins: the quick way where it is certain, else Typer."""

from __future__ import annotations

import gc
import os
import sys

from townreport.cli.outcome import FAILED, INTERRUPTED, WrongUsage
from townreport.cli.quick import find
from townreport.terminal import output_handed_over, prepare_streams

_OBJECTS_BETWEEN_COLLECTIONS = 100_000


def main(program: str | None = None) -> None:
    """Run the command that the program's words ask for; `program` is its name where that is not the script's."""
    try:
        _main(program)
    except KeyboardInterrupt:
        # As early as while modules are loaded.
        raise SystemExit(INTERRUPTED) from None
    except MemoryError as error:
        # Its frames hold what filled the memory.
        error.__traceback__ = error.__context__ = None
    else:
        return
    finally:
        # When Python ends it looks for cycles among all objects once more: a good part of a short run, for nothing.
        gc.freeze()
    sys.stderr.write("内存不够，没有做完\n    改法：检查给出的文件是不是大得不正常；或者关掉别的程序再试\n")
    raise SystemExit(FAILED)


def _main(program: str | None) -> None:
    prepare_streams()
    call = find(sys.argv[1:], os.environ)
    if call is not None:
        # Nearly all that such a run makes lives to its end: looking for cycles as often as usual finds none.
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
        try:
            with output_handed_over():
                call()
        except WrongUsage:
            # Typer gets there too, and knows how to say it.
            pass
        else:
            return
    from townreport.cli.commands import app

    with output_handed_over():
        app(prog_name=program)
