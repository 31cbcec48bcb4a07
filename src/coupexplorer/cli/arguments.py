"""Reading a command's arguments: options and words in any order, every mistake one sentence."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from coupexplorer.cli.failures import BadUsage


class CommandParser(argparse.ArgumentParser):
    """A parser that raises BadUsage in place of printing its usage and leaving.

    ``usage`` is what follows the command's name. Words that are no options are gathered in
    ``words``, between, before or after options, and after ``--`` whatever they look like.
    """

    def __init__(self, command: str, usage: str, description: str) -> None:
        super().__init__(
            prog=command,
            usage=f"{command} {usage}",
            description=description,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        self.add_argument("words", nargs="*", help=argparse.SUPPRESS)

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments as a namespace; BadUsage when they cannot be read."""
        cut = arguments.index("--") if "--" in arguments else len(arguments)
        read = self.parse_intermixed_args(arguments[:cut])
        read.words = [*read.words, *arguments[cut + 1 :]]
        return read

    def error(self, message: str) -> NoReturn:
        """Raise BadUsage with the parser's own words."""
        raise BadUsage(f"{message.rstrip('.')} (see “{self.prog} --help”).")


def one_file_or_none(words: Sequence[str]) -> Path | None:
    """The FILE of a command that may be left out; BadUsage when more words were given."""
    if len(words) > 1:
        raise BadUsage(f"One casebook FILE at most can be named, not {len(words)}.")
    return Path(words[0]) if words else None


def exactly_one(words: Sequence[str], wanted: str) -> Path:
    """The one word a command needs; ``wanted`` names it in the sentence of BadUsage."""
    if len(words) != 1:
        raise BadUsage(f"Exactly one {wanted} is needed, not {len(words)}.")
    return Path(words[0])
