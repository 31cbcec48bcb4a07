"""What every pane is: a widget that renders from the focus and sends a new one when touched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coupexplorer.domain.identity import Ref
from coupexplorer.ui.appearance import Appearance
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.workbench import Workbench


class Pane(QWidget):
    """The base of all panes. A subclass fills two methods: ``reload`` and ``follow``.

    A hidden pane only remembers that it is stale and catches up when it is shown. While a pane
    follows, what its own widgets emit is not sent back: ``look`` is silent then.
    """

    summary_changed = Signal(str)

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self.appearance = appearance
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._shown: Focus | None = None
        self._stale = True
        self._following = False
        bench.focus_changed.connect(self._focus_changed)
        bench.facts_touched.connect(self._facts_changed)
        bench.casebook_changed.connect(self._facts_changed)
        appearance.changed.connect(self._facts_changed)

    def reload(self, focus: Focus) -> None:
        """Read the facts afresh and show them for ``focus``."""
        raise NotImplementedError

    def follow(self, focus: Focus, before: Focus) -> None:
        """Show another focus of the same facts; reloads unless the pane knows better."""
        self.reload(focus)

    def show_summary(self, text: str) -> None:
        """Put a short text at the right of the pane's head."""
        self.summary_changed.emit(text)

    def look(self, focus: Focus) -> None:
        """Send the bench a new focus; nothing while the pane itself is following one."""
        if not self._following:
            self.bench.look_at(focus)

    def look_at(self, subject: Ref) -> None:
        """Send the bench a new subject."""
        self.look(self.bench.focus.on(subject))

    def catch_up(self) -> None:
        """Bring a stale pane up to date, now."""
        if not self.bench.has_casebook:
            return
        focus, before = self.bench.focus, self._shown
        if not self._stale and before == focus:
            return
        self._following = True
        try:
            if self._stale or before is None:
                self._stale = False
                self.reload(focus)
            else:
                self.follow(focus, before)
            self._shown = focus
        finally:
            self._following = False

    @guarded(None)
    def _focus_changed(self, _focus: object) -> None:
        if self.isVisible():
            self.catch_up()

    @guarded(None)
    def _facts_changed(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self.catch_up()

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was missed while hidden."""
        super().showEvent(event)
        self.catch_up()
