"""The drawn timeline in its place: margins around it, and a bar to scroll its lanes."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.timeline.month_words import date_words
from coupexplorer.ui.timeline.request import Words
from coupexplorer.ui.timeline.view import TimelineView

MARGIN = 8


class TimelineFrame(QWidget):
    """Holds the view; the scroll bar is there only while lanes find no room."""

    def __init__(self) -> None:
        super().__init__()
        self.view = TimelineView()
        self.view.setAccessibleName(self.tr("Timeline"))
        self.view.setAccessibleDescription(
            self.tr(
                "N and P go to the next and previous event, up and down to other lanes, D to a"
                " dispute over the date, O through offices; the Table button lists all."
            )
        )
        self.view.words = Words(
            day_zero=self.tr("day 0"),
            day=self.tr("day {day}"),
            throughout=self.tr("{count} longer"),
            crowd=self.tr("{count} events"),
            dates=date_words(QLocale()),
        )
        self.scroll_bar = QScrollBar(Qt.Orientation.Vertical)
        self.scroll_bar.setAccessibleName(self.tr("Scroll the lanes"))
        self.scroll_bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN - 2, MARGIN, 2)
        row.setSpacing(2)
        row.addWidget(self.view, 1)
        row.addWidget(self.scroll_bar)
        # While a picture is composed the view must not change its size.
        self.view.composed.connect(self._composed, Qt.ConnectionType.QueuedConnection)
        self.scroll_bar.valueChanged.connect(self.view.scroll_to)

    @guarded(None)
    def _composed(self, beyond: float, top: float) -> None:
        bar = self.scroll_bar
        bar.blockSignals(True)
        bar.setRange(0, round(beyond))
        bar.setPageStep(max(round(self.view.box.height()), 1))
        bar.setValue(round(top))
        bar.blockSignals(False)
        bar.setVisible(beyond > 0)
