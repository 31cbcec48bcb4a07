"""The Comparison pane by keys alone: its views, questions, cells, links and six cases."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from tests.ui.keyboard.conftest import focused, letters, press, reach

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.comparison.arrangement import View
from coupexplorer.ui.panes.comparison import ComparisonPane
from coupexplorer.ui.shell.window import MainWindow


def opened(window: MainWindow) -> ComparisonPane:
    """The pane, with the keyboard in its table."""
    press(window, "Alt+2")
    pane = window.docks["comparison"].pane
    assert isinstance(pane, ComparisonPane)
    assert focused() is pane.table
    return pane


@pytest.fixture
def pane(window: MainWindow) -> ComparisonPane:
    """The pane on the built-in casebook."""
    return opened(window)


@pytest.fixture
def six(six_window: MainWindow) -> ComparisonPane:
    """The pane on six cases, all of them chosen."""
    for case in six_window.bench.cases.values():
        if case.id not in six_window.bench.focus.cases:
            press(six_window, "Ctrl+K", *letters(f"> {case.short_title}"), "Return")
    assert len(six_window.bench.focus.cases) == 6
    return opened(six_window)


def questions(pane: ComparisonPane) -> list[str]:
    """The questions shown, by id."""
    return [each.id for each in pane.model.grid.dimensions]


def told(pane: ComparisonPane) -> str:
    """What a screen reader says of the current cell."""
    index = pane.view.table.currentIndex()
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def show(pane: ComparisonPane, view: View) -> None:
    """Go to the tabs, choose a view, and go back to its table."""
    window = pane.window()
    press(window, "Alt+2")
    reach(window, pane.bar.tabs, "Shift+Tab")
    press(window, "Home" if view is View.QUESTIONS else "Right")
    for _ in View:
        if pane.bar.tabs.tabData(pane.bar.tabs.currentIndex()) == view:
            break
        press(window, "Right")
    press(window, "Alt+2")
    assert focused() is pane.view.table


class TestQuestions:
    """By question."""

    def test_cells_are_walked_and_looked_at(self, window: MainWindow, pane: ComparisonPane) -> None:
        press(window, "Ctrl+Home", "Right")
        first = window.bench.focus.subject
        press(window, "Down")
        second = window.bench.focus.subject
        assert first is not None
        assert second is not None
        assert {first.kind, second.kind} == {Kind.CELL}
        assert first != second
        assert told(pane)

    def test_a_question_is_moved_hidden_and_brought_back(
        self, window: MainWindow, pane: ComparisonPane
    ) -> None:
        before = questions(pane)
        press(window, "Ctrl+Home", "Alt+Down")
        assert questions(pane)[:2] == before[1::-1]
        press(window, "Delete")
        assert before[0] not in questions(pane)
        reach(window, pane.bar.questions, "Shift+Tab")
        press(window, "Space", "Up", "Return")
        assert questions(pane) == before

    def test_the_menu_of_a_row_opens_by_key(self, window: MainWindow, pane: ComparisonPane) -> None:
        before = questions(pane)
        press(window, "Ctrl+Home", "Shift+F10", "Up", "Return")
        assert questions(pane) == before[1:]

    def test_differences_only(self, window: MainWindow, pane: ComparisonPane) -> None:
        every = len(questions(pane))
        press(window, "Ctrl+D")
        assert 0 < len(questions(pane)) < every
        press(window, "Ctrl+D")
        assert len(questions(pane)) == every
        assert focused() is pane.table

    def test_marks_lead_to_their_claims_both_ways(
        self, window: MainWindow, pane: ComparisonPane
    ) -> None:
        press(window, "Ctrl+Home", "N")
        first = window.bench.focus.subject
        press(window, "N")
        second = window.bench.focus.subject
        assert first is not None
        assert first.kind is Kind.CLAIM
        assert second not in (None, first)
        press(window, "P")
        assert window.bench.focus.subject == first
        assert focused() is pane.table

    def test_tab_goes_on_to_the_next_pane(self, window: MainWindow, pane: ComparisonPane) -> None:
        press(window, "Ctrl+Home", "Tab")
        here = focused()
        assert here is not None
        assert not pane.isAncestorOf(here)


class TestViews:
    """Every view, with two cases and with six."""

    @pytest.mark.parametrize("view", View)
    def test_each_is_chosen_walked_and_told(
        self, window: MainWindow, pane: ComparisonPane, view: View
    ) -> None:
        show(pane, view)
        press(window, "Ctrl+Home", "Right", "Down")
        assert pane.view.table.currentIndex().isValid()
        assert told(pane)

    def test_phases_lead_to_events_offices_to_holders(
        self, window: MainWindow, pane: ComparisonPane
    ) -> None:
        for view, kinds in (
            (View.PHASES, {Kind.EVENT, Kind.CLAIM}),
            (View.OFFICES, {Kind.ACTOR, Kind.OFFICE, Kind.MEMBERSHIP}),
        ):
            show(pane, view)
            press(window, "Ctrl+Home", "N")
            subject = window.bench.focus.subject
            assert subject is not None
            assert subject.kind in kinds

    def test_counterparts_lead_to_actors(self, window: MainWindow, pane: ComparisonPane) -> None:
        show(pane, View.COUNTERPARTS)
        press(window, "Ctrl+Home", "Right", "Return")
        subject = window.bench.focus.subject
        assert subject is not None
        assert subject.kind is Kind.ACTOR

    @pytest.mark.parametrize("view", View)
    def test_the_sixth_case_is_reached_and_in_sight(
        self, six_window: MainWindow, six: ComparisonPane, view: View
    ) -> None:
        show(six, view)
        press(six_window, "Ctrl+Home", *["Right"] * 6)
        table = six.view.table
        index = table.currentIndex()
        assert index.column() == 6
        assert table.viewport().rect().intersects(table.visualRect(index))
