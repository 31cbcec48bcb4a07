"""What every pane is: a widget that renders from the focus and sends a new one when touched."""

from __future__ import annotations

from dataclasses import replace

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
    follows, what its own widgets emit is not sent back: ``look`` is silent then. A pinned pane goes
    on showing the focus it was pinned at, and still sends one when touched.
    """

    summary_changed = Signal(str)
    pinned_changed = Signal(bool)

    def __init__(self, bench: Workbench, appearance: Appearance) -> None:
        super().__init__()
        self.bench = bench
        self.appearance = appearance
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self._shown: Focus | None = None
        self._pinned: Focus | None = None
        self._stale = True
        self._following = False
        self._in_front = True
        bench.focus_changed.connect(self._focus_changed)
        bench.facts_touched.connect(self._facts_changed)
        bench.casebook_changed.connect(self._casebook_changed)
        appearance.changed.connect(self._facts_changed)

    def reload(self, focus: Focus) -> None:
        """Read the facts afresh and show them for ``focus``."""
        raise NotImplementedError

    def follow(self, focus: Focus, before: Focus) -> None:
        """Show another focus of the same facts; reloads unless the pane knows better."""
        self.reload(focus)

    def arrangement(self) -> str:
        """How the reader has arranged the pane itself, as a line of text to be kept with the
        layout; empty when there is nothing to keep."""
        return ""

    def arrange(self, arrangement: str) -> None:
        """Take up what ``arrangement`` gave at an earlier time; anything else changes nothing."""

    @property
    def focus(self) -> Focus:
        """What the pane shows: the focus of the bench, or the one it is pinned at. A layer that is
        hidden is hidden in a pinned pane, too."""
        if self._pinned is None:
            return self.bench.focus
        return replace(self._pinned, context=self.bench.focus.context)

    @property
    def is_pinned(self) -> bool:
        """Whether the pane stays where it is while the focus moves on."""
        return self._pinned is not None

    def pin(self, on: bool) -> None:
        """Stay at what is shown now, or follow again; nothing before a casebook is open."""
        if on == self.is_pinned or not self.bench.has_casebook:
            return
        if on:
            self.catch_up()
            self._pinned = self.bench.focus
        else:
            self._pinned = None
        self.pinned_changed.emit(on)
        if self.isVisible():
            self.catch_up()

    def come_forward(self, front: bool) -> None:
        """The pane came to the front of its place, or another tab covers it now.

        Qt calls a covered pane visible; it only remembers that it is stale.
        """
        self._in_front = front
        if front and self.isVisible():
            self.catch_up()
        if front:
            self.brought_forward()

    def brought_forward(self) -> None:
        """The pane came to the front of its place, or was shown at all."""

    @property
    def _is_seen(self) -> bool:
        return self._in_front and self.isVisible()

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
        focus, before = self.focus, self._shown
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
        if self._is_seen:
            self.catch_up()

    @guarded(None)
    def _facts_changed(self, *_: object) -> None:
        self._stale = True
        if self._is_seen:
            self.catch_up()

    @guarded(None)
    def _casebook_changed(self) -> None:
        if self._pinned is not None:
            self._pinned = None
            self.pinned_changed.emit(False)
        self._facts_changed()

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was missed while hidden."""
        super().showEvent(event)
        if self._in_front:
            self.catch_up()
