"""What ends a command early, each as one sentence and an exit code."""

from __future__ import annotations

SUCCESS = 0
FAILURE = 1
BAD_USAGE = 2
INTERRUPTED = 130


class CommandFailure(Exception):
    """The command could not do its work; ``str(error)`` is one sentence for the reader."""

    exit_code = FAILURE


class BadUsage(CommandFailure):
    """The command was not asked as it can be."""

    exit_code = BAD_USAGE
