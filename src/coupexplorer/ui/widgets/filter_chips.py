"""What a list is narrowed to, as chips; each takes its own part of the filter away again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from coupexplorer.ui import markup
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.theme import Theme
from coupexplorer.ui.widgets.flow_row import FlowRow

LONGEST = 44


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of a filter in words, and the field it fills."""

    text: str
    field: str


class FilterChips(QWidget):
    """A chip for each part of the filter; ``removed(field)`` follows a click or Space on one. Tab
    comes to them after ``follows``."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[QToolButton] = []
        self.follows: QWidget = self
        self._shown: tuple[Chip, ...] = ()
        self._row = FlowRow(self)
        self.setAccessibleName(self.tr("Filters in force"))
        self.hide()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show these in place of those before; the keyboard stays among them if it was."""
        if tuple(chips) == self._shown:
            return
        was_here = next((n for n, chip in enumerate(self.chips) if chip.hasFocus()), None)
        for button in self.chips:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown = tuple(chips)
        self.chips = [self._button(chip) for chip in chips]
        # Qt puts what is made later at the end of the window.
        before = self.follows
        for button in self.chips:
            QWidget.setTabOrder(before, button)
            before = button
        self.setVisible(bool(chips))
        if was_here is not None and self.chips:
            self.chips[min(was_here, len(self.chips) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        elif was_here is not None:
            self.focusNextChild()

    def dress(self, theme: Theme) -> None:
        """Put on the colours of a theme."""
        self.setStyleSheet(
            f"QToolButton {{ background: {theme.selection}; color: {theme.selected_text};"
            f" border: 1px solid {theme.selection}; border-radius: 9px; padding: 1px 8px; }}"
            f"QToolButton:hover {{ border-color: {theme.accent}; }}"
            f"QToolButton:focus {{ border-color: {theme.text}; }}"
        )

    def _button(self, chip: Chip) -> QToolButton:
        button = QToolButton(self)
        text = chip.text if len(chip.text) <= LONGEST else chip.text[: LONGEST - 1] + "…"
        button.setText(text.replace("&", "&&") + "  ×")
        words = self.tr("Remove the filter {filter}").format(filter=chip.text)
        button.setToolTip(f"<p>{markup.text(words)}</p>")
        button.setAccessibleName(words)
        button.clicked.connect(lambda _=False, f=chip.field: self._remove(f))
        self._row.addWidget(button)
        button.show()
        return button

    @guarded(None)
    def _remove(self, field: str) -> None:
        self.removed.emit(field)
