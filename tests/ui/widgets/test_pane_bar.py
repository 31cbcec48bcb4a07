"""The bar under a picture: named for screen readers, in one row or two."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from coupexplorer.ui.theme import DARK
from coupexplorer.ui.widgets.pane_bar import PaneBar


class Some(PaneBar):
    """A bar with a button more at its start and one at its end."""

    def __init__(self) -> None:
        super().__init__("some-bar", tray="What has no place", table="Show a table")
        self.clear = self.button("A text of some length", "Clears")
        self.nearer = self.button("+", "Nearer (+)", name="Nearer")
        self.lay_out((self.tray, self.clear), (self.nearer, self.table))


@pytest.fixture
def bar(qtbot: QtBot) -> Some:
    """The bar, shown with room to spare."""
    made = Some()
    qtbot.addWidget(made)
    made.dress(DARK)
    made.resize(800, 30)
    made.show()
    return made


def test_every_button_can_be_named_and_reached(bar: Some) -> None:
    assert bar.tray.accessibleName() == "What has no place"
    assert bar.table.isCheckable()
    assert bar.table.accessibleDescription() == "Show a table"
    assert bar.table.focusPolicy() == Qt.FocusPolicy.TabFocus
    assert bar.nearer.accessibleName() == "Nearer"
    assert not bar.tray.isVisible()
    bar.say(bar.tray, "3 left out ▾")
    assert bar.tray.accessibleName() == "3 left out"


def test_a_narrow_bar_takes_two_rows_and_one_again(qapp: QApplication, bar: Some) -> None:
    qapp.processEvents()
    start = bar.clear
    top = start.mapTo(bar, start.rect().topLeft()).y()
    assert bar.table.mapTo(bar, bar.table.rect().topLeft()).y() == top
    high = bar.sizeHint().height()
    bar.resize(bar.minimumSizeHint().width(), 80)
    qapp.processEvents()
    below = bar.table.mapTo(bar, bar.table.rect().topLeft()).y()
    assert below > start.mapTo(bar, start.rect().topLeft()).y()
    assert bar.sizeHint().height() > high
    bar.resize(800, 80)
    qapp.processEvents()
    assert bar.sizeHint().height() == high


def test_a_button_that_comes_may_need_another_row(qapp: QApplication, bar: Some) -> None:
    bar.clear.hide()
    bar.resize(bar.clear.sizeHint().width() + 60, 80)
    qapp.processEvents()
    high = bar.sizeHint().height()
    bar.clear.show()
    qapp.processEvents()
    assert bar.sizeHint().height() > high


def test_another_menu_takes_the_place_of_the_one_before(bar: Some) -> None:
    first, second = QMenu(bar.tray), QMenu(bar.tray)
    bar.put_menu(bar.tray, first)
    bar.put_menu(bar.tray, second)
    assert bar.tray.menu() is second
