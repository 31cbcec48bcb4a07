"""The door to the command line: which command is meant, and how each of its ends is told."""

from __future__ import annotations

import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from coupexplorer import __version__
from coupexplorer.cli.arguments import CommandParser
from coupexplorer.cli.casebook_names import refuse_other_files
from coupexplorer.cli.failures import FAILURE, INTERRUPTED, SUCCESS, BadUsage, CommandFailure
from coupexplorer.cli.printing import (
    PROGRAM,
    forget_output,
    prepare_streams,
    print_failure,
    print_lines,
    print_text,
)

DEBUG_VARIABLE = "COUPEXPLORER_DEBUG"


@dataclass(frozen=True, slots=True)
class Doors:
    """The jobs that need a screen, handed in by the composition root; each gives an exit code."""

    open_window: Callable[[Path | None], int]
    self_test: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, its module here, what follows its name, and what it does."""

    name: str
    module: str
    usage: str
    summary: str


COMMANDS = (
    Command(
        "sheet",
        "sheet",
        "[FILE] --output OUT [--kind KIND] [--format FORMAT] [--cases CASE ...] [OPTION ...]",
        "Print a comparison, a worksheet, a chronology or another document to a file.",
    ),
    Command(
        "search",
        "search",
        "[FILE] TEXT [--json] [--without-context]",
        "Find records by text, in any spelling.",
    ),
    Command("export", "export", "[FILE] --output OUT.json", "Write every record as JSON."),
    Command(
        "network",
        "network",
        "[FILE] --output OUT.graphml [--cases CASE ...] [--without-context]",
        "Write actors and their ties as GraphML.",
    ),
    Command(
        "check",
        "check",
        "[FILE] [--json | --lines] [--text SOURCE=FILE] ... [--without-context]",
        "Check the file, then audit where every statement comes from.",
    ),
    Command(
        "new", "new", "FILE [--empty]", "Make a copy of the built-in casebook, or an empty one."
    ),
    Command(
        "import",
        "import_json",
        "JSON --output FILE.casebook",
        "Make a casebook of a JSON document, or of a folder of them.",
    ),
    Command(
        "self-test",
        "",
        "",
        "Open every pane on a copy and print a sheet, then say whether all went well.",
    ),
)


def run(arguments: Sequence[str], doors: Doors) -> int:
    """Do what the arguments ask and return the exit code; no exception leaves, not even Ctrl+C.

    0 is success, 1 a failure, 2 bad usage, 130 an interruption by the reader; failures are one
    sentence on the error stream.
    """
    prepare_streams()
    try:
        return _dispatch(list(arguments), doors)
    except CommandFailure as error:
        return _fail(str(error), error.exit_code)
    except BrokenPipeError:
        forget_output()
        return FAILURE
    except KeyboardInterrupt:
        return _fail("Interrupted.", INTERRUPTED)
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else SUCCESS
    except OSError as error:
        # What a full disk would not take stays in the buffer, and fails again at the very end.
        forget_output()
        about = f"“{error.filename}” cannot be used: " if error.filename else ""
        return _fail(f"{about}{error.strerror or error}")
    except Exception as error:
        return _fail(
            f"Something went wrong that should not have ({type(error).__name__}: {error});"
            f" {DEBUG_VARIABLE}=1 shows where."
        )


def _fail(sentence: str, code: int = FAILURE) -> int:
    if os.environ.get(DEBUG_VARIABLE) == "1":
        traceback.print_exc()
    try:
        print_failure(sentence)
    except OSError:
        return code
    return code


def _dispatch(arguments: list[str], doors: Doors) -> int:
    first = arguments[0] if arguments else ""
    if first in ("-h", "--help"):
        print_text(overview())
        return SUCCESS
    if first == "--version":
        print_lines(f"Coup Explorer {__version__}")
        return SUCCESS
    command = next((command for command in COMMANDS if command.name == first), None)
    if command is not None:
        return _run_command(command, arguments[1:], doors)
    if first.startswith("-") and first != "--":
        raise BadUsage(f"There is no option “{first}” (see “{PROGRAM} --help”).")
    return doors.open_window(_window_file(arguments))


def _run_command(command: Command, arguments: list[str], doors: Doors) -> int:
    parser = CommandParser(f"{PROGRAM} {command.name}", command.usage, command.summary)
    if not command.module:
        if parser.read(arguments).words:
            raise BadUsage(f"“{command.name}” takes no arguments.")
        return doors.self_test()
    # Imported when asked for: the store and the sheets' engine take longer to load than most
    # commands take to run, and --help and bad usage need neither.
    module: Any = import_module(f"coupexplorer.cli.{command.module}")
    module.add_options(parser)
    options: Namespace = parser.read(arguments)
    try:
        code: int = module.run(options)
    except module.KNOWN_FAILURES as error:
        raise CommandFailure(str(error)) from error
    return code


def _window_file(arguments: list[str]) -> Path | None:
    """The FILE to open a window on, checked before anything heavy is loaded."""
    words = arguments[1:] if arguments[:1] == ["--"] else arguments
    if not words:
        return None
    file = Path(words[0])
    if len(words) > 1:
        raise BadUsage(f"“{words[0]}” is no command (see “{PROGRAM} --help”).")
    if not os.path.lexists(file) and not file.suffix:
        raise BadUsage(f"“{file}” is neither a command nor a file (see “{PROGRAM} --help”).")
    # From a menu or a file manager nobody sees what is printed: there the window says it.
    if os.path.lexists(file) or _is_watched():
        refuse_other_files(file)
    return file


def _is_watched() -> bool:
    """Whether the program was started in a terminal."""
    return any(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def overview() -> str:
    """The text of ``--help``."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [
        f"usage: {PROGRAM} [FILE]",
        *(f"       {PROGRAM} {c.name} {c.usage}".rstrip() for c in COMMANDS),
        f"       {PROGRAM} --version | --help",
        "",
        "Without a command the window opens, on FILE or on your copy of the built-in casebook.",
        "FILE is a .casebook; a command without FILE reads the built-in casebook as it ships.",
        "",
        *(f"  {c.name:<{width}}  {c.summary}" for c in COMMANDS),
        "",
        f"“{PROGRAM} COMMAND --help” tells more of a command. Exit codes: 0 success, 1 failure,",
        "2 bad usage.",
    ]
    return "\n".join(lines)
