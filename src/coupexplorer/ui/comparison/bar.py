"""The bar over the comparison: which view is shown, and which questions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QToolButton, QWidget

from coupexplorer.domain.comparison import Dimension
from coupexplorer.ui.comparison.arrangement import View
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.style_sheet import quiet_buttons
from coupexplorer.ui.theme import Theme


class ComparisonBar(QWidget):
    """Tabs for the views, and a menu that shows and hides questions.

    ``question_toggled(id, shown)`` follows a choice in the menu, ``reset_asked()`` the wish for
    the casebook's own order with nothing hidden.
    """

    view_chosen = Signal(object)
    question_toggled = Signal(str, bool)
    reset_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabBar()
        self.questions = QToolButton()
        self.menu = QMenu(self.questions)
        self.offer: Callable[[], tuple[tuple[Dimension, bool], ...]] = tuple
        self._dress_widgets()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.questions)

    def _dress_widgets(self) -> None:
        tabs = self.tabs
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setDocumentMode(True)
        tabs.setElideMode(Qt.TextElideMode.ElideRight)
        tabs.setUsesScrollButtons(True)
        tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        tabs.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        tabs.setAccessibleName(self.tr("What the rows of the comparison are"))
        for view, words, tip in (
            (View.QUESTIONS, self.tr("By question"), self.tr("One row a question")),
            (View.PHASES, self.tr("By phase"), self.tr("The events of each phase")),
            (
                View.OFFICES,
                self.tr("Offices && factions"),
                self.tr("Who held which office and belonged to which body, when"),
            ),
            (View.COUNTERPARTS, self.tr("Counterparts"), self.tr("Who stands across from whom")),
        ):
            number = tabs.addTab(words)
            tabs.setTabData(number, view)
            tabs.setTabToolTip(number, tip)
        tabs.currentChanged.connect(self._chosen)
        self.questions.setText(self.tr("Questions…"))
        self.questions.setToolTip(self.tr("Show, hide and put back questions"))
        self.questions.setAccessibleName(self.questions.toolTip())
        self.questions.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.questions.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.questions.setMenu(self.menu)
        self.menu.aboutToShow.connect(self.fill_menu)

    def show_view(self, view: View) -> None:
        """Show which view is chosen, without choosing it."""
        views = [self.tabs.tabData(number) for number in range(self.tabs.count())]
        self.tabs.blockSignals(True)
        self.tabs.setCurrentIndex(views.index(view))
        self.tabs.blockSignals(False)
        self.questions.setVisible(view is View.QUESTIONS)

    def dress(self, theme: Theme) -> None:
        """Take colours from the theme."""
        self.setStyleSheet(
            f"QTabBar::tab {{ background: transparent; color: {theme.muted}; border: 0;"
            " border-bottom: 2px solid transparent; padding: 3px 9px; }"
            f"QTabBar::tab:hover {{ color: {theme.text}; }}"
            f"QTabBar::tab:selected {{ color: {theme.text}; font-weight: 600;"
            f" border-bottom: 2px solid {theme.accent}; }}"
            f"QTabBar::tab:selected:focus {{ background: {theme.selection};"
            f" color: {theme.selected_text}; border: {theme.ring_width}px solid {theme.accent}; }}"
            + quiet_buttons(theme)
        )

    @guarded(None)
    def fill_menu(self) -> None:
        """Offer every question with a mark on those shown, when the menu opens."""
        self.menu.clear()
        offered = self.offer()
        for dimension, shown in offered:
            action = self.menu.addAction(dimension.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(shown)
            action.triggered.connect(
                lambda on=False, d=dimension.id: self.question_toggled.emit(d, on)
            )
        self.menu.addSeparator()
        reset = self.menu.addAction(self.tr("&All, in the casebook's order"))
        reset.setEnabled(bool(offered))
        reset.triggered.connect(lambda: self.reset_asked.emit())

    @guarded(None)
    def _chosen(self, number: int) -> None:
        view = self.tabs.tabData(number)
        if view is not None:
            self.view_chosen.emit(View(view))
