"""The command ``search``: records found by text, in any spelling."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from coupexplorer.cli.arguments import CommandParser
from coupexplorer.cli.failures import SUCCESS, BadUsage
from coupexplorer.cli.files import open_casebook
from coupexplorer.cli.printing import print_json, print_lines
from coupexplorer.interchange.casebook_json import CasebookFormatError
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.errors import CasebookError

KNOWN_FAILURES = (CasebookError, CasebookFormatError, MissingShippedFile)
MOST_HITS = 200


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--json", action="store_true", help="print a JSON list for scripts")
    parser.add_argument(
        "--without-context",
        action="store_true",
        help="find only what the base texts tell, and what the reader added",
    )


def run(options: Namespace) -> int:
    """Print what is found, best first, at most MOST_HITS; nothing found is no failure."""
    file, text = _file_and_text(options.words)
    with open_casebook(file) as casebook:
        hits = casebook.search(text, MOST_HITS, context=not options.without_context)
    if options.json:
        print_json(
            [
                {
                    "kind": hit.ref.kind.value,
                    "id": hit.ref.id,
                    "title": hit.title,
                    "case": hit.case,
                    "snippet": hit.snippet,
                }
                for hit in hits
            ]
        )
        return SUCCESS
    for hit in hits:
        case = f" [{hit.case}]" if hit.case else ""
        print_lines(f"{hit.title}{case}", f"    {hit.ref}")
        if hit.snippet and hit.snippet != hit.title:
            print_lines(f"    {hit.snippet}")
    if not hits:
        print_lines(f"Nothing was found for “{text}”.")
    return SUCCESS


def _file_and_text(words: list[str]) -> tuple[Path | None, str]:
    if not 1 <= len(words) <= 2:
        raise BadUsage("A search takes one TEXT, in quotation marks when it has several words.")
    text = words[-1]
    if not text.strip():
        raise BadUsage("The TEXT to search for is empty.")
    if len(words) == 1:
        return None, text
    file = Path(words[0])
    if not file.suffix and not file.exists():
        raise BadUsage(f"“{file}” is no file; a TEXT of several words stands in quotation marks.")
    return file, text
