"""What a screen reader finds in a picture: a list of things, named, placed, that can be pressed."""

from __future__ import annotations

import gc
from collections.abc import Hashable, Sequence

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from coupexplorer.ui.widgets.picture_items import MOST_ITEMS, PictureWidget

NAME = QAccessible.Text.Name


class Picture(PictureWidget):
    """Squares side by side, named by number."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.chosen: Hashable | None = None
        self.marked: Hashable | None = None
        self.pressed: list[Hashable] = []

    def items_in_view(self) -> Sequence[Hashable]:
        return list(range(self.count))

    def item_text(self, item: Hashable) -> str:
        return f"Thing {item}\na detail" if item in range(self.count) else ""

    def item_box(self, item: Hashable) -> QRect:
        return QRect(20 * int(str(item)), 5, 10, 10) if item in range(self.count) else QRect()

    def item_colour(self, item: Hashable) -> QColor:
        return QColor("#123456")

    def item_chosen(self) -> Hashable | None:
        return self.chosen

    def item_marked(self) -> Hashable | None:
        return self.marked

    def press_item(self, item: Hashable) -> None:
        self.pressed.append(item)


@pytest.fixture
def picture(qtbot: QtBot) -> Picture:
    """A shown picture of three things."""
    widget = Picture(3)
    qtbot.addWidget(widget)
    widget.setAccessibleName("Squares")
    widget.resize(200, 40)
    widget.show()
    return widget


def test_a_picture_is_a_list_of_what_is_in_view(picture: Picture) -> None:
    found = QAccessible.queryAccessibleInterface(picture)
    assert found.role() == QAccessible.Role.List
    assert found.text(NAME) == "Squares"
    assert [found.child(n).text(NAME) for n in range(found.childCount())] == [
        f"Thing {n}, a detail" for n in range(3)
    ]
    assert found.child(1).role() == QAccessible.Role.ListItem
    assert found.indexOfChild(found.child(2)) == 2
    assert found.child(0).parent().text(NAME) == "Squares"


def test_a_thing_is_found_where_it_is(picture: Picture) -> None:
    found = QAccessible.queryAccessibleInterface(picture)
    spot = picture.mapToGlobal(QRect(40, 5, 10, 10).center())
    assert found.child(2).rect().contains(spot)
    assert found.childAt(spot.x(), spot.y()).text(NAME) == "Thing 2, a detail"
    assert found.childAt(spot.x() + 11, spot.y()) is None


def test_what_is_looked_at_and_where_the_keys_are_is_told(picture: Picture) -> None:
    picture.chosen, picture.marked = 0, 1
    found = QAccessible.queryAccessibleInterface(picture)
    assert [bool(found.child(n).state().selected) for n in range(3)] == [True, False, False]
    assert found.focusChild().text(NAME) == "Thing 1, a detail"


def test_a_thing_can_be_pressed(picture: Picture) -> None:
    found = QAccessible.queryAccessibleInterface(picture)
    action = found.child(1).actionInterface()
    press = QAccessibleActionInterface.pressAction()
    assert action.actionNames() == [press]
    action.doAction("something else")
    action.doAction(press)
    assert picture.pressed == [1]
    assert found.child(1).valueInterface() is None


def test_a_thing_that_is_gone_is_no_longer_valid_and_cannot_be_pressed(picture: Picture) -> None:
    found = QAccessible.queryAccessibleInterface(picture)
    last = found.child(2)
    picture.count = 2
    assert not last.isValid()
    assert last.text(NAME) == ""
    last.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert picture.pressed == []
    assert found.indexOfChild(last) == -1


def test_of_very_many_things_the_first_are_listed(qtbot: QtBot) -> None:
    widget = Picture(MOST_ITEMS + 50)
    qtbot.addWidget(widget)
    assert QAccessible.queryAccessibleInterface(widget).childCount() == MOST_ITEMS


def test_pictures_come_and_go(qapp: QApplication) -> None:
    for _ in range(20):
        widget = Picture(4)
        found = QAccessible.queryAccessibleInterface(widget)
        assert found.child(3).text(NAME)
        assert found.child(3).actionInterface().actionNames()
        widget.deleteLater()
        del found, widget
        qapp.processEvents()
    gc.collect()
