"""The bar under the network: what is shown, kinds of ties, colours, fit, key, table, export."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import TimeWindow
from coupexplorer.domain.tie_web import ActorLine, TieKind
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.network.arrangement import Arrangement
from coupexplorer.ui.network.colouring import Colouring
from coupexplorer.ui.network.exporting import Form
from coupexplorer.ui.network.legend import icon_of
from coupexplorer.ui.network.reach import Reach
from coupexplorer.ui.network.wording import kind_name
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.timeline.wording import window_text
from coupexplorer.ui.translation import translate
from coupexplorer.ui.widgets.pane_bar import PaneBar

MOST_IN_TRAY = 200

Choice = TypeVar("Choice")


class NetworkBar(PaneBar):
    """Sends what is chosen: ``reached(Reach)``, ``hidden(frozenset of TieKind)``,
    ``coloured(Colouring)``, ``export_asked(Form)``, ``chosen(Ref)`` from the tray, and plain
    clicks."""

    reached = Signal(object)
    hidden = Signal(object)
    coloured = Signal(object)
    export_asked = Signal(object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(
            "network-bar",
            tray=translate("NetworkBar", "Actors of whom no tie is told"),
            table=translate("NetworkBar", "Show the same ties as a table (T)"),
        )
        self.clear = self.button("", self.tr("Clear the time window"))
        self.reach = self.button("", self.tr("How much of the network is shown"), opens=True)
        self.kinds = self.button(
            self.tr("Ties ▾"), self.tr("Which kinds of ties are shown"), opens=True
        )
        self.colours = self.button("", self.tr("What the colours stand for"), opens=True)
        self.fit = self.button(self.tr("Fit"), self.tr("Show the whole picture (0)"))
        self.key = self.button(self.tr("Key"), self.tr("Show what lines and marks stand for"))
        self.key.setCheckable(True)
        self.key.setChecked(True)
        self.export = self.button(
            self.tr("Export ▾"), self.tr("Save the picture or the ties as a file"), opens=True
        )
        self._reach_actions = self._make_reach_menu()
        self._kind_actions = self._make_kind_menu()
        self._colour_actions = self._make_colour_menu()
        self._make_export_menu()
        self.lay_out(
            (self.tray, self.clear),
            (
                *(self.reach, self.kinds, self.colours),
                *(self.fit, self.key, self.table, self.export),
            ),
        )
        self.clear.hide()
        self.show_colouring(Colouring.CASES)

    def show_reach(self, reach: Reach, *, everyone: bool, known: bool) -> None:
        """Show how much is shown; everyone cannot be when one picture does not hold them."""
        if not everyone and reach is Reach.ALL:
            reach = Reach.TWO
        for choice, action in self._reach_actions.items():
            action.setChecked(choice is reach)
            action.setEnabled(everyone if choice is Reach.ALL else known)
        self.reach.setText(self._reach_actions[reach].text() + " ▾")

    def show_colouring(self, colouring: Colouring) -> None:
        """Show what the colours stand for."""
        action = self._colour_actions[colouring]
        action.setChecked(True)
        self.colours.setText(self.tr("Colours: {what} ▾").format(what=action.text()))

    def show_arrangement(self, kept: Arrangement) -> None:
        """Show what was arranged at an earlier time, without sending it."""
        self.key.setChecked(kept.key)
        self.show_colouring(kept.colouring)
        for kind, action in self._kind_actions.items():
            action.blockSignals(True)
            action.setChecked(kind not in kept.hidden)
            action.blockSignals(False)
        self._tell_kinds(kept.hidden)

    def show_window(self, window: TimeWindow | None) -> None:
        """Offer to clear a window, telling it."""
        self.clear.setVisible(window is not None)
        if window is not None:
            self.clear.setText(self.tr("Window {dates} ×").format(dates=window_text(window)))

    def show_untied(self, actors: Sequence[ActorLine]) -> None:
        """Offer the actors that no tie concerns."""
        self.tray.setVisible(bool(actors))
        self.tray.setText(self.tr("%n without ties ▾", "", len(actors)))
        menu = QMenu(self.tray)
        for actor in actors[:MOST_IN_TRAY]:
            action = menu.addAction(actor.title.replace("&", "&&"))
            ref = Ref(Kind.ACTOR, actor.id)
            action.triggered.connect(lambda _=False, r=ref: self.chosen.emit(r))
        self.put_menu(self.tray, menu)

    def offer_kinds(self, kinds: frozenset[TieKind]) -> None:
        """Offer the kinds of ties there are."""
        for kind, action in self._kind_actions.items():
            action.setVisible(kind in kinds)

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        super().dress(theme)
        for kind, action in self._kind_actions.items():
            action.setIcon(icon_of(kind, theme, self.devicePixelRatioF()))

    def _make_reach_menu(self) -> dict[Reach, QAction]:
        names = {
            Reach.ALL: self.tr("Everyone"),
            Reach.ONE: self.tr("One step around"),
            Reach.TWO: self.tr("Two steps around"),
            Reach.THREE: self.tr("Three steps around"),
        }
        return self._choices(self.reach, names, self.reached.emit)

    def _make_colour_menu(self) -> dict[Colouring, QAction]:
        names = {
            Colouring.CASES: self.tr("cases"),
            Colouring.FACTIONS: self.tr("factions"),
        }
        return self._choices(self.colours, names, self.coloured.emit)

    def _choices(
        self,
        button: QToolButton,
        names: Mapping[Choice, str],
        choose: Callable[[Choice], object],
    ) -> dict[Choice, QAction]:
        """A menu of which one is chosen."""
        menu, group = QMenu(button), QActionGroup(button)
        actions = {}
        for choice, name in names.items():
            action = actions[choice] = menu.addAction(name)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _=False, c=choice: choose(c))
        button.setMenu(menu)
        return actions

    def _make_kind_menu(self) -> dict[TieKind, QAction]:
        menu = QMenu(self.kinds)
        actions = {}
        for kind in TieKind:
            action = actions[kind] = menu.addAction(kind_name(kind))
            action.setCheckable(True)
            action.setChecked(True)
            action.toggled.connect(self._kinds_changed)
        menu.addSeparator()
        menu.addAction(self.tr("All ties")).triggered.connect(self._all_kinds)
        self.kinds.setMenu(menu)
        return actions

    def _make_export_menu(self) -> None:
        menu = QMenu(self.export)
        for form, name in (
            (Form.SVG, self.tr("Picture as SVG…")),
            (Form.PNG, self.tr("Picture as PNG…")),
            (Form.GRAPHML, self.tr("Ties as GraphML…")),
        ):
            action = menu.addAction(name)
            action.triggered.connect(lambda _=False, f=form: self.export_asked.emit(f))
        self.export.setMenu(menu)

    @guarded(None)
    def _kinds_changed(self, *_: object) -> None:
        off = frozenset(kind for kind, a in self._kind_actions.items() if not a.isChecked())
        self._tell_kinds(off)
        self.hidden.emit(off)

    def _tell_kinds(self, off: frozenset[TieKind]) -> None:
        self.kinds.setText(self.tr("Some ties ▾") if off else self.tr("Ties ▾"))

    @guarded(None)
    def _all_kinds(self, _checked: bool = False) -> None:
        """All at once: one change is sent."""
        for action in self._kind_actions.values():
            action.blockSignals(True)
            action.setChecked(True)
            action.blockSignals(False)
        self._kinds_changed()
