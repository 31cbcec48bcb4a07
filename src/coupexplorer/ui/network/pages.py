"""The picture of the network with its key, under a sentence on how much of it is shown; or only a
sentence where there is nothing to draw."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from coupexplorer.ui.network.legend import Legend
from coupexplorer.ui.network.view import NetworkView

MARGIN = 12


class NetworkPages(QWidget):
    """``view`` and ``legend`` are there whether or not there is something to draw."""

    def __init__(self) -> None:
        super().__init__()
        self.view = NetworkView()
        self.view.setAccessibleName(self.tr("Network"))
        self.view.setAccessibleDescription(
            self.tr(
                "Arrow keys walk from actor to actor, N and P through the ties of one, Space goes"
                " along a tie, Enter looks at what is marked, T lists all ties as a table."
            )
        )
        self.legend = Legend()
        self.notice, self.empty = QLabel(), QLabel()
        for label in (self.notice, self.empty):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.notice.setContentsMargins(MARGIN, 4, MARGIN, 2)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        drawn = QWidget()
        column = QVBoxLayout(drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)
        column.addWidget(self.legend)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(drawn)
        self._pages.addWidget(self.empty)
        self.notice.hide()

    @property
    def is_empty(self) -> bool:
        """Whether a sentence stands where the picture would."""
        return self._pages.currentIndex() == 1

    def show_notice(self, sentence: str) -> None:
        """Say how much is shown; nothing when it is all."""
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))

    def show_empty(self, sentence: str) -> None:
        """Say why there is nothing to draw; with an empty sentence the picture is shown."""
        self.empty.setText(sentence)
        self._pages.setCurrentIndex(1 if sentence else 0)

    def show_key(self, on: bool) -> None:
        """Show or hide what lines and marks stand for."""
        self.legend.setVisible(on)
