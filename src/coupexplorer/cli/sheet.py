"""The command ``sheet``: a document of a casebook in a format, as one file or a file a page."""

from __future__ import annotations

import datetime as dt
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path

from coupexplorer.cli.arguments import one_file_or_none
from coupexplorer.cli.failures import SUCCESS, BadUsage, CommandFailure
from coupexplorer.cli.files import check_output, open_casebook, write_output
from coupexplorer.cli.printing import print_lines
from coupexplorer.cli.sheet_choices import choices_of, format_chosen
from coupexplorer.cli.sheet_options import add_options
from coupexplorer.domain.identity import Kind
from coupexplorer.interchange.casebook_json import CasebookFormatError
from coupexplorer.sheets.choices import SheetChoices
from coupexplorer.sheets.citing.processor import CitationError
from coupexplorer.sheets.documents.composing import COMPOSERS, compose
from coupexplorer.sheets.facts.gathering import MOST_CASES, SheetCaseError, gather
from coupexplorer.sheets.facts.sheet_facts import SheetFacts
from coupexplorer.sheets.saving import SaveError
from coupexplorer.sheets.writers.formats import SheetError, Written, format_of, write
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError

__all__ = ["KNOWN_FAILURES", "add_options", "run"]

KNOWN_FAILURES = (
    CasebookError,
    CasebookFormatError,
    CitationError,
    MissingShippedFile,
    SaveError,
    SheetError,
)


def run(options: Namespace) -> int:
    """Write the document; the exit code."""
    file = one_file_or_none(options.words)
    output: Path = options.output
    check_output(output, file)
    target = format_chosen(options)
    choices = choices_of(options, dt.date.today())
    if choices.kind not in COMPOSERS:
        raise CommandFailure(f"This version makes no document of the kind “{choices.kind.value}”.")
    with open_casebook(file) as casebook:
        facts = _gathered(casebook, choices)
        left = 0 if choices.cases else len(casebook.section(Kind.CASE)) - len(facts.cases)
    written = write(compose(facts, choices), target)
    files = _targets(output, written)
    for one in files:
        check_output(one, file)
    for one, part in zip(files, written, strict=True):
        write_output(one, part.content)
    print_lines(*_told(files, left))
    return SUCCESS


def _gathered(casebook: Casebook, choices: SheetChoices) -> SheetFacts:
    try:
        return gather(casebook, choices)
    except SheetCaseError as error:
        raise BadUsage(str(error)) from error


def _targets(output: Path, written: Sequence[Written]) -> list[Path]:
    """Where each file goes: the name asked for, with the number of its page when there are more."""
    if len(written) == 1:
        return [output]
    if output.exists() and not output.is_file():
        raise BadUsage(f"“{output}” takes one file, but there are {len(written)} pages.")
    stem = output.name if format_of(output) is None else output.stem
    return [output.with_name(stem + part.ending) for part in written]


def _told(files: Sequence[Path], left: int) -> Iterator[str]:
    for file in files:
        yield f"“{file}” was written."
    if left > 0:
        yield f"A document holds {MOST_CASES} cases at the most; --cases names others."
