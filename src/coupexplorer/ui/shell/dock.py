"""A dock for one pane, with a head that shows the pane's title and a summary of what is in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QMouseEvent
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.catalogue import PaneSpec
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.theme import bold, small
from coupexplorer.ui.widgets.elided_label import ElidedLabel

PIN_ICON = QSize(15, 15)


class DockHead(QWidget):
    """Title at the leading side, summary at the trailing one, then pin, float and close."""

    def __init__(self, title: str, dock: QDockWidget, appearance: Appearance) -> None:
        super().__init__(dock)
        self._appearance = appearance
        self._pins = (QIcon(), QIcon())
        self.title = QLabel(title)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.summary = ElidedLabel()
        self.pin_button = self._button("◦", self.tr("Pin {pane}").format(pane=title))
        self.pin_button.setCheckable(True)
        self.pin_button.setIconSize(PIN_ICON)
        self.pin_button.setEnabled(False)
        self.float_button = self._button("▫", self.tr("Float or dock {pane}").format(pane=title))
        self.close_button = self._button("×", self.tr("Close {pane}").format(pane=title))
        self.float_button.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self.close_button.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 5, 6, 5)
        row.setSpacing(6)
        row.addWidget(self.title)
        row.addWidget(self.summary, 1)
        row.addWidget(self.pin_button)
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
        ground = theme.selection if self.pin_button.isChecked() else theme.raised
        self.title.setFont(bold(self.font()))
        self.summary.setFont(small(self.font(), 0.95))
        self.setStyleSheet(
            f"DockHead {{ background: {ground}; border-bottom: 1px solid {theme.border}; }}"
            f"QToolButton {{ border: 0; padding: 0; color: {theme.muted};"
            " background: transparent; }"
            f"QToolButton:hover, QToolButton:focus {{ color: {theme.text};"
            f" background: {theme.selection}; border-radius: 3px; }}"
            f"QToolButton:focus {{ border: {theme.ring_width}px solid {theme.accent}; }}"
            f"QToolButton:checked {{ background: {theme.surface};"
            f" border: 1px solid {theme.accent}; border-radius: 3px; }}"
        )
        palette = self.summary.palette()
        palette.setColor(palette.ColorRole.WindowText, theme.muted)
        self.summary.setPalette(palette)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)

    @guarded(None)
    def put_icons(self, loose: QIcon, pinned: QIcon) -> None:
        """Draw the pin, once the icon font is loaded."""
        self._pins = (loose, pinned)
        self.pin_button.setText("")
        self.show_pinned(self.pin_button.isChecked())

    @guarded(None)
    def show_pinned(self, on: bool) -> None:
        """Tell by tint, sign and words whether the pane stays where it is."""
        words = self.tr("Let {pane} follow again") if on else self.tr("Pin {pane}")
        self.pin_button.setChecked(on)
        self.pin_button.setIcon(self._pins[on])
        self.pin_button.setToolTip(words.format(pane=self.title.text()))
        self.pin_button.setAccessibleName(words.format(pane=self.title.text()))
        self.dress()

    @guarded(None)
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Float or dock, as stock heads do."""
        self.float_button.click()


class PaneDock(QDockWidget):
    """Holds a pane's place from the first paint on; the pane itself arrives when it is loaded.
    ``pinned_changed`` tells that the pane was pinned or let go; ``go`` is the action, with a key,
    that leads to it."""

    pinned_changed = Signal()

    def __init__(self, spec: PaneSpec, appearance: Appearance, parent: QWidget) -> None:
        title = QCoreApplication.translate("Panes", spec.title)
        super().__init__(title, parent)
        self.spec = spec
        self.setObjectName(f"pane-{spec.id}")
        self.head = DockHead(title, self, appearance)
        self.setTitleBarWidget(self.head)
        # The dock's own action opens and closes it: its key would close what one wants to go to.
        self.go = QAction(title.replace("&", "&&"), parent)
        self.go.setShortcut(spec.shortcut)
        parent.addAction(self.go)
        blank = QWidget()
        blank.setAutoFillBackground(True)
        self.setWidget(blank)
        self._in_front = True
        self.visibilityChanged.connect(self._visibility_changed)

    @property
    def pane(self) -> Pane | None:
        """The pane, once loaded."""
        widget = self.widget()
        return widget if isinstance(widget, Pane) else None

    @property
    def is_seen(self) -> bool:
        """Whether it is open, and in front of those it shares a place with."""
        return self._in_front and not self.isHidden()

    def put(self, pane: Pane) -> None:
        """Put the loaded pane in place."""
        pane.setAccessibleName(self.head.title.text())
        blank = self.widget()
        self.head.pin_button.setEnabled(True)
        self.head.pin_button.clicked.connect(lambda on: self.pin(on))
        pane.pinned_changed.connect(self._pin_changed)
        pane.summary_changed.connect(self.head.summary.setText)
        self.setWidget(pane)
        blank.deleteLater()
        pane.come_forward(self._in_front)

    @guarded(None)
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the pane."""
        if self.pane is not None:
            self.pane.setFocus(reason)
        else:
            super().setFocus(reason)

    @guarded(None)
    def _visibility_changed(self, seen: bool) -> None:
        self._in_front = seen
        if self.pane is not None:
            self.pane.come_forward(seen)

    @guarded(None)
    def pin(self, on: bool) -> None:
        """Let the pane stay where it is, or follow again."""
        if self.pane is not None:
            self.pane.pin(on)
            self.head.show_pinned(self.pane.is_pinned)

    @guarded(None)
    def dress(self, icon: Callable[[str], QIcon]) -> None:
        """Put the icons in, once the icon font is loaded."""
        self.go.setIcon(icon(self.spec.icon))
        # A tab takes a lone ampersand for the mark of a letter.
        self.setWindowTitle(self.head.title.text().replace("&", "&&"))
        self.head.put_icons(icon("mdi6.pin-outline"), icon("mdi6.pin"))

    @guarded(None)
    def _pin_changed(self, on: bool) -> None:
        title = self.head.title.text()
        name = self.tr("{pane}, pinned").format(pane=title) if on else title
        if self.pane is not None:
            self.pane.setAccessibleName(name)
        self.head.show_pinned(on)
        self.pinned_changed.emit()
