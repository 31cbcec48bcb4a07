"""What is kept of a run when its window closes, for the next start."""

from __future__ import annotations

import importlib

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.built_in import BuiltIn
from coupexplorer.ui.settings import Settings
from coupexplorer.ui.shell.more_windows import MoreWindows
from coupexplorer.ui.shell.window import MainWindow
from coupexplorer.ui.workbench import Workbench


def keep_surroundings(
    settings: Settings, appearance: Appearance, first: MainWindow, more: MoreWindows
) -> None:
    """Keep windows, the arrangement of their panes, and colours; the further windows close."""
    settings.remember_window(first.saveGeometry(), first.saveState())
    more.leave()
    for window in (first, *more):
        for name, dock in window.docks.items():
            if dock.pane is not None:
                settings.remember_arrangement(name, dock.pane.arrangement(), window.number)
    settings.scheme = appearance.scheme
    settings.text_size = appearance.chosen_text_size


def keep_focus(settings: Settings, bench: Workbench, built_in: BuiltIn) -> None:
    """Keep what is looked at in the open casebook; of a spare copy nothing is kept."""
    if not bench.has_casebook or built_in.is_spare(bench.casebook.path):
        return
    # Loaded with the casebook, which no window waits for.
    focus_json = importlib.import_module("coupexplorer.ui.focus_json")
    kept = focus_json.focus_to_text(bench.focus)
    settings.remember_focus(bench.casebook.info().id, kept)
