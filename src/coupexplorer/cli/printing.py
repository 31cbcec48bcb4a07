"""What commands print: plain text for people, JSON for scripts, always as UTF-8."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import unicodedata
from typing import TextIO

PROGRAM = "coupexplorer"
_REPLACED = "\N{REPLACEMENT CHARACTER}"


def prepare_streams() -> None:
    """Let both streams take every letter: pipes and files get UTF-8, a terminal keeps its own."""
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="backslashreplace")
        else:
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def print_lines(*lines: str) -> None:
    """Print lines for people; control characters, which could steer a terminal, are shown as �."""
    _write(sys.stdout, "".join(f"{printable(line)}\n" for line in lines))


def print_json(value: object) -> None:
    """Print one JSON value, letters as they are, two-space indents."""
    _write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_text(text: str) -> None:
    """Print a text of several lines as it is, for the program's own words only."""
    _write(sys.stdout, text if text.endswith("\n") else f"{text}\n")


def print_failure(sentence: str) -> None:
    """Print one sentence on the error stream, on one line and after the program's name."""
    said = printable(" ".join(sentence.split()))
    ended = said if said.endswith((".", "!", "?", ").")) else f"{said}."
    _write(sys.stderr, f"{PROGRAM}: {ended}\n")


def printable(text: str) -> str:
    """A text on one line without control characters."""
    return "".join(_REPLACED if unicodedata.category(sign) == "Cc" else sign for sign in text)


def forget_output() -> None:
    """Send what is still to be printed nowhere, once nobody reads it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _write(stream: TextIO | None, text: str) -> None:
    """Print at once, so that a full disk or a closed pipe is met here and not at the very end."""
    if stream is not None:
        stream.write(text)
        stream.flush()
