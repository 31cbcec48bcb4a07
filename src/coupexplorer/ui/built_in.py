"""The reader's copy of the built-in casebook, or one for this run where none can be kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from coupexplorer.store.errors import CasebookError


@dataclass(frozen=True, slots=True)
class Found:
    """A casebook file to open; ``spare`` says why it is only a temporary copy, empty if it is not.

    A spare copy is opened for reading and never remembered.
    """

    file: Path
    spare: str = ""


class BuiltIn:
    """Finds the reader's copy with ``find``, which makes it at the first call.

    ``make_in`` makes a copy in a folder; without it there is no spare one.
    """

    def __init__(
        self, find: Callable[[], Path], make_in: Callable[[Path], Path] | None = None
    ) -> None:
        self._find = find
        self._make_in = make_in
        self._folder: Path | None = None

    def found(self) -> Found:
        """The reader's copy, else a spare one; raises what was in the way when neither can be.

        May be called off the GUI thread.
        """
        try:
            return Found(self._find())
        except (CasebookError, OSError) as error:
            instead = self.instead(error)
            if instead is None:
                raise
            return instead

    def instead(self, error: Exception) -> Found | None:
        """A spare copy where the reader's cannot be made or read; None when there is none, either.

        May be called off the GUI thread.
        """
        spare = self._spare()
        return None if spare is None else Found(spare, str(error))

    def is_spare(self, file: Path | None) -> bool:
        """Whether a file is the spare copy of this run."""
        return file is not None and self._folder is not None and file.parent == self._folder

    def clear(self) -> None:
        """Remove the spare copy, when there is one; nobody may have it open."""
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _spare(self) -> Path | None:
        if self._make_in is None:
            return None
        if self._folder is not None:
            return self._make_in(self._folder)
        # A disk that is full holds the temporary files, too, more often than not.
        for place in (None, os.environ.get("XDG_RUNTIME_DIR") or None):
            with suppress(CasebookError, OSError):
                self._folder = Path(tempfile.mkdtemp(prefix="coupexplorer-", dir=place))
                return self._make_in(self._folder)
            self.clear()
        return None
