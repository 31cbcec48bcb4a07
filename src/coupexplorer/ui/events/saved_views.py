"""The views of the events that a reader saved in a casebook: asked for by name, kept, taken up."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from coupexplorer.ui.events.arrangement import Arrangement, Kept, SavedView
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded


class SavedViews(QObject):
    """``kept`` holds the arrangement in force and the views of every casebook; ``changed()``
    follows when those of this casebook are others."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kept = Kept()
        self.casebook = ""
        self._window = parent

    @property
    def arrangement(self) -> Arrangement:
        """How the list is arranged now."""
        return self.kept.arrangement

    @arrangement.setter
    def arrangement(self, now: Arrangement) -> None:
        self.kept = replace(self.kept, arrangement=now)

    def names(self) -> list[str]:
        """The names of the views of this casebook."""
        return [view.name for view in self.kept.views_of(self.casebook)]

    def find(self, name: str) -> SavedView | None:
        """The view of a name, fit to be taken up."""
        for view in self.kept.views_of(self.casebook):
            if view.name == name:
                return replace(view, arrangement=view.arrangement.mended())
        return None

    def name_of(self, focus: Focus) -> str | None:
        """The name of the view that is seen now."""
        now = (focus.filter, focus.window, self.arrangement)
        for view in self.kept.views_of(self.casebook):
            if (view.filter, view.window, view.arrangement) == now:
                return view.name
        return None

    def save(self, name: str, focus: Focus) -> None:
        """Keep filter, window and arrangement under a name, in place of what had it."""
        view = SavedView(name, focus.filter, focus.window, self.arrangement)
        self._keep(self.kept.saving(self.casebook, view))

    def rename(self, name: str, to: str) -> None:
        """Give a view another name."""
        self._keep(self.kept.renaming(self.casebook, name, to))

    @guarded(None)
    def delete(self, name: str) -> None:
        """Forget a view."""
        self._keep(self.kept.dropping(self.casebook, name))

    def ask_to_save(self, focus: Focus) -> None:
        """Ask for a name, and save under it."""
        name = self._asked(self.tr("Save view as"), "")
        if name:
            self.save(name, focus)

    @guarded(None)
    def ask_to_rename(self, name: str) -> None:
        """Ask for another name."""
        to = self._asked(self.tr("Rename the view"), name)
        if to and to != name:
            self.rename(name, to)

    def _keep(self, kept: Kept) -> None:
        self.kept = kept
        self.changed.emit()

    def _asked(self, title: str, now: str) -> str:
        name, taken = QInputDialog.getText(self._window, title, self.tr("Name"), text=now)
        return " ".join(name.split()) if taken else ""
