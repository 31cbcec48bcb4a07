"""The program's front door: picks the window or a command."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from coupexplorer.cli.command_line import Doors, run


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, those of the process when left out; the exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    return run(arguments, Doors(open_window=_open_window, self_test=_self_test))


def _open_window(file: Path | None) -> int:
    # What a start makes it keeps: looking through it for garbage again and again is time lost. The
    # window looks again once it is ready.
    gc.disable()
    try:
        # Imported only for the window: commands need no display and must not load Qt.
        from coupexplorer.app import run_window  # noqa: PLC0415

        return run_window(file)
    finally:
        gc.enable()


def _self_test() -> int:
    # Imported only here, for the same reason.
    from coupexplorer.app import run_self_test  # noqa: PLC0415

    return run_self_test()


if __name__ == "__main__":
    sys.exit(main())
