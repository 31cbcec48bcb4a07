"""The bar under the timeline: what cannot be placed, the window, what lanes stand for, the view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.scene import LaneKind

MARGIN = 4


class TimelineBar(QWidget):
    """Buttons in a row. ``lanes_chosen(LaneKind)`` follows a choice in the menu of lanes,
    ``tray_chosen(id)`` one among the events that cannot be placed."""

    lanes_chosen = Signal(object)
    tray_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("timeline-bar")
        self.tray = self._button("", self.tr("Events whose date cannot be placed"))
        self.clear = self._button("", self.tr("Clear the time window (Esc)"))
        self.lanes = self._button("", self.tr("What the lanes stand for"))
        self.bands = self._button(self.tr("Phases"), self.tr("Show the phases of each case"))
        self.fit = self._button(
            self.tr("Decisive days"), self.tr("Show the days around the seizure (Home)")
        )
        self.fit_all = self._button(self.tr("Fit all"), self.tr("Show every event (End)"))
        self.table = self._button(self.tr("Table"), self.tr("Show the same events as a table"))
        for button in (self.bands, self.table):
            button.setCheckable(True)
        for button in (self.tray, self.lanes):
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        for button in (self.tray, self.clear):
            button.setAccessibleName(button.toolTip())
        self._fill_lanes()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 3)
        row.setSpacing(2)
        row.addWidget(self.tray)
        row.addWidget(self.clear)
        row.addStretch(1)
        for button in (self.lanes, self.bands, self.fit, self.fit_all, self.table):
            row.addWidget(button)
        self.tray.hide()
        self.clear.hide()

    def show_lanes(self, kind: LaneKind) -> None:
        """Tell what the lanes stand for."""
        action = self._actions[kind]
        action.setChecked(True)
        name = action.text().replace("&", "")
        self.lanes.setText(self.tr("Lanes: {what} ▾").format(what=name))
        self.bands.setEnabled(kind is LaneKind.CASE)

    def fill_tray(self, entries: Sequence[tuple[str, str]], count: int, most: int) -> None:
        """Offer events that cannot be placed, by id and words; ``count`` is how many there are,
        counted no further than just above ``most``."""
        self.tray.setVisible(count > 0)
        if count > most:
            self.tray.setText(self.tr("more than %n not placed ▾", "", most))
        else:
            self.tray.setText(self.tr("%n not placed ▾", "", count))
        menu = QMenu(self.tray)
        for identifier, words in entries:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _=False, i=identifier: self.tray_chosen.emit(i))
        if count > len(entries):
            menu.addAction(self.tr("The table lists more")).setEnabled(False)
        before = self.tray.menu()
        self.tray.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self.setStyleSheet(
            "QToolButton { border: 1px solid transparent; background: transparent;"
            f" color: {theme.muted}; padding: 1px 7px; border-radius: 4px; }}"
            f"QToolButton:hover {{ color: {theme.text}; background: {theme.raised}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; color: {theme.text}; }}"
            f"QToolButton:checked {{ background: {theme.selection};"
            f" color: {theme.selected_text}; }}"
            f"QToolButton:disabled {{ color: {theme.border}; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )

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

    @staticmethod
    def _button(text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
