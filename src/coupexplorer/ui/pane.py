"""What every pane is: a widget that renders from the focus and sends a new one when touched."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
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
    on showing the focus it was pinned at, and still sends one when touched. ``arrangement_told``
    asks to keep the arrangement now, and not only when the window is left.

    A pane whose page is read rather than steered by (``reads_later``) follows in a turn of its own:
    lists and pictures answer first, and when the focus runs on, only the last one is shown.
    """

    reads_later = False

    summary_changed = Signal(str)
    pinned_changed = Signal(bool)
    arrangement_told = Signal()

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
        self._home: QWidget | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._turn_has_come)
        bench.focus_changed.connect(self._focus_changed)
        bench.facts_touched.connect(self._facts_touched)
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

    def share(self, arrangement: str) -> None:
        """Take from the arrangement of the same pane in another window what all of them share."""

    def setFocusProxy(self, home: QWidget | None) -> None:
        """Say which widget has the keyboard when the pane gets it. Only kept in mind: told of it,
        Qt would leave out of the way of Tab all that stands before that widget."""
        self._home = home

    def focusProxy(self) -> QWidget | None:
        """The widget that ``setFocusProxy`` named."""
        return self._home

    @guarded(None)
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the widget named, or to the first that can take it."""
        takers: list[QWidget] = [] if self._home is None else [self._home]
        each: QWidget = self
        for _ in self.findChildren(QWidget):
            each = each.nextInFocusChain()  # type: ignore[assignment]
            takers.append(each)
        found = (taker for taker in map(_deepest, takers) if self._can_take_keys(taker))
        taker = next(found, None)
        if taker is not None:
            taker.setFocus(reason)

    def _can_take_keys(self, widget: QWidget) -> bool:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inside = self.isAncestorOf(widget) and widget.isVisibleTo(self)
        return inside and bool(takes) and widget.isEnabled()

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
        self._turn.stop()
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

    def catch_up_if_waiting(self) -> None:
        """Bring the pane up to date if it still waits for its turn."""
        if self._turn.isActive():
            self.catch_up()

    @guarded(None)
    def _focus_changed(self, _focus: object) -> None:
        self._catch_up_in_turn()

    @guarded(None)
    def _facts_touched(self, _refs: object) -> None:
        self._stale = True
        self._catch_up_in_turn()

    def _catch_up_in_turn(self) -> None:
        if not self._is_seen:
            return
        if self.reads_later:
            self._turn.start()
        else:
            self.catch_up()

    @guarded(None)
    def _turn_has_come(self) -> None:
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


def _deepest(widget: QWidget) -> QWidget:
    """What has the keyboard for a widget in the end."""
    proxy: QWidget | None = widget.focusProxy()
    return widget if proxy is None else _deepest(proxy)
