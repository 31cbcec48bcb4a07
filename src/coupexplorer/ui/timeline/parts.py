"""The parts of the Timeline pane, and what its bar does with the drawing alone."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.timeline.accessible import install_accessibility
from coupexplorer.ui.timeline.bar import TimelineBar
from coupexplorer.ui.timeline.frame import TimelineFrame
from coupexplorer.ui.timeline.table import TimelineTable, TimelineTableView
from coupexplorer.ui.twin_pane import TwinPane
from coupexplorer.ui.workbench import Workbench


class TimelineParts(TwinPane):
    """The drawing, its table twin, a page for when there is nothing to draw, and the bar."""

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__(bench, appearance)
        install_accessibility()
        self.frame = TimelineFrame()
        self.view, self.scroll_bar = self.frame.view, self.frame.scroll_bar
        self.model = TimelineTable(self)
        self.table = TimelineTableView(self.model)
        self.empty = QLabel()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setTextFormat(Qt.TextFormat.PlainText)
        self.empty.setWordWrap(True)
        self.empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bar = TimelineBar()
        self.tray, self.clear_button = self.bar.tray, self.bar.clear
        self.bands_button, self.table_button = self.bar.bands, self.bar.table
        self.fit_button, self.fit_all_button = self.bar.fit, self.bar.fit_all
        self.put_together(self.frame, self.view, self.table, self.bar)
        self.pages.addWidget(self.empty)
        self.bands_button.toggled.connect(self._show_bands)
        self.fit_button.clicked.connect(self._fit)
        self.fit_all_button.clicked.connect(self._fit_all)
        self.view.table_asked.connect(self.table_button.click)
        self.view.lanes_asked.connect(self._offer_lanes)
        self.table.left.connect(self.table_button.click)

    def selected_event(self) -> str | None:
        """The id of the event that is ringed."""
        return self.view.selected_id

    def spot_of(self, event: str) -> QPoint | None:
        """Where in ``plot_viewport`` an event's mark can be clicked; None when it is not drawn."""
        return self.view.spot_of(event)

    def plot_viewport(self) -> QWidget:
        """The widget on which marks are drawn."""
        viewport: QWidget = self.view.viewport()
        return viewport

    @guarded(None)
    def _offer_lanes(self) -> None:
        self.bar.lanes.setFocus()
        self.bar.lanes.showMenu()

    @guarded(None)
    def _show_bands(self, shown: bool) -> None:
        self.view.show_bands = shown
        self.view.forget_rows()
        self.view.redraw()

    @guarded(None)
    def _fit(self, _checked: bool = False) -> None:
        self.table_button.setChecked(False)
        self.view.fit()

    @guarded(None)
    def _fit_all(self, _checked: bool = False) -> None:
        self.table_button.setChecked(False)
        self.view.fit_all()
