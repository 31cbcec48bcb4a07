"""Makes the panes of windows and puts them in their places, at once or slice by slice."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.shell.window import MainWindow
from coupexplorer.ui.turns import Slices
from coupexplorer.ui.workbench import Workbench

if TYPE_CHECKING:
    from coupexplorer.ui.pane import Pane


def import_arrays() -> None:
    """Import the array library; it knows nothing of Qt, so any thread may."""
    importlib.import_module("numpy")


class PaneMaker:
    """Makes panes on one bench, arranged as the reader left them; what the same pane shares between
    windows, and asks to keep, is kept at once."""

    def __init__(self, bench: Workbench, appearance: Appearance, settings: Settings) -> None:
        self._bench = bench
        self._appearance = appearance
        self._settings = settings
        self._placed: dict[str, list[tuple[int, Pane]]] = {}

    def put(self, window: MainWindow, identifier: str) -> None:
        """Make a pane and put it in its place, at once."""
        pane = self._made(window, identifier)
        if pane is not None:
            self._place(window, identifier, pane)

    def put_in_turns(
        self, window: MainWindow, identifier: str, failed: Callable[[Exception], object]
    ) -> Slices:
        """Import a pane, make it and put it in its place, each in a turn of its own; ``failed`` is
        told why a slow one cannot be imported."""
        spec = window.docks[identifier].spec
        yield None
        if spec.slow:
            try:
                yield import_arrays
            except Exception as error:
                failed(error)
                return
        for module in spec.needs:
            self._import(partial(importlib.import_module, module))
            yield None
        self._import(spec.load)
        yield None
        pane = self._made(window, identifier)
        if pane is not None:
            yield None
            self._place(window, identifier, pane)

    @guarded(None)
    def _import(self, load: Callable[[], object]) -> None:
        load()

    @guarded(None)
    def _made(self, window: MainWindow, identifier: str) -> Pane | None:
        pane = window.docks[identifier].spec.load()(self._bench, self._appearance)
        pane.arrange(self._settings.arrangement_of(identifier, window.number))
        return pane

    @guarded(None)
    def _place(self, window: MainWindow, identifier: str, pane: Pane) -> None:
        same = self._placed.setdefault(identifier, [])
        if same:
            pane.share(same[0][1].arrangement())
        same.append((window.number, pane))
        pane.arrangement_told.connect(lambda: self._keep(identifier, pane))
        window.docks[identifier].put(pane)

    @guarded(None)
    def _keep(self, identifier: str, told: Pane) -> None:
        """Keep how a pane is arranged, in every window, at once."""
        for number, pane in self._placed[identifier]:
            if pane is not told:
                pane.share(told.arrangement())
            self._settings.remember_arrangement(identifier, pane.arrangement(), number)
        self._settings.save()
