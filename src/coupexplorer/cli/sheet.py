"""The command ``sheet``: a comparison sheet as PDF."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from pathlib import Path

from coupexplorer.cli.arguments import CommandParser, one_file_or_none
from coupexplorer.cli.failures import SUCCESS, BadUsage
from coupexplorer.cli.files import check_output, open_casebook, write_output
from coupexplorer.cli.printing import print_lines
from coupexplorer.interchange.casebook_json import CasebookFormatError
from coupexplorer.sheets.choices import Look, SheetChoices
from coupexplorer.sheets.documents.composing import compose
from coupexplorer.sheets.facts.gathering import SheetCaseError, gather
from coupexplorer.sheets.saving import SaveError
from coupexplorer.sheets.tree.page import Paper
from coupexplorer.sheets.writers.typst_writer import SheetError, render_pdf
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.errors import CasebookError

KNOWN_FAILURES = (CasebookError, CasebookFormatError, MissingShippedFile, SaveError, SheetError)


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--cases", nargs="+", required=True, metavar="CASE", help="ids of the cases, in order"
    )
    parser.add_argument(
        "--output", required=True, type=Path, metavar="OUT.pdf", help="PDF to write"
    )
    parser.add_argument(
        "--paper",
        choices=[paper.value for paper in Paper],
        default=Paper.A4.value,
        help="paper size (%(default)s unless told)",
    )
    parser.add_argument(
        "--without-context",
        action="store_true",
        help="print only what the base texts tell",
    )


def run(options: Namespace) -> int:
    """Write the sheet; the exit code."""
    file = one_file_or_none(options.words)
    check_output(options.output, file)
    choices = SheetChoices(
        cases=tuple(options.cases),
        context=not options.without_context,
        look=Look(paper=Paper(options.paper)),
        printed_on=dt.date.today(),
    )
    with open_casebook(file) as casebook:
        try:
            facts = gather(casebook, choices)
        except SheetCaseError as error:
            raise BadUsage(str(error)) from error
    pdf = render_pdf(compose(facts, choices))
    write_output(options.output, pdf)
    print_lines(f"“{options.output}” was written.")
    return SUCCESS
