"""A row of widgets that goes on in the next line where the first is full."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget

from coupexplorer.ui.guard import guarded

GAP = 4


class FlowRow(QLayout):
    """Puts widgets side by side from the side where reading begins."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(QMargins(10, 0, 10, 6))

    @guarded(None)
    def addItem(self, item: QLayoutItem) -> None:
        """Put one at the end."""
        self._items.append(item)

    @guarded(0)
    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    @guarded(None)
    def itemAt(self, index: int) -> QLayoutItem:
        """The one at a place; None, which Qt asks for, after the last."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    @guarded(None)
    def takeAt(self, index: int) -> QLayoutItem:
        """Take one out; None after the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    @guarded(False)
    def hasHeightForWidth(self) -> bool:
        """A narrower row is a higher one."""
        return True

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        """How high the lines are together."""
        return self._flow(QRect(0, 0, width, 0), move=False)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        """As narrow as may be."""
        return self.minimumSize()

    @guarded(QSize())
    def minimumSize(self) -> QSize:
        """Room for the widest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(QSize(0, item.minimumSize().height()))
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    @guarded(None)
    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._flow(rect, move=True)

    def _flow(self, rect: QRect, *, move: bool) -> int:
        room = rect.marginsRemoved(self.contentsMargins())
        x, y, high = room.left(), room.top(), 0
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 1_000))
            if x > room.left() and x + size.width() > room.right() + 1:
                x, y, high = room.left(), y + high + GAP, 0
            if move:
                place = QRect(QPoint(x, y), size)
                item.setGeometry(QStyle.visualRect(direction, room, place))
            x += size.width() + GAP
            high = max(high, size.height())
        return y + high - rect.top() + self.contentsMargins().bottom()
