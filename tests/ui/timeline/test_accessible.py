"""What a screen reader finds: a list of the marks in view, named, placed, one of them selected."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.timeline.builders import day, scene

from coupexplorer.ui.timeline.accessible import install_accessibility, tell_chosen
from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.telling import Told
from coupexplorer.ui.timeline.view import TimelineView

NAME = QAccessible.Text.Name


@pytest.fixture
def view(qtbot: QtBot) -> TimelineView:
    """A view with three marks, described as the pane does."""
    install_accessibility()
    widget = TimelineView()
    qtbot.addWidget(widget)
    widget.setAccessibleName("Timeline")
    widget.describe = lambda event: Told(f"About {event}", "a day\nmore")
    widget.resize(700, 220)
    widget.show_scene(scene([day(-5), day(-1)], [day(-3)]), keep_range=False)
    widget.show()
    return widget


def test_the_view_is_a_list_of_its_marks(view: TimelineView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.List
    assert found.text(NAME) == "Timeline"
    assert found.childCount() == 3
    names = [found.child(n).text(NAME) for n in range(3)]
    assert names == [
        "About l0-0, a day, more, Case 0",
        "About l0-1, a day, more, Case 0",
        "About l1-0, a day, more, Case 1",
    ]
    assert found.child(1).role() == QAccessible.Role.ListItem
    assert found.indexOfChild(found.child(2)) == 2
    assert found.child(0).parent().text(NAME) == "Timeline"


def test_only_what_is_in_view_is_listed(view: TimelineView) -> None:
    view.show_range(-3.5 * DAY, 0)
    found = QAccessible.queryAccessibleInterface(view)
    assert found.childCount() == 2


def test_the_selected_mark_is_told(view: TimelineView) -> None:
    view.select("l1-0")
    found = QAccessible.queryAccessibleInterface(view)
    states = [bool(found.child(n).state().selected) for n in range(3)]
    assert states == [False, False, True]


def test_a_mark_is_found_where_it_is(view: TimelineView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    spot = view.spot_of("l1-0")
    assert spot is not None
    on_screen: QPoint = view.viewport().mapToGlobal(spot)
    assert found.child(2).rect().contains(on_screen)
    assert found.childAt(on_screen.x(), on_screen.y()).text(NAME).startswith("About l1-0")


def test_an_item_that_is_gone_is_no_longer_valid(view: TimelineView) -> None:
    found = QAccessible.queryAccessibleInterface(view)
    last = found.child(2)
    view.show_scene(scene([day(-5)]), keep_range=True)
    assert not last.isValid()
    assert last.text(NAME) == ""


def test_what_is_chosen_by_key_is_said(view: TimelineView, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[int] = []
    heard = "coupexplorer.ui.timeline.accessible.QAccessible"
    monkeypatch.setattr(f"{heard}.isActive", staticmethod(lambda: True))
    monkeypatch.setattr(f"{heard}.updateAccessibility", lambda event: said.append(event.child()))
    monkeypatch.setattr(view, "hasFocus", lambda: True)
    found = QAccessible.queryAccessibleInterface(view)
    view.select("l1-0")
    tell_chosen(view)
    assert said == [2]
    assert found.focusChild().text(NAME).startswith("About l1-0")
    assert found.child(2).state().focused


def test_views_come_and_go(qapp: QApplication) -> None:
    install_accessibility()
    for _ in range(20):
        widget = TimelineView()
        widget.show_scene(scene([day(-5)]), keep_range=False)
        found = QAccessible.queryAccessibleInterface(widget)
        assert found.childCount() == 1
        assert found.child(0).text(NAME)
        widget.deleteLater()
        del found, widget
        qapp.processEvents()
    gc.collect()
