"""The command ``export``: every record of a casebook as one JSON document."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from coupexplorer.cli.arguments import CommandParser, one_file_or_none
from coupexplorer.cli.failures import SUCCESS
from coupexplorer.cli.files import check_output, document_of, write_output
from coupexplorer.cli.printing import print_lines
from coupexplorer.interchange.casebook_json import CasebookFormatError, write_document
from coupexplorer.sheets.saving import SaveError
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.errors import CasebookError

KNOWN_FAILURES = (CasebookError, CasebookFormatError, MissingShippedFile, SaveError)


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--output", required=True, type=Path, metavar="OUT.json", help="JSON document to write"
    )


def run(options: Namespace) -> int:
    """Write the document; the exit code."""
    file = one_file_or_none(options.words)
    check_output(options.output, file)
    document = document_of(file)
    write_output(options.output, write_document(document).encode("utf-8"))
    count = sum(1 for _ in document.records())
    print_lines(f"“{options.output}” was written: {count} records.")
    return SUCCESS
