"""The manual page: its text, with the program's own list of commands put in."""

from __future__ import annotations

from coupexplorer.cli.command_line import COMMANDS

PLACE = "@COMMANDS@"


def manual_page(text: str) -> str:
    """A page with every command, as ``--help`` has them, in the place kept for them."""
    return text.replace(PLACE, "\n".join(_lines()))


def _lines() -> list[str]:
    lines = []
    for command in COMMANDS:
        name = f"{_escaped(command.name)} {_escaped(command.usage)}".strip()
        lines += [".TP", f".B {name}", _escaped(command.summary)]
    return lines


def _escaped(words: str) -> str:
    """Words as the page's language reads them: hyphens stay hyphens, no line is a request."""
    escaped = words.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
