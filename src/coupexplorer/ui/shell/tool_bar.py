"""The tool bar of a window: back and forward, the search, the cases, and how they are laid out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.case_chips import CaseChips
from coupexplorer.ui.focus import Alignment, Focus
from coupexplorer.ui.search.box import SearchBox
from coupexplorer.ui.shell.actions import Actions
from coupexplorer.ui.workbench import Workbench

TOOL_ICON = QSize(18, 18)


class ToolBar(QToolBar):
    """What is needed at every moment, in one row that stays where it is."""

    def __init__(
        self, bench: Workbench, appearance: Appearance, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._actions = actions
        self.search = SearchBox(bench, appearance, window)
        self.search.chosen.connect(bench.look_at_subject)
        self.chips = CaseChips(bench, appearance)
        self.align_button = QToolButton()
        self.setWindowTitle(self.tr("Tools"))
        self.setObjectName("tool-bar")
        self.setMovable(False)
        self.setIconSize(TOOL_ICON)
        self.toggleViewAction().setEnabled(False)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fill()

    def dress(self) -> None:
        """Show signs instead of words where there are signs now."""
        for identifier in ("back", "forward"):
            button = self.widgetForAction(self._actions[identifier])
            if isinstance(button, QToolButton):
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    def show_focus(self, focus: Focus) -> None:
        """Say how the cases are aligned."""
        aligned = focus.alignment is Alignment.DAY_ZERO
        label = self.tr("decisive day") if aligned else self.tr("calendar")
        self.align_button.setText(self.tr("Align: {how} ▾").format(how=label))

    def _fill(self) -> None:
        actions = self._actions
        for identifier, sign in (("back", "←"), ("forward", "→")):
            actions[identifier].setIconText(sign)
            self.addAction(actions[identifier])
        self.addWidget(self.search)
        self.addWidget(self.chips)
        self.align_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.align_button)
        group = QActionGroup(self)
        for identifier in ("align_day_zero", "align_calendar"):
            group.addAction(actions[identifier])
            menu.addAction(actions[identifier])
        self.align_button.setMenu(menu)
        self.addWidget(self.align_button)
        actions["differences"].setIconText(self.tr("Differences only"))
        self.addAction(actions["differences"])
        actions["preview"].setIconText(self.tr("Print sheet…"))
        self.addAction(actions["preview"])
