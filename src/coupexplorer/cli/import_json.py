"""The command ``import``: a casebook file made of a JSON document or a folder of them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from coupexplorer.analysis.integrity import breaches
from coupexplorer.cli.arguments import CommandParser, exactly_one
from coupexplorer.cli.casebook_names import CASEBOOK_ENDING, new_casebook_path
from coupexplorer.cli.failures import SUCCESS, BadUsage, CommandFailure
from coupexplorer.cli.printing import print_lines
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.interchange.casebook_json import CasebookFormatError, read_document
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError

KNOWN_FAILURES = (CasebookError, CasebookFormatError)


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--output", required=True, type=Path, metavar="FILE.casebook", help="casebook to make"
    )


def run(options: Namespace) -> int:
    """Read the document, check that it holds together, and make the file; the exit code."""
    source = exactly_one(options.words, "JSON document")
    if source.suffix.lower() == CASEBOOK_ENDING and not source.is_dir():
        raise BadUsage(f"“{source}” is a casebook already; import reads JSON documents.")
    output = new_casebook_path(options.output)
    document = read_document(source)
    _refuse_loose_ends(document, source)
    Casebook.create(output, document).close()
    count = sum(1 for _ in document.records())
    print_lines(f"“{output}” was made: {count} records.")
    return SUCCESS


def _refuse_loose_ends(document: CasebookDocument, source: Path) -> None:
    found = breaches(document)
    if found:
        more = f" ({len(found) - 1} more like it)" if len(found) > 1 else ""
        raise CommandFailure(
            f"“{source}” does not hold together: {found[0].ref}: {found[0].message}{more}."
        )
