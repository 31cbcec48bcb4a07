"""The card that tells what is under the pointer on the timeline."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from coupexplorer.ui.theme import Theme, bold, small

WIDEST = 340
OFFSET = 14


class HoverCard(QFrame):
    """A title over quieter lines, plain text only, kept inside its parent and off the pointer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setObjectName("hover-card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title, self.detail = QLabel(), QLabel()
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 6, 9, 7)
        column.setSpacing(2)
        for label in (self.title, self.detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        self.hide()

    def dress(self, theme: Theme) -> None:
        """Take colours and type from the theme."""
        self.setStyleSheet(
            f"#hover-card {{ background: {theme.raised}; border: 1px solid {theme.border};"
            f" border-radius: 5px; }} QLabel {{ background: transparent; }}"
        )
        font = QApplication.font()
        self.title.setFont(bold(font))
        self.detail.setFont(small(font, 0.93))
        palette = self.detail.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.muted)
        self.detail.setPalette(palette)

    def tell(self, title: str, detail: str, at: QPoint) -> None:
        """Show a title and details beside a point of the parent."""
        for label, text in ((self.title, title), (self.detail, detail)):
            label.setWordWrap(False)
            label.setText(text)
            label.setVisible(bool(text))
            if label.sizeHint().width() > WIDEST:
                label.setWordWrap(True)
                label.setFixedWidth(WIDEST)
            else:
                label.setMinimumWidth(0)
                label.setMaximumWidth(WIDEST)
        self.adjustSize()
        self._place(at)
        self.show()
        self.raise_()

    def _place(self, at: QPoint) -> None:
        parent = self._ground
        x, y = at.x() + OFFSET, at.y() + OFFSET
        if x + self.width() > parent.width() - 2:
            x = at.x() - OFFSET - self.width()
        if y + self.height() > parent.height() - 2:
            y = at.y() - OFFSET - self.height()
        x = min(max(x, 2), max(parent.width() - self.width() - 2, 2))
        y = min(max(y, 2), max(parent.height() - self.height() - 2, 2))
        self.move(x, y)
