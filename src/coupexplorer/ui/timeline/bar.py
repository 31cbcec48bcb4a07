"""The bar under the timeline: what cannot be placed, the window, what lanes stand for, the view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.timeline.scene import LaneKind
from coupexplorer.ui.translation import translate
from coupexplorer.ui.widgets.pane_bar import PaneBar


class TimelineBar(PaneBar):
    """Buttons in a row. ``lanes_chosen(LaneKind)`` follows a choice in the menu of lanes,
    ``tray_chosen(id)`` one among the events that cannot be placed."""

    lanes_chosen = Signal(object)
    tray_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "timeline-bar",
            tray=translate("TimelineBar", "Events whose date cannot be placed"),
            table=translate("TimelineBar", "Show the same events as a table (T)"),
        )
        self.clear = self.button("", self.tr("Clear the time window (Esc)"))
        self.stop = self.button(self.tr("Stop"), self.tr("Stop reading the events (Esc)"))
        self.lanes = self.button("", self.tr("What the lanes stand for (L)"), opens=True)
        self.bands = self.button(self.tr("Phases"), self.tr("Show the phases of each case"))
        self.bands.setCheckable(True)
        self.fit = self.button(
            self.tr("Decisive days"), self.tr("Show the days around the seizure (Home)")
        )
        self.fit_all = self.button(self.tr("Fit"), self.tr("Show every event (0)"))
        self._fill_lanes()
        self.lay_out(
            (self.tray, self.clear, self.stop),
            (self.lanes, self.bands, self.fit, self.fit_all, self.table),
        )
        self.clear.hide()
        self.stop.hide()

    def show_lanes(self, kind: LaneKind) -> None:
        """Tell what the lanes stand for."""
        action = self._actions[kind]
        action.setChecked(True)
        name = action.text().replace("&", "")
        self.say(self.lanes, self.tr("Lanes: {what} ▾").format(what=name))
        self.bands.setEnabled(kind is LaneKind.CASE)

    def show_reading(self) -> None:
        """Offer to stop a reading that takes a while."""
        self.say(self.stop, self.tr("Stop"))
        self.stop.setToolTip(self.tr("Stop reading the events (Esc)"))
        self.stop.show()

    def show_stopped(self) -> None:
        """Offer to read what a stop left out."""
        self.say(self.stop, self.tr("Read all"))
        self.stop.setToolTip(self.tr("Read the events that are not shown yet"))
        self.stop.show()

    def show_read(self, *, whole: bool) -> None:
        """Nothing is left to be stopped once the whole is read."""
        self.stop.setVisible(not whole and self.stop.isVisible())

    def fill_tray(self, entries: Sequence[tuple[str, str]], count: int, most: int) -> None:
        """Offer events that cannot be placed, by id and words; ``count`` is how many there are,
        counted no further than just above ``most``."""
        self.tray.setVisible(count > 0)
        if count > most:
            self.say(self.tray, self.tr("more than %n not placed ▾", "", most))
        else:
            self.say(self.tray, self.tr("%n not placed ▾", "", count))
        menu = QMenu(self.tray)
        for identifier, words in entries:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, i=identifier: self.tray_chosen.emit(i))
        if count > len(entries):
            menu.addAction(self.tr("The table lists more")).setEnabled(False)
        self.put_menu(self.tray, menu)

    def _fill_lanes(self) -> None:
        menu = QMenu(self.lanes)
        group = QActionGroup(self)
        names = {
            LaneKind.CASE: self.tr("case"),
            LaneKind.FACTION: self.tr("faction"),
            LaneKind.ACTOR: self.tr("actor"),
            LaneKind.PLACE: self.tr("place"),
        }
        self._actions = {kind: menu.addAction(name) for kind, name in names.items()}
        for kind, action in self._actions.items():
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, k=kind: self._chosen(k))
        self.lanes.setMenu(menu)
        self.show_lanes(LaneKind.CASE)

    @guarded(None)
    def _chosen(self, kind: LaneKind) -> None:
        self.lanes_chosen.emit(kind)
