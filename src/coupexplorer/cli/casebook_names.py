"""What a file's name tells before it is opened: a casebook, a document to import, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

from coupexplorer.cli.failures import BadUsage, CommandFailure

CASEBOOK_ENDING = ".casebook"


def refuse_other_files(file: Path) -> None:
    """Raise a sentence when the file is missing, a folder, or a document still to be imported."""
    if not os.path.lexists(file):
        raise CommandFailure(f"There is no file “{file}”.")
    is_folder = file.is_dir()
    if is_folder or file.suffix.lower() == ".json":
        what = "a folder" if is_folder else "a JSON document"
        raise BadUsage(
            f"“{file}” is {what}, not a casebook; make a casebook of it with"
            f" “coupexplorer import {file} --output NAME{CASEBOOK_ENDING}”."
        )


def new_casebook_path(file: Path) -> Path:
    """The path of a casebook to be made; BadUsage unless its name ends as casebooks do."""
    if file.suffix.lower() != CASEBOOK_ENDING:
        raise BadUsage(f"The name of a casebook ends in “{CASEBOOK_ENDING}”; “{file}” does not.")
    return file
