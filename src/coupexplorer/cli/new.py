"""The command ``new``: a casebook file to work in."""

from __future__ import annotations

import uuid
from argparse import Namespace
from pathlib import Path

from coupexplorer.cli.arguments import CommandParser, exactly_one
from coupexplorer.cli.casebook_names import new_casebook_path
from coupexplorer.cli.failures import SUCCESS
from coupexplorer.cli.files import built_in_document
from coupexplorer.cli.printing import print_lines
from coupexplorer.domain.casebook import CasebookDocument, CasebookInfo
from coupexplorer.interchange.casebook_json import CasebookFormatError
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError

KNOWN_FAILURES = (CasebookError, CasebookFormatError, MissingShippedFile)


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("--empty", action="store_true", help="without any record")


def run(options: Namespace) -> int:
    """Make the file, which must not be there yet; the exit code."""
    file = new_casebook_path(exactly_one(options.words, "FILE"))
    document = _empty(file) if options.empty else built_in_document()
    Casebook.create(file, document).close()
    print_lines(f"“{file}” was made.")
    return SUCCESS


def _empty(file: Path) -> CasebookDocument:
    """A casebook named after its file; its id is its own, so that no other edition replaces it."""
    return CasebookDocument(CasebookInfo(id=f"casebook-{uuid.uuid4().hex}", title=file.stem))
