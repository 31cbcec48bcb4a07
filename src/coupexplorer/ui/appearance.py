"""How the window looks now: the theme in force, and a word to everyone when it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from coupexplorer.ui.guard import guarded
from coupexplorer.ui.style_sheet import apply_theme
from coupexplorer.ui.theme import Scheme, Theme, theme_for

SMALLEST, LARGEST = 7.0, 24.0


class Appearance(QObject):
    """The theme and text size in force; ``changed`` follows every change of either."""

    changed = Signal()

    def __init__(
        self,
        application: QApplication,
        scheme: Scheme = Scheme.SYSTEM,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._scheme = scheme
        self._natural_size = application.font().pointSizeF()
        self._theme = theme_for(scheme)
        apply_theme(application, self._theme)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        # Qt tells of contrast since 6.10.
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)

    @property
    def theme(self) -> Theme:
        """The colours in force."""
        return self._theme

    @property
    def scheme(self) -> Scheme:
        """The reader's choice."""
        return self._scheme

    @property
    def text_size(self) -> float:
        """The size of running text in points."""
        return self._application.font().pointSizeF()

    @property
    def chosen_text_size(self) -> float | None:
        """The reader's text size, None while it is the natural one."""
        return None if self.text_size == self._natural_size else self.text_size

    def choose(self, scheme: Scheme) -> None:
        """Follow the reader's choice of colours."""
        self._scheme = scheme
        self._dress()

    def enlarge(self, points: float) -> None:
        """Make all text larger (or smaller, with negative points); 0 restores the natural size."""
        wanted = self._natural_size if points == 0 else self.text_size + points
        self.set_text_size(wanted)

    def set_text_size(self, points: float) -> None:
        """Set the size of running text, kept between 7 and 24 points."""
        font = QFont(self._application.font())
        font.setPointSizeF(min(LARGEST, max(SMALLEST, points)))
        self._application.setFont(font)
        # Widgets dressed by a style sheet keep their letters until it is laid on them again.
        self._application.setStyleSheet(self._application.styleSheet())
        self.changed.emit()

    def _dress(self) -> None:
        theme = theme_for(self._scheme)
        if theme == self._theme:
            return
        self._theme = theme
        apply_theme(self._application, theme)
        self.changed.emit()

    @guarded(None)
    def _system_changed(self, *_: object) -> None:
        if self._scheme is Scheme.SYSTEM:
            self._dress()
