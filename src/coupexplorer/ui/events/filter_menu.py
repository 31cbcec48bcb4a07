"""The menu by which a list of events is narrowed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Confidence, PhaseKind
from coupexplorer.ui.events.filter_words import CHOSEN, SWITCHED, certainty, switched
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.wording import word

AGAINST = {"undated": "placed_only", "placed_only": "undated"}


class EventFilterMenu(QMenu):
    """``narrowed(filter)`` follows what is ticked; ``choice_asked(field)`` a part for which one
    record is to be chosen; ``dates_asked()`` and ``cleared()`` the other two entries."""

    narrowed = Signal(object)
    choice_asked = Signal(str)
    dates_asked = Signal()
    cleared = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._filter = EventFilter()
        self._has_window = False
        self.aboutToShow.connect(self._fill)

    def show_filter(self, wanted: EventFilter, *, has_window: bool) -> None:
        """What is to be ticked when the menu opens."""
        self._filter, self._has_window = wanted, has_window

    @guarded(None)
    def _fill(self) -> None:
        self.clear()
        self._add_phases(self.addMenu(self.tr("Phase")))
        heads = {
            "actor": self.tr("Actor…"),
            "place": self.tr("Place…"),
            "source": self.tr("Source…"),
            "tag": self.tr("Tag…"),
        }
        for field in CHOSEN:
            action = self.addAction(heads[field])
            action.triggered.connect(lambda _=False, f=field: self.choice_asked.emit(f))
        self.addAction(self.tr("Dates…")).triggered.connect(lambda: self.dates_asked.emit())
        self._add_certainties(self.addMenu(self.tr("Weakest claim")))
        self.addSeparator()
        for field in SWITCHED:
            self._tick(self, switched(field), on=getattr(self._filter, field), field=field)
        self.addSeparator()
        clear = self.addAction(self.tr("Clear the filter"))
        clear.setEnabled(self._filter != EventFilter() or self._has_window)
        clear.triggered.connect(lambda: self.cleared.emit())

    def _add_phases(self, menu: QMenu) -> None:
        chosen = set(self._filter.phases)
        for phase in PhaseKind:
            after = tuple(p for p in PhaseKind if p in chosen ^ {phase})
            self._offer(menu, word(phase), replace(self._filter, phases=after), on=phase in chosen)

    def _add_certainties(self, menu: QMenu) -> None:
        chosen = set(self._filter.weakest)
        for each in Confidence:
            after = tuple(c for c in Confidence if c in chosen ^ {each})
            self._offer(
                menu, certainty(each), replace(self._filter, weakest=after), on=each in chosen
            )

    def _tick(self, menu: QMenu, words: str, *, on: bool, field: str) -> None:
        fields = {field: not on}
        if not on and field in AGAINST:
            fields[AGAINST[field]] = False
        self._offer(menu, words, replace(self._filter, **fields), on=on)  # type: ignore[arg-type]

    def _offer(self, menu: QMenu, words: str, after: EventFilter, *, on: bool) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _=False: self.narrowed.emit(after))
