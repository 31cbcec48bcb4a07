"""A casebook file opened as far as it can be: for writing, else for reading with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import (
    CasebookBusy,
    CasebookUnreachable,
    ReadOnlyCasebook,
    StorageFull,
)
from coupexplorer.ui.built_in import Found
from coupexplorer.ui.focus_json import focus_from_text
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate
from coupexplorer.ui.workbench import Workbench

CONTEXT = "Opening"
READ_ONLY = QT_TRANSLATE_NOOP("Opening", "{reason} It is opened for reading only.")
CANNOT_WRITE = QT_TRANSLATE_NOOP(
    "Opening", "“{file}” cannot be written to, so it is opened for reading only."
)
SPARE = QT_TRANSLATE_NOOP(
    "Opening", "{reason} A temporary copy of the built-in casebook is opened for reading only."
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A casebook just opened from a file.

    ``caveat`` is the sentence for the reader when it can only be read; ``is_elsewhere`` is true
    when that is because someone else has it; ``is_spare`` when it is a temporary copy.
    """

    casebook: Casebook
    file: Path
    caveat: str = ""
    is_elsewhere: bool = False
    is_spare: bool = False

    def put_on(self, bench: Workbench, settings: Settings) -> None:
        """Put the casebook on the bench, at what was looked at last, and remember the file.

        Raises CasebookError when it cannot be read after all; it is then closed, and on the bench
        is what was there before.
        """
        before, looked_at = bench.casebook if bench.has_casebook else None, bench.focus
        try:
            kept = settings.focus_of(self.casebook.info().id)
            bench.open(self.casebook, focus_from_text(kept))
        except BaseException:
            if not bench.has_casebook or bench.casebook is before:
                self.casebook.close()
            elif before is None:
                bench.close()
            else:
                bench.open(before, looked_at)
            raise
        if not self.is_spare:
            settings.remember_file(self.file)


def opened(found: Found) -> Opened:
    """Open a file for writing if that can be, a spare copy for reading; raises CasebookError or
    OSError when it cannot even be read."""
    file = found.file
    if found.spare:
        casebook = Casebook.open(file, read_only=True)
        caveat = translate(CONTEXT, SPARE).format(reason=found.spare)
        return Opened(casebook, file, caveat, is_spare=True)
    try:
        return Opened(Casebook.open(file), file)
    except (CasebookBusy, CasebookUnreachable, StorageFull) as error:
        caveat = translate(CONTEXT, READ_ONLY).format(reason=error)
        busy = isinstance(error, CasebookBusy)
    except ReadOnlyCasebook:
        caveat = translate(CONTEXT, CANNOT_WRITE).format(file=file.name)
        busy = False
    return Opened(Casebook.open(file, read_only=True), file, caveat, is_elsewhere=busy)
