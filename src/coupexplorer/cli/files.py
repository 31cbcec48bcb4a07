"""The files commands read and write: casebooks opened for reading, results written whole."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coupexplorer.cli.casebook_names import CASEBOOK_ENDING, refuse_other_files
from coupexplorer.cli.failures import BadUsage
from coupexplorer.domain.casebook import CasebookDocument
from coupexplorer.interchange.casebook_json import read_document
from coupexplorer.sheets.saving import write_file
from coupexplorer.shipped import data_folder
from coupexplorer.store.casebook import Casebook

BUILT_IN = "baath-splits"
"""The folder, among those of the shipped casebooks, of the one used when none is named."""


def built_in_document() -> CasebookDocument:
    """The shipped edition of the built-in casebook."""
    return read_document(data_folder() / BUILT_IN)


@contextmanager
def open_casebook(file: Path | None) -> Iterator[Casebook]:
    """A casebook open for reading: a file, or the built-in one kept in memory."""
    if file is None:
        casebook = Casebook.in_memory(built_in_document())
    else:
        refuse_other_files(file)
        casebook = Casebook.open(file, read_only=True)
    try:
        yield casebook
    finally:
        casebook.close()


def document_of(file: Path | None) -> CasebookDocument:
    """Every record of a casebook file, or of the built-in casebook."""
    if file is None:
        return built_in_document()
    with open_casebook(file) as casebook:
        return casebook.document()


def check_output(output: Path, *inputs: Path | None) -> None:
    """Raise BadUsage when a result would take the place of a casebook, an input or a folder.

    Asked before the work is done, so that nothing is computed in vain.
    """
    if output.suffix.lower() == CASEBOOK_ENDING:
        raise BadUsage(f"“{output}” is named like a casebook, which this command does not write.")
    if output.is_dir():
        raise BadUsage(f"“{output}” is a folder; --output names a file.")
    for file in inputs:
        if file is not None and output.exists() and file.exists() and output.samefile(file):
            raise BadUsage(f"“{output}” is the file that is read; --output names another.")


def write_output(output: Path, content: bytes) -> None:
    """Write a result whole or not at all; a device or pipe is written to as it stands."""
    target = output.expanduser().resolve()
    if target.exists() and not stat.S_ISREG(target.stat().st_mode):
        with target.open("wb") as stream:
            stream.write(content)
        return
    write_file(target, content)
