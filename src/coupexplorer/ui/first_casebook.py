"""The casebook that a start shows first: looked for off the GUI thread, opened as far as can be."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from coupexplorer.store.errors import CasebookError
from coupexplorer.ui.built_in import BuiltIn, Found
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.one_window.calling import call_until_heard
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.ui.opening import Opened

OPENING_MODULE = "coupexplorer.ui.opening"
"""It brings the store, which takes long to load."""

Say = Callable[[str], object]


class FirstCasebook:
    """Opens the file that the program was started with, or the built-in casebook.

    ``is_shown_elsewhere`` is true when another process has it and has come to the front instead.
    """

    def __init__(
        self, bench: Workbench, settings: Settings, built_in: BuiltIn, file: Path | None
    ) -> None:
        self.is_shown_elsewhere = False
        self._bench = bench
        self._settings = settings
        self._built_in = built_in
        self._file = file
        self._has_begun = False

    def take(self, file: Path) -> bool:
        """Open this one instead; False when it is too late for that."""
        if self._has_begun:
            return False
        self._file = file
        return True

    def open_in_turns(self, say: Say) -> Generator[Callable[[], object] | None, None, bool]:
        """Put it on the bench, in slices; False when none is there at the end. ``say`` is given
        each sentence for the reader."""
        self._has_begun = True
        found: list[Found] = []

        def look() -> None:
            importlib.import_module(OPENING_MODULE)
            found.append(Found(self._file) if self._file is not None else self._built_in.found())

        try:
            yield look
        except Exception as error:
            say(str(error))
            return False
        opened = yield from self._opened_or_spare(found[0], say)
        if opened is not None and opened.is_elsewhere:
            # Nothing stays open meanwhile: a window that is closed now never comes back here.
            opened.casebook.close()
            file = opened.file
            yield lambda: self._call(file)
            if self.is_shown_elsewhere:
                return False
            opened = yield from self._opened_or_spare(found[0], say)
        return opened is not None and self._put_on_bench(opened, say)

    def _call(self, file: Path) -> None:
        """Whoever was started a moment ago on the same file may be heard only now."""
        self.is_shown_elsewhere = call_until_heard(file)

    def _opened_or_spare(
        self, found: Found, say: Say
    ) -> Generator[Callable[[], object] | None, None, Opened | None]:
        """The casebook opened; a spare copy where the reader's can only be read, and is too old
        for that. None after saying why."""
        opened = self._opened(found)
        if isinstance(opened, Exception) and self._file is None and not found.spare:
            error, instead = opened, list[Found | None]()
            yield lambda: instead.append(self._built_in.instead(error))
            if instead[0] is not None:
                opened = self._opened(instead[0])
        if isinstance(opened, Exception):
            say(str(opened))
            return None
        return opened

    @guarded(None)
    def _opened(self, found: Found) -> Opened | Exception | None:
        opening = importlib.import_module(OPENING_MODULE)
        try:
            opened: Opened = opening.opened(found)
        except (CasebookError, OSError) as error:
            return error
        return opened

    @guarded(False)
    def _put_on_bench(self, opened: Opened, say: Say) -> bool:
        try:
            opened.put_on(self._bench, self._settings)
        except (CasebookError, OSError) as error:
            say(str(error))
            return False
        if opened.caveat:
            say(opened.caveat)
        return True
