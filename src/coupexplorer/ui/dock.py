"""A dock for one pane, with a head that shows the pane's title and a summary of what is in it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.bidi import direction_of
from coupexplorer.ui.catalogue import PaneSpec
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.theme import bold, small


class ElidedLabel(QLabel):
    """A label that shortens its text to the room there is instead of asking for more."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits, with an ellipsis."""
        painter = QPainter(self)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setLayoutDirection(direction_of(shown))
        painter.drawText(self.rect(), flags, shown)
        painter.end()


class DockHead(QWidget):
    """Title at the leading side, summary at the trailing one, then float and close."""

    def __init__(self, title: str, dock: QDockWidget, appearance: Appearance) -> None:
        super().__init__(dock)
        self._appearance = appearance
        self.title = QLabel(title)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = ElidedLabel()
        self.float_button = self._button("▫", self.tr("Float or dock {pane}").format(pane=title))
        self.close_button = self._button("×", self.tr("Close {pane}").format(pane=title))
        self.float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_button.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(6)
        row.addWidget(self.title)
        row.addWidget(self.summary, 1)
        row.addWidget(self.float_button)
        row.addWidget(self.close_button)
        self.setAutoFillBackground(True)
        self.dress()
        appearance.changed.connect(self.dress)

    def _button(self, sign: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedSize(22, 20)
        return button

    @guarded(None)
    def dress(self) -> None:
        """Take colours and type from the theme."""
        theme = self._appearance.theme
        self.title.setFont(bold(self.font()))
        self.summary.setFont(small(self.font(), 0.95))
        self.setStyleSheet(
            f"DockHead {{ background: {theme.raised}; border-bottom: 1px solid {theme.border}; }}"
            f"QToolButton {{ border: 0; padding: 0; color: {theme.muted};"
            " background: transparent; }"
            f"QToolButton:hover, QToolButton:focus {{ color: {theme.text};"
            f" background: {theme.selection}; border-radius: 3px; }}"
        )
        palette = self.summary.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.muted)
        self.summary.setPalette(palette)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Float or dock, as stock heads do."""
        self.float_button.click()


class PaneDock(QDockWidget):
    """Holds a pane's place from the first paint on; the pane itself arrives when it is loaded."""

    def __init__(self, spec: PaneSpec, appearance: Appearance, parent: QWidget) -> None:
        title = QCoreApplication.translate("Panes", spec.title)
        super().__init__(title, parent)
        self.spec = spec
        self.setObjectName(f"pane-{spec.id}")
        self.head = DockHead(title, self, appearance)
        self.setTitleBarWidget(self.head)
        self.toggleViewAction().setShortcut(spec.shortcut)
        blank = QWidget()
        blank.setAutoFillBackground(True)
        self.setWidget(blank)

    @property
    def pane(self) -> Pane | None:
        """The pane, once loaded."""
        widget = self.widget()
        return widget if isinstance(widget, Pane) else None

    def put(self, pane: Pane) -> None:
        """Put the loaded pane in place."""
        pane.setAccessibleName(self.windowTitle())
        blank = self.widget()
        pane.summary_changed.connect(self.head.summary.setText)
        self.setWidget(pane)
        self.setFocusProxy(pane)
        blank.deleteLater()
        pane.catch_up()
