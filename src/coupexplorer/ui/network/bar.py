"""The bar under the network: what is shown, kinds of ties, fit, table, export."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import ActorLine, TieKind
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.exporting import Form
from coupexplorer.ui.network.legend import icon_of
from coupexplorer.ui.network.reach import Reach
from coupexplorer.ui.network.wording import kind_name
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.wording import window_text

MARGIN = 4
MOST_IN_TRAY = 200


class NetworkBar(QWidget):
    """Sends what is chosen: ``reached(Reach)``, ``hidden(frozenset of TieKind)``,
    ``export_asked(Form)``, ``chosen(Ref)`` from the tray, and plain clicks."""

    reached = Signal(object)
    hidden = Signal(object)
    export_asked = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("network-bar")
        self.tray = self._button("", self.tr("Actors of whom no tie is told"))
        self.clear_button = self._button("", self.tr("Clear the time window"))
        self.reach_button = self._button("", self.tr("How much of the network is shown"))
        self.kinds_button = self._button(
            self.tr("Ties ▾"), self.tr("Which kinds of ties are shown")
        )
        self.fit_button = self._button(self.tr("Fit"), self.tr("Show the whole picture (0)"))
        self.table_button = self._button(self.tr("Table"), self.tr("Show the same ties as a table"))
        self.export_button = self._button(
            self.tr("Export ▾"), self.tr("Save the picture or the ties as a file")
        )
        self.table_button.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 3)
        row.setSpacing(2)
        row.addWidget(self.tray)
        row.addWidget(self.clear_button)
        row.addStretch(1)
        for button in (
            *(self.reach_button, self.kinds_button, self.fit_button),
            *(self.table_button, self.export_button),
        ):
            row.addWidget(button)
        self.tray.hide()
        self.clear_button.hide()
        self._reach_actions = self._make_reach_menu()
        self._kind_actions = self._make_kind_menu()
        self._make_export_menu()

    def show_reach(self, reach: Reach, *, whole: bool, known: bool) -> None:
        """Show how much is shown; everyone cannot be when the casebook is too large."""
        if not whole and reach is Reach.ALL:
            reach = Reach.TWO
        for choice, action in self._reach_actions.items():
            action.setChecked(choice is reach)
            action.setEnabled(whole if choice is Reach.ALL else known)
        self.reach_button.setText(self._reach_actions[reach].text() + " ▾")

    def show_window(self, window: TimeWindow | None) -> None:
        """Offer to clear a window, telling it."""
        self.clear_button.setVisible(window is not None)
        if window is not None:
            self.clear_button.setText(self.tr("Window {dates} ×").format(dates=window_text(window)))

    def show_untied(self, actors: Sequence[ActorLine]) -> None:
        """Offer the actors that no tie concerns."""
        self.tray.setVisible(bool(actors))
        self.tray.setText(self.tr("%n without ties ▾", "", len(actors)))
        menu = QMenu(self.tray)
        for actor in actors[:MOST_IN_TRAY]:
            action = menu.addAction(actor.title.replace("&", "&&"))
            ref = Ref(Kind.ACTOR, actor.id)
            action.triggered.connect(lambda _=False, r=ref: self.chosen.emit(r))
        before = self.tray.menu()
        self.tray.setMenu(menu)
        if before is not None:
            before.deleteLater()

    def offer_kinds(self, kinds: frozenset[TieKind]) -> None:
        """Offer the kinds of ties there are."""
        for kind, action in self._kind_actions.items():
            action.setVisible(kind in kinds)

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self.setStyleSheet(
            "QToolButton { border: 1px solid transparent; background: transparent;"
            f" color: {theme.muted}; padding: 1px 7px; border-radius: 4px; }}"
            f"QToolButton:hover {{ color: {theme.text}; background: {theme.raised}; }}"
            f"QToolButton:focus {{ border-color: {theme.accent}; color: {theme.text}; }}"
            f"QToolButton:checked {{ background: {theme.selection};"
            f" color: {theme.selected_text}; }}"
            "QToolButton::menu-indicator { image: none; width: 0; }"
        )
        for kind, action in self._kind_actions.items():
            action.setIcon(icon_of(kind, theme, self.devicePixelRatioF()))

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _make_reach_menu(self) -> dict[Reach, QAction]:
        menu, group = QMenu(self.reach_button), QActionGroup(self)
        names = {
            Reach.ALL: self.tr("Everyone"),
            Reach.ONE: self.tr("One step around"),
            Reach.TWO: self.tr("Two steps around"),
        }
        actions = {}
        for reach, name in names.items():
            action = actions[reach] = menu.addAction(name)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, r=reach: self.reached.emit(r))
        self.reach_button.setMenu(menu)
        return actions

    def _make_kind_menu(self) -> dict[TieKind, QAction]:
        menu = QMenu(self.kinds_button)
        actions = {}
        for kind in TieKind:
            action = actions[kind] = menu.addAction(kind_name(kind))
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(self._kinds_changed)
        menu.addSeparator()
        menu.addAction(self.tr("All ties")).triggered.connect(self._all_kinds)
        self.kinds_button.setMenu(menu)
        return actions

    def _make_export_menu(self) -> None:
        menu = QMenu(self.export_button)
        for form, name in (
            (Form.SVG, self.tr("Picture as SVG…")),
            (Form.PNG, self.tr("Picture as PNG…")),
            (Form.GRAPHML, self.tr("Ties as GraphML…")),
        ):
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, f=form: self.export_asked.emit(f))
        self.export_button.setMenu(menu)

    @guarded(None)
    def _kinds_changed(self, *_: object) -> None:
        off = frozenset(kind for kind, a in self._kind_actions.items() if not a.isChecked())
        self.kinds_button.setChecked(bool(off))
        self.kinds_button.setText(self.tr("Some ties ▾") if off else self.tr("Ties ▾"))
        self.hidden.emit(off)

    @guarded(None)
    def _all_kinds(self, _checked: bool = False) -> None:
        for action in self._kind_actions.values():
            action.setChecked(True)
