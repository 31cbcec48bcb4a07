"""The Map pane's whole job by keys alone, in the real window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.keyboard.conftest import focused, press

from coupexplorer.domain.identity import Kind
from coupexplorer.ui.panes.map import MapPane
from coupexplorer.ui.shell.window import MainWindow


@pytest.fixture
def pane(window: MainWindow, qtbot: QtBot) -> MapPane:
    """The pane on the built-in casebook, gone to by its key."""
    press(window, "Alt+7")
    found = window.docks["map"].pane
    assert isinstance(found, MapPane)
    qtbot.waitUntil(lambda: bool(found.view.scene.spots), timeout=20_000)
    assert focused() is found.view
    return found


def tab_to(window: MainWindow, wanted: object) -> None:
    """Press Tab until something has the keyboard."""
    for _ in range(40):
        if focused() is wanted:
            return
        press(window, "Tab")
    raise AssertionError(f"Tab never came to {wanted}")


def test_one_walks_to_a_place_and_looks_at_it(window: MainWindow, pane: MapPane) -> None:
    press(window, "Right")
    first = pane.view.cursor_id
    press(window, "Left", "Left", "Up")
    marked = pane.view.cursor_id
    assert marked not in (None, first)
    assert pane.view.card.isVisible()
    press(window, "Return")
    subject = pane.bench.focus.subject
    assert subject is not None
    assert (subject.kind, subject.id) == (Kind.PLACE, marked)
    assert pane.view.highlight.ring == marked


def test_every_place_is_come_to(window: MainWindow, pane: MapPane) -> None:
    seen = []
    for _ in range(1, len([s for s in pane.view.scene.spots if not s.area])):
        press(window, "PgDown")
        seen.append(pane.view.cursor_id)
    assert {s.id for s in pane.view.scene.spots if s.events and not s.area} <= set(seen)
    press(window, "PgUp")
    assert pane.view.cursor_id == seen[-2]


def test_one_goes_from_movement_to_movement_and_looks_at_one(
    window: MainWindow, pane: MapPane
) -> None:
    press(window, "N")
    first = pane.view.card.title.text()
    assert first
    press(window, "N")
    assert pane.view.way_id is not None
    way = next(way for way in pane.view.scene.ways if way.id == pane.view.way_id)
    press(window, "Return")
    subject = pane.bench.focus.subject
    assert subject is not None
    assert subject.id in (way.event, *way.movers)
    press(window, "Alt+7", "Escape")
    assert pane.view.way_id is None


def test_the_view_is_zoomed_moved_and_fitted(window: MainWindow, pane: MapPane) -> None:
    opening = pane.view.outlook
    press(window, "+", "+", "Ctrl+Right")
    assert pane.view.outlook.scale > opening.scale
    assert pane.view.outlook.longitude > opening.longitude
    press(window, "0")
    everything = pane.view.outlook
    assert everything.scale < opening.scale
    press(window, "Home")
    assert pane.view.outlook == opening


def test_what_cannot_be_drawn_is_chosen_in_the_corner(window: MainWindow, pane: MapPane) -> None:
    tab_to(window, pane.bar.tray)
    press(window, "Space", "Down", "Return")
    subject = pane.bench.focus.subject
    assert subject is not None
    assert subject.id in {place.id for place in pane.view.scene.undrawn}


def test_the_buttons_of_the_bar_are_reached(window: MainWindow, pane: MapPane) -> None:
    opening = pane.view.outlook
    tab_to(window, pane.bar.nearer)
    press(window, "Space")
    assert pane.view.outlook.scale > opening.scale
    tab_to(window, pane.bar.region)
    press(window, "Space")
    assert pane.view.outlook == opening


def test_the_table_is_walked_and_left_again(window: MainWindow, pane: MapPane) -> None:
    press(window, "T")
    assert focused() is pane.table
    press(window, "Down", "Down", "Return")
    subject = pane.bench.focus.subject
    assert subject is not None
    assert subject.id == pane.model.identifier(pane.table.currentIndex().row())
    for key in ("T", "Escape"):
        press(window, key)
        assert focused() is pane.view
        press(window, "T")
        assert focused() is pane.table


def test_tab_leaves_the_map_and_f6_the_pane(window: MainWindow, pane: MapPane) -> None:
    press(window, "Tab")
    assert focused() is not pane.view
    press(window, "F6")
    here = focused()
    assert here is not None
    assert not pane.isAncestorOf(here)
