"""The menu by which a list of events is arranged: list or table, order, headings, saved views."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from coupexplorer.ui.events.arrangement import Arrangement
from coupexplorer.ui.events.listing import Grouping
from coupexplorer.ui.events.table import SORTED_BY, head
from coupexplorer.ui.guard import guarded


class EventViewMenu(QMenu):
    """``arranged(arrangement)`` follows what is ticked; the others an entry of their name, those
    about a saved view with its name."""

    arranged = Signal(object)
    columns_asked = Signal()
    view_chosen = Signal(str)
    save_asked = Signal()
    rename_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._now = Arrangement()
        self._views: Sequence[str] = ()
        self._view: str | None = None
        self.aboutToShow.connect(self._fill)

    def show_arrangement(self, now: Arrangement, views: Iterable[str], view: str | None) -> None:
        """What is to be ticked when the menu opens; ``view`` is the saved one that this is."""
        self._now, self._views, self._view = now, tuple(views), view

    @guarded(None)
    def _fill(self) -> None:
        self.clear()
        now = self._now
        self._offer(
            self,
            [
                (self.tr("List"), replace(now, as_table=False), not now.as_table),
                (self.tr("Table"), replace(now, as_table=True), now.as_table),
            ],
        )
        columns = self.addAction(self.tr("Columns…"))
        columns.setEnabled(now.as_table)
        columns.triggered.connect(lambda: self.columns_asked.emit())
        self.addSeparator()
        sorting = now.sorting.column
        choices = [(head(c), now.sorted_by(c), c is sorting) for c in SORTED_BY]
        menu = self.addMenu(self.tr("Sort by"))
        self._offer(menu, choices)
        menu.addSeparator()
        turned = menu.addAction(self.tr("The other way round"))
        turned.setCheckable(True)
        turned.setChecked(now.sorting.backwards)
        turned.triggered.connect(lambda _=False: self.arranged.emit(now.sorted_by(sorting)))
        names = {
            Grouping.PHASE: self.tr("Phase"),
            Grouping.CASE: self.tr("Case"),
            Grouping.NONE: self.tr("Nothing"),
        }
        groups = [(name, replace(now, grouping=g), g is now.grouping) for g, name in names.items()]
        self._offer(self.addMenu(self.tr("Group by")), groups)
        self.addSeparator()
        self._add_views()

    def _offer(self, menu: QMenu, choices: Sequence[tuple[str, Arrangement, bool]]) -> None:
        group = QActionGroup(menu)
        for words, after, on in choices:
            action = self._ticked(menu, words, on=on)
            group.addAction(action)
            if not on:
                action.triggered.connect(lambda _=False, a=after: self.arranged.emit(a))

    def _add_views(self) -> None:
        for name in self._views:
            action = self._ticked(self, name.replace("&", "&&"), on=name == self._view)
            action.triggered.connect(lambda _=False, n=name: self.view_chosen.emit(n))
        self.addAction(self.tr("Save view as…")).triggered.connect(lambda: self.save_asked.emit())
        if not self._views:
            return
        for words, asked in (
            (self.tr("Rename a view"), self.rename_asked),
            (self.tr("Delete a view"), self.delete_asked),
        ):
            menu = self.addMenu(words)
            for name in self._views:
                action = menu.addAction(name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, n=name, a=asked: a.emit(n))

    def _ticked(self, menu: QMenu, words: str, *, on: bool) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        return action
