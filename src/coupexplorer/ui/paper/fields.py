"""The fields of the print window: heads, boxes that leave the wheel alone, one of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionSpinBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.paper.marks import Dot
from coupexplorer.ui.theme import bold, small

ValueT = TypeVar("ValueT")


MARGIN = 7
"""Pixels between the frame of a number and its first figure, as in the boxes."""

ARROW_PLACE = 14
"""Pixels from the end of a field to the middle of its arrow."""


def draw_arrow(painter: QPainter, field: QWidget, middle: QPointF, way: int) -> None:
    """Draw a small arrow down (+1) or up (−1) in the colour of the field's words."""
    role = QPalette.ColorRole.Text if field.isEnabled() else QPalette.ColorRole.PlaceholderText
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(field.palette().color(role), 1.4))
    corner = QPointF(0, 1.75 * way)
    wing = QPointF(3.5, -1.75 * way)
    left = QPointF(-wing.x(), wing.y())
    painter.drawPolyline([middle + left, middle + corner, middle + wing])


class CalmCombo(QComboBox):
    """A box of choices that the wheel scrolls past instead of changing.

    It draws its arrow itself: under a style sheet the style draws a stub of a button around it.
    """

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, the words, and an arrow."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_ComboBoxFrame
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        x = self.width() - ARROW_PLACE if self.isLeftToRight() else ARROW_PLACE
        draw_arrow(painter, self, QPointF(x, self.height() / 2), +1)
        painter.end()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def offer(self, choices: Iterable[tuple[object, str]]) -> None:
        """Fill the box with values and their words."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value, words in choices:
            self.addItem(words, value)

    def choose(self, value: object) -> None:
        """Show a value, without telling; nothing when it is not on offer."""
        self.blockSignals(True)
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                break
        self.blockSignals(False)


class CalmSpin(QSpinBox):
    """A number that the wheel scrolls past instead of changing; it draws its arrows itself."""

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(MARGIN, 0, MARGIN, 0)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame, and two arrows."""
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        option.subControls = QStyle.SubControl.SC_SpinBoxFrame
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_SpinBox, option)
        x = self.width() - ARROW_PLACE if self.isLeftToRight() else ARROW_PLACE
        for way in (-1, +1):
            draw_arrow(painter, self, QPointF(x, self.height() / 2 + 5 * way), way)
        painter.end()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the number, and does not reach the dialog's buttons."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def put(self, value: int) -> None:
        """Show a number, without telling."""
        self.blockSignals(True)
        self.setValue(value)
        self.blockSignals(False)


class Line(QLabel):
    """Words that stand where lines of the window begin, in whatever script they are."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self._take_side()

    def _take_side(self) -> None:
        flags = Qt.AlignmentFlag
        side = flags.AlignLeft if self.isLeftToRight() else flags.AlignRight
        self.setAlignment(side | flags.AlignAbsolute | flags.AlignVCenter)

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:
        """Another direction has its lines begin at the other side."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._take_side()


class Head(Line):
    """The name of a group of choices, in letters of weight that follow the text size."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.dress()

    def dress(self) -> None:
        """Take the text size of the program."""
        self.setFont(bold(QApplication.font()))


class Aside(Line):
    """A quiet line that explains; never taken for markup."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.dress()

    def dress(self) -> None:
        """Take the text size of the program, a little less of it."""
        self.setFont(small(QApplication.font(), 0.92))


class Group(QWidget):
    """A head and what stands under it; tools stand at the other end of the head's line."""

    def __init__(self, title: str, *fields: QWidget, tools: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.head = Head(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.head, 1)
        for tool in tools:
            line.addWidget(tool)
        column.addLayout(line)
        for field in fields:
            column.addWidget(field)
        if fields:
            self.head.setBuddy(fields[0])


class OneOf(QWidget):
    """One of a few values, all of them in sight; ``changed()`` when another is taken."""

    changed = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [value for value, _ in choices]
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.buttons: list[Dot] = []
        for number, (_, words) in enumerate(choices):
            button = Dot(words)
            self._group.addButton(button, number)
            self.buttons.append(button)
            column.addWidget(button)
        self.buttons[0].setChecked(True)
        self.setFocusProxy(self.buttons[0])
        self._group.idToggled.connect(self._toggled)

    @property
    def index(self) -> int:
        """The place of the value that is taken."""
        return max(self._group.checkedId(), 0)

    def value(self) -> object:
        """The value that is taken."""
        return self._values[self.index]

    def choose(self, value: object) -> None:
        """Take a value, without telling; nothing when it is not on offer."""
        if value in self._values:
            self._group.blockSignals(True)
            self.buttons[self._values.index(value)].setChecked(True)
            self._group.blockSignals(False)

    @guarded(None)
    def _toggled(self, _number: int, on: bool) -> None:
        if on:
            self.changed.emit()


def dress_all(parent: QWidget) -> None:
    """Give every head and line under a widget the text size of the program."""
    for head in parent.findChildren(Head):
        head.dress()
    for aside in parent.findChildren(Aside):
        aside.dress()
