"""The Events pane by keys alone: narrow, sort, group, arrange, save a view, and walk the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import Stroke, focused, letters, press, reach

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Confidence, PhaseKind
from coupexplorer.ui.events.listing import Grouping
from coupexplorer.ui.events.table import Column
from coupexplorer.ui.panes.events import EventsPane
from coupexplorer.ui.session import Session
from coupexplorer.ui.shell.window import MainWindow


@pytest.fixture
def pane(window: MainWindow) -> EventsPane:
    """The pane, with the keyboard in its list."""
    press(window, "Alt+1")
    found = window.docks["events"].pane
    assert isinstance(found, EventsPane)
    assert focused() is found.list
    return found


def current(pane: EventsPane) -> str | None:
    """The event looked at."""
    subject = pane.bench.focus.subject
    return subject.id if subject is not None and subject.kind is Kind.EVENT else None


def to(pane: EventsPane, words: str) -> Callable[[], None]:
    """Go down in the open menu, as with the arrow keys, to an entry."""

    def walk() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range(60):
            here: QAction | None = menu.activeAction()
            if here is not None and here.text().replace("&", "") == words:
                return
            _down(menu)
        pytest.fail(f"no entry “{words}”")

    return walk


def _down(menu: QMenu) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(menu, Qt.Key.Key_Down)


def narrow(pane: EventsPane, *words: str) -> None:
    """Go from the list to an entry of the menu Filter, and choose it."""
    press(pane.window(), "Alt+1")
    reach(pane.window(), pane.bar.filter_button, "Shift+Tab")
    press(pane.window(), "Space", *choosing(pane, *words))


def arrange(pane: EventsPane, *words: str, then: tuple[Stroke, ...] = ()) -> None:
    """Go from the list to an entry of the menu View, and choose it."""
    press(pane.window(), "Alt+1")
    reach(pane.window(), pane.bar.view_button, "Shift+Tab")
    press(pane.window(), "Space", *choosing(pane, *words), *then)


def choosing(pane: EventsPane, *words: str) -> tuple[Stroke, ...]:
    strokes: list[Stroke] = []
    for word in words:
        strokes += [to(pane, word), "Return"]
    return tuple(strokes)


class TestWalking:
    """The list."""

    def test_arrows_page_home_and_end_walk_the_events(
        self, window: MainWindow, pane: EventsPane
    ) -> None:
        press(window, "Home")
        first = current(pane)
        press(window, "Down")
        second = current(pane)
        press(window, "PgDown")
        later = current(pane)
        press(window, "End")
        last = current(pane)
        assert len({first, second, later, last}) == 4
        press(window, "Home")
        assert current(pane) == first

    def test_a_row_tells_title_date_case_and_doubt(
        self, window: MainWindow, pane: EventsPane
    ) -> None:
        narrow(pane, "Disputed")
        press(window, "Alt+1", "Home")
        told = QAccessible.queryAccessibleInterface(pane.list)
        row = told.child(pane.list.currentIndex().row())
        words = row.text(QAccessible.Text.Name)
        line = pane.model.line(pane.list.currentIndex())
        assert line is not None
        case = pane.bench.cases[line.case].short_title
        for part in (line.title, case, "disputed", "1963" if "1963" in case else "196"):
            assert part in words, words

    def test_words_lead_down_to_what_they_found(self, window: MainWindow, pane: EventsPane) -> None:
        press(window, "Shift+Tab", *letters("guard"), "Down", "Home")
        assert focused() is pane.list
        assert pane.bench.focus.filter.text == "guard"
        line = pane.model.line(pane.list.currentIndex())
        assert line is not None
        press(window, "Shift+Tab", "Escape", "Down")
        assert not pane.bench.focus.filter.text


class TestFilters:
    """Every way to narrow, and back."""

    def test_what_is_ticked(self, window: MainWindow, pane: EventsPane) -> None:
        for words, field, value in (
            (("Phase", "Seizure"), "phases", (PhaseKind.SEIZURE,)),
            (("Weakest claim", "medium"), "weakest", (Confidence.MEDIUM,)),
            (("Disputed",), "disputed", True),
            (("Resting on no claim",), "unsourced", True),
        ):
            narrow(pane, *words)
            assert getattr(pane.bench.focus.filter, field) == value
            narrow(pane, "Clear the filter")
            assert pane.bench.focus.filter == type(pane.bench.focus.filter)()

    @pytest.mark.parametrize(
        ("entry", "words", "field"),
        [
            ("Actor…", "sadi", "actor"),
            ("Place…", "baghdad", "place"),
            ("Source…", "iraq", "source"),
        ],
    )
    def test_what_is_chosen(
        self, window: MainWindow, pane: EventsPane, entry: str, words: str, field: str
    ) -> None:
        narrow(pane, entry)
        press(window, *letters(words), "Down", "Up", "Return")
        assert getattr(pane.bench.focus.filter, field)
        assert pane.model.events < (pane.total or 0)
        assert len(pane.bar.chips.chips) == 1

    def test_what_is_typed_as_dates(self, window: MainWindow, pane: EventsPane) -> None:
        narrow(pane, "Dates…")
        press(window, *letters("Nov 1963"), "Tab", *letters("Dec 1963"), "Return")
        assert pane.bench.focus.window is not None
        assert 0 < pane.model.events < (pane.total or 0)

    def test_a_chip_is_reached_and_takes_its_part_away(
        self, window: MainWindow, pane: EventsPane
    ) -> None:
        narrow(pane, "Disputed")
        press(window, "Alt+1", "Shift+Tab")
        assert focused() in pane.bar.chips.chips
        press(window, "Space")
        assert not pane.bench.focus.filter.disputed
        assert focused() is not None

    def test_cases(self, window: MainWindow, pane: EventsPane) -> None:
        every = pane.model.events
        press(window, "Ctrl+K", *letters("> syria"), "Return")
        assert pane.model.events < every
        assert focused() is pane.list


class TestArrangement:
    """Order, headings, columns, saved views."""

    def test_sort_and_group(self, window: MainWindow, pane: EventsPane) -> None:
        arrange(pane, "Sort by", "Event")
        arrange(pane, "Group by", "Nothing")
        assert pane.views.arrangement.sorting.column is Column.TITLE
        assert pane.views.arrangement.grouping is Grouping.NONE
        press(window, "Alt+1", "Home")
        assert pane.list.currentIndex().row() == 0
        arrange(pane, "Sort by", "The other way round")
        assert pane.views.arrangement.sorting.backwards

    def test_columns(self, window: MainWindow, pane: EventsPane) -> None:
        arrange(pane, "Table")
        arrange(pane, "Columns…")
        press(window, "Down", "Space", "Alt+Up", "Escape")
        shown = [each.column for each in pane.views.arrangement.columns]
        assert Column.TITLE not in shown
        assert len(shown) == 4

    def test_a_view_is_saved_taken_up_renamed_and_deleted(
        self, session: Session, window: MainWindow, pane: EventsPane
    ) -> None:
        narrow(pane, "Disputed")
        arrange(pane, "Save view as…", then=(*letters("mine"), "Return"))
        assert pane.views.names() == ["mine"]
        assert '"mine"' in session.settings.arrangement_of("events"), "kept at once"
        narrow(pane, "Clear the filter")
        arrange(pane, "mine")
        assert pane.bench.focus.filter.disputed
        arrange(pane, "Rename a view", "mine", then=(*letters("ours"), "Return"))
        assert pane.views.names() == ["ours"]
        arrange(pane, "Delete a view", "ours")
        assert not pane.views.names()
        assert '"ours"' not in session.settings.arrangement_of("events")

    def test_a_view_saved_in_one_window_is_there_in_the_other(
        self, session: Session, window: MainWindow, pane: EventsPane, qtbot: QtBot
    ) -> None:
        press(window, "Ctrl+Shift+N")
        second = next(iter(session.more))
        qtbot.waitUntil(lambda: QApplication.activeWindow() is second)
        other = second.docks["events"].pane
        assert isinstance(other, EventsPane)
        arrange(other, "Save view as…", then=(*letters("both"), "Return"))
        assert pane.views.names() == other.views.names() == ["both"]
        for window_number in (1, 2):
            assert '"both"' in session.settings.arrangement_of("events", window_number)
