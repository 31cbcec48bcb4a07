"""How a reader narrows the list of events: by words, menu, chips, and small windows that ask."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.ui.events.bar import EventBar
from coupexplorer.ui.events.choices import EventChoices
from coupexplorer.ui.events.filter_words import CHOSEN, WINDOW, chips_of
from coupexplorer.ui.focus import Focus
from coupexplorer.ui.guard import guarded
from coupexplorer.ui.pane import Pane
from coupexplorer.ui.widgets.choice_popup import ChoicePopup
from coupexplorer.ui.widgets.dates_popup import DatesPopup


class Narrowing(QObject):
    """Sends the pane's bench a focus with another filter or time window."""

    def __init__(self, pane: Pane, bar: EventBar) -> None:
        super().__init__(pane)
        self._pane = pane
        self._bar = bar
        self._field = ""
        self.choice = ChoicePopup(pane)
        self.dates = DatesPopup(pane)
        bar.text_typed.connect(lambda text: self.narrow(text=text))
        bar.chips.removed.connect(self._widen)
        bar.filter_menu.narrowed.connect(self._show_only)
        bar.filter_menu.choice_asked.connect(self._ask_choice)
        bar.filter_menu.dates_asked.connect(self._ask_dates)
        bar.filter_menu.cleared.connect(self._clear)
        self.choice.chosen.connect(lambda chosen: self.narrow(**{self._field: chosen}))
        self.dates.chosen.connect(self._show_window)

    def show_filter(self, focus: Focus) -> None:
        """Show in the bar what is in force."""
        bar = self._bar
        bar.show_text(focus.filter.text)
        bar.filter_menu.show_filter(focus.filter, has_window=focus.window is not None)
        bar.chips.show_chips(chips_of(focus.filter, focus.window, self._pane.bench.casebook))

    @guarded(None)
    def narrow(self, **fields: object) -> None:
        """Fill some fields of the filter anew."""
        self._show_only(replace(self._pane.focus.filter, **fields))  # type: ignore[arg-type]

    @guarded(None)
    def _show_only(self, wanted: EventFilter) -> None:
        self._pane.look(replace(self._pane.bench.focus, filter=wanted))

    @guarded(None)
    def _show_window(self, window: TimeWindow | None) -> None:
        self._pane.look(replace(self._pane.bench.focus, window=window))

    @guarded(None)
    def _widen(self, field: str) -> None:
        if field == WINDOW:
            self._show_window(None)
        else:
            self.narrow(**{field: getattr(EventFilter(), field)})

    @guarded(None)
    def _clear(self) -> None:
        self._pane.look(replace(self._pane.bench.focus, filter=EventFilter(), window=None))

    @guarded(None)
    def _ask_choice(self, field: str) -> None:
        self._field, bench = field, self._pane.bench
        words = {
            "actor": self.tr("Find an actor"),
            "place": self.tr("Find a place"),
            "source": self.tr("Find a source"),
            "tag": self.tr("Find a tag"),
        }
        ask = EventChoices(bench.casebook, CHOSEN[field], context=bench.focus.context)
        self.choice.open_at(self._bar.filter_button, words[field], ask)

    @guarded(None)
    def _ask_dates(self) -> None:
        theme = self._pane.appearance.theme
        self.dates.open_at(self._bar.filter_button, self._pane.focus.window, theme)
