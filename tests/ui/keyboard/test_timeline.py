"""The Timeline pane by keys alone: reached, walked, zoomed, brushed, arranged, read as a table and
left."""

from __future__ import annotations

import pytest
from tests.ui.keyboard.conftest import focused, press

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.panes.timeline import TimelinePane
from coupexplorer.ui.shell.window import MainWindow
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.scene import LaneKind


@pytest.fixture
def pane(window: MainWindow) -> TimelinePane:
    """The pane, reached by its key."""
    press(window, "Alt+3")
    found = window.docks["timeline"].pane
    assert isinstance(found, TimelinePane)
    return found


def length(pane: TimelinePane) -> float:
    """How much time is in view."""
    first, last = pane.view.range_x
    return last - first


def test_its_key_leads_to_the_drawing(pane: TimelinePane) -> None:
    assert focused() is pane.view


def test_events_are_walked_in_time_and_from_lane_to_lane(
    window: MainWindow, pane: TimelinePane
) -> None:
    press(pane, "N")
    first = window.bench.focus.subject
    assert first is not None
    assert first.kind is Kind.EVENT
    press(pane, "N")
    second = window.bench.focus.subject
    press(pane, "P")
    assert window.bench.focus.subject == first != second
    lane = pane.view.selected[0] if pane.view.selected else -1
    press(pane, "Down" if lane == 0 else "Up")
    assert pane.view.selected is not None
    assert pane.view.selected[0] == 1 - lane
    press(window, "Alt+Left", "Alt+Left")
    assert window.bench.focus.subject == second


def test_the_view_is_panned_zoomed_and_fitted(pane: TimelinePane) -> None:
    press(pane, "Home")
    opening = pane.view.range_x
    press(pane, "Right")
    assert pane.view.range_x[0] > opening[0]
    press(pane, "+", "+")
    assert length(pane) < opening[1] - opening[0]
    press(pane, "0")
    assert length(pane) > 1_000 * DAY
    press(pane, "-", "Home")
    assert pane.view.range_x == pytest.approx(opening)


def test_going_back_restores_what_was_in_view(window: MainWindow, pane: TimelinePane) -> None:
    press(pane, "Home", "+")
    before = pane.view.range_x
    press(window, "Alt+1", "Home", "Alt+3")
    assert pane.view.range_x != pytest.approx(before)
    press(window, "Alt+Left")
    assert pane.view.range_x == pytest.approx(before)


def test_what_is_in_view_becomes_the_window_and_escape_clears_it(
    window: MainWindow, pane: TimelinePane
) -> None:
    press(pane, "Home", "W")
    taken = window.bench.focus.window
    assert taken is not None
    assert pane.clear_button.isVisible()
    press(pane, "Escape")
    assert window.bench.focus.window is None
    assert focused() is pane.view


def test_lanes_are_chosen_from_their_menu(pane: TimelinePane) -> None:
    press(pane, "L", "Down", "Down", "Down", "Return")
    assert pane.kind is LaneKind.ACTOR
    press(pane, "Shift+Tab")
    assert focused() is pane.view
    press(pane, "PgDown")
    assert pane.view.scrolled > 0


def test_every_button_of_the_bar_is_reached_and_pressed(pane: TimelinePane) -> None:
    reached = []
    for _ in range(5):
        press(pane, "Tab")
        reached.append(focused())
    bar = pane.bar
    assert reached == [bar.lanes, bar.bands, bar.fit, bar.fit_all, bar.table]
    press(pane, "Shift+Tab", "Space")
    assert length(pane) > 1_000 * DAY
    press(pane, "Shift+Tab", "Space", "Shift+Tab", "Space")
    assert length(pane) < 100 * DAY
    assert any(lane.bands for lane in pane.view.picture().lanes)


def test_the_table_is_walked_its_rows_are_chosen_and_it_is_left(
    window: MainWindow, pane: TimelinePane
) -> None:
    press(pane, "T")
    assert focused() is pane.table
    press(pane, "Ctrl+Home", "Down", "Down", "Return")
    row = pane.table.currentIndex().row()
    assert window.bench.focus.subject == pane.model.subject(row)
    press(pane, "Escape")
    assert focused() is pane.view
    assert pane.view.selected_id == pane.model.identifier(row)


def test_the_dispute_over_a_date_is_gone_to(window: MainWindow, pane: TimelinePane) -> None:
    disputed = next(iter(pane.view.content.ghosts))
    press(pane, "N")
    while pane.view.selected_id != disputed:
        before = pane.view.selected
        press(pane, "N")
        assert pane.view.selected != before
    press(pane, "D")
    subject = window.bench.focus.subject
    assert subject is not None
    assert subject.kind is Kind.DISPUTE


def test_the_offices_of_who_is_looked_at_are_walked(window: MainWindow, pane: TimelinePane) -> None:
    press(pane, "L", "Down", "Down", "Down", "Return", "Shift+Tab", "O")
    subject = window.bench.focus.subject
    assert subject is not None
    assert subject.kind in (Kind.CLAIM, Kind.OFFICE, Kind.MEMBERSHIP)
    assert pane.view.marked_spans


def test_the_pane_is_left_again(window: MainWindow, pane: TimelinePane) -> None:
    press(pane, "Alt+1")
    here = focused()
    assert here is not None
    assert not pane.isAncestorOf(here)
